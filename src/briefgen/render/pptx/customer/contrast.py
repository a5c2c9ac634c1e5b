"""Contrast between colours as WCAG 2.2 reckons it; every colour is "RRGGBB"."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

READABLE = 4.5
"""The least contrast of text with what it stands on (WCAG 2.2, 1.4.3)."""

STEPS = 20


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, from 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def hexed(red: float, green: float, blue: float) -> str:
    return "".join(f"{round(min(max(value, 0.0), 1.0) * 255):02X}" for value in (red, green, blue))


def luminance(colour: str) -> float:
    red, green, blue = map(_linear, channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """From 1 (alike) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least(colour: str, grounds: Sequence[str]) -> float:
    """The contrast with the ground that a colour stands out from least."""
    return min(contrast(colour, ground) for ground in grounds)


def mixed(colour: str, other: str, share: float) -> str:
    """The colour with so large a share of another in it."""
    pairs = zip(channels(colour), channels(other), strict=True)
    red, green, blue = (mine + (theirs - mine) * share for mine, theirs in pairs)
    return hexed(red, green, blue)


def readable(colour: str, grounds: Sequence[str], ink: str, wanted: float = READABLE) -> str:
    """The colour, moved towards the ink as far as it must be to stand out from every ground."""
    tried = (mixed(colour, ink, step / STEPS) for step in range(STEPS + 1))
    return next((each for each in tried if least(each, grounds) >= wanted), ink)


def hue(colour: str) -> float:
    """In turns, from 0 to 1."""
    return colorsys.rgb_to_hls(*channels(colour))[0]


def chroma(colour: str) -> float:
    """How far a colour is from grey, from 0 to 1."""
    parts = channels(colour)
    return max(parts) - min(parts)
