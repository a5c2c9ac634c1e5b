"""Elements in the Office namespaces."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import Any

from lxml import etree

from briefgen.xmltext import xml_text

Element = etree._Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
W = f"{{{NAMESPACES['w']}}}"
WORD = {"w": NAMESPACES["w"]}
ROOT = {prefix: NAMESPACES[prefix] for prefix in ("w", "r", "wp", "a", "pic", "c")}
"""The prefixes that a part's root declares, once, for everything in it."""

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, /, *children: Element | None, **attributes: str) -> Element:
    """A WordprocessingML element, its attributes in the same namespace; children that are None are left out."""
    made = copy(_empty(tag))
    for name, value in attributes.items():
        made.set(W + name, value)
    made.extend([child for child in children if child is not None])
    return made


@cache
def _empty(tag: str) -> Element:
    """An element to take copies of: a copy costs a third of what a new one does."""
    return etree.Element(W + tag, None, WORD)


def w_root(tag: str, /, *children: Element) -> Element:
    """The root of a WordprocessingML part."""
    made = etree.Element(W + tag, None, ROOT)
    made.extend(children)
    return made


def el(name: str, /, *children: Element | None, **attributes: str) -> Element:
    """An element by its prefixed name ("wp:inline"); attributes are in no namespace."""
    prefix = name.partition(":")[0]
    names = ROOT if prefix in ROOT else {prefix: NAMESPACES[prefix]}
    made = etree.Element(qualified(name), attributes, names)
    made.extend([child for child in children if child is not None])
    return made


def in_namespace(namespace: str, tag: str, **prefixes: str) -> Element:
    """The root of a part that writes its own namespace without a prefix."""
    names: Any = {None: namespace, **prefixes}  # lxml's default namespace, which its type stubs leave out
    return etree.Element(f"{{{namespace}}}{tag}", nsmap=names)


def qualified(name: str) -> str:
    """A prefixed name in lxml's form: "r:id" is "{http://...}id"."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def text_element(tag: str, text: str) -> Element:
    """A w:t or w:instrText that keeps its spaces."""
    made = w(tag)
    made.text = xml_text(text)
    made.set(SPACE, "preserve")
    return made


def serialised(root: Element) -> bytes:
    """A part's bytes."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
