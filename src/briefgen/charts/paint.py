"""The pictures' brushes: a plot drawn on matplotlib axes that are handed in. matplotlib itself is not imported here."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefgen.charts.brushes import brush
from briefgen.charts.ground import ground, legend, names_across, names_beside, value_scale
from briefgen.charts.plot import Column, Frame, Label, Layer, Plot, Position, SeriesPlot

if TYPE_CHECKING:
    from matplotlib.axes import Axes

EDGE = 0.75
TITLE = 6.0
"""How far a panel's title stands over its plot, in points."""

INK = 3.0
"""What lies over the gridlines."""

Spot = tuple[float, float]

SIDES: dict[str, tuple[float, float, str, str]] = {
    "outEnd": (0.0, 0.4, "center", "bottom"),
    "t": (0.0, 0.55, "center", "bottom"),
    "b": (0.0, -0.55, "center", "top"),
    "r": (0.8, 0.0, "left", "center_baseline"),
    "l": (-0.8, 0.0, "right", "center_baseline"),
    "ctr": (0.0, 0.0, "center", "center_baseline"),
    "inEnd": (0.0, -0.4, "center", "top"),
    "inBase": (0.4, 0.0, "left", "center_baseline"),
}
"""Where a label stands from its point: to the right and up in em, and which of its sides meets that."""


@dataclass(frozen=True, slots=True)
class Style:
    """The frame with its text sizes in points, `colour`, which turns a role into "#RRGGBB", and `reads_on`, which
    gives the role of a text on a role's fill."""

    frame: Frame
    colour: Callable[[str], str]
    reads_on: Callable[[str], str]


def paint(axes: Axes, plot: Plot, style: Style) -> None:
    """Draws a plot: its layers over its axes, with its names, its legend and its title."""
    if any(layer.mark in ("pie", "doughnut") for layer in plot.layers):
        _slices(axes, plot, plot.layers[0], style)
    else:
        _layers(axes, plot, style)
    if plot.legend:
        legend(axes, plot, style)
    if plot.title:
        axes.annotate(plot.title, (0, 1), xycoords="axes fraction", xytext=(0, TITLE), textcoords="offset points",
                      fontsize=style.frame.text, fontweight="bold", color=style.colour("ink"))  # fmt: skip


def _layers(axes: Axes, plot: Plot, style: Style) -> None:
    ground(axes, plot)
    twin: Any = axes.twinx() if plot.second else None
    if twin:
        ground(twin, plot)
        twin.set_zorder(axes.get_zorder() + 1)
    for layer in plot.layers:
        _draw(twin if layer.second and twin else axes, plot, layer, style)
    value_scale(axes, plot, plot.value, style)
    if twin and plot.second:
        value_scale(twin, plot, plot.second, style, second=True)
    if plot.horizontal:
        names_beside(axes, plot, style)
    else:
        names_across(axes, plot, style)
    brush(twin or axes, plot, style)


def _draw(axes: Axes, plot: Plot, layer: Layer, style: Style) -> None:
    match layer.mark:
        case "bar":
            _bars(axes, plot, layer, style)
        case "area":
            _areas(axes, plot, layer, style)
        case _:
            for series in layer.series:
                _line(axes, plot, layer, series, style)


def places(plot: Plot) -> tuple[float, ...]:
    """Where the categories stand on the horizontal axis."""
    days = getattr(plot.across, "days", None)
    return tuple(float(day.toordinal()) for day in days) if days else tuple(map(float, range(len(plot.categories))))


def _bars(axes: Axes, plot: Plot, layer: Layer, style: Style) -> None:
    """Bars side by side or on each other, each with its label."""
    stacked = layer.overlap == 100
    together = 1 if stacked else len(layer.series)
    pitch = 1 / (together + layer.gap / 100)
    up, down = [0.0] * len(plot.categories), [0.0] * len(plot.categories)
    for place, series in enumerate(layer.series):
        column = _shared(plot, layer, plot.columns[series.column])
        middle = 0.0 if stacked else (place - (together - 1) / 2) * pitch
        for at, number in enumerate(column.numbers):
            if number is None:
                continue
            pile = up if number >= 0 else down
            start = pile[at] if stacked else 0.0
            if stacked:
                pile[at] += number
            _bar(axes, plot, series, at, (start, start + number), middle, pitch, style)


