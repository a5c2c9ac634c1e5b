"""A theme's colours as DrawingML writes them: by the file's scheme where it has them (ECMA-376 part 1, 20.1.2.3)."""

from __future__ import annotations

from briefgen.markup import Markup, el
from briefgen.theme.slots import MAPPED, colour_of, shade_of, slot_of
from briefgen.theme.theme import Theme

WHOLE = 100_000
"""A share of 1 (`ST_Percentage`)."""


def colour(theme: Theme, role: str, *changes: Markup) -> Markup:
    """The colour of a role, changed ("a:alpha"): a slot of the scheme, or a shade of one, or as it is."""
    if slot := slot_of(theme, role):
        return el("a:schemeClr", *changes, val=MAPPED.get(slot, slot))
    slot, times, plus = shade_of(theme, role)
    if not slot:
        return el("a:srgbClr", *changes, val=colour_of(theme, role))
    darker = el("a:lumMod", val=round(times * WHOLE))
    lighter = el("a:lumOff", val=round(plus * WHOLE)) if plus else None
    return el("a:schemeClr", darker, lighter, *changes, val=MAPPED.get(slot, slot))
