"""The look of a mail: the theme's faces and colours, and its dark form, of which each colour can be read on its ground."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from briefgen.theme import Theme
from briefgen.theme.contrast import readable

GROUND, GROUND_DARK = "E6E9EE", "0B1220"
"""Around the message; the theme has no such role, since no other format has such a ground."""

_NOT_NAME = re.compile(r"[^\w -]")

HAN = ("PingFang SC", "Noto Sans CJK SC")
"""What stands in for the theme's Chinese face on other systems."""


def faces(theme: Theme) -> Mapping[str, Markup]:
    """Families as CSS lists them: "all", and those for what is Chinese alone, "han"."""
    return {
        "all": _families(theme.latin, "Carlito", theme.han, *HAN, "Arial"),
        "han": _families(theme.han, *HAN),
    }


def _families(*names: str) -> Markup:
    """Nothing in a name ends the value that it stands in, for all that a theme's file may say."""
    return Markup("".join(f"'{_NOT_NAME.sub('', name)}'," for name in names) + "sans-serif")


def light(theme: Theme) -> Mapping[str, str]:
    """The theme's colours by role as "#RRGGBB", and "ground" with "on_ground"."""
    colours = dict(theme.colour)
    colours |= {"ground": GROUND, "on_ground": readable(colours["grey"], [GROUND])}
    return {role: f"#{colour}" for role, colour in colours.items()}


def dark(theme: Theme) -> Mapping[str, str]:
    """What stands in the place of the light colours where a reader asks for dark: the card is the theme's ink."""
    colour = theme.colour
    grounds = [colour["ink"], _raised(colour["ink"])]
    wanted = {
        "ink": colour["white"],
        "grey": colour["on_ink_grey"],
        "accent": colour["on_ink_accent"],
        "highlight": colour["highlight"],
    }
    text = {role: readable(shade, grounds) for role, shade in wanted.items()}
    rest = {"white": grounds[0], "tint": grounds[1], "hairline": colour["rule_on_ink"], "ground": GROUND_DARK}
    rest["on_ground"] = readable(colour["on_ink_grey"], [GROUND_DARK])
    return {role: f"#{shade}" for role, shade in (text | rest).items()}


def _raised(colour: str) -> str:
    """A little lighter, as a card that stands out from its ground."""
    return "".join(f"{min(255, int(colour[at : at + 2], 16) + 16):02X}" for at in (0, 2, 4))
