"""Which of two colours reads better on a fill (WCAG 2.2, 1.4.3: contrast of relative luminances)."""

from __future__ import annotations

from briefgen.theme import Theme
from briefgen.theme.slots import colour_of


def reads_on(theme: Theme, fill: str) -> str:
    """The role, "white" or "ink", with the higher contrast on a fill's role; ink where nothing is filled."""
    if not fill:
        return "ink"
    ground = colour_of(theme, fill)
    return max(("white", "ink"), key=lambda role: contrast(colour_of(theme, role), ground))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as "RRGGBB", 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
