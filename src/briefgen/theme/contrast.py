"""Colours that can be read, and their counterparts on a dark ground. A colour is "RRGGBB" (WCAG 2.2, relative luminance)."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping, Sequence

from briefgen.theme.theme import Theme

LEAST = 4.5
"""The contrast that text of every size needs (WCAG 2.2, 1.4.3)."""

DARKEST, LIGHTEST = 0.006, 0.86
"""The luminance of a dark page's ground, at most, and of its text: white on black would glare."""


def luminance(colour: str) -> float:
    """From 0, black, to 1, white."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, grounds: Sequence[str], least: float = LEAST) -> str:
    """The colour, made darker or lighter of the same hue where it has too little contrast with one of the grounds."""
    if all(contrast(colour, ground) >= least for ground in grounds):
        return colour
    lights = [luminance(ground) for ground in grounds]
    wanted = least * 1.01  # rounding to a byte a channel must not undo it
    darker, lighter = (min(lights) + 0.05) / wanted - 0.05, (max(lights) + 0.05) * wanted - 0.05
    return at_luminance(colour, darker if darker >= 0 else lighter)


def at_luminance(colour: str, wanted: float) -> str:
    """The colour of the same hue and saturation that has this luminance, as nearly as there is one."""
    hue, _, saturation = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if luminance(_hex(hue, middle, saturation)) < wanted else (low, middle)
    return _hex(hue, high, saturation)


def _hex(hue: float, light: float, saturation: float) -> str:
    return "".join(f"{round(channel * 255):02X}" for channel in colorsys.hls_to_rgb(hue, light, saturation))


def darkened(theme: Theme, colours: Mapping[str, str]) -> Mapping[str, str]:
    """Each colour's counterpart on a dark page: light becomes dark, hues stay, and so does the contrast of any two.

    The contrast of two colours is the ratio of their luminances, each 0.05 more. If each of these is turned into its
    reciprocal, times a constant, every ratio is what it was. The constant is such that the theme's ink becomes light.
    White, black and grey take the ink's hue.
    """
    ground, ink = (luminance(theme.colour[role]) + 0.05 for role in ("white", "ink"))
    constant = min((DARKEST + 0.05) * ground, (LIGHTEST + 0.05) * ink)
    constant = max(constant, 0.05 * ground)

    def counterpart(colour: str) -> str:
        hued = theme.colour["ink"] if len({colour[:2], colour[2:4], colour[4:]}) == 1 else colour
        return at_luminance(hued, min(constant / (luminance(colour) + 0.05) - 0.05, 1.0))

    return {role: counterpart(colour) for role, colour in colours.items()}
