"""A doughnut: a pie with a hole, its shares on the ring and its parts in a legend."""

from __future__ import annotations

from briefgen.charts.describe import describe_parts
from briefgen.charts.kind import Kind
from briefgen.charts.kinds import pie
from briefgen.charts.paint import paint
from briefgen.charts.plot import Frame, Plot
from briefgen.doctree import Chart


def native(chart: Chart, frame: Frame) -> Plot:
    return pie.native(chart, frame, "doughnut")


KIND = Kind("doughnut", pie.derive, describe_parts, native, pie.height, paint)
