"""A deck's barriers (ECMA-376-1, 19 and 20)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic
from briefgen.verify.a11y import rules
from briefgen.verify.a11y.colours import A, resolved, scheme
from briefgen.verify.a11y.rules import barrier
from briefgen.verify.package import Element, Package
from briefgen.verify.readers.deck import SHAPES, P, slides
from briefgen.verify.words import normal

DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
WORDS, LETTERS = re.compile(r"\w"), re.compile(r"[^\W\d_]")
NEAR = 12_700
"""A point, in EMU: shapes that overlap by less stand clear of each other."""


def deck_barriers(package: Package) -> Iterator[Diagnostic]:
    """Pictures without words, tables without heads, slides without a title of their own or read out of order, faint text."""
    main = next(package.related("", "officeDocument"), "")
    titles = []
    for number, part in slides(package, main):
        slide = _Slide(package, part, f"slide {number}")
        title = slide.title()
        if title:
            titles.append((slide.place, title))
        else:
            yield barrier("a11y-title", "has no title", package.name, slide.place, "fill its title placeholder")
        yield from slide.barriers()
    yield from rules.repeated(titles, package.name)


@dataclass(frozen=True, slots=True)
class _Box:
    left: int
    top: int
    right: int
    bottom: int

    def holds(self, other: _Box) -> bool:
        return (self.left <= other.left + NEAR and self.right + NEAR >= other.right
                and self.top <= other.top + NEAR and self.bottom + NEAR >= other.bottom)  # fmt: skip

    def below(self, other: _Box) -> bool:
        """Whether this stands wholly below the other, and in its column."""
        beside = self.right <= other.left + NEAR or other.right <= self.left + NEAR
        return self.top + NEAR >= other.bottom and not beside


class _Slide:
    def __init__(self, package: Package, part: str, place: str) -> None:
        self.package, self.part, self.place = package, part, place
        self.tree = next(package.tree(part).iter(P + "spTree"))
        layout = next(package.related(part, "slideLayout"), "")
        self.master = next(package.related(layout, "slideMaster"), "") if layout else ""
        self.colours = scheme(package, self.master) if self.master else {}
        self.mapping = self.map_of(part) or (self.map_of(layout) if layout else {}) or self.map_of(self.master)
        self.backs = [package.tree(one) for one in (part, layout, self.master) if one]

    def map_of(self, part: str) -> Mapping[str, str]:
        """What a part calls the theme's slots: bg1, tx1 ... (19.3.1.6)."""
        if not part:
            return {}
        for tag in ("clrMap", "overrideClrMapping"):
            for found in self.package.tree(part).iter(P + tag, A + tag):
                return {str(name): str(slot) for name, slot in found.attrib.items()}
        return {}

    def title(self) -> str:
        for shape in self.tree.iter(P + "sp"):
            holder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
            if holder is not None and holder.get("type") in ("title", "ctrTitle"):
                return normal(_text(shape))
        return ""

    def barriers(self) -> Iterator[Diagnostic]:
        yield from self.pictures(self.tree)
        yield from self.tables()
        yield from self.order()
        yield from self.faint()
        yield from self.languages()

    def pictures(self, parent: Element) -> Iterator[Diagnostic]:
        """Pictures, charts and tables each need words; a group of drawn shapes alone does, too."""
        for shape in parent:
            if shape.tag not in SHAPES or _decorative(shape):
                continue
            words = str(_properties(shape).get("descr") or "")
            name = repr(str(_properties(shape).get("name")))
            if shape.tag in (P + "pic", P + "graphicFrame"):
                yield from rules.alt(words, f"the shape {name}", self.package.name, self.place)
            elif shape.tag == P + "grpSp":
                if not words and not _text(shape).strip():
                    yield from rules.alt(words, f"the group {name}", self.package.name, self.place)
                yield from self.pictures(shape)

    def tables(self) -> Iterator[Diagnostic]:
        for table in self.tree.iter(A + "tbl"):
            properties = table.find(A + "tblPr")
            if properties is None or not any(
                properties.get(name) in ("1", "true") for name in ("firstRow", "firstCol")
            ):
                hint = "tick Header Row in the table's design"
                yield barrier(
                    "a11y-head", f"a table has no head row: {_text(table)[:60]!r}", self.package.name, self.place, hint
                )

    def order(self) -> Iterator[Diagnostic]:
        """In one column, what stands above is read before what stands below it; a title is first wherever it stands."""
        placed = [(shape, box) for shape in self.tree if shape.tag in SHAPES and LETTERS.search(_text(shape))
                  and (box := _box(shape)) is not None]  # fmt: skip
        for at, (shape, box) in enumerate(placed):
            for later, other in placed[at + 1 :]:
                if (
                    box.below(other)
                    and _holder(later) not in ("ftr", "sldNum", "dt")
                    and _holder(shape) not in ("title", "ctrTitle", "ftr", "sldNum", "dt")
                ):
                    said = f"{_text(later)[:40]!r} stands above {_text(shape)[:40]!r} and is read after it"
                    yield barrier("a11y-order", said, self.package.name, self.place, "change the order of the shapes")
                    return

    def faint(self) -> Iterator[Diagnostic]:
        """Text is held against the fill of its own shape, else of the last shape drawn behind it, else the slide's.

        Nothing is said of text on a picture, whose colours are not known.
        """
        drawn = [*self.furniture()]
        seen: set[tuple[str, str]] = set()
        for shape in self.tree.iter(P + "sp", P + "pic"):
            box, fill = _box(shape), self.fill(shape.find(P + "spPr"))
            behind = next((colour for other, colour in reversed(drawn) if box is not None and other.holds(box)), None)
            ground = fill or (self.back() if behind is None else behind)
            for run in shape.iter(A + "r"):
                ink = resolved(run.find(f"{A}rPr/{A}solidFill"), self.colours, self.mapping)
                text = run.findtext(A + "t") or ""
                if ink and ground and WORDS.search(text) and (ink, ground) not in seen:
                    seen.add((ink, ground))
                    yield from rules.faint(ink, ground, text, self.package.name, self.place)
            if box is not None and (fill or shape.tag == P + "pic"):
                drawn.append((box, fill))

    def furniture(self) -> Iterator[tuple[_Box, str]]:
        """The filled shapes of the master and the layout, and their pictures, which lie behind the slide's."""
        for tree in reversed(self.backs[1:]):
            for shape in tree.iter(P + "sp", P + "pic"):
                box, fill = _box(shape), self.fill(shape.find(P + "spPr"))
                if box is not None and (fill or shape.tag == P + "pic") and not _holder(shape):
                    yield box, fill

    def fill(self, properties: Element | None) -> str:
        if properties is None:
            return ""
        return resolved(properties.find(A + "solidFill"), self.colours, self.mapping)

    def back(self) -> str:
        """The slide's ground: its own, its layout's, its master's; "" where it is a picture or a gradient."""
        for tree in self.backs:
            for ground in tree.iter(P + "bg"):
                plain = ground.find(f"{P}bgPr/{A}solidFill")
                return resolved(plain if plain is not None else ground.find(P + "bgRef"), self.colours, self.mapping)
        return self.colours.get(self.mapping.get("bg1", "lt1"), "FFFFFF")

    def languages(self) -> Iterator[Diagnostic]:
        for run in self.tree.iter(A + "r"):
            properties, text = run.find(A + "rPr"), run.findtext(A + "t") or ""
            tag = "" if properties is None else str(properties.get("lang", ""))
            wrong = rules.has_han(text) and not tag.lower().startswith(("zh", "ja", "ko"))
            if text.strip() and (not tag or wrong):
                said = f"{text[:40]!r} is marked as {tag or 'no language'}"
                yield barrier("a11y-language", said, self.package.name, self.place, "set the language of the words")
                return


def _text(shape: Element) -> str:
    return " ".join(text.text or "" for text in shape.iter(A + "t"))


def _properties(shape: Element) -> Element:
    return next(shape.iter(P + "cNvPr"))


def _decorative(shape: Element) -> bool:
    return any(found.get("val") == "1" for found in _properties(shape).iter(DECORATIVE))


def _holder(shape: Element) -> str:
    found = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return "" if found is None else str(found.get("type", "body"))


def _box(shape: Element) -> _Box | None:
    """Where a shape says that it stands; shapes in a group of ours keep the slide's measures."""
    place = next(shape.iter(A + "xfrm", P + "xfrm"), None)
    off, ext = (None, None) if place is None else (place.find(A + "off"), place.find(A + "ext"))
    if off is None or ext is None:
        return None
    left, top = int(str(off.get("x"))), int(str(off.get("y")))
    return _Box(left, top, left + int(str(ext.get("cx"))), top + int(str(ext.get("cy"))))
