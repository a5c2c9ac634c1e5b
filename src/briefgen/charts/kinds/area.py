"""Areas: what a whole is made of as it goes through time, the first series at the bottom."""

from __future__ import annotations

from dataclasses import replace

from briefgen.charts.describe import describe_trend
from briefgen.charts.kind import Kind
from briefgen.charts.looks import bar_colours, columns, names_apart, ruler_of, upright_height
from briefgen.charts.paint import paint
from briefgen.charts.plot import Frame, Layer, Plot, Ruler, SeriesPlot
from briefgen.charts.stacks import FEW, end_names, ends, names_fit
from briefgen.charts.stacks import derive as derive_stacks
from briefgen.charts.valid import valid
from briefgen.diagnostics import InputError, error
from briefgen.doctree import Across, Chart
from briefgen.locale import Locale

AXIS = 2.5
"""About the width of the value axis' numbers, in em."""


def derive(chart: Chart, locale: Locale) -> Chart:
    """The chart with its areas stacked; raises InputError where a part is negative, which no area shows."""
    valid(chart)
    if any(p.value is not None and p.value < 0 for series in chart.series for p in series.points):
        raise InputError(error("chart-negative", "an area cannot be negative", hint="draw a line or columns"))
    if len(chart.categories) < 2:
        raise InputError(error("chart-points", "an area needs two points", hint="draw columns"))
    stacked = replace(chart, stacking=chart.stacking or "amounts")
    return replace(derive_stacks(stacked, locale), total=None)


def native(chart: Chart, frame: Frame) -> Plot:
    shares = chart.stacking == "shares"
    areas = tuple(
        SeriesPlot(place, colour, (), (), outline="white" if len(chart.series) > 1 else "")
        for place, colour in enumerate(bar_colours(chart))
    )
    table, layers, right = columns(chart), [Layer("area", areas, "percentStacked" if shares else "stacked")], 0.0
    direct = not shares and len(areas) <= FEW and names_fit(chart, frame)
    if direct:
        names, marks = end_names(chart, len(table))
        table, right = (*table, *names), max(frame.wide(s.name) for s in chart.series) + 0.8 * frame.text
        layers.append(Layer("line", marks, "standard"))
    ruler = Ruler("0%", True, True, 0.0, 1.0) if shares else ruler_of(chart.axis, ends(chart), shown=True, zero=True)
    return Plot(
        chart.axis.unit,
        chart.categories,
        table,
        tuple(layers),
        ruler,
        across=None if isinstance(chart.across, Across) else chart.across,
        legend=not direct and len(areas) > 1,
        right=right,
        every=names_apart(chart, frame, max(frame.width - right - AXIS * frame.text, frame.width / 2)),
        edge=True,
    )


KIND = Kind("area", derive, describe_trend, native, upright_height, paint)