def _shared(plot: Plot, layer: Layer, column: Column) -> Column:
    """The column as it is, or as shares of what its layer's columns add up to."""
    if layer.grouping != "percentStacked":
        return column
    tables = [plot.columns[series.column].numbers for series in layer.series]
    wholes = [sum(numbers[at] or 0.0 for numbers in tables) or 1.0 for at in range(len(column.numbers))]
    shares = (None if n is None else n / whole for n, whole in zip(column.numbers, wholes, strict=True))
    return Column(column.head, tuple(shares), "0%")


def _bar(
    axes: Axes, plot: Plot, series: SeriesPlot, at: int, ends: Spot, middle: float, pitch: float, style: Style
) -> None:
    start, end = ends
    role = (series.colours[at] if series.colours else "") or series.colour
    if series.colour:
        edge: dict[str, Any] = {"edgecolor": style.colour(series.outline), "linewidth": EDGE} if series.outline else {}
        if plot.horizontal:
            axes.barh(at + middle, end - start, pitch, left=start, color=style.colour(role), zorder=INK - 1, **edge)
        else:
            axes.bar(places(plot)[at] + middle, end - start, pitch, bottom=start, color=style.colour(role),
                     zorder=INK - 1, **edge)  # fmt: skip
    label = series.labels[at] if series.labels else None
    if label is None:
        return
    position = label.position or series.position
    spot = start if position == "inBase" else (start + end) / 2 if position == "ctr" else end
    point = (spot, at + middle) if plot.horizontal else (places(plot)[at] + middle, spot)
    fill = role if position in ("ctr", "inEnd") else ""
    _say(axes, label, point, _bar_side(position, plot.horizontal, end < start), fill, style)


def _bar_side(position: Position, horizontal: bool, below: bool) -> tuple[float, float, str, str]:
    right, up, across, level = SIDES[position]
    if position == "inEnd":
        below, position = not below, "outEnd"
        right, up, across, level = SIDES[position]
    if position != "outEnd":
        return right, up, across, level
    if horizontal:
        return (-0.4, 0.0, "right", "center_baseline") if below else (0.4, 0.0, "left", "center_baseline")
    return (0.0, -up, "center", "top") if below else (right, up, across, level)


def _areas(axes: Axes, plot: Plot, layer: Layer, style: Style) -> None:
    base = [0.0] * len(plot.categories)
    for series in layer.series:
        numbers = _shared(plot, layer, plot.columns[series.column]).numbers
        top = [low + (number or 0.0) for low, number in zip(base, numbers, strict=True)]
        edge = style.colour(series.outline) if series.outline else "none"
        axes.fill_between(places(plot), base, top, color=style.colour(series.colour), ec=edge, lw=EDGE, zorder=INK - 1)
        base = top


def _line(axes: Axes, plot: Plot, layer: Layer, series: SeriesPlot, style: Style) -> None:
    """A line, or the dots of a scatter, with labels at its points; a missing value is a gap."""
    column = plot.columns[series.column].numbers
    across = plot.columns[series.across].numbers if layer.mark == "scatter" else places(plot)
    xs, ys = ([math.nan if number is None else number for number in numbers] for numbers in (across, column))
    if series.whisker:
        minus, plus = (plot.columns[at].numbers for at in (series.whisker.minus, series.whisker.plus))
        for x, y, less, more in zip(xs, ys, minus, plus, strict=True):
            axes.plot([x - (less or 0), x + (more or 0)], [y, y], color=style.colour("mute"), lw=2.25, zorder=INK - 1)
    if series.colour and series.width:
        axes.plot(xs, ys, color=style.colour(series.colour), lw=series.width, solid_capstyle="round", zorder=INK)
    dots: dict[tuple[str, int], list[Spot]] = {}
    for at, (x, y) in enumerate(zip(xs, ys, strict=True)):
        if math.isnan(x) or math.isnan(y):
            continue
        own = series.colours[at] if series.colours else ""
        label = series.labels[at] if series.labels else None
        if series.colour and (series.markers or own or label):
            dots.setdefault((own or series.colour, series.markers or 8), []).append((x, y))
        if label:
            _say(axes, label, (x, y), SIDES[label.position or series.position], "", style)
    for (role, size), spots in dots.items():
        _dots(axes, spots, role, size, style)


