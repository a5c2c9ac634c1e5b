"""Upright columns: amounts compared by height, in time or in a few short categories; stacked, what each is made of."""

from __future__ import annotations

from briefgen.charts.describe import describe
from briefgen.charts.kind import Kind
from briefgen.charts.looks import bars, columns, gap, names_apart, ruler, thinned, truncated, unlabelled, upright_height
from briefgen.charts.paint import paint
from briefgen.charts.plot import Frame, Layer, Plot
from briefgen.charts.stacks import derive, stacked_bars
from briefgen.doctree import Chart

THICKEST = 85.0
"""Points."""


def native(chart: Chart, frame: Frame) -> Plot:
    if chart.stacking:
        return stacked_bars(chart, frame, horizontal=False, thickest=THICKEST)
    room = frame.width / (len(chart.categories) * len(chart.series))
    series = thinned(bars(chart), frame, room, upright=True)
    return Plot(
        chart.axis.unit,
        chart.categories,
        columns(chart),
        (Layer("bar", series, "clustered", gap(chart, frame.width, THICKEST)),),
        truncated(ruler(chart, shown=unlabelled(series), zero=True), chart),
        legend=len(series) > 1,
        every=names_apart(chart, frame, frame.width),
    )


KIND = Kind("column", derive, describe, native, upright_height, paint)
