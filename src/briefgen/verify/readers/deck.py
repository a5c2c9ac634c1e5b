"""A deck as its audience sees it (ECMA-376-1, 19): slide by slide, shape by shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.verify.package import Element, Package, Relation, fault, opened
from briefgen.verify.readers.charts import plotted
from briefgen.verify.readers.matter import picture, remarks
from briefgen.verify.readers.properties import editor, identity, properties
from briefgen.verify.reading import Hyperlink, Passage, Plotted, Reading
from briefgen.verify.words import mark, normal

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"

SHAPES = (P + "sp", P + "grpSp", P + "graphicFrame", P + "pic", P + "cxnSp")
ON, OFF = ("1", "true"), ("0", "false")
MOST_SLIDES = 20_000
_NAME = re.compile(r"(?P<name>.*?)(?: \[(?P<key>[^\]]*)\])?")
FURNITURE = frozenset({"sldNum", "dt"})
"""Placeholders that the program fills by itself."""


def read_deck(data: bytes, name: str) -> Reading:
    """The words, notes for the speaker and charts of a deck; raises InputError where it is none.

    A passage is what a text box or a table's cell says, "" where it says nothing; its `place` is "slide 3", its
    `name` the shape's.
    Groups without a key are one passage, for their parts mean nothing apart.
    """
    package = opened(data, name)
    main = next(package.related("", "officeDocument"), "")
    if not main or package.tree(main).tag != P + "presentation":
        raise fault(name, "office-kind", "holds no PowerPoint presentation", "give a .pptx file")
    size = next(package.tree(main).iter(P + "sldSz"), None)
    deck = _Deck(package, *((0, 0) if size is None else (int(str(size.get("cx"))), int(str(size.get("cy"))))))
    shown = list(slides(package, main))
    passages = [passage for number, part in shown for passage in deck.slide(number, part)]
    return Reading(
        "pptx",
        identity(package),
        (*passages, *deck.behind([part for _, part in shown]), *properties(package)),
        charts=tuple(deck.charts),
        ordered=False,
        editor=editor(package),
        links=tuple(deck.links),
        slides=len(shown),
    )


def slides(package: Package, main: str) -> Iterator[tuple[int, str]]:
    """The slides' numbers and parts in the order of the show."""
    relations = package.relations(main)
    shown = [relations.get(str(slide.get(R + "id"))) for slide in package.tree(main).iter(P + "sldId")]
    for number, relation in enumerate(shown[:MOST_SLIDES], 1):
        if relation is not None and relation.target in package:
            yield number, relation.target


@dataclass
class _Deck:
    package: Package
    wide: int = 0
    high: int = 0
    charts: list[Plotted] = field(default_factory=list)
    links: list[Hyperlink] = field(default_factory=list)

    def slide(self, number: int, part: str) -> Iterator[Passage]:
        slide = _Slide(self, f"slide {number}", part, self.package.relations(part))
        root = self.package.tree(part)
        if root.get("show") in OFF:
            yield Passage("the whole slide", "", slide.place, "hidden")
        yield from remarks(self.package, part, slide.place)
        for tree in root.iter(P + "spTree"):
            for shape in tree:
                if shape.tag in SHAPES:
                    yield from slide.shape(shape, "")
        for notes in self.package.related(part, "notesSlide"):
            for shape in self.package.tree(notes).iter(P + "sp"):
                if _placeholder(shape) == "body":
                    text = " ".join(_paragraphs(shape))
                    if text:
                        yield Passage(text, place=f"slide {number}", kind="speaker")

    def behind(self, parts: Sequence[str]) -> Iterator[Passage]:
        """The words on the slides' layouts and masters, which stand on every slide."""
        layouts = dict.fromkeys(one for part in parts for one in self.package.related(part, "slideLayout"))
        masters = dict.fromkeys(one for part in layouts for one in self.package.related(part, "slideMaster"))
        for part in (*layouts, *masters):
            for shape in self.package.tree(part).iter(P + "sp"):
                text = normal(" ".join(_paragraphs(shape)))
                if text and not _placeholder(shape):
                    yield Passage(text, kind="running", place="every slide")


