"""How many lines a text takes on a slide, by the theme's sizes."""

from __future__ import annotations

from briefgen.doctree import Document
from briefgen.fit import Span, wrap
from briefgen.theme import Style, Theme

POINTS = 72.0
SAFETY = 0.96
"""The share of a box's width that is filled, as in the deck."""


def style_of(name: str, theme: Theme, document: Document) -> Style:
    return theme.slide.type[name]["han" if document.lang.startswith("zh") else "latin"]


def lines_of(text: str, style: str, zone: str, theme: Theme, document: Document, share: float = 1.0) -> int:
    """The lines of a text in a zone, or a `share` of its width, in the smallest size that its style allows."""
    set_in = style_of(style, theme, document)
    width = theme.slide.zone[zone].w * POINTS * SAFETY * share
    return len(wrap((Span(text, set_in.smallest or set_in.size, set_in.bold),), width, theme.latin))
