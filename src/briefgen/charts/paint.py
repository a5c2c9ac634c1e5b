"""The pictures' brushes: a plot drawn on matplotlib axes that are handed in. matplotlib itself is not imported here."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefgen.charts.numbers import axis_number, cell, cells
from briefgen.charts.plot import Frame, Label, Plot, SeriesPlot
from briefgen.doctree import Chart, Series

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NAMES = 0.3
"""The largest share of the frame's width that the names of bars take."""

HAIR, EDGE = 0.75, 0.5
GRID, AXIS, INK = 0.5, 1.5, 3.0
"""What lies over what."""


@dataclass(frozen=True, slots=True)
class Style:
    """The frame with its text sizes in points, and `colour`, which turns a role into "#RRGGBB"."""

    frame: Frame
    colour: Callable[[str], str]


def paint_bars(axes: Axes, chart: Chart, plot: Plot, style: Style) -> None:
    """Bars or columns side by side, each with its label at its end, on a line at zero."""
    pitch = 1 / (len(plot.series) + plot.gap / 100)
    for place, (series, look) in enumerate(zip(chart.series, plot.series, strict=True)):
        middle = (place - (len(plot.series) - 1) / 2) * pitch
        _bars(axes, chart, series, look, middle, pitch, plot.horizontal, style)
    _zero_line(axes, plot.horizontal, style)
    _ground(axes, chart, plot, style)
    _value_scale(axes, chart, plot, style)
    if plot.horizontal:
        _names_beside(axes, chart, style)
    else:
        _names_below(axes, chart, plot, style)
    if plot.legend:
        _legend(axes, chart, plot, style)


def paint_lines(axes: Axes, chart: Chart, plot: Plot, style: Style) -> None:
    """Lines over gridlines, each named at its last point; a missing value is a gap."""
    for series, look in zip(chart.series, plot.series, strict=True):
        numbers = [math.nan if p.value is None else cell(p.value, chart.axis) for p in series.points]
        colour = style.colour(look.colour)
        axes.plot(range(len(numbers)), numbers, color=colour, lw=look.width, solid_capstyle="round", zorder=INK)
        _marked_points(axes, numbers, look, style)
    if _spans_zero(chart):
        _zero_line(axes, False, style)
    _ground(axes, chart, plot, style)
    _value_scale(axes, chart, plot, style)
    _names_below(axes, chart, plot, style, "grey")
    if plot.legend:
        _legend(axes, chart, plot, style)


def _bars(
    axes: Axes,
    chart: Chart,
    series: Series,
    look: SeriesPlot,
    middle: float,
    pitch: float,
    horizontal: bool,
    style: Style,
) -> None:
    for place, point in enumerate(series.points):
        if point.value is None:
            continue
        number = cell(point.value, chart.axis)
        colour = style.colour(look.colours[place] or look.colour)
        edge: dict[str, Any] = {"edgecolor": style.colour("ink"), "linewidth": EDGE} if look.outline else {}
        draw = axes.barh if horizontal else axes.bar
        draw(place + middle, number, pitch, color=colour, zorder=INK - 1, **edge)
        if label := look.labels[place]:
            spot = (number, place + middle) if horizontal else (place + middle, number)
            _bar_label(axes, label, spot, horizontal, number < 0, style)


def _bar_label(
    axes: Axes, label: Label, spot: tuple[float, float], horizontal: bool, below: bool, style: Style
) -> None:
    away = -0.4 if below else 0.4
    shift = (away * style.frame.label, 0) if horizontal else (0, away * style.frame.label)
    side = ("right" if below else "left", "center_baseline") if horizontal else ("center", "top" if below else "bottom")
    _say(axes, label.text, spot, shift, side, style.frame.label, label, style)


def _marked_points(axes: Axes, numbers: Sequence[float], look: SeriesPlot, style: Style) -> None:
    for place, label in enumerate(look.labels):
        if not (label or look.colours[place]) or math.isnan(numbers[place]):
            continue
        colour = style.colour(look.colours[place] or look.colour)
        axes.plot(
            [place],
            [numbers[place]],
            "o",
            color=colour,
            ms=8,
            mec=style.colour("white"),
            mew=1.5,
            zorder=INK + 1,
            clip_on=False,
        )
        if label:
            _end_label(axes, label, (place, numbers[place]), style)


def _end_label(axes: Axes, label: Label, spot: tuple[float, float], style: Style) -> None:
    """The number over the series' name, or one of them alone in the middle."""
    beside, both = 0.8 * style.frame.label, bool(label.text and label.name)
    if label.text:
        side = ("left", "bottom" if both else "center_baseline")
        _say(axes, label.text, spot, (beside, label.lift), side, style.frame.label, label, style)
    if label.name:
        name = Label(label.name, label.colour, bold=False)
        side = ("left", "top" if both else "center_baseline")
        _say(axes, name.text, spot, (beside, label.lift), side, style.frame.text, name, style)


