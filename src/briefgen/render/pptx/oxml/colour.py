"""Colours by the theme's slots where a role has one, so that a file follows its scheme (ISO/IEC 29500-1, 20.1.2.3)."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from briefgen.render.pptx.oxml.xml import Element, again, el
from briefgen.theme import Theme
from briefgen.theme.slots import MAPPED, colour_of, slot_of

EMU_PER_POINT = 12_700


@dataclass(frozen=True, slots=True)
class Ink:
    """Draws in a theme's colours; a role is a key of `Theme.colour` or "categorical.N", "" is no colour."""

    theme: Theme
    kept: dict[Hashable, Element] = field(default_factory=dict, compare=False, repr=False)
    """What was drawn in these colours, to take copies of: text repeats its looks."""

    def once(self, look: Hashable, draw: Callable[[], Element]) -> Element:
        """A copy of what `draw` drew when first asked for this look."""
        if look not in self.kept:
            self.kept[look] = draw()
        return again(self.kept[look])

    def colour(self, role: str) -> Element:
        slot = slot_of(self.theme, role)
        if slot:
            return el("a:schemeClr", val=MAPPED.get(slot, slot))
        return el("a:srgbClr", val=colour_of(self.theme, role))

    def fill(self, role: str) -> Element:
        return self.once(("fill", role), lambda: self._fill(role))

    def _fill(self, role: str) -> Element:
        return el("a:solidFill", self.colour(role)) if role else el("a:noFill")

    def line(self, role: str, points: float, tag: str = "a:ln") -> Element:
        """A line; without a role there is none, whatever its width."""
        width = round(points * EMU_PER_POINT) if role else None
        return self.once((tag, role, width), lambda: el(tag, self._fill(role), w=width))
