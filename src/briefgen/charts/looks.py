"""What the kinds of chart share: which colour a series takes, what stands beside its points, how much room that asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from briefgen.charts.numbers import axis_format, axis_of, cells, row, shown
from briefgen.charts.plot import Column, Frame, Label, Ruler, SeriesPlot
from briefgen.charts.scale import decades, fixed, round_off
from briefgen.doctree import Axis, Chart, Point, Series
from briefgen.fit.metrics import HAN
from briefgen.theme.slots import CATEGORICAL

WORD = re.compile(rf"[{HAN}]|[^\s{HAN}]+")

PALE = frozenset((4, 5))
"""The places in the categorical palette that are too pale for white paper without an edge."""

QUIET = ("mute", "hairline")
"""What the series wear that step back, in turn."""

WIDEST_GAP = 500
"""ECMA-376 part 1, 21.2.3.13."""

APART = 0.4
"""The least room between labels that stand side by side, in em."""

MOST_BESIDE = 0.34
"""The largest share of the width that names beside bars take."""

MOST = 0.3
"""The largest share of an axis that one name along it takes."""


def columns(chart: Chart) -> tuple[Column, ...]:
    """The workbook's columns of the chart's own series."""
    return tuple(
        Column(series.name, row(chart, series), axis_of(chart, series).number_format) for series in chart.series
    )


def heads(chart: Chart, count: int) -> tuple[str, ...]:
    """What heads the columns of the workbook that only hold the drawing; nothing where no language named them."""
    return chart.helpers if len(chart.helpers) == count else ("",) * count


def ruler(chart: Chart, *, shown: bool, zero: bool = False) -> Ruler:
    """The value axis; `zero` begins it there, also where Office would cut it because all values are near each other."""
    return ruler_of(chart.axis, list(cells(chart)), shown=shown, zero=zero and not chart.truncated)


def ruler_of(axis: Axis, numbers: Sequence[float], *, shown: bool, zero: bool = False, grid: bool = True) -> Ruler:
    """An axis for these numbers, with its gridlines where it is shown."""
    plain = Ruler(axis_format(axis, numbers), shown, shown and grid, log=axis.log, title=axis.title if shown else "")
    if axis.log:
        low, high = decades(numbers)
        return replace(plain, low=low, high=high)
    if zero and numbers:
        return (
            replace(plain, high=0.0)
            if max(numbers) <= 0 and min(numbers) < 0
            else replace(plain, low=0.0)
            if min(numbers) >= 0
            else plain
        )
    return plain


def truncated(plain: Ruler, chart: Chart) -> Ruler:
    """The ruler cut to just under its lowest value, where the author asks for that."""
    if not chart.truncated or chart.axis.log:
        return plain
    numbers = list(cells(chart))
    cut = fixed(plain, numbers, zero=False)
    step = cut.step or 0.0
    # A bar as low as the axis would not be seen; one of zero has no length anyway.
    return replace(cut, low=round_off(min(numbers) - step)) if cut.low == min(numbers) != 0 else cut


def bars(chart: Chart) -> tuple[SeriesPlot, ...]:
    """Bars or columns side by side: alone a series steps back behind its highlighted point, several take colours."""
    colours = bar_colours(chart)
    return tuple(bar_series(chart, place, colour) for place, colour in enumerate(colours))


def bar_colours(chart: Chart) -> tuple[str, ...]:
    """A colour a series; what is highlighted wears the accent, and the rest step back."""
    if len(chart.series) == 1:
        told = any(point.highlight for point in chart.series[0].points)
        return ("mute" if told else "accent",)
    if any(series.highlight for series in chart.series):
        return tuple("accent" if series.highlight else QUIET[place % len(QUIET)]
                     for place, series in enumerate(chart.series))  # fmt: skip
    return tuple(f"{CATEGORICAL}{place}" for place in range(len(chart.series)))


def bar_series(chart: Chart, place: int, colour: str) -> SeriesPlot:
    series, alone = chart.series[place], len(chart.series) == 1
    labels = point_labels(chart, series, bold=alone)
    colours = tuple("highlight" if point.highlight else "" for point in series.points)
    return SeriesPlot(place, colour, labels, colours, outline="ink" if is_pale(colour) else "")


def point_labels(chart: Chart, series: Series, *, bold: bool, colour: str = "ink") -> tuple[Label | None, ...]:
    axis = axis_of(chart, series)
    return tuple(point_label(point, axis, bold=bold, colour=colour) for point in series.points)


def point_label(point: Point, axis: Axis, *, bold: bool, colour: str = "ink") -> Label | None:
    if point.value is None or not point.label:
        return None
    plain = point.label == shown(point.value, axis)
    if point.highlight and colour:
        return Label(point.label, "highlight", True, plain=plain)
    return Label(point.label, colour, bold, plain=plain)


def gap(chart: Chart, room: float, thickest: float) -> int:
    """The gap between groups of bars in per cent of a bar, over `room` points: wider where bars would be too thick."""
    together = len(chart.series)
    usual = 93 if together == 1 else 60
    wide = 100 * (room / (len(chart.categories) * thickest) - together)
    return round(min(max(usual, wide), WIDEST_GAP))


def is_pale(role: str) -> bool:
    return role.startswith(CATEGORICAL) and int(role.removeprefix(CATEGORICAL)) % 6 in PALE


def unlabelled(plots: tuple[SeriesPlot, ...]) -> bool:
    """Whether a reader needs the value axis, because most of a series' points have no label."""
    return any(2 * sum(map(bool, plot.labels)) <= len(plot.labels) for plot in plots)


