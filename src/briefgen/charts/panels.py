"""A figure's plots with their places: one that fills it, or one a panel."""

from __future__ import annotations

from dataclasses import replace

from briefgen.charts.kinds import kind_for
from briefgen.charts.marks import marked
from briefgen.charts.plot import Frame, Panel
from briefgen.doctree import Chart


def panels(chart: Chart, frame: Frame) -> tuple[Panel, ...]:
    """The plots of a chart in reading order, each in its part of the frame."""
    kind = kind_for(chart.kind)
    drawn = kind.panels(chart, frame) if kind.panels else (Panel(kind.native(chart, frame), frame, chart.alt),)
    return tuple(replace(one, plot=marked(one.plot, chart, one.frame, first=not at)) for at, one in enumerate(drawn))
