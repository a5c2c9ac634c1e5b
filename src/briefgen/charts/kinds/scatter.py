"""A scatter: each category a dot between two axes of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from math import log10

from briefgen.charts.describe import describe_points
from briefgen.charts.kind import Kind
from briefgen.charts.looks import bar_colours, columns, ruler, ruler_of, upright_height
from briefgen.charts.numbers import cell, row
from briefgen.charts.paint import paint
from briefgen.charts.plot import Column, Frame, Label, Layer, Numbers, Plot, Position, Ruler, SeriesPlot
from briefgen.charts.scale import spread
from briefgen.charts.valid import valid
from briefgen.diagnostics import InputError, error
from briefgen.doctree import Across, Chart
from briefgen.locale import Locale

FEW = 12
"""So many dots are named; of more, only those that are highlighted."""

DOT = 9

PLOT = 0.8
"""The share of the frame that the plot takes, about."""

LEADING = 1.2
SIDES: tuple[Position, ...] = ("r", "l", "t", "b")
Key = tuple[int, int]
"""A dot by its series and its category."""

Box = tuple[float, float, float, float]

NAME = 0.25
"""The largest share of the width that a dot's name takes."""


def derive(chart: Chart, _locale: Locale) -> Chart:
    """The chart; raises InputError where its dots have no place across, or none has a number both ways."""
    valid(chart)
    if not isinstance(chart.across, Across):
        raise InputError(
            error(
                "chart-across",
                "a scatter needs two numbers for each dot",
                hint="give it two series: the first stands across",
            )
        )
    if not any(
        along is not None and point.value is not None
        for series in chart.series
        for along, point in zip(chart.across.values, series.points, strict=True)
    ):
        raise InputError(
            error("chart-empty", "no dot of this scatter has two numbers", hint="give one label both of its numbers")
        )
    return chart


def native(chart: Chart, frame: Frame) -> Plot:
    across = chart.across
    assert isinstance(across, Across)
    places = tuple(None if value is None else cell(value, across.axis) for value in across.values)
    axis = across.axis
    table = (*columns(chart), Column(axis.title or axis.unit, places, axis.number_format))
    level, along = (
        ruler(chart, shown=True),
        ruler_of(axis, [n for n in places if n is not None], shown=True, grid=False),
    )
    spots = {
        (at, place): (x * PLOT * frame.width, y * PLOT * frame.height)
        for at, series in enumerate(chart.series)
        for place, (x, y) in enumerate(zip(_shares(along, places), _shares(level, row(chart, series)), strict=True))
        if x is not None and y is not None
    }
    sides = _sides(chart, spots, frame)
    series = tuple(_series(chart, at, colour, frame, sides) for at, colour in enumerate(bar_colours(chart)))
    return Plot(
        chart.axis.unit,
        chart.categories,
        table,
        (Layer("scatter", series),),
        level,
        across=along,
        legend=len(series) > 1,
        right=0.12 * frame.width,
    )


def _shares(scale: Ruler, numbers: Numbers) -> list[float | None]:
    """How far along an axis numbers lie, about as Office will choose its ends."""
    places = [number if number is None or not scale.log else log10(number) for number in numbers]
    known = [place for place in places if place is not None]
    low, high = spread(known)[:2] if known else (0.0, 1.0)
    return [None if place is None else (place - low) / ((high - low) or 1.0) for place in places]


def _name(chart: Chart, place: int, frame: Frame) -> str:
    return frame.folded(chart.categories[place], NAME * frame.width)


def _sides(chart: Chart, spots: Mapping[Key, tuple[float, float]], frame: Frame) -> dict[Key, Position]:
    """The side of each named dot where its name meets no other name or dot, highlighted dots first; those whose names
    have no free side are left without."""
    few = len(chart.categories) <= FEW
    dots = [(x - DOT / 2, y - DOT / 2, x + DOT / 2, y + DOT / 2) for x, y in spots.values()]
    taken: list[Box] = []
    sides: dict[Key, Position] = {}
    for key in sorted(spots, key=lambda key: not chart.series[key[0]].points[key[1]].highlight):
        told = chart.series[key[0]].points[key[1]].highlight
        if not _name(chart, key[1], frame) or not (few or told):
            continue
        lines = _name(chart, key[1], frame).split("\n")
        wide = max(frame.wide(line, bold=True) for line in lines) + 2
        tall = LEADING * frame.text * len(lines)
        boxes = {side: _box(side, spots[key], wide, tall, frame.label) for side in SIDES}
        free = [side for side, box in boxes.items()
                if box[2] <= frame.width and not any(_meet(box, other) for other in (*taken, *dots))]  # fmt: skip
        if free or told:
            sides[key] = free[0] if free else "r"
            taken.append(boxes[sides[key]])
    return sides


def _box(side: Position, spot: tuple[float, float], wide: float, tall: float, em: float) -> Box:
    """The room of a name at one side of a dot: its left, lower, right and upper edge."""
    (x, y), beside, over = spot, 0.6 * em, DOT / 2 + 0.1 * em
    left = {"r": x + beside, "l": x - beside - wide}.get(side, x - wide / 2)
    foot = {"t": y + over, "b": y - over - tall}.get(side, y - tall / 2)
    return left, foot, left + wide, foot + tall


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _series(chart: Chart, at: int, colour: str, frame: Frame, sides: Mapping[Key, Position]) -> SeriesPlot:
    series = chart.series[at]
    told = any(point.highlight for one in chart.series for point in one.points)
    labels = tuple(
        Label(
            _name(chart, place, frame),
            "highlight" if point.highlight else "ink" if not told else "grey",
            point.highlight,
            position=sides[at, place],
        )
        if (at, place) in sides
        else None
        for place, point in enumerate(series.points)
    )
    colours = tuple("highlight" if point.highlight else "" for point in series.points)
    quiet = "mute" if told and len(chart.series) == 1 else colour
    return SeriesPlot(at, quiet, labels, colours, "r", across=len(chart.series), markers=DOT)


KIND = Kind("scatter", derive, describe_points, native, upright_height, paint)
