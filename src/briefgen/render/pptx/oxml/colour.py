"""Colours by the theme's slots where a role has one, so that a file follows its scheme (ISO/IEC 29500-1, 20.1.2.3)."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.render.pptx.oxml.xml import Element, el
from briefgen.theme import Theme
from briefgen.theme.slots import MAPPED, colour_of, slot_of

EMU_PER_POINT = 12_700


@dataclass(frozen=True, slots=True)
class Ink:
    """Draws in a theme's colours; a role is a key of `Theme.colour` or "categorical.N", "" is no colour."""

    theme: Theme

    def colour(self, role: str) -> Element:
        slot = slot_of(self.theme, role)
        if slot:
            return el("a:schemeClr", val=MAPPED.get(slot, slot))
        return el("a:srgbClr", val=colour_of(self.theme, role))

    def fill(self, role: str) -> Element:
        return el("a:solidFill", self.colour(role)) if role else el("a:noFill")

    def line(self, role: str, points: float, tag: str = "a:ln") -> Element:
        if not role:
            return el(tag, el("a:noFill"))
        return el(tag, self.fill(role), w=round(points * EMU_PER_POINT))
