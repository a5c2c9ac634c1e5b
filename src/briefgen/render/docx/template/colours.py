"""The theme's colours as Word states them: by value, and by their place in the document's theme where they have one."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.render.docx.measures import eighths
from briefgen.render.docx.oxml.xml import Element, w
from briefgen.theme import Theme
from briefgen.theme.slots import slot_of

WORD_NAMES = {"dk1": "text1", "lt1": "background1", "dk2": "text2", "lt2": "background2", "hlink": "hyperlink"}
"""What Word calls a slot of the theme's colours (17.18.97)."""


@dataclass(frozen=True, slots=True)
class Palette:
    theme: Theme

    def text(self, role: str) -> Element:
        return w("color", val=self.theme.colour[role], **self._themed("themeColor", role))

    def border(self, side: str, points: float, role: str, space: float = 0) -> Element:
        """One side of a border; `space` is its distance from the text, in points."""
        return w(side, val="single", sz=eighths(points), space=str(round(space)), color=self.theme.colour[role],
                 **self._themed("themeColor", role))  # fmt: skip

    def shading(self, role: str) -> Element:
        return w("shd", val="clear", color="auto", fill=self.theme.colour[role], **self._themed("themeFill", role))

    def _themed(self, attribute: str, role: str) -> dict[str, str]:
        slot = slot_of(self.theme, role)
        return {attribute: WORD_NAMES.get(slot, slot)} if slot else {}