@dataclass
class _Slide:
    deck: _Deck
    place: str
    part: str
    relations: Mapping[str, Relation]

    def shape(self, shape: Element, above: str) -> Iterator[Passage]:
        """What a shape says; `above` is the key of the group it stands in."""
        name, own = _named(shape)
        key = own or above
        if _properties(shape).get("hidden") in ON or self.is_away(shape):
            yield Passage(normal(" ".join(_paragraphs(shape))) or name, key, self.place, "hidden")
            return
        self.link(shape, key)
        if any(found.get("val") == "1" for found in _properties(shape).iter(DECORATIVE)):
            return
        words = _properties(shape).get("descr")
        if words or shape.tag == P + "grpSp":
            yield Passage(normal(str(words or "")), key, self.place, "alt", name=name)
        if shape.tag == P + "pic":
            yield Passage(picture(self.deck.package, self.part, shape), key, self.place, "picture", name=name)
        if shape.tag == P + "grpSp":
            yield from self.group(shape, name, key)
        elif shape.tag == P + "graphicFrame":
            yield from self.frame(shape, name, key)
        elif _placeholder(shape) not in FURNITURE:
            text = normal(" ".join(_paragraphs(shape)))
            yield Passage(text, key, self.place, name="Title" if _is_title(shape) else name)
            struck = normal(
                "".join(text.text or "" for run in shape.iter(A + "r") if _struck(run) for text in run.iter(A + "t"))
            )
            if struck:
                yield Passage(struck, key, self.place, "hidden")

    def link(self, shape: Element, key: str) -> None:
        """Keeps the links of a shape and of its words that lead out of the deck; runs in a row are one link."""
        if shape.tag == P + "grpSp":
            return
        before = None
        for click in shape.iter(A + "hlinkClick", A + "hlinkHover", A + "hlinkMouseOver"):
            relation = self.relations.get(str(click.get(R + "id")))
            if relation is not None and relation.outside:
                run = next(click.iterancestors(A + "r"), None)
                words = "" if run is None else run.findtext(A + "t") or ""
                links = self.deck.links
                if run is not None and before is run.getprevious() is not None and links[-1].target == relation.target:
                    words = links.pop().words + words
                links.append(Hyperlink(words, relation.target, key, self.place))
                before = run

    def is_away(self, shape: Element) -> bool:
        """Whether a shape stands wholly beside the slide, where nobody sees it."""
        place = shape.find(f"{P}spPr/{A}xfrm")
        off, ext = (None, None) if place is None else (place.find(A + "off"), place.find(A + "ext"))
        if off is None or ext is None or not self.deck.wide or shape.getparent().tag != P + "spTree":
            return False
        left, top = int(str(off.get("x"))), int(str(off.get("y")))
        right, foot = left + int(str(ext.get("cx"))), top + int(str(ext.get("cy")))
        return right <= 0 or foot <= 0 or left >= self.deck.wide or top >= self.deck.high

    def group(self, shape: Element, name: str, key: str) -> Iterator[Passage]:
        inner = [one for child in shape if child.tag in SHAPES for one in self.shape(child, key)]
        if key:
            yield from inner
            return
        text = normal(" ".join(one.text for one in inner if one.kind == "text" and one.text))
        yield from (one for one in inner if one.kind != "text" or not one.text)
        if text:
            yield Passage(text, "", self.place, name=name)

    def frame(self, shape: Element, name: str, key: str) -> Iterator[Passage]:
        if not any(True for _ in shape.iter(A + "tbl", C + "chart")):
            yield Passage(name, key, self.place, "object")
        for row in shape.iter(A + "tr"):
            for cell in row.findall(A + "tc"):
                yield Passage(normal(" ".join(_paragraphs(cell))), key, self.place, name=name)
            yield Passage("", key, self.place, name=ROW_END)
        for chart in shape.iter(C + "chart"):
            relation = self.relations.get(str(chart.get(R + "id")))
            if relation is not None and relation.target in self.deck.package:
                self.deck.charts.append(plotted(self.deck.package, relation.target, key, self.place))


ROW_END = "row end"
"""The name of the empty passage that ends each row of a table."""


def _named(shape: Element) -> tuple[str, str]:
    found = _NAME.fullmatch(str(_properties(shape).get("name", "")))
    return (found["name"], found["key"] or "") if found else ("", "")


def _properties(shape: Element) -> Element:
    return next(shape.iter(P + "cNvPr"))


def _placeholder(shape: Element) -> str:
    found = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return "" if found is None else str(found.get("type", "body"))


def _is_title(shape: Element) -> bool:
    return _placeholder(shape) in ("title", "ctrTitle")


def _struck(run: Element) -> bool:
    look = run.find(A + "rPr")
    return look is not None and look.get("strike", "noStrike") != "noStrike"


def _paragraphs(shape: Element) -> Iterator[str]:
    for paragraph in shape.iter(A + "p"):
        yield "".join(map(_piece, paragraph))


def _piece(element: Element) -> str:
    """A run's text; a raised run holds the numbers of notes."""
    if element.tag == A + "br":
        return " "
    if element.tag == A + "fld" and str(element.get("type", "")).startswith("slidenum"):
        return ""
    if element.tag not in (A + "r", A + "fld"):
        return ""
    text = "" if _struck(element) else element.findtext(A + "t") or ""
    properties = element.find(A + "rPr")
    if properties is not None and int(str(properties.get("baseline", "0")).rstrip("%") or 0) > 0:
        return "".join(mark(int(number)) if number.isdigit() else "" for number in re.split(r"(\d+)", text)) or text
    return text
