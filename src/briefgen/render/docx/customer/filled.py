"""Placeholders like {{ title }} filled in, however Word has split them over runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from briefgen.doctree import Document
from briefgen.doctree.walk import plain
from briefgen.render.docx.oxml.xml import SPACE, Element, W
from briefgen.xmltext import xml_text

PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
BODY = "body"

BOUND = {
    "title": "title",
    "subject": "subtitle",
    "creator": "authors",
    "category": "series",
    "contentStatus": "classification",
}
"""The properties that content controls are bound to, as Word's own cover pages are (17.5.2.6), and what we say there."""

FIELDS = {"TITLE": "title", "SUBJECT": "subtitle", "AUTHOR": "authors", "CATEGORY": "series"}
"""The fields and DOCPROPERTY names that show a property of the file (17.16.5)."""


def values_of(document: Document, separator: str) -> Mapping[str, str]:
    """What each placeholder stands for."""
    meta = document.meta
    return {
        "title": meta.title,
        "short_title": meta.short_title,
        "subtitle": meta.subtitle,
        "series": meta.series,
        "date": meta.date_text,
        "authors": separator.join(meta.authors),
        "classification": meta.classification,
        "takeaway": plain(document.summary.takeaway),
        "id": meta.id,
    }


NAMES = ("title", "short_title", "subtitle", "series", "date", "authors", "classification", "takeaway", "id")


def placeholders(root: Element) -> Iterator[str]:
    """The names in a part's placeholders, in order."""
    for paragraph in root.iter(W + "p"):
        yield from (match[1] for match in PLACEHOLDER.finditer(own_text(paragraph)))


def own_text(paragraph: Element) -> str:
    return "".join(node.text or "" for node in _texts(paragraph))


def fill(root: Element, values: Mapping[str, str], unknown: Callable[[str], None]) -> None:
    """Fills the placeholders, bound content controls and property fields below `root`; an unknown one stays as it is."""
    for paragraph in list(root.iter(W + "p")):
        _fill_paragraph(paragraph, values, unknown)
    for control in root.iter(W + "sdt"):
        _fill_control(control, values)
    for field in root.iter(W + "fldSimple"):
        name = _property(str(field.get(W + "instr")))
        if name:
            _replace(list(field.iter(W + "t")), values[name])


def _fill_paragraph(paragraph: Element, values: Mapping[str, str], unknown: Callable[[str], None]) -> None:
    texts = list(_texts(paragraph))
    joined = "".join(node.text or "" for node in texts)
    for match in reversed(list(PLACEHOLDER.finditer(joined))):
        if match[1] in values:
            _put(texts, match.start(), match.end(), xml_text(values[match[1]]))
        else:
            unknown(match[1])
    _fill_fields(paragraph, values)


def _texts(paragraph: Element) -> Iterator[Element]:
    """The paragraph's own pieces of text, without those of a text box in it."""
    for node in paragraph.iter(W + "t"):
        if next(node.iterancestors(W + "p"), None) is paragraph:
            yield node


def _put(texts: list[Element], start: int, end: int, value: str) -> None:
    """Puts a value in the place of characters that may lie in several pieces; it takes the first one's look."""
    place = 0
    for node in texts:
        text = node.text or ""
        first, last = max(start - place, 0), min(end - place, len(text))
        if first < last:
            node.text = text[:first] + value + text[last:]
            node.set(SPACE, "preserve")
            value = ""
        place += len(text)


def _replace(texts: list[Element], value: str) -> None:
    for place, node in enumerate(texts):
        node.text = "" if place else xml_text(value)
        node.set(SPACE, "preserve")


def _fill_control(control: Element, values: Mapping[str, str]) -> None:
    binding = control.find(f"{W}sdtPr/{W}dataBinding")
    path = "" if binding is None else str(binding.get(W + "xpath"))
    found = re.search(r"coreProperties.*[:/](\w+)\[1\]$", path)
    texts = list(control.iter(W + "t"))
    if found and found[1] in BOUND and texts:
        _replace(texts, values[BOUND[found[1]]])
        for mark in control.findall(f"{W}sdtPr/{W}showingPlcHdr"):
            mark.getparent().remove(mark)  # type: ignore[union-attr]


def _property(code: str) -> str:
    words = code.replace('"', " ").split()
    kind = words[0].upper() if words else ""
    if kind == "DOCPROPERTY" and len(words) > 1:
        kind = words[1].upper()
    return FIELDS.get(kind, "")


def _fill_fields(paragraph: Element, values: Mapping[str, str]) -> None:
    """Sets the shown result of complex fields that lie within one paragraph."""
    code, texts, state = "", list[Element](), ""
    for node in paragraph.iter(W + "fldChar", W + "instrText", W + "t"):
        kind = str(node.get(W + "fldCharType"))
        if node.tag == W + "fldChar" and kind == "begin":
            code, texts, state = "", [], "code"
        elif node.tag == W + "fldChar" and kind == "separate":
            state = "result"
        elif node.tag == W + "fldChar":
            if _property(code) and texts:
                _replace(texts, values[_property(code)])
            state = ""
        elif node.tag == W + "instrText":
            code += node.text or ""
        elif state == "result":
            texts.append(node)
