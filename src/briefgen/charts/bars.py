"""The bars of a picture, side by side or on each other, each with its label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.charts.ground import places
from briefgen.charts.lettering import INK, SIDES, say
from briefgen.charts.plot import Column, Layer, Plot, Position, SeriesPlot

if TYPE_CHECKING:
    from briefgen.charts.paint import Style
    from briefgen.charts.plane import Plane, Share

EDGE = 0.75


def bars(plane: Plane, plot: Plot, layer: Layer, style: Style) -> None:
    stacked = layer.overlap == 100
    stands = range(len(plot.categories)) if plot.horizontal else places(plot)
    together = 1 if stacked else len(layer.series)
    pitch = 1 / (together + layer.gap / 100)
    up, down = [0.0] * len(plot.categories), [0.0] * len(plot.categories)
    for place, series in enumerate(layer.series):
        column = shared(plot, layer, plot.columns[series.column])
        aside = 0.0 if stacked else (place - (together - 1) / 2) * pitch
        bars: dict[str, list[list[Share]]] = {}
        for at, number in enumerate(column.numbers):
            if number is None:
                continue
            pile = up if number >= 0 else down
            start = pile[at] if stacked else 0.0
            if stacked:
                pile[at] += number
            bar = _Bar(plane, plot, series, at, (start, start + number), stands[at] + aside)
            bars.setdefault(bar.role, []).append(bar.corners(pitch))
            bar.label(style)
        for role, corners in bars.items():
            if series.colour:
                edge = style.colour(series.outline) if series.outline else "none"
                plane.shapes(corners, fc=style.colour(role), ec=edge, lw=EDGE, zorder=INK - 1)


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar from one number to another, at the `middle` of its thickness."""

    plane: Plane
    plot: Plot
    series: SeriesPlot
    at: int
    ends: tuple[float, float]
    middle: float

    @property
    def role(self) -> str:
        return (self.series.colours[self.at] if self.series.colours else "") or self.series.colour

    def corners(self, thick: float) -> list[Share]:
        sides = self.middle - thick / 2, self.middle + thick / 2
        if self.plot.horizontal:
            (left, right), (foot, top) = map(self.plane.across.within, self.ends), map(self.plane.up.share, sides)
        else:
            (foot, top), (left, right) = map(self.plane.up.within, self.ends), map(self.plane.across.share, sides)
        return [(left, foot), (right, foot), (right, top), (left, top)]

    def label(self, style: Style) -> None:
        label = self.series.labels[self.at] if self.series.labels else None
        if label is None:
            return
        plane, (start, end) = self.plane, self.ends
        position = label.position or self.series.position
        number = start if position == "inBase" else (start + end) / 2 if position == "ctr" else end
        point = (
            (plane.across.within(number), plane.up.share(self.middle))
            if self.plot.horizontal
            else (plane.across.share(self.middle), plane.up.within(number))
        )
        fill = self.role if position in ("ctr", "inEnd") else ""
        say(plane, label, point, _bar_side(position, self.plot.horizontal, end < start), fill, style)


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


def shared(plot: Plot, layer: Layer, column: Column) -> Column:
    """The column as it is, or as shares of what its layer's columns add up to."""
    if layer.grouping != "percentStacked":
        return column
    tables = [plot.columns[series.column].numbers for series in layer.series]
    wholes = [sum(numbers[at] or 0.0 for numbers in tables) or 1.0 for at in range(len(column.numbers))]
    shares = (None if n is None else n / whole for n, whole in zip(column.numbers, wholes, strict=True))
    return Column(column.head, tuple(shares), "0%")
