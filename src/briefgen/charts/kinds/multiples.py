"""Small multiples: a panel a series, all on one scale, so that shapes can be compared at a glance."""

from __future__ import annotations

from dataclasses import replace
from math import ceil, sqrt

from briefgen.charts.describe import describe_trend
from briefgen.charts.kind import Kind
from briefgen.charts.looks import columns, names_apart, ruler
from briefgen.charts.numbers import axis_number, cells, row
from briefgen.charts.paint import paint
from briefgen.charts.plot import Frame, Label, Layer, Numbers, Panel, Plot, Position, Ruler, SeriesPlot
from briefgen.charts.scale import fixed
from briefgen.charts.valid import valid
from briefgen.diagnostics import InputError, error
from briefgen.doctree import Across, Chart, Series
from briefgen.locale import Locale

MOST = 16
ACROSS = 4
"""The most panels side by side."""

GUTTER = 1.2
"""Between panels, in em."""

ROW = 11.5
"""A panel's height, in em."""

MANY = 12
"""More points than this are a line, fewer are columns."""

LINE = 2.5

UNDER, HIGH = 0.15, 0.25
"""The room of a label under a bar below zero, and under a line's end, as shares of the scale."""


def derive(chart: Chart, _locale: Locale) -> Chart:
    valid(chart)
    if len(chart.series) > MOST:
        raise InputError(error("chart-crowded", f"{len(chart.series)} panels cannot be taken in at a glance",
                               hint=f"leave {MOST} series"))  # fmt: skip
    return chart


def native(chart: Chart, frame: Frame) -> Plot:
    """One panel: the chart with one series."""
    return _panel(chart, chart.series[0], frame, _scale(chart))


def _scale(chart: Chart) -> Ruler:
    """One scale for all panels, with room for a label under what is below zero."""
    plain, numbers = ruler(chart, shown=True), list(cells(chart))
    low, high = min(numbers), max(numbers)
    under = [low - UNDER * (max(high, 0.0) - low)] if low < 0 and not plain.log else []
    return fixed(plain, [*numbers, *under])


def panels(chart: Chart, frame: Frame) -> tuple[Panel, ...]:
    """The panels in rows, as even as their number allows."""
    scale = _scale(chart)
    count = len(chart.series)
    rows = ceil(count / min(ACROSS, max(2, ceil(sqrt(count))) if count > ACROSS else count))
    across = ceil(count / rows)
    gutter = GUTTER * frame.text
    width = (frame.width - gutter * (across - 1)) / across
    height = (frame.height - gutter * (rows - 1)) / rows
    small = replace(frame, width=width, height=height)
    return tuple(
        Panel(
            _panel(chart, series, small, scale),
            small,
            chart.alt if place == 0 else series.name,
            (place % across) * (width + gutter),
            (place // across) * (height + gutter),
        )
        for place, series in enumerate(chart.series)
    )


def _panel(chart: Chart, series: Series, frame: Frame, scale: Ruler) -> Plot:
    alone = replace(chart, series=(series,))
    told = any(one.highlight for one in chart.series)
    colour = "accent" if series.highlight or not told else "mute"
    line = len(chart.categories) > MANY or (isinstance(chart.across, Across) is False and chart.across is not None)
    numbers = row(alone, series)
    last = max((at for at, number in enumerate(numbers) if number is not None), default=-1)
    said = series.points[last].label
    side = _side(numbers, scale) if line else "outEnd"
    label = Label(said, "accent" if colour == "accent" else "grey", position=side)
    labels = tuple(label if at == last and said else None for at in range(len(numbers)))
    colours = tuple("highlight" if point.highlight else "" for point in series.points)
    plot = SeriesPlot(0, colour, labels, colours, side, width=LINE if line else 0.0)
    marks = frame.wide(axis_number(scale.high or 0.0, scale.code)) + frame.text
    return Plot(
        chart.axis.unit,
        chart.categories,
        columns(alone),
        (Layer("line" if line else "bar", (plot,), "standard" if line else "clustered", 40),),
        scale,
        across=None if isinstance(chart.across, Across) else chart.across,
        every=names_apart(alone, frame, max(frame.width - marks, frame.width / 2)),
        right=_overhang(chart, frame) if line else 0.0,
        title=series.name,
    )


def _overhang(chart: Chart, frame: Frame) -> float:
    """The room, in points, for the widest number over a line's end, clear of the next panel; the same in all panels."""
    known = ([point.label for point in series.points if point.value is not None] for series in chart.series)
    return (
        max((frame.wide(labels[-1], bold=True, label=True) for labels in known if labels), default=0.0) / 2
        + frame.text / 2
    )


def _side(numbers: Numbers, scale: Ruler) -> Position:
    """The side of a line's end that the line leaves free: over it, or under it where the line has come down and stands
    high enough."""
    before, last = (None, None, *(number for number in numbers if number is not None))[-2:]
    if before is None or last is None:
        return "t"
    low, high = scale.low or 0.0, scale.high or 1.0
    return "b" if before > last > low + HIGH * (high - low) else "t"


def height(chart: Chart, text: float) -> float:
    count = len(chart.series)
    rows = ceil(count / min(ACROSS, max(2, ceil(sqrt(count))) if count > ACROSS else count))
    return max(ROW * rows, 16.0) * text / 72


KIND = Kind("multiples", derive, describe_trend, native, height, paint, panels)
