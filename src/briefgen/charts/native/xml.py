"""Elements of DrawingML charts (ECMA-376 part 1, 21.2): `c` and `a` make one of each namespace."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from lxml import etree

Element = etree._Element
_copied: Callable[[Element], Element] = vars(Element)["__copy__"]
"""What `copy.copy` would find at each call, at as much cost as the copy itself."""

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
CDR = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PREFIXES = {"c": C, "a": A, "r": R}


def c(tag: str, *children: Element | None, **attributes: object) -> Element:
    return _element(C, tag, children, attributes)


def a(tag: str, *children: Element | None, **attributes: object) -> Element:
    return _element(A, tag, children, attributes)


def d(tag: str, *children: Element | None, **attributes: object) -> Element:
    """An element of a drawing over a chart."""
    return _element(CDR, tag, children, attributes)


def d_text(tag: str, text: str) -> Element:
    made = d(tag)
    made.text = text
    return made


def c_text(tag: str, text: str) -> Element:
    made = c(tag)
    made.text = text
    return made


def a_text(tag: str, text: str) -> Element:
    made = a(tag)
    made.text = text
    return made


def share(value: float) -> str:
    """A length as a part of the frame's."""
    return f"{value:.4f}"


def _element(namespace: str, tag: str, children: Sequence[Element | None], attributes: Mapping[str, object]) -> Element:
    made = _copied(_empty(namespace, tag))
    for name, value in attributes.items():
        made.set(name, f"{value:d}" if isinstance(value, bool) else str(value))
    made.extend(child for child in children if child is not None)
    return made


@cache
def _empty(namespace: str, tag: str) -> Element:
    """An element to take copies of: a copy costs half of what a new one does."""
    return etree.Element(f"{{{namespace}}}{tag}", nsmap=PREFIXES | {"cdr": CDR} if namespace == CDR else PREFIXES)
