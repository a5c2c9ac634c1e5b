"""Dots on rows: two or more values of each category held against each other on one scale that need not begin at zero.

Office draws it as a scatter: the rows are heights, the names labels of dots that are not drawn.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.charts.describe import describe
from briefgen.charts.kind import Kind
from briefgen.charts.kinds import bar
from briefgen.charts.looks import MOST_BESIDE, columns, heads, ruler, widest_category
from briefgen.charts.numbers import cells, row
from briefgen.charts.paint import paint
from briefgen.charts.plot import Column, Frame, Label, Layer, Plot, Position, Ruler, SeriesPlot, Whisker
from briefgen.charts.scale import fixed, round_off
from briefgen.charts.valid import valid
from briefgen.doctree import Chart, Point
from briefgen.locale import Locale
from briefgen.theme.slots import CATEGORICAL

DOT = 11
ENDS = 2
NEAR = 0.35


def derive(chart: Chart, locale: Locale) -> Chart:
    words = locale.words.charts
    return replace(valid(chart), helpers=(words.row, words.lower, words.upper, words.start))


def native(chart: Chart, frame: Frame) -> Plot:
    across = ruler(chart, shown=True)
    if not across.log:
        across = _clear(fixed(across, list(cells(chart)), zero=_is_near_zero(chart)), chart)
    count, own = len(chart.categories), len(chart.series)
    rows = tuple(count - at - 0.5 for at in range(count))
    minus, plus = _reach(chart)
    height_head, minus_head, plus_head, start_head = heads(chart, 4)
    table = (
        *columns(chart),
        Column(height_head, rows),
        Column(minus_head, minus, chart.axis.number_format),
        Column(plus_head, plus, chart.axis.number_format),
        Column(start_head, (across.low,) * count),
    )
    names = tuple(
        Label(said, "ink", bold=False) if (said := frame.folded(name, MOST_BESIDE * frame.width)) else None
        for name in chart.categories
    )
    rowed = SeriesPlot(own, "", names, ("",) * count, "l", across=own + 3, quiet=True)
    dots = tuple(_dots(chart, place, own, Whisker(own + 1, own + 2)) for place in range(own))
    return Plot(
        chart.axis.unit,
        chart.categories,
        table,
        (Layer("scatter", (rowed, *dots)),),
        Ruler(low=0.0, high=float(count), step=1.0),
        across=across,
        legend=own > 1,
        left=widest_category(chart, frame) + 0.8 * frame.text,
        right=2 * frame.text,
    )


def _is_near_zero(chart: Chart) -> bool:
    """Whether zero is so near the lowest value that the scale may as well begin there."""
    numbers = list(cells(chart))
    return 0 <= min(numbers) < NEAR * max(numbers)


def _clear(scale: Ruler, chart: Chart) -> Ruler:
    """The scale a step longer to the left where a dot's label would meet the names."""
    low, step = scale.low or 0.0, scale.step or 1.0
    return scale if min(cells(chart)) - low > step / 2 else replace(scale, low=round_off(low - step))


def _reach(chart: Chart) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """How far the lowest and the highest value of each row are from the first series' dot."""
    minus, plus = [], []
    for stack in zip(*(row(chart, series) for series in chart.series), strict=True):
        numbers = [number for number in stack if number is not None]
        own = stack[0]
        minus.append(round_off(own - min(numbers)) if own is not None else 0.0)
        plus.append(round_off(max(numbers) - own) if own is not None else 0.0)
    return tuple(minus), tuple(plus)


def _dots(chart: Chart, place: int, height: int, whisker: Whisker) -> SeriesPlot:
    series = chart.series[place]
    told = any(one.highlight for one in chart.series)
    first = series.highlight or (not told and place == len(chart.series) - 1)
    few = told or len(chart.series) <= ENDS
    colour = ("accent" if first else "grey") if few else f"{CATEGORICAL}{place}"
    colours = tuple("highlight" if point.highlight else "" for point in series.points)
    labels = tuple(_label(chart, place, at, point) for at, point in enumerate(series.points))
    reach = whisker if place == 0 and len(chart.series) > 1 else None
    return SeriesPlot(height, colour, labels, colours, "r", across=place, head=place, markers=DOT, whisker=reach)


def _label(chart: Chart, place: int, at: int, point: Point) -> Label | None:
    """The number on the outer side of a row's lowest and highest dot."""
    if point.value is None or not point.label:
        return None
    values = [series.points[at].value for series in chart.series]
    known = [value for value in values if value is not None]
    if point.value not in (min(known), max(known)) or place != values.index(point.value):
        return None
    side: Position = "r" if point.value == max(known) else "l"
    return Label(point.label, "highlight" if point.highlight else "ink", point.highlight, position=side)


def height(chart: Chart, text: float) -> float:
    return min(max(0.16, 0.03 * len(chart.categories) + 0.09) * text, bar.TALLEST)


KIND = Kind("dot", derive, describe, native, height, paint)
