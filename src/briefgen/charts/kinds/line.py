"""Lines: series followed through time, each named at its last point."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.charts.describe import describe_trend
from briefgen.charts.kind import Kind
from briefgen.charts.looks import upright_height, widest_label
from briefgen.charts.numbers import cell, cells
from briefgen.charts.paint import Style, paint_lines
from briefgen.charts.plot import Frame, Label, Plot, SeriesPlot
from briefgen.charts.valid import valid
from briefgen.doctree import Chart, Series
from briefgen.theme.slots import CATEGORICAL

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MAIN, OTHER = 3.0, 2.25
LEADING = 1.25
AXIS = 2.5
"""About the width of the value axis' numbers, in em."""


def native(chart: Chart, frame: Frame) -> Plot:
    named = not _crowded(chart, frame)
    series = tuple(_series(one, *_colours(chart, place), named) for place, one in enumerate(chart.series))
    return Plot(
        "line",
        series,
        grouping="standard",
        value_axis=True,
        legend=not named,
        right=_room(chart, frame, widest_label(series, frame) + 0.8 * frame.label),
    )


def _room(chart: Chart, frame: Frame, label: float) -> float:
    """The room a label needs beside the plot area: its last half step already stands at the label's disposal."""
    steps = 2 * len(chart.categories)
    return max(0.0, (label - (frame.width - AXIS * frame.text) / steps) / (1 - 1 / steps))


def _colours(chart: Chart, place: int) -> tuple[str, str, float]:
    """A line's colour, the colour of its label (never too pale to read) and its weight."""
    told = [series.highlight for series in chart.series]
    if len(told) == 1 or told[place]:
        return "accent", "accent", MAIN
    if any(told):
        return "grey", "grey", OTHER
    colour = f"{CATEGORICAL}{place}"
    return colour, "ink" if place % 6 in (2, 4, 5) else colour, OTHER


def _series(series: Series, colour: str, text: str, width: float, named: bool) -> SeriesPlot:
    last = _last(series)
    labels = []
    for place, point in enumerate(series.points):
        ends = named and place == last
        said = point.value is not None and bool(point.label) and (ends or point.highlight)
        name = series.name if ends else ""
        tone = "highlight" if point.highlight else text
        labels.append(Label(point.label if said else "", tone, True, name) if said or name else None)
    marks = tuple("highlight" if point.highlight else "" for point in series.points)
    return SeriesPlot(colour, marks, tuple(labels), "r", width)


def _last(series: Series) -> int:
    return max((place for place, point in enumerate(series.points) if point.value is not None), default=-1)


def _crowded(chart: Chart, frame: Frame) -> bool:
    """Whether two lines end so close to each other that their labels would touch."""
    numbers = list(cells(chart))
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    apart = 2 * LEADING * frame.label / (0.8 * frame.height) * ((high - low) or 1.0)
    ends: dict[int, list[float]] = {}
    for series in chart.series:
        if (last := _last(series)) >= 0 and (value := series.points[last].value) is not None:
            ends.setdefault(last, []).append(cell(value, chart))
    return any(upper - lower < apart for end in ends.values() for lower, upper in pairwise(sorted(end)))


def picture(axes: Axes, chart: Chart, style: Style) -> None:
    paint_lines(axes, chart, native(chart, style.frame), style)


KIND = Kind("line", valid, describe_trend, native, upright_height, picture)
