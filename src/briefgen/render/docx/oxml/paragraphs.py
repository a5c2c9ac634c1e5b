"""Paragraphs: a style, and the little that a style cannot say."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from functools import lru_cache

from briefgen.render.docx.oxml.xml import Element, W, w


def paragraph(style: str, content: Iterable[Element], numbering: tuple[int, int] | None = None) -> Element:
    """A paragraph in the style with the id `style`; `numbering` is a level and the numbering instance's id."""
    made = copy(_empty(style, numbering))
    made.extend(content)
    return made


@lru_cache
def _empty(style: str, numbering: tuple[int, int] | None) -> Element:
    """A paragraph to take copies of, for most are of a few styles."""
    properties = w("pPr", w("pStyle", val=style))
    if numbering is not None:
        level, instance = numbering
        properties.append(w("numPr", w("ilvl", val=str(level)), w("numId", val=str(instance))))
    return w("p", properties)


def turn_right_to_left(made: Element) -> None:
    """Sets a paragraph whose first word runs from right to left in that direction as a whole (17.3.1.6)."""
    for text in made.iter(W + "t"):
        if any(map(str.isalpha, text.text or "")):
            run = text.getparent()
            if run is not None and run.find(f"{W}rPr/{W}rtl") is not None:
                made[0].append(w("bidi"))
            return


def indent_right(made: Element, length: int) -> None:
    """Sets a paragraph's distance from the right, in twentieths of a point (17.3.1.12)."""
    made[0].append(w("ind", right=str(length)))


def set_tab(made: Element, place: int, kind: str, cleared: Iterable[int] = ()) -> None:
    """Gives a paragraph a "left" or "right" tab stop, in twentieths of a point, and takes the style's own ones away
    (17.3.1.38).
    """
    stops = dict.fromkeys(cleared, "clear") | {place: kind}
    tabs = [w("tab", val=stop, pos=str(at)) for at, stop in sorted(stops.items())]
    bidi = made[0].find(W + "bidi")
    made[0].insert(len(made[0]) if bidi is None else made[0].index(bidi), w("tabs", *tabs))


def space_before(made: Element, length: int) -> None:
    """Sets the space above a paragraph, in twentieths of a point (17.3.1.33)."""
    made[0].append(w("spacing", before=str(length)))


def keep_with_next(made: Element) -> None:
    """Keeps a paragraph, or the table row that it is in, on the page of what follows (17.3.1.15)."""
    properties = made[0]
    if properties.find(W + "keepNext") is None:
        properties.insert(1, w("keepNext"))
