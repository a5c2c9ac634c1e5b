"""The font table: what a program should know of a face that it may not have (17.8.3)."""

from __future__ import annotations

from briefgen.render.docx.oxml.xml import Element, w, w_root
from briefgen.theme import Theme

WESTERN, SIMPLIFIED_CHINESE = "00", "86"
"""Character sets, by which a stand-in is found."""


def font_table(theme: Theme) -> Element:
    """The root of fontTable.xml."""
    faces = {
        theme.latin: (WESTERN, "swiss", "variable"),
        theme.han: (SIMPLIFIED_CHINESE, "swiss", "variable"),
        theme.mono: (WESTERN, "modern", "fixed"),
    }
    return w_root("fonts", *(_font(name, *kind) for name, kind in faces.items()))


def _font(name: str, charset: str, family: str, pitch: str) -> Element:
    return w("font", w("charset", val=charset), w("family", val=family), w("pitch", val=pitch), name=name)
