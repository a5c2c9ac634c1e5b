"""What the kinds of chart share: which colour a series takes, what stands beside its points, how much room that asks."""

from __future__ import annotations

import re
from dataclasses import replace
from math import ceil

from briefgen.charts.plot import Frame, Label, SeriesPlot
from briefgen.doctree import Chart, Point, Series
from briefgen.fit.metrics import HAN
from briefgen.theme.slots import CATEGORICAL

WORD = re.compile(rf"[{HAN}]|[^\s{HAN}]+")

PALE = frozenset((4, 5))
"""The places in the categorical palette that are too pale for white paper without an edge."""

WIDEST_GAP = 500
"""ECMA-376 part 1, 21.2.3.13."""

MOST = 0.3
"""The largest share of an axis that one name along it takes."""


def bars(chart: Chart) -> tuple[SeriesPlot, ...]:
    """Bars or columns side by side: alone a series steps back behind its highlighted point, several take colours."""
    colours = bar_colours(chart)
    return tuple(bar_series(series, colour, len(chart.series) == 1)
                 for series, colour in zip(chart.series, colours, strict=True))  # fmt: skip


def bar_colours(chart: Chart) -> tuple[str, ...]:
    if len(chart.series) == 1:
        told = any(point.highlight for point in chart.series[0].points)
        return ("mute" if told else "accent",)
    if len(chart.series) == 2 and any(series.highlight for series in chart.series):
        return tuple("accent" if series.highlight else "mute" for series in chart.series)
    return tuple(f"{CATEGORICAL}{place}" for place in range(len(chart.series)))


def bar_series(series: Series, colour: str, alone: bool) -> SeriesPlot:
    labels = tuple(point_label(point, bold=alone) for point in series.points)
    colours = tuple("highlight" if point.highlight else "" for point in series.points)
    return SeriesPlot(colour, colours, labels, "outEnd", outline=is_pale(colour))


def gap(chart: Chart, room: float, thickest: float) -> int:
    """The gap between groups of bars in per cent of a bar, over `room` points: wider where bars would be too thick."""
    together = len(chart.series)
    usual = 93 if together == 1 else 60
    wide = 100 * (room / (len(chart.categories) * thickest) - together)
    return round(min(max(usual, wide), WIDEST_GAP))


def is_pale(role: str) -> bool:
    return role.startswith(CATEGORICAL) and int(role.removeprefix(CATEGORICAL)) % 6 in PALE


def point_label(point: Point, *, bold: bool, colour: str = "ink") -> Label | None:
    if point.value is None or not point.label:
        return None
    return Label(point.label, "highlight", True) if point.highlight else Label(point.label, colour, bold)


def unlabelled(plots: tuple[SeriesPlot, ...]) -> bool:
    """Whether a reader needs the value axis, because most of a series' points have no label."""
    return any(2 * sum(map(bool, plot.labels)) <= len(plot.labels) for plot in plots)


def highlighted_only(plots: tuple[SeriesPlot, ...]) -> tuple[SeriesPlot, ...]:
    """The same without the labels of points that are not highlighted, where all of them would not stand apart."""
    return tuple(
        replace(
            plot,
            labels=tuple(label if colour else None for label, colour in zip(plot.labels, plot.colours, strict=True)),
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


def upright_height(chart: Chart, text: float) -> float:  # noqa: ARG001 - every kind takes the chart
    """The height in inches of a chart whose values go upwards."""
    return 0.26 * text
