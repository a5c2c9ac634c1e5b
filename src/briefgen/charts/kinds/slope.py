"""A slope: what was and what is, a line from one to the other for each, named at both ends."""

from __future__ import annotations

from dataclasses import replace

from briefgen.charts.describe import describe_trend
from briefgen.charts.kind import Kind
from briefgen.charts.kinds.line import apart
from briefgen.charts.looks import columns, ruler
from briefgen.charts.numbers import cells, row
from briefgen.charts.paint import paint
from briefgen.charts.plot import Frame, Label, Layer, Plot, SeriesPlot
from briefgen.charts.scale import round_off
from briefgen.charts.valid import valid
from briefgen.diagnostics import InputError, error
from briefgen.doctree import Chart, Series
from briefgen.locale import Locale

LINE, MAIN = 2.0, 3.0
DOT = 8
ENDS = 2
MOST = 12

BESIDE = 0.22
"""The room for words beside the lines, at either side, as a share of the frame's width."""

BELOW = 0.14
"""What lies free under the lowest end, as a share of the values' range."""


def derive(chart: Chart, _locale: Locale) -> Chart:
    """The chart; raises InputError where there are not two ends to every line."""
    valid(chart)
    if len(chart.categories) != ENDS:
        raise InputError(error("chart-slope", f"a slope goes from one category to another; here are {len(chart.categories)}",
                               hint="give two categories, or draw a line"))  # fmt: skip
    if len(chart.series) > MOST:
        raise InputError(error("chart-crowded", f"{len(chart.series)} lines cannot be told apart",
                               hint=f"leave {MOST}, or draw dots"))  # fmt: skip
    return chart


def native(chart: Chart, frame: Frame) -> Plot:
    low, high = min(cells(chart)), max(cells(chart))
    room = BELOW * ((high - low) or abs(high) or 1.0)
    scale = replace(ruler(chart, shown=False), low=round_off(low - room), high=round_off(high + room / 2))
    lifts = [_lifts(chart, end, frame, low - room, high - low + 1.5 * room) for end in range(ENDS)]
    series = tuple(_series(chart, place, lifts, frame) for place in range(len(chart.series)))
    return Plot(chart.axis.unit, chart.categories, columns(chart), (Layer("line", series, "standard"),), scale)


def _words(series: Series, end: int, frame: Frame) -> str:
    """The name and the number of an end, in the quarter of the frame that lies free beside it."""
    label = series.points[end].label
    said = (series.name, label) if end == 0 else (label, series.name)
    return frame.folded("  ".join(filter(None, said)), BESIDE * frame.width)


def _series(chart: Chart, place: int, lifts: list[dict[int, float]], frame: Frame) -> SeriesPlot:
    series = chart.series[place]
    told = any(one.highlight for one in chart.series)
    main = series.highlight or any(point.highlight for point in series.points)
    colour = "accent" if main or (not told and len(chart.series) == 1) else "mute"
    tone = "accent" if main else "grey"
    labels: list[Label | None] = []
    for end, point in enumerate(series.points):
        if point.value is None:
            labels.append(None)
            continue
        words = _words(series, end, frame)
        labels.append(
            Label(words, tone, main, position="l" if end == 0 else "r", lift=lifts[end].get(place, 0.0))
            if words
            else None
        )
    return SeriesPlot(
        place, colour, tuple(labels), ("", "")[: len(labels)], "r", width=MAIN if main else LINE, markers=DOT
    )


def _lifts(chart: Chart, end: int, frame: Frame, low: float, span: float) -> dict[int, float]:
    """By how many points the labels of one end rise or sink to stand apart."""
    lines = max(_words(series, end, frame).count("\n") + 1 for series in chart.series)
    room, tall = 0.8 * frame.height, 1.25 * frame.label * lines
    found = [(room * (number - low) / span, place)
             for place, series in enumerate(chart.series)
             if (number := row(chart, series)[end]) is not None]  # fmt: skip
    found.sort()
    stands = apart([height for height, _ in found], tall, room)
    return {place: stand - height for stand, (height, place) in zip(stands, found, strict=True)
            if abs(stand - height) > 0.5}  # fmt: skip


def height(chart: Chart, text: float) -> float:
    return max(0.26, 0.022 * len(chart.series) + 0.1) * text


KIND = Kind("slope", derive, describe_trend, native, height, paint)
