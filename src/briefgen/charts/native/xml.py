"""Elements of DrawingML charts (ECMA-376 part 1, 21.2): `c` and `a` make one of each namespace."""

from __future__ import annotations

from briefgen.markup import Markup, el

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
CDR = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
USUAL = {"xmlns_c": C, "xmlns_a": A, "xmlns_r": R}
"""What the root of a chart part declares."""


def c(tag: str, *children: Markup | None, **attributes: str | int) -> Markup:
    return el(f"c:{tag}", *children, **attributes)


def a(tag: str, *children: Markup | None, **attributes: str | int) -> Markup:
    return el(f"a:{tag}", *children, **attributes)


def d(tag: str, *children: Markup | None, **attributes: str | int) -> Markup:
    """An element of a drawing over a chart."""
    return el(f"cdr:{tag}", *children, **attributes)


def share(value: float) -> str:
    """A length as a part of the frame's."""
    return f"{value:.4f}"
