"""Upright columns: amounts compared by height, in time or in a few short categories."""

from __future__ import annotations

from briefgen.charts.describe import describe
from briefgen.charts.kind import Kind
from briefgen.charts.looks import bars, unlabelled
from briefgen.charts.plot import Frame, Plot
from briefgen.charts.valid import valid
from briefgen.doctree import Chart


def native(chart: Chart, frame: Frame) -> Plot:  # noqa: ARG001 - every kind takes the frame
    series = bars(chart)
    return Plot(
        "bar",
        series,
        grouping="clustered",
        gap=93 if len(series) == 1 else 60,
        value_axis=unlabelled(series),
        from_zero=True,
        legend=len(series) > 1,
    )


KIND = Kind("column", valid, describe, native)
