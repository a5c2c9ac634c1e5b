"""The legend of a picture: the series by name over the plot, or a ring's parts."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from briefgen.charts.ground import NAMES
from briefgen.charts.plot import Frame, Layer, Plot, SeriesPlot, Spot

if TYPE_CHECKING:
    from briefgen.charts.paint import Style
    from briefgen.charts.plane import Plane

HIGH = 1.9
"""The height of a legend, in em; where the plot's place is fixed, it stands at the frame's top as in Office."""

ABOVE = 1.1
"""How far a label stands out above the highest bar, in em."""

FOOT, LEADING = 0.6, 1.7
"""How far the last line of names stands over the plot, and lines from each other, in em."""

KEY, NAME, APART = 0.7, 1.45, 2.0
"""The size of a key, where the name after it begins, and what lies between a name and the next key, in em."""

MIDDLE = 0.33
"""Half the height of a capital letter, in em."""

AXIS = 3.0
"""About the room of an axis' numbers, in em."""

LINE, EDGE = 2.25, 0.5


class Entry(NamedTuple):
    name: str
    colour: str
    outline: str
    mark: str


def legend(plane: Plane, plot: Plot, style: Style) -> None:
    """Names with their keys from left to right, in as many columns as the width holds."""
    frame, em = style.frame, style.frame.text
    room = _room(plot, frame)
    entries = [one._replace(name=frame.folded(one.name, room - NAME * em, 1)) for one in _entries(plot)]
    columns = _columns([NAME * em + frame.wide(one.name) + APART * em for one in entries], room + APART * em)
    rows = ceil(len(entries) / len(columns))
    foot = plot.inset.top - (HIGH - FOOT) * em if plot.inset else FOOT * em
    foot += ABOVE * frame.label if _labels_stand_out(plot) else 0.0
    for at, entry in enumerate(entries):
        row, column = divmod(at, len(columns))
        begin, base = sum(columns[:column]), foot + (rows - 1 - row) * LEADING * em
        _key(plane, entry, begin, base + MIDDLE * em, style)
        plane.write(entry.name, Spot(0.0, 1.0, begin + NAME * em, base), ("left", "baseline"), fontsize=em,
                    color=style.colour("ink"))  # fmt: skip


def _key(plane: Plane, entry: Entry, begin: float, level: float, style: Style) -> None:
    em, colour = style.frame.text, style.colour(entry.colour)
    if entry.mark == "-":
        ends = (Spot(0.0, 1.0, begin + 0.1 * em, level), Spot(0.0, 1.0, begin + 1.1 * em, level))
        plane.stroke(ends, color=colour, lw=LINE)
    else:
        edge = style.colour(entry.outline) if entry.outline == "ink" else colour
        middle = Spot(0.0, 1.0, begin + NAME / 2 * em, level)
        plane.dots([middle], entry.mark, size=KEY * em, edge=EDGE, color=colour, mec=edge)


def _room(plot: Plot, frame: Frame) -> float:
    """The width over the plot that is left for a legend, about."""
    if plot.horizontal or not plot.value.shown:
        return frame.width - min(plot.left, max(NAMES * frame.width, plot.right)) - frame.text
    return frame.width - AXIS * frame.text * (1 + bool(plot.second))


def _columns(widths: Sequence[float], room: float) -> list[float]:
    """The widths of as many columns as have room side by side, filled row by row."""
    for count in range(len(widths), 1, -1):
        columns = [max(widths[column::count]) for column in range(count)]
        if sum(columns) <= room:
            return columns
    return [max(widths)]


def _labels_stand_out(plot: Plot) -> bool:
    """Whether labels stand above the plot area, which ends with its highest bar."""
    tall = (label for series in plot.series for label in series.labels
            if label and (label.position or series.position) in ("outEnd", "t"))  # fmt: skip
    upright = any(layer.mark == "bar" for layer in plot.layers) and not plot.horizontal
    return upright and not plot.inset and not plot.value.shown and any(tall)


def _entries(plot: Plot) -> list[Entry]:
    first = plot.layers[0]
    if first.mark == "doughnut":
        pairs = zip(plot.categories, first.series[0].colours, strict=True)
        return [Entry(name, colour, "", "s") for name, colour in pairs]
    return [_entry(plot, layer, one) for layer in plot.layers for one in layer.series if not one.quiet and one.colour]


def _entry(plot: Plot, layer: Layer, series: SeriesPlot) -> Entry:
    """Lines are shown as lines, dots as dots, and areas as squares."""
    return Entry(plot.name(series), series.colour, series.outline, {"line": "-", "scatter": "o"}.get(layer.mark, "s"))
