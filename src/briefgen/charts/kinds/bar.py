"""Horizontal bars: amounts compared by length, the first category on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.charts.describe import describe
from briefgen.charts.kind import Kind
from briefgen.charts.looks import bars, gap, unlabelled, widest_category, widest_label
from briefgen.charts.plot import Frame, Plot
from briefgen.charts.valid import valid
from briefgen.doctree import Chart

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from briefgen.charts.paint import Style

THICKEST = 45.0
"""Points."""


def native(chart: Chart, frame: Frame) -> Plot:
    series = bars(chart)
    return Plot(
        "bar",
        series,
        horizontal=True,
        grouping="clustered",
        gap=gap(chart, frame.height, THICKEST),
        reverse=True,
        value_axis=unlabelled(series),
        from_zero=True,
        legend=len(series) > 1,
        left=widest_category(chart, frame) + 0.8 * frame.text,
        right=widest_label(series, frame) + 0.8 * frame.label,
    )


def height(chart: Chart, text: float) -> float:
    """The height in inches that gives every bar room for its name on two lines."""
    bars = len(chart.categories) * (len(chart.series) + 0.93)
    return max(0.12, 0.025 * bars) * text


def picture(axes: Axes, chart: Chart, style: Style) -> None:
    from briefgen.charts.paint import paint_bars

    paint_bars(axes, chart, native(chart, style.frame), style)


KIND = Kind("bar", valid, describe, native, height, picture)