def highlighted_only(plots: tuple[SeriesPlot, ...]) -> tuple[SeriesPlot, ...]:
    """The same without the labels of points that are not highlighted, where all of them would not stand apart."""
    return tuple(
        replace(
            plot,
            labels=tuple(
                label if colour == "highlight" else None
                for label, colour in zip(plot.labels, plot.colours, strict=True)
            ),
        )
        for plot in plots
    )


def widest_category(chart: Chart, frame: Frame) -> float:
    """The width in points of the widest category's name on one line."""
    return max((frame.wide(name, bold=True) for name in chart.categories), default=0.0)


def widest_label(plots: tuple[SeriesPlot, ...], frame: Frame) -> float:
    """The width in points of the widest label, or of the series' name under it."""
    labels = [label for plot in plots for label in plot.labels if label]
    numbers = (frame.wide(label.text, bold=True, label=True) for label in labels)
    names = (frame.wide(label.name) for label in labels)
    return max((*numbers, *names), default=0.0)


def thinned(plots: tuple[SeriesPlot, ...], frame: Frame, step: float, *, upright: bool) -> tuple[SeriesPlot, ...]:
    """The bars with the labels that stand apart where each has `step` points for itself: all of them, or few."""
    needed = frame.label * 1.15 if not upright else widest_label(plots, frame) + APART * frame.label
    return plots if needed <= step else highlighted_only(plots)


def rows_apart(chart: Chart, frame: Frame) -> int:
    """How many categories lie between names that stand apart beside an axis as long as the frame is high."""
    step = frame.height / len(chart.categories)
    lines = max(len(frame.lines(name, MOST_BESIDE * frame.width)) for name in chart.categories)
    return max(1, ceil(1.2 * frame.text * lines / step))


def names_apart(chart: Chart, frame: Frame, room: float) -> int:
    """How many categories lie between names that stand apart under an axis `room` points long; 1 where all do.

    All are shown while they fit their steps on three lines without breaking a word.
    """
    step = 0.95 * room / len(chart.categories)
    words = max(frame.wide(word) for name in chart.categories for word in WORD.findall(name) or [""])
    if words <= step and all(len(frame.lines(name, step)) <= 3 for name in chart.categories):
        return 1
    widest = min(max(map(frame.wide, chart.categories)), MOST * room)
    return max(2, ceil((widest + frame.text) / step))


def upright_height(_chart: Chart, text: float) -> float:
    """The height in inches of a chart whose values go upwards."""
    return 0.26 * text
