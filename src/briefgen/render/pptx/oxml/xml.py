"""XML elements by their usual prefixed names, and text made fit for XML."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import cast

from lxml import etree

from briefgen.xmltext import xml_text

Element = etree._Element
_copied: Callable[[Element], Element] = vars(Element)["__copy__"]
"""What `copy.copy` would find at each call, at as much cost as the copy itself."""

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "cust": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "ext": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
}
USUAL = {prefix: NAMESPACES[prefix] for prefix in ("a", "p", "r")}
ROOTS = frozenset(
    ("p:presentation", "p:sld", "p:notes", "p:sldMaster", "p:sldLayout", "p:notesMaster", "a:theme", "a:tblStyleLst")
)
"""The roots that name all of the usual namespaces; an element below them names its own alone, which is quicker."""

UNPREFIXED = ("cust", "ext", "rel")
"""Parts of one vocabulary, written without a prefix, as Office does."""


@cache
def qualified(name: str) -> str:
    """A prefixed name ("a:rPr") in Clark notation."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


@cache
def _key(word: str) -> str:
    """An attribute's name from a keyword: r_id is r:id."""
    return qualified(word.replace("_", ":")) if "_" in word else word


@cache
def _empty(tag: str) -> Element:
    """An element to take copies of: a copy costs half of what a new one does."""
    prefix = tag.partition(":")[0]
    own = cast("dict[str, str]", {None if prefix in UNPREFIXED else prefix: NAMESPACES[prefix]})
    return etree.Element(qualified(tag), nsmap=USUAL if tag in ROOTS else own)


def el(tag: str, /, *children: Element | None, **attributes: str | int | None) -> Element:
    """An element; None is left out, `r_id` is the attribute r:id."""
    made = again(_empty(tag))
    for word, value in attributes.items():
        if value is not None:
            made.set(_key(word), str(value))
    for child in children:
        if child is not None:
            made.append(child)
    return made


def again(made: Element) -> Element:
    """A copy of an element with all that is in it."""
    return _copied(made)


def told(tag: str, text: str, /, **attributes: str | int | None) -> Element:
    """An element that holds text."""
    made = el(tag, **attributes)
    made.text = xml_text(text)
    return made


def parsed(data: bytes) -> Element:
    """The root of a part; nothing outside it is read."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True))


def serialised(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
