"""Paragraphs: a style, and the little that a style cannot say."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.render.docx.oxml.xml import Element, w


def paragraph(style: str, content: Iterable[Element], numbering: tuple[int, int] | None = None) -> Element:
    """A paragraph in the style with the id `style`; `numbering` is a level and the numbering instance's id."""
    properties = w("pPr", w("pStyle", val=style))
    if numbering is not None:
        level, instance = numbering
        properties.append(w("numPr", w("ilvl", val=str(level)), w("numId", val=str(instance))))
    return w("p", properties, *content)