def _say(
    axes: Axes,
    text: str,
    spot: tuple[float, float],
    shift: tuple[float, float],
    side: tuple[str, str],
    size: float,
    label: Label,
    style: Style,
) -> None:
    axes.annotate(
        _wrapped(text, NAMES * style.frame.width, style),
        spot,
        xytext=shift,
        textcoords="offset points",
        ha=side[0],
        va=side[1],
        fontsize=size,
        color=style.colour(label.colour),
        fontweight="bold" if label.bold else "normal",
        zorder=INK + 2,
    )


def _zero_line(axes: Axes, horizontal: bool, style: Style) -> None:
    draw = axes.axvline if horizontal else axes.axhline
    draw(0, color=style.colour("grey"), lw=HAIR, zorder=AXIS, clip_on=False)


def _spans_zero(chart: Chart) -> bool:
    return min(cells(chart)) <= 0 <= max(cells(chart))


def _ground(axes: Axes, chart: Chart, plot: Plot, style: Style) -> None:
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, labelsize=style.frame.text)
    limits = (-0.5, len(chart.categories) - 0.5)
    if plot.horizontal:
        axes.set_ylim(limits[::-1] if plot.reverse else limits)
    else:
        axes.set_xlim(limits)


def _value_scale(axes: Axes, chart: Chart, plot: Plot, style: Style) -> None:
    """The value axis with gridlines, or none of it; bars start at zero, lines where Office would start them."""
    axis = axes.xaxis if plot.horizontal else axes.yaxis
    low, high = min(cells(chart)), max(cells(chart))
    margins = axes.set_xlim if plot.horizontal else axes.set_ylim
    if low >= 0 and (plot.from_zero or high - low > high / 6):
        margins(0, None if high else 1)
    elif high <= 0 and plot.from_zero:
        margins(None, 0)
    elif plot.from_zero:
        margins(low - (high - low) * _room_below(plot, style), None)
    if not plot.value_axis:
        axis.set_visible(False)
        return
    axis.set_major_formatter(lambda number, _: axis_number(number, chart))
    axis.set_tick_params(labelcolor=style.colour("grey"))
    axis.grid(True, color=style.colour("hairline"), lw=HAIR, zorder=GRID)
    axes.set_axisbelow(True)
    if plot.element == "line" and not _spans_zero(chart):
        axes.axhline(axes.get_ylim()[0], color=style.colour("grey"), lw=HAIR, zorder=AXIS, clip_on=False)


def _room_below(plot: Plot, style: Style) -> float:
    """The share of the values' range that a label under the lowest bar takes."""
    return plot.right / (0.6 * style.frame.width) if plot.horizontal else 2 * style.frame.label / style.frame.height


def _names_beside(axes: Axes, chart: Chart, style: Style) -> None:
    names = [_wrapped(name, NAMES * style.frame.width, style, bold=True) for name in chart.categories]
    axes.set_yticks(range(len(names)), names)
    for place, tick in enumerate(axes.get_yticklabels()):
        told = len(chart.series) == 1 and chart.series[0].points[place].highlight
        tick.set(color=style.colour("highlight" if told else "ink"), fontweight="bold" if told else "normal")


def _names_below(axes: Axes, chart: Chart, plot: Plot, style: Style, colour: str = "ink") -> None:
    """Names under columns or a line: each broken to its step, or one in so many on one line."""
    room = (style.frame.width - plot.right) / len(chart.categories) * 0.95
    names = [_wrapped(name, plot.every * room, style, 3 if plot.every == 1 else 1) for name in chart.categories]
    axes.set_xticks(range(0, len(names), plot.every), names[:: plot.every])
    axes.tick_params(axis="x", labelcolor=style.colour(colour))


def _wrapped(text: str, room: float, style: Style, most: int = 3, *, bold: bool = False) -> str:
    """The text broken to `room` points; what does not fit `most` lines is cut, and the data beside the picture has it."""
    lines = style.frame.lines(text, room, bold=bold)
    if len(lines) > most:
        lines = (*lines[: most - 1], lines[most - 1][:-1] + "…")
    return "\n".join(lines)


def _legend(axes: Axes, chart: Chart, plot: Plot, style: Style) -> None:
    """The series by name over the plot, in as many columns as the width holds."""
    keys = []
    for look in plot.series:
        fill = style.colour(look.colour)
        edge = style.colour("ink") if look.outline else fill
        keys += axes.plot([], [], "s", color=fill, mec=edge, mew=EDGE, ms=0.7 * style.frame.text)
    # A name that begins with an underscore would be left out of the legend; a space before it keeps it in.
    names = [f" {_wrapped(series.name, 0.9 * style.frame.width, style, 1)}" for series in chart.series]
    column = max(style.frame.wide(name) for name in names) + 3 * style.frame.text
    axes.legend(
        keys,
        names,
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=max(1, min(len(names), int(style.frame.width // column))),
        frameon=False,
        fontsize=style.frame.text,
        labelcolor=style.colour("ink"),
        borderaxespad=0,
        borderpad=0.3,
        handlelength=1,
        handletextpad=0.2,
    )
