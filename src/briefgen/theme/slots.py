"""Which colour of a theme stands in which slot of an Office file's colour scheme.

A colour that has a slot is named by it, so that a file follows the scheme when its owner changes it; every
other colour is written as it is. A role is a key of `Theme.colour`, or "categorical.N" for a series' colour.
ECMA-376 part 1, 20.1.6.2 (`a:clrScheme`) and 20.1.10.54 (`ST_SchemeColorVal`).
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from functools import lru_cache

from briefgen.theme.theme import Theme

CATEGORICAL = "categorical."

ROLES: Mapping[str, str] = {
    "dk1": "ink",
    "lt1": "white",
    "dk2": "grey",
    "lt2": "tint",
    "accent1": "accent",
    "accent2": "ink",
    "accent3": "categorical.2",
    "accent4": "categorical.3",
    "accent5": "categorical.4",
    "accent6": "highlight",
    "hlink": "accent",
    "folHlink": "grey",
}
"""The role that fills each slot, in the order of the schema."""

MAPPED: Mapping[str, str] = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""What drawings call the first four slots (`a:schemeClr`): by the part they play on a page or slide."""

STEPPED_BACK = ("mute", "hairline")
"""The greys that are shades of a text colour of the scheme."""

NEAR = 6
"""Steps of 256 by which a shade's red, green and blue may differ from the role's colour."""


def colour_of(theme: Theme, role: str) -> str:
    """The colour of a role as "RRGGBB"; series past the theme's last colour begin again. KeyError: no such role."""
    if role.startswith(CATEGORICAL):
        return theme.categorical[int(role.removeprefix(CATEGORICAL)) % len(theme.categorical)]
    return theme.colour[role]


def scheme(theme: Theme) -> Mapping[str, str]:
    """Each slot's colour as "RRGGBB", in the order of the schema."""
    return {slot: colour_of(theme, role) for slot, role in ROLES.items()}


def slot_of(theme: Theme, role: str) -> str:
    """The slot that holds a role's colour ("dk1", "accent3"), or "" where none does.

    The first two series' colours share the slots of accent and ink as long as the theme gives them the same colour.
    """
    if theme.drawn:
        return _drawn_slot(theme, role)
    for slot, held in ROLES.items():
        if held == role:
            return slot
    for slot in ("accent1", "accent2"):
        if role.startswith(CATEGORICAL) and colour_of(theme, role) == colour_of(theme, ROLES[slot]):
            return slot
    return ""


def _drawn_slot(theme: Theme, role: str) -> str:
    """The slot of another file's scheme that has a role's colour, rather the one that has the role in ours."""
    wanted = colour_of(theme, role)
    first = [f"accent{int(role.removeprefix(CATEGORICAL)) % 6 + 1}"] if role.startswith(CATEGORICAL) else []
    slots = [*first, *(slot for slot, held in ROLES.items() if held == role), *ROLES]
    return next((slot for slot in slots if theme.drawn.get(MAPPED.get(slot, slot)) == wanted), "")


def shade_of(theme: Theme, role: str) -> tuple[str, float, float]:
    """A slot whose colour has the role's as a shade, and the shade: luminance times the second, plus the third, of 1.

    ("", 1, 0) for a role that is no grey, or one that no text colour comes near.
    ECMA-376 part 1, 20.1.2.3.20 and 20.1.2.3.21 (`a:lumMod`, `a:lumOff`).
    """
    if role in STEPPED_BACK:
        for slot in ("dk2", "dk1"):
            held = theme.drawn.get(MAPPED[slot], "") if theme.drawn else colour_of(theme, ROLES[slot])
            if held and (found := _shade(held, colour_of(theme, role))):
                return slot, *found
    return "", 1.0, 0.0


@lru_cache(maxsize=1 << 8)
def _shade(base: str, wanted: str) -> tuple[float, float] | None:
    """What makes one colour of the other by luminance alone, in whole hundredths; None where it comes too little near."""
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(base))
    aim = colorsys.rgb_to_hls(*_parts(wanted))[1]
    times = round((1 - aim) / (1 - light) if aim > light else aim / light, 2)
    plus = round(1 - times, 2) if aim > light else 0.0
    made = colorsys.hls_to_rgb(hue, light * times + plus, saturation)
    near = all(abs(one - other) * 255 <= NEAR for one, other in zip(made, _parts(wanted), strict=True))
    return (times, plus) if near else None


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour)
    return red / 255, green / 255, blue / 255
