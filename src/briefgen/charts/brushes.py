"""The pictures' marks: what lies over the plot area, at the places where Office's shapes lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.charts.plot import Plot, Spot, Stroke, Tint, Words

if TYPE_CHECKING:
    from briefgen.charts.paint import Style
    from briefgen.charts.plane import Plane

BEHIND, OVER = 0.7, 6.0
OPACITY = 0.16
HEAD, DASH = "-|>,head_width=2.2,head_length=4.5", (0, (3, 1.5))
SIDES = {"l": "left", "ctr": "center", "r": "right"}
LEVELS = {"t": "top", "ctr": "center", "b": "bottom"}


def brush(plane: Plane, plot: Plot, style: Style) -> None:
    """Draws the marks of a plot over its plane."""
    for mark in plot.marks:
        match mark:
            case Stroke():
                _stroke(plane, mark, style)
            case Tint(start, end):
                _tint(plane, start, end, style)
            case Words():
                _words(plane, mark, style)


def _stroke(plane: Plane, mark: Stroke, style: Style) -> None:
    ink = style.colour("ink")
    if mark.arrow:
        plane.arrow(mark.start, mark.end, arrowstyle=HEAD, lw=mark.width, color=ink, zorder=OVER)
    else:
        plane.stroke((mark.start, mark.end), color=ink, lw=mark.width, ls=DASH if mark.dashed else "-", zorder=OVER)


def _tint(plane: Plane, start: Spot, end: Spot, style: Style) -> None:
    corners = [(start.across, start.up), (end.across, start.up), (end.across, end.up), (start.across, end.up)]
    plane.shapes([corners], color=style.colour("grey"), alpha=OPACITY, lw=0, zorder=BEHIND)


def _words(plane: Plane, mark: Words, style: Style) -> None:
    size = style.frame.label if mark.bold else style.frame.text
    plane.write("\n".join(mark.lines), mark.at, (SIDES[mark.align], LEVELS[mark.level]), fontsize=size,
                fontweight="bold" if mark.bold else "normal", color=style.colour("ink"), zorder=OVER + 1,
                under=style.colour("white") if mark.filled else "")  # fmt: skip
