"""Horizontal bars: amounts compared by length, the first category on top; stacked, they show what each is made of."""

from __future__ import annotations

from briefgen.charts.describe import describe
from briefgen.charts.kind import Kind
from briefgen.charts.looks import (
    bars,
    columns,
    gap,
    rows_apart,
    ruler,
    thinned,
    truncated,
    unlabelled,
    widest_category,
    widest_label,
)
from briefgen.charts.paint import paint
from briefgen.charts.plot import Frame, Layer, Plot
from briefgen.charts.stacks import derive, stacked_bars
from briefgen.doctree import Chart

THICKEST = 45.0
"""Points."""

TALLEST = 8.2
"""Inches: a page's height, with room for a caption."""


def native(chart: Chart, frame: Frame) -> Plot:
    if chart.stacking:
        return stacked_bars(chart, frame, horizontal=True, thickest=THICKEST)
    wide = gap(chart, frame.height, THICKEST)
    pitch = frame.height / (len(chart.categories) * (len(chart.series) + wide / 100))
    series = thinned(bars(chart), frame, pitch, upright=False)
    return Plot(
        chart.axis.unit,
        chart.categories,
        columns(chart),
        (Layer("bar", series, "clustered", wide),),
        truncated(ruler(chart, shown=unlabelled(series), zero=True), chart),
        horizontal=True,
        reverse=True,
        legend=len(series) > 1,
        left=widest_category(chart, frame) + 0.8 * frame.text,
        right=widest_label(series, frame) + 0.8 * frame.label,
        every=rows_apart(chart, frame),
    )


def height(chart: Chart, text: float) -> float:
    """The height in inches that gives every bar room for its name, and every name for its lines."""
    together = 1.7 if chart.stacking else len(chart.series)
    bars_ = len(chart.categories) * (together + 0.93)
    lines = sum(1 + len(name.encode()) // 32 for name in chart.categories)
    return min(max(0.12, 0.025 * bars_, 0.02 * lines) * text, TALLEST)


KIND = Kind("bar", derive, describe, native, height, paint)
