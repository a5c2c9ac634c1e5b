"""A scatter: each category a dot between two axes of numbers."""

from __future__ import annotations

from briefgen.charts.describe import describe_points
from briefgen.charts.kind import Kind
from briefgen.charts.looks import bar_colours, columns, ruler, ruler_of, upright_height
from briefgen.charts.numbers import cell
from briefgen.charts.paint import paint
from briefgen.charts.plot import Column, Frame, Label, Layer, Plot, SeriesPlot
from briefgen.charts.valid import valid
from briefgen.diagnostics import InputError, error
from briefgen.doctree import Across, Chart
from briefgen.locale import Locale

FEW = 12
"""So many dots are named; of more, only those that are highlighted."""

DOT = 9

NAME = 0.25
"""The largest share of the width that a dot's name takes."""


def derive(chart: Chart, locale: Locale) -> Chart:  # noqa: ARG001 - every kind is asked so
    """The chart; raises InputError where its dots have no place across."""
    valid(chart)
    if not isinstance(chart.across, Across):
        raise InputError(
            error(
                "chart-across",
                "a scatter needs two numbers for each dot",
                hint="give it two series: the first stands across",
            )
        )
    return chart


def native(chart: Chart, frame: Frame) -> Plot:
    across = chart.across if isinstance(chart.across, Across) else None
    if across is None:
        raise InputError(
            error(
                "chart-across",
                "a scatter needs two numbers for each dot",
                hint="give it two series: the first stands across",
            )
        )
    places = tuple(None if value is None else cell(value, across.axis) for value in across.values)
    axis = across.axis
    table = (*columns(chart), Column(axis.title or axis.unit, places, axis.number_format))
    series = tuple(_series(chart, at, colour, frame) for at, colour in enumerate(bar_colours(chart)))
    return Plot(
        chart.axis.unit,
        chart.categories,
        table,
        (Layer("scatter", series),),
        ruler(chart, shown=True),
        across=ruler_of(axis, [place for place in places if place is not None], shown=True, grid=False),
        legend=len(series) > 1,
        right=0.12 * frame.width,
    )


def _series(chart: Chart, at: int, colour: str, frame: Frame) -> SeriesPlot:
    series = chart.series[at]
    told = any(point.highlight for one in chart.series for point in one.points)
    few = len(chart.categories) <= FEW
    labels = tuple(
        Label(
            frame.folded(name, NAME * frame.width),
            "highlight" if point.highlight else "ink" if not told else "grey",
            point.highlight,
        )
        if point.value is not None and name and (few or point.highlight)
        else None
        for name, point in zip(chart.categories, series.points, strict=True)
    )
    colours = tuple("highlight" if point.highlight else "" for point in series.points)
    quiet = "mute" if told and len(chart.series) == 1 else colour
    return SeriesPlot(at, quiet, labels, colours, "r", across=len(chart.series), markers=DOT)


KIND = Kind("scatter", derive, describe_points, native, upright_height, paint)
