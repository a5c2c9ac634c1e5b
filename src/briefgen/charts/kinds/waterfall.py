"""A waterfall: steps up and down from one total to the next, each where the last one ended.

Office draws it as stacked columns over a clear base. A bar that crosses zero has a part above and a part below.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from briefgen.charts.describe import describe_steps
from briefgen.charts.kind import Kind
from briefgen.charts.looks import columns, gap, heads, names_apart, upright_height
from briefgen.charts.numbers import cell, spoken
from briefgen.charts.paint import paint
from briefgen.charts.plot import Column, Frame, Label, Layer, Plot, Ruler, SeriesPlot
from briefgen.charts.scale import round_off
from briefgen.charts.valid import valid
from briefgen.diagnostics import InputError, error
from briefgen.doctree import Chart
from briefgen.locale import Amount, Locale

THICKEST = 85.0
RISE, FALL, TOTAL, TOLD = "accent", "mute", "grey", "highlight"
WEIGHT = 0.75
LINKS = 3
"""The lines that connect the bars take turns: a line needs a gap after it to stop."""


@dataclass(frozen=True, slots=True)
class Step:
    """A bar from where the last one ended to where it ends itself; a total begins at zero."""

    start: Decimal
    end: Decimal


def derive(chart: Chart, locale: Locale) -> Chart:
    """The chart with the totals that its steps make; raises InputError where a total says something else."""
    valid(chart)
    if len(chart.series) > 1:
        raise InputError(error("chart-series", "a waterfall has one series", hint="draw a chart for each"))
    series, level, points, faults = chart.series[0], Decimal(0), [], []
    for place, (name, point) in enumerate(zip(chart.categories, series.points, strict=True)):
        if not point.total or (place == 0 and point.value is not None):
            level += point.value or 0
        elif point.value is None:
            point = replace(point, value=level, label=spoken(Amount(level), chart.axis, locale))
        elif point.value != level:
            said = spoken(Amount(level), chart.axis, locale)
            faults.append(error("waterfall-total", f"{name!r} says {point.label}, and the steps before it make {said}",
                                hint="mend a step, or write null to have it added up"))  # fmt: skip
        points.append(point)
    if faults:
        raise InputError(*faults)
    words = locale.words.charts
    links = (words.connector.format(number=turn + 1) for turn in range(LINKS))
    helpers = (words.base, words.above, words.below, words.top, *links)
    return replace(chart, series=(replace(series, points=tuple(points)),), helpers=helpers)


def steps(chart: Chart) -> tuple[Step, ...]:
    level, made = Decimal(0), []
    for point in chart.series[0].points:
        start = Decimal(0) if point.total else level
        level = (point.value or Decimal(0)) if point.total else level + (point.value or 0)
        made.append(Step(start, level))
    return tuple(made)


def native(chart: Chart, frame: Frame) -> Plot:
    bars, points = steps(chart), chart.series[0].points
    numbers = [(cell(bar.start, chart.axis), cell(bar.end, chart.axis)) for bar in bars]
    code = chart.axis.number_format
    base, above, below = zip(*(_parts(start, end) for start, end in numbers), strict=True)
    tops = tuple(round_off(max(pair)) for pair in numbers)
    links = tuple(_links(numbers, turn) for turn in range(LINKS))
    cells = (base, above, below, tops, *links)
    helpers = tuple(Column(head, part, code) for head, part in zip(heads(chart, len(cells)), cells, strict=True))
    colours = tuple(_colour(point.total, bar, point.highlight) for point, bar in zip(points, bars, strict=True))
    labels = tuple(
        _label(point.label, point.total, bar, point.highlight) for point, bar in zip(points, bars, strict=True)
    )
    room = frame.width / len(bars)
    labels = tuple(
        label if not label or label.bold or frame.wide(label.text, label=True) <= room else None for label in labels
    )
    none, blank = (None,) * len(bars), ("",) * len(bars)
    stack = (
        SeriesPlot(1, "", none, blank, quiet=True),
        SeriesPlot(2, RISE, none, colours, quiet=True),
        SeriesPlot(3, RISE, none, colours, quiet=True),
    )
    lines = tuple(SeriesPlot(5 + turn, "grey", none, (), width=WEIGHT, quiet=True) for turn in range(LINKS))
    return Plot(
        chart.axis.unit,
        chart.categories,
        (*columns(chart), *helpers),
        (
            Layer("bar", stack, "stacked", gap(chart, frame.width, THICKEST) * 2 // 3, 100),
            Layer("line", (*lines, SeriesPlot(4, "", labels, blank, "t", quiet=True)), "standard"),
        ),
        Ruler(low=0.0) if min(min(pair) for pair in numbers) >= 0 else Ruler(),
        every=names_apart(chart, frame, frame.width),
    )


def _parts(start: float, end: float) -> tuple[float, float, float]:
    """The clear base of a bar, and its parts above and below zero."""
    low, high = min(start, end), max(start, end)
    if low >= 0:
        return low, round_off(high - low), 0.0
    if high <= 0:
        return high, 0.0, round_off(low - high)
    return 0.0, high, low


def _links(numbers: list[tuple[float, float]], turn: int) -> tuple[float | None, ...]:
    """Those of the lines from a bar's end to the next bar whose turn it is."""
    made: list[float | None] = [None] * len(numbers)
    for at in range(turn, len(numbers) - 1, LINKS):
        made[at] = made[at + 1] = numbers[at][1]
    return tuple(made)


def _colour(total: bool, bar: Step, highlight: bool) -> str:
    return TOLD if highlight else TOTAL if total else RISE if bar.end >= bar.start else FALL


def _label(said: str, total: bool, bar: Step, highlight: bool) -> Label | None:
    """A step's label has its sign; a total's stands as it is."""
    if not said:
        return None
    rise = not total and bar.start and bar.end > bar.start and said[:1].isdigit()
    return Label(f"+{said}" if rise else said, "highlight" if highlight else "ink", bold=total or highlight)


KIND = Kind("waterfall", derive, describe_steps, native, upright_height, paint)
