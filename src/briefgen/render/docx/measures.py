"""Lengths in the units that Word counts in."""

from __future__ import annotations

POINTS_PER_CM = 72 / 2.54

NUMBER_INSET = 0.3
"""What a column of numbers keeps free at its right beside the cell's own padding, in centimetres."""
FIGURE_PADS = (9.0, 7.5)
"""A key figure's padding, left and right, in points."""


def twips(points: float) -> int:
    """Points in twentieths of a point."""
    return round(points * 20)


def cm(length: float) -> int:
    """Centimetres in twentieths of a point."""
    return round(length * POINTS_PER_CM * 20)


def half_points(points: float) -> str:
    return str(round(points * 2))


def eighths(points: float) -> str:
    """A line's width as borders state it; Word knows no line finer than a quarter of a point."""
    return str(max(2, round(points * 8)))
