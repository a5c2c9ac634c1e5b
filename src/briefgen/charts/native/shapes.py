"""The shapes over a native chart, which lie inside it and move with it (ECMA-376 part 1, 21.3: chart drawing parts)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from briefgen.charts.native.ink import Ink
from briefgen.charts.native.xml import CDR, A, C, a, c, d, share
from briefgen.charts.plot import Inset, Plot, Spot, Stroke, Tint, Words
from briefgen.markup import Markup, told

SHAPES_ID = "rId2"
"""The relationship by which the chart part names its shapes (type ".../relationships/chartUserShapes")."""

LEADING = 1.25
HEAD = 5.0
"""The length of an arrow's head, in points."""

HEADS = {"up": "02 10 22", "down": "00 20 12", "left": "20 22 01", "right": "00 21 02"}
"""The corners of an arrow's head, each across and down, in halves of its length."""

ALPHA = 16_000
"""The opacity of a tint, in thousandths of a per cent."""

Point = tuple[float, float]
"""In points from the left and from the top of the frame."""


def shapes(plot: Plot, ink: Ink) -> Markup | None:
    """The part with the marks of a plot; None where it has none."""
    if not plot.marks or plot.inset is None:
        return None
    every = (make for mark in plot.marks for make in _makers(mark, plot.inset, ink))
    return c("userShapes", *[make(number) for number, make in enumerate(every, 2)], xmlns_c=C, xmlns_a=A, xmlns_cdr=CDR)


def _makers(mark: Stroke | Tint | Words, inset: Inset, ink: Ink) -> Iterator[Callable[[int], Markup]]:
    """What a mark is drawn by: a function of the number that names it, for each shape."""
    match mark:
        case Stroke():
            yield partial(_stroke, mark, inset, ink)
            if mark.arrow:
                yield partial(_head, mark, inset, ink)
        case Tint():
            yield partial(_tint, mark, inset, ink)
        case Words():
            yield partial(_words, mark, inset, ink)


def _tint(mark: Tint, inset: Inset, ink: Ink, number: int) -> Markup:
    fill = ink.fill("grey", a("alpha", val=ALPHA))
    corners = _place(mark.start, inset, ink), _place(mark.end, inset, ink)
    return _anchor(corners, _box(number, f"Band {number - 1}", fill), ink)


def _stroke(mark: Stroke, inset: Inset, ink: Ink, number: int) -> Markup:
    start, end = _place(mark.start, inset, ink), _place(mark.end, inset, ink)
    line = ink.line("ink", mark.width, dashed=mark.dashed)
    form = d("spPr", _frame(), a("prstGeom", a("avLst"), prst="line"), line)
    names = d("nvCxnSpPr", d("cNvPr", id=number, name=f"Line {number - 1}"), d("cNvCxnSpPr"))
    return _anchor((start, end), d("cxnSp", names, form, macro=""), ink)


def _head(mark: Stroke, inset: Inset, ink: Ink, number: int) -> Markup:
    """The head of an arrow, level or upright: a triangle, since LibreOffice draws no line ends over a chart."""
    (x1, y1), (x, y) = _place(mark.start, inset, ink), _place(mark.end, inset, ink)
    level, back = abs(x - x1) > abs(y - y1), HEAD / 2
    x, y = (x - back if x > x1 else x + back, y) if level else (x, y - back if y > y1 else y + back)
    path = HEADS[("right" if x > x1 else "left") if level else ("down" if y > y1 else "up")]
    corners = (x - back, y - back), (x + back, y + back)
    return _anchor(corners, _box(number, f"Arrow {number - 1}", ink.fill("ink"), path=path), ink)


def _words(mark: Words, inset: Inset, ink: Ink, number: int) -> Markup:
    """A text box just as large as its lines, with the side that meets the spot on it."""
    frame = ink.frame
    size = frame.label if mark.bold else frame.text
    wide = max(frame.wide(line, bold=mark.bold, label=mark.bold) for line in mark.lines) + 0.5 * size
    tall = LEADING * size * len(mark.lines)
    x, y = _place(mark.at, inset, ink)
    left = x - {"l": 0.0, "ctr": wide / 2, "r": wide}[mark.align]
    top = y - {"t": 0.0, "ctr": tall / 2, "b": tall}[mark.level]
    left = min(max(left, 0.0), max(frame.width - wide, 0.0))
    top = min(max(top, 0.0), max(frame.height - tall, 0.0))
    paragraphs = (ink.paragraph(line, "ink", size, mark.bold, mark.align) for line in mark.lines)
    text = d("txBody", _body(), a("lstStyle"), *paragraphs)
    fill = ink.fill("white" if mark.filled else "")
    return _anchor(((left, top), (left + wide, top + tall)), _box(number, f"Text {number - 1}", fill, text), ink)


def _body() -> Markup:
    return a("bodyPr", wrap="none", lIns=0, tIns=0, rIns=0, bIns=0, anchor="ctr")


def _box(number: int, name: str, fill: Markup, text: Markup | None = None, *, path: str = "") -> Markup:
    kind = d("cNvSpPr", txBox=True) if text is not None else d("cNvSpPr")
    names = d("nvSpPr", d("cNvPr", id=number, name=name), kind)
    look = d("spPr", _frame(), _outline(path), fill, a("ln", a("noFill")))
    return d("sp", names, look, text, macro="", textlink="")


def _outline(path: str) -> Markup:
    """A rectangle, or the polygon of these corners (20.1.9.8)."""
    if not path:
        return a("prstGeom", a("avLst"), prst="rect")
    corners = [a("pt", x=corner[0], y=corner[1]) for corner in path.split()]
    drawn = (a("moveTo", corners[0]), *(a("lnTo", corner) for corner in corners[1:]), a("close"))
    room = a("rect", l="l", t="t", r="r", b="b")
    return a(
        "custGeom", *map(a, ("avLst", "gdLst", "ahLst", "cxnLst")), room, a("pathLst", a("path", *drawn, w=2, h=2))
    )


def _frame() -> Markup:
    """Office reckons place and size from the anchor."""
    return a("xfrm", a("off", x=0, y=0), a("ext", cx=0, cy=0))


def _place(spot: Spot, inset: Inset, ink: Ink) -> Point:
    frame = ink.frame
    x = inset.left + spot.across * (frame.width - inset.left - inset.right) + spot.right
    y = inset.top + (1 - spot.up) * (frame.height - inset.top - inset.bottom) - spot.above
    return x, y


def _anchor(corners: tuple[Point, Point], shape: Markup, ink: Ink) -> Markup:
    """The shape at its place, in shares of the frame (21.3.2.22)."""
    (x1, y1), (x2, y2) = corners
    return d("relSizeAnchor", _corner("from", min(x1, x2), min(y1, y2), ink), _corner("to", max(x1, x2), max(y1, y2), ink),
             shape)  # fmt: skip


def _corner(tag: str, x: float, y: float, ink: Ink) -> Markup:
    return d(tag, told("cdr:x", share(x / ink.frame.width)), told("cdr:y", share(y / ink.frame.height)))
