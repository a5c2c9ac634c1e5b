"""The namespaces of slides by their usual prefixes, and parts read and written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lxml import etree

from briefgen.markup import Markup, el

Element = etree._Element

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
}
USUAL = {f"xmlns_{prefix}": NAMESPACES[prefix] for prefix in ("a", "p", "r")}
"""What the root of a part declares."""


def root(tag: str, /, *children: Markup | None, **attributes: str | int | None) -> Markup:
    """The root of a part; elements of rarer namespaces declare their own."""
    return el(tag, *children, **USUAL, **attributes)


@cache
def own(prefix: str) -> Mapping[str, str]:
    """The declaration of one namespace alone."""
    return {f"xmlns_{prefix}": NAMESPACES[prefix]}


@cache
def qualified(name: str) -> str:
    """A prefixed name ("a:rPr") in Clark notation."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def grown(markup: Markup) -> Element:
    """The markup as an element, to be put into a part that is read."""
    return etree.fromstring(root("root", markup))[0]


def parsed(data: bytes) -> Element:
    """The root of a part; nothing outside it is read."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True))


def serialised(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