def _dots(axes: Axes, spots: list[Spot], role: str, size: int, style: Style) -> None:
    axes.plot([x for x, _ in spots], [y for _, y in spots], "o", color=style.colour(role), ms=size,
              mec=style.colour("white"), mew=1.0, zorder=INK + 1, clip_on=False)  # fmt: skip


def _slices(axes: Axes, plot: Plot, layer: Layer, style: Style) -> None:
    """A pie or a ring, clockwise from the top."""
    series = layer.series[0]
    numbers = [number or 0.0 for number in plot.columns[series.column].numbers]
    ring = layer.mark == "doughnut"
    wedge: dict[str, Any] = {"edgecolor": style.colour("white"), "linewidth": EDGE, "width": 0.4 if ring else 1.0}
    axes.pie(numbers, colors=[style.colour(role) for role in series.colours], startangle=90, counterclock=False,
             wedgeprops=wedge)  # fmt: skip
    whole, turned = sum(numbers) or 1.0, 0.0
    for number, label, role in zip(numbers, series.labels, series.colours, strict=True):
        angle = 2 * math.pi * (turned + number / 2) / whole
        turned += number
        if label:
            far = 0.8 if ring else 1.08
            spot = (far * math.sin(angle), far * math.cos(angle))
            side = "center" if ring or abs(spot[0]) < 0.3 else "left" if spot[0] > 0 else "right"
            level = "center" if ring or abs(spot[1]) < 0.8 else "bottom" if spot[1] > 0 else "top"
            _say(axes, label, spot, (0.0, 0.0, side, level), role if ring else "", style)


def _say(axes: Axes, label: Label, spot: Spot, side: tuple[float, float, str, str], fill: str, style: Style) -> None:
    """The label's number, and its name under it, or one of them alone."""
    right, up, across, level = side
    em = style.frame.label
    shift = (right * em + label.shift, up * em + label.lift)
    under: dict[str, Any] = {"bbox": {"facecolor": style.colour("white"), "edgecolor": "none", "pad": 0.15 * em}}
    under = under if label.filled else {}
    colour = style.colour(label.colour or style.reads_on(fill))
    if label.text and label.name:
        further = 1.2 * style.frame.text * label.name.count("\n")
        middle = {"bottom": 0.9 * em + further, "top": -1.2 * em}.get(level, 0.0)
        there = (shift[0], shift[1] + middle)
        _write(axes, label.text, spot, there, (across, "bottom"), em, colour, label.bold)
        _write(axes, label.name, spot, there, (across, "top"), style.frame.text, colour, False)
        return
    size = em if label.text else style.frame.text
    _write(axes, label.text or label.name, spot, shift, (across, level), size, colour, label.bold, **under)


def _write(
    axes: Axes,
    text: str,
    spot: Spot,
    shift: Spot,
    side: tuple[str, str],
    size: float,
    colour: str,
    bold: bool,
    **under: Any,
) -> None:
    axes.annotate(text, spot, xytext=shift, textcoords="offset points", ha=side[0], va=side[1], fontsize=size,
                  color=colour, fontweight="bold" if bold else "normal", zorder=INK + 2, **under)  # fmt: skip
