"""Where planes stand in a picture: as large as leaves room for all that stands round them, so that nothing is cut.

matplotlib's constrained layout does the same for its axes, and draws a picture twice for it; here each text is measured
once, and the rest is reckoned.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from briefgen.charts.plane import Placed, Plane

PAD = 3.0
"""What stays free at a cell's edges, in points."""

LEAST = 0.15
"""The smallest share of its cell that a plane takes either way."""

PASSES, NEAR = 40, 0.05
"""A larger margin moves what stands along a plane, so margins are mended until they lack so few points."""


class Crowded(Exception):
    """What stands round a plane leaves it no room."""


class Sides(NamedTuple):
    """Points at four sides: of a cell, or from a spot."""

    left: float
    bottom: float
    right: float
    top: float


def lay_out(planes: Sequence[Plane], renderer: Any, *, cramped: bool = False) -> None:
    """Sets planes of one size into their cells, and each thing to its place.

    Raises Crowded where they have no room, unless they may be `cramped`, and what has no room cut.
    """
    reaches = [[(one, _reach(one, renderer)) for one in plane.placed] for plane in planes]
    margins = Sides(PAD, PAD, PAD, PAD)
    for _ in range(PASSES):
        for plane in planes:
            _stand(plane, margins)
        lacks = [_lack(plane, reach) for plane, reach in zip(planes, reaches, strict=True)]
        lack = Sides(*map(max, zip(*lacks, strict=True)))
        if max(lack) < NEAR:
            break
        wider = Sides(*(margin + more for margin, more in zip(margins, lack, strict=True)))
        if _crowds(wider, planes[0]):
            if cramped:
                break
            raise Crowded
        margins = wider
    for plane in planes:
        for one in plane.placed:
            one.put([plane.point(spot) for spot in one.spots])


def _crowds(margins: Sides, plane: Plane) -> bool:
    width, height = plane.cell.width, plane.cell.height
    return (width - margins.left - margins.right < LEAST * width
            or height - margins.bottom - margins.top < LEAST * height)  # fmt: skip


def _stand(plane: Plane, margins: Sides) -> None:
    cell = plane.cell
    x, y = cell.x + margins.left, cell.y + margins.bottom
    width, height = cell.width - margins.left - margins.right, cell.height - margins.bottom - margins.top
    if plane.square:
        side = min(width, height)
        x, y, width, height = x + (width - side) / 2, y + (height - side) / 2, side, side
    plane.box.bounds = (x, y, width, height)


def _reach(one: Placed, renderer: Any) -> Sides:
    """How far something stands out from its spots, in points."""
    if one.text is None:
        return Sides(one.pad, one.pad, one.pad, one.pad)
    box, point = one.text.get_window_extent(renderer), 72 / one.text.figure.dpi
    return Sides(-box.x0 * point, -box.y0 * point, box.x1 * point, box.y1 * point)


def _lack(plane: Plane, reaches: Sequence[tuple[Placed, Sides]]) -> Sides:
    """How far things stand out of a plane's cell, less what stays free at its edges."""
    cell, found = plane.cell, [Sides(0.0, 0.0, 0.0, 0.0)]
    for one, reach in reaches:
        for spot in one.spots:
            x, y = plane.point(spot)
            found.append(Sides(
                cell.x + PAD - (x - reach.left),
                cell.y + PAD - (y - reach.bottom),
                x + reach.right + PAD - (cell.x + cell.width),
                y + reach.top + PAD - (cell.y + cell.height),
            ))  # fmt: skip
    return Sides(*map(max, zip(*found, strict=True)))
