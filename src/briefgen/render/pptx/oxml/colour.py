"""Colours by the theme's slots where a role has one, so that a file follows its scheme (ISO/IEC 29500-1, 20.1.2.3)."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from briefgen.markup import Markup, el
from briefgen.theme import Theme, drawingml

EMU_PER_POINT = 12_700


@dataclass(frozen=True, slots=True)
class Ink:
    """Draws in a theme's colours; a role is a key of `Theme.colour` or "categorical.N", "" is no colour."""

    theme: Theme
    kept: dict[Hashable, Markup] = field(default_factory=dict, compare=False, repr=False)
    """What was drawn in these colours: text repeats its looks."""

    def once(self, look: Hashable, draw: Callable[[], Markup]) -> Markup:
        """What `draw` drew when first asked for this look."""
        made = self.kept.get(look)
        if made is None:
            made = self.kept[look] = draw()
        return made

    def colour(self, role: str) -> Markup:
        return drawingml.colour(self.theme, role)

    def fill(self, role: str) -> Markup:
        return self.once(("fill", role), lambda: self._fill(role))

    def _fill(self, role: str) -> Markup:
        return el("a:solidFill", self.colour(role)) if role else el("a:noFill")

    def line(self, role: str, points: float, tag: str = "a:ln") -> Markup:
        """A line; without a role there is none, whatever its width."""
        width = round(points * EMU_PER_POINT) if role else None
        return self.once((tag, role, width), lambda: el(tag, self._fill(role), w=width))
