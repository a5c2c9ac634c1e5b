"""Lines: series followed through time, each named at its last point."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from briefgen.charts.describe import describe_trend
from briefgen.charts.kind import Kind
from briefgen.charts.looks import columns, names_apart, ruler, truncated, upright_height, widest_label
from briefgen.charts.numbers import cell, cells
from briefgen.charts.paint import paint
from briefgen.charts.plot import Frame, Label, Layer, Plot, Position, SeriesPlot
from briefgen.charts.stacks import FEW
from briefgen.charts.valid import valid
from briefgen.doctree import Across, Chart, Series
from briefgen.locale import Locale
from briefgen.theme.slots import CATEGORICAL

MAIN, OTHER = 3.0, 2.25
LEADING = 1.25
PLOT = 0.8
"""The share of the frame's height that the plot takes."""

FARTHEST = 0.75
"""How far a label may stand from its line's end, in the height of a number with its name under it."""

AXIS = 2.5
"""About the width of the value axis' numbers, in em."""


def derive(chart: Chart, _locale: Locale) -> Chart:
    return valid(chart)


def native(chart: Chart, frame: Frame) -> Plot:
    names = _names(chart, frame)
    series = tuple(_series(chart, place, names) for place in range(len(chart.series)))
    right = _room(chart, frame, widest_label(series, frame) + 0.8 * frame.label)
    return Plot(
        chart.axis.unit,
        chart.categories,
        columns(chart),
        (Layer("line", series, "standard"),),
        truncated(ruler(chart, shown=True), chart),
        across=None if isinstance(chart.across, Across) else chart.across,
        legend=not names.lifts and len(series) > 1,
        right=right,
        every=names_apart(chart, frame, max(frame.width - right - AXIS * frame.text, frame.width / 2)),
    )


def _room(chart: Chart, frame: Frame, label: float) -> float:
    """The room a label needs beside the plot area: its last half step already stands at the label's disposal."""
    steps = 2 * len(chart.categories)
    return max(0.0, (label - (frame.width - AXIS * frame.text) / steps) / (1 - 1 / steps))


def _colours(chart: Chart, place: int, *, named: bool) -> tuple[str, str, float]:
    """A line's colour, the colour of its label (never too pale to read) and its weight; lines that only a legend names
    do not step back into one grey."""
    told = [series.highlight for series in chart.series]
    if len(told) == 1 or told[place]:
        return "accent", "accent", MAIN
    if any(told) and named:
        return "grey", "grey", OTHER
    # The first colour is the accent, which the highlighted line wears.
    at = place + (any(told) and place < told.index(True))
    colour = f"{CATEGORICAL}{at}"
    return colour, "ink" if at % 6 in (2, 4, 5) else colour, OTHER


def _series(chart: Chart, place: int, names: Names) -> SeriesPlot:
    series = chart.series[place]
    colour, text, width = _colours(chart, place, named=bool(names.lifts))
    last = _last(series) if place in names.lifts else -1
    labels = []
    for at, point in enumerate(series.points):
        said = point.label if point.value is not None and (at == last or point.highlight) else ""
        tone = "highlight" if point.highlight else text
        if at == last:
            own = f"{said}  {series.name}".strip() if names.lines == 1 else said
            name = series.name if names.lines > 1 else ""
            labels.append(Label(own, tone, name=name, lift=names.lifts[place]) if own or name else None)
        else:
            labels.append(Label(said, tone, position=_free_side(series, at)) if said else None)
    marks = tuple("highlight" if point.highlight else "" for point in series.points)
    return SeriesPlot(place, colour, tuple(labels), marks, "r", width=width)


def _free_side(series: Series, at: int) -> Position:
    """The side of a point that the line leaves free."""
    around = [series.points[place].value for place in (at - 1, at + 1) if 0 <= place < len(series.points)]
    before, own, after = around[0], series.points[at].value, around[-1]
    if len(around) < 2 or before is None or own is None or after is None or (before <= own) != (own <= after):
        return "t"
    return "l" if before < after else "r" if before > after else "t"


def _last(series: Series) -> int:
    return max((place for place, point in enumerate(series.points) if point.value is not None), default=-1)


@dataclass(frozen=True, slots=True)
class Names:
    """How many lines a name at a line's end takes with its number, and by how many points each of them rises, so that
    it touches neither the axis' names nor its neighbours; no `lifts` where a legend tells more."""

    lines: int
    lifts: Mapping[int, float]


def _names(chart: Chart, frame: Frame) -> Names:
    """Names under their numbers, or beside them where they would be far from their lines; a legend for more than a few."""
    for lines in (2, 1):
        lifts = _lifts(chart, frame, lines)
        far = max(map(abs, lifts.values()), default=0.0) / (2 * LEADING * frame.label)
        if far <= FARTHEST or (lines == 1 and len(chart.series) <= FEW):
            return Names(lines, lifts)
    return Names(1, {})


def _lifts(chart: Chart, frame: Frame, lines: int) -> dict[int, float]:
    tall, room = lines * LEADING * frame.label, PLOT * frame.height
    lifts: dict[int, float] = {}
    for _, group in groupby(sorted(_ends(chart, room)), key=itemgetter(0)):
        ends = [(height, place) for _, height, place in group]
        stands = apart([height for height, _ in ends], tall, room)
        lifts |= {place: stand - height for stand, (height, place) in zip(stands, ends, strict=True)}
        if min(stands) < tall / 2:
            return {}
    return lifts


def apart(heights: list[float], tall: float, room: float) -> list[float]:
    """The heights, lowest first, moved as little as sets them `tall` apart between the axis and the frame's top."""
    stands: list[float] = []
    for height in heights:
        stands.append(max(height, stands[-1] + tall if stands else tall / 2))
    ceiling = room + tall / 4
    for place in reversed(range(len(stands))):
        stands[place] = min(stands[place], ceiling)
        ceiling = stands[place] - tall
    return stands


def _ends(chart: Chart, room: float) -> Iterator[tuple[int, float, int]]:
    """Each series' last point: its category, its height in points over the axis, the series."""
    numbers = list(cells(chart))
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    for place, series in enumerate(chart.series):
        last = _last(series)
        value = series.points[last].value
        if value is not None:
            yield last, room * (cell(value, chart.axis) - low) / ((high - low) or 1.0), place


KIND = Kind("line", derive, describe_trend, native, upright_height, paint)
