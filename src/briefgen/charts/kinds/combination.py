"""A combination: columns with lines over them, which may have an axis of their own at the right."""

from __future__ import annotations

from dataclasses import replace

from briefgen.charts.describe import describe
from briefgen.charts.kind import Kind
from briefgen.charts.looks import (
    bar_colours,
    bar_series,
    columns,
    gap,
    names_apart,
    point_labels,
    ruler_of,
    upright_height,
)
from briefgen.charts.numbers import row
from briefgen.charts.paint import paint
from briefgen.charts.plot import Frame, Layer, Plot, SeriesPlot
from briefgen.charts.valid import valid
from briefgen.diagnostics import InputError, error
from briefgen.doctree import Chart
from briefgen.locale import Locale

THICKEST = 85.0
LINE = 2.5
DOT = 7
LINES = ("highlight", "ink", "categorical.2")


def derive(chart: Chart, _locale: Locale) -> Chart:
    """The chart with its last series as a line, where none is said to be one."""
    valid(chart)
    if len(chart.series) < 2:
        raise InputError(error("chart-series", "a combination needs columns and a line", hint="give it two series"))
    if not any(series.line for series in chart.series):
        chart = replace(chart, series=(*chart.series[:-1], replace(chart.series[-1], line=True)))
    if all(series.line for series in chart.series):
        raise InputError(
            error("chart-series", "all series are lines", hint="draw a line chart, or leave one as columns")
        )
    return chart


def native(chart: Chart, frame: Frame) -> Plot:
    upright = [place for place, series in enumerate(chart.series) if not series.line]
    under = replace(chart, series=tuple(chart.series[place] for place in upright))
    colours = ("mute",) if len(upright) == 1 else bar_colours(under)
    bars = tuple(bar_series(chart, place, colour) for place, colour in zip(upright, colours, strict=True))
    # Their labels would meet the line; the axis at the left says how high they are.
    bars = tuple(replace(one, labels=(None,) * len(one.labels)) for one in bars)
    layers = [Layer("bar", bars, "clustered", gap(under, frame.width, THICKEST))]
    lines = [place for place, series in enumerate(chart.series) if series.line]
    # A column that stands out leaves the lines the next colour.
    told = any(point.highlight for place in upright for point in chart.series[place].points)
    for second in (False, True):
        made = tuple(_line(chart, place, LINES[(at + told) % 3]) for at, place in enumerate(lines)
                     if (chart.series[place].second and chart.second is not None) == second)  # fmt: skip
        if made:
            layers.append(Layer("line", made, "standard", second=second))
    first = _numbers(chart, second=False)
    return Plot(
        chart.axis.unit,
        chart.categories,
        columns(chart),
        tuple(layers),
        ruler_of(chart.axis, first, shown=True, zero=True),
        ruler_of(chart.second, _numbers(chart, second=True), shown=True, zero=True, grid=False)
        if chart.second
        else None,
        legend=True,
        every=names_apart(chart, frame, 0.85 * frame.width),
    )


def _numbers(chart: Chart, *, second: bool) -> list[float]:
    rows = (row(chart, series) for series in chart.series if (series.second and chart.second is not None) == second)
    return [number for numbers in rows for number in numbers if number is not None]


def _line(chart: Chart, place: int, colour: str) -> SeriesPlot:
    """A line with a dot at each point, and its number at the last."""
    series = chart.series[place]
    labels = point_labels(chart, series, bold=True, colour=colour)
    last = max((at for at, label in enumerate(labels) if label), default=-1)
    # Where a line runs before columns, so do its labels.
    kept = tuple(
        replace(label, filled=True) if label and (at == last or series.points[at].highlight) else None
        for at, label in enumerate(labels)
    )
    return SeriesPlot(place, colour, kept, ("",) * len(kept), "t", width=LINE, markers=DOT)


KIND = Kind("combination", derive, describe, native, upright_height, paint)
