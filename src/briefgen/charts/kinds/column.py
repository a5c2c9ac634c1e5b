"""Upright columns: amounts compared by height, in time or in a few short categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.charts.describe import describe
from briefgen.charts.kind import Kind
from briefgen.charts.looks import bars, gap, highlighted_only, names_apart, unlabelled, upright_height, widest_label
from briefgen.charts.plot import Frame, Plot
from briefgen.charts.valid import valid
from briefgen.doctree import Chart

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from briefgen.charts.paint import Style

APART = 0.4
"""The least room between labels that stand side by side, in em."""

THICKEST = 85.0
"""Points."""


def native(chart: Chart, frame: Frame) -> Plot:
    series = bars(chart)
    if widest_label(series, frame) + APART * frame.label > frame.width / (len(chart.categories) * len(series)):
        series = highlighted_only(series)
    return Plot(
        "bar",
        series,
        grouping="clustered",
        gap=gap(chart, frame.width, THICKEST),
        value_axis=unlabelled(series),
        from_zero=True,
        legend=len(series) > 1,
        every=names_apart(chart, frame, frame.width),
    )


def picture(axes: Axes, chart: Chart, style: Style) -> None:
    from briefgen.charts.paint import paint_bars

    paint_bars(axes, chart, native(chart, style.frame), style)


KIND = Kind("column", valid, describe, native, upright_height, picture)
