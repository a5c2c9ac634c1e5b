"""What a paragraph holds: runs, fields, bookmarks, links and note references."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefgen.render.docx.oxml.xml import Element, qualified, text_element, w
from briefgen.xmltext import xml_text

NoteKind = Literal["footnote", "endnote"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a run differs from its paragraph."""

    style: str = ""
    """A character style's id."""
    bold: bool | None = None
    """None: as the paragraph."""
    italic: bool = False
    colour: str = ""
    """ "RRGGBB"."""
    raised: bool = False
    rtl: bool = False
    """Whether it runs from right to left."""
    lang: str = ""
    """Its language, where it is another."""
    han: bool = False
    """Whether that language is written in Han characters."""
    hint: bool = False
    """Whether punctuation that both scripts share takes the East Asian face."""
    east: str = ""
    """The face that takes the place of the East Asian one."""


PLAIN = Look()


def run(look: Look, *children: Element) -> Element:
    made = copy(_empty(look))
    made.extend(children)
    return made


def text_run(text: str, look: Look = PLAIN) -> Element:
    made = copy(_blank(look))
    made[-1].text = xml_text(text)
    return made


@lru_cache
def _empty(look: Look) -> Element:
    """A run to take copies of, for most have one of a few looks."""
    made, properties = w("r"), _properties(look)
    if len(properties):
        made.append(properties)
    return made


@lru_cache
def _blank(look: Look) -> Element:
    """The same with room for text."""
    return run(look, text_element("t", ""))


def tab(look: Look = PLAIN) -> Element:
    return run(look, w("tab"))


def right_tab() -> Element:
    """A tab to the right margin, whatever tab stops the paragraph has (17.3.3.23)."""
    return run(PLAIN, w("ptab", relativeTo="margin", alignment="right", leader="none"))


def line_break(look: Look = PLAIN) -> Element:
    return run(look, w("br"))


def field(instruction: str, result: Sequence[Element], look: Look = PLAIN) -> list[Element]:
    """A complex field (17.16.18) with the result that is shown until the field is next updated."""
    return [*_field_start(instruction, look), *result, _field_mark("end", look)]


def field_around(instruction: str, result: Sequence[Element], *, first: bool, last: bool) -> list[Element]:
    """One paragraph's part of a field whose result runs over several."""
    start = _field_start(instruction, PLAIN) if first else []
    return [*start, *result, *([_field_mark("end", PLAIN)] if last else [])]


def _field_start(instruction: str, look: Look) -> list[Element]:
    told = run(look, text_element("instrText", f" {instruction} "))
    return [_field_mark("begin", look), told, _field_mark("separate", look)]


def _field_mark(kind: str, look: Look) -> Element:
    return run(look, w("fldChar", fldCharType=kind))


def bookmark(name: str, number: int, content: Iterable[Element]) -> list[Element]:
    """The content between a bookmark's start and end; `number` is unique in the document (17.13.6.2)."""
    start = w("bookmarkStart", id=str(number), name=name)
    return [start, *content, w("bookmarkEnd", id=str(number))]


def link_out(relationship: str, content: Iterable[Element]) -> Element:
    made = w("hyperlink", *content, history="1")
    made.set(qualified("r:id"), relationship)
    return made


def link_within(anchor: str, content: Iterable[Element]) -> Element:
    """A link to a bookmark of the same document."""
    return w("hyperlink", *content, anchor=anchor, history="1")


def note_reference(kind: NoteKind, number: int, look: Look) -> Element:
    """The automatic mark of the note whose id is `number`."""
    return run(look, w(f"{kind}Reference", id=str(number)))


def _properties(look: Look) -> Element:
    """w:rPr, its children in the schema's order (17.3.2.28)."""
    made = w("rPr")
    if look.style:
        made.append(w("rStyle", val=look.style))
    if look.hint:
        made.append(w("rFonts", hint="eastAsia"))
    elif look.east:
        made.append(w("rFonts", eastAsia=look.east))
    if look.bold is not None:
        made.extend((_toggle("b", look.bold), _toggle("bCs", look.bold)))
    if look.italic:
        made.extend((w("i"), w("iCs")))
    if look.colour:
        made.append(w("color", val=look.colour))
    if look.raised:
        made.append(w("vertAlign", val="superscript"))
    if look.rtl:
        made.append(w("rtl"))
    if look.lang:
        made.append(language(**{"rtl" if look.rtl else "han" if look.han else "latin": look.lang}))
    return made


def _toggle(tag: str, on: bool) -> Element:
    return w(tag) if on else w(tag, val="0")


def language(latin: str = "", han: str = "", rtl: str = "") -> Element:
    """w:lang (17.3.2.20): Word keeps a language for Latin letters, one for Han characters and one for what runs from right
    to left.
    """
    tags = {"val": latin, "eastAsia": han, "bidi": rtl}
    return w("lang", **{name: tag for name, tag in tags.items() if tag})
