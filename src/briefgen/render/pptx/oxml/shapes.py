"""Shapes on a slide: text boxes, placeholders, plain forms, pictures, frames and groups (ISO/IEC 29500-1, 19.3.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.render.pptx.oxml.xml import NAMESPACES, Element, again, el
from briefgen.xmltext import xml_text

DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle in EMU."""

    x: int
    y: int
    w: int
    h: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A shape's identity and place: `id` is unique on its slide, `alt` what it shows in words.

    A `decorative` shape says nothing and is passed over by who listens to the slide.
    """

    id: int
    name: str
    place: Place
    alt: str = ""
    decorative: bool = False

    def named(self) -> Element:
        return self.name_on(again(_mark(self.decorative)))

    def name_on(self, mark: Element) -> Element:
        """Sets what the frame is called on a mark that says nothing but whether it is decorative."""
        mark.set("id", str(self.id))
        mark.set("name", xml_text(self.name))
        if alt := xml_text(self.alt):
            mark.set("descr", alt)
        return mark

    def transform(self, tag: str = "a:xfrm") -> Element:
        made = again(_transform(tag))
        self.place_on(made)
        return made

    def place_on(self, transform: Iterable[Element]) -> None:
        """Sets where the frame begins, and its size."""
        start, size = transform
        start.set("x", str(self.place.x))
        start.set("y", str(self.place.y))
        size.set("cx", str(self.place.w))
        size.set("cy", str(self.place.h))


@cache
def _mark(decorative: bool) -> Element:
    extension = el("a:ext", el("adec:decorative", val=1), uri=DECORATIVE)
    return el("p:cNvPr", el("a:extLst", extension) if decorative else None)


@cache
def _transform(tag: str) -> Element:
    return el(tag, el("a:off"), el("a:ext"))


def _preset(preset: str) -> Element:
    return el("a:prstGeom", el("a:avLst"), prst=preset)


@cache
def _blank(preset: str, *, text_box: bool = False, decorative: bool = False) -> Element:
    """A shape to take copies of: it has no name, place, fill nor text."""
    kind = el("p:nvSpPr", again(_mark(decorative)), el("p:cNvSpPr", txBox=1 if text_box else None), el("p:nvPr"))
    return el("p:sp", kind, el("p:spPr", el("a:xfrm", el("a:off"), el("a:ext")), _preset(preset)))


def _framed(frame: Frame, preset: str, *look: Element, text_box: bool = False) -> Element:
    """A shape in its frame; `look` is its fill, and its line where it has one."""
    made = again(_blank(preset, text_box=text_box, decorative=frame.decorative))
    kind, properties = made
    frame.name_on(kind[0])
    frame.place_on(properties[0])
    properties.extend(look)
    return made


def text_box(frame: Frame, body: Element, fill: Element) -> Element:
    made = _framed(frame, "rect", fill, text_box=True)
    made.append(body)
    return made


def placeholder(frame: Frame, kind: str, index: int, body: Element, fill: Element | None) -> Element:
    """The placeholder of that type and index on the slide's layout, at a place of its own."""
    look = el("p:spPr", frame.transform(), _preset("rect"), fill)
    return _held(frame.named(), kind, index, look, body)


def holder(id: int, name: str, kind: str, index: int, body: Element | None) -> Element:
    """The placeholder of that type and index on the master or layout, at its place there."""
    return _held(el("p:cNvPr", id=id, name=name), kind, index, el("p:spPr"), body)


def _held(named: Element, kind: str, index: int, look: Element, body: Element | None) -> Element:
    made = again(_holding(kind, index))
    made[0].insert(0, named)
    made.extend((look,) if body is None else (look, body))
    return made


@cache
def _holding(kind: str, index: int) -> Element:
    """A placeholder to take copies of: it has no name, place nor text."""
    locks, held = el("a:spLocks", noGrp=1), el("p:ph", type=kind or None, idx=index or None)
    return el("p:sp", el("p:nvSpPr", el("p:cNvSpPr", locks), el("p:nvPr", held)))


def form(frame: Frame, preset: str, fill: Element, line: Element) -> Element:
    """A rectangle ("rect") or an ellipse ("ellipse") without text, and without the theme's effects."""
    made = _framed(frame, preset, fill, line)
    made.append(again(_no_text()))
    return made


@cache
def _no_text() -> Element:
    return el("p:txBody", el("a:bodyPr"), el("a:lstStyle"), el("a:p"))


SVG_BLIP = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The extension ([MS-ODRAWXML], 2.3.7) by which a picture has an SVG that newer programs show in its place."""


def picture(frame: Frame, relationship: str, svg: str = "") -> Element:
    """The picture so related; `svg` is the relationship of the drawing that it stands in for."""
    drawing = el("a:extLst", el("a:ext", el("asvg:svgBlip", r_embed=svg), uri=SVG_BLIP)) if svg else None
    locks = el("p:cNvPicPr", el("a:picLocks", noChangeAspect=1))
    filled = el("p:blipFill", el("a:blip", drawing, r_embed=relationship), el("a:stretch", el("a:fillRect")))
    return el("p:pic", el("p:nvPicPr", frame.named(), locks, el("p:nvPr")), filled,
              el("p:spPr", frame.transform(), _preset("rect")))  # fmt: skip


def chart(frame: Frame, relationship: str) -> Element:
    """The frame of the chart part so related."""
    return graphic(frame, "chart", el("c:chart", r_id=relationship))


def graphic(frame: Frame, kind: str, shown: Element) -> Element:
    """A frame for a table or a chart; `kind` is the last word of its namespace."""
    uri = f"{NAMESPACES['a'].rpartition('/')[0]}/{kind}"
    locks = el("p:cNvGraphicFramePr", el("a:graphicFrameLocks", noGrp=1))
    return el(
        "p:graphicFrame",
        el("p:nvGraphicFramePr", frame.named(), locks, el("p:nvPr")),
        frame.transform("p:xfrm"),
        el("a:graphic", el("a:graphicData", shown, uri=uri)),
    )


def group(frame: Frame, shapes: Sequence[Element]) -> Element:
    """Shapes that move together; their places stay those on the slide."""
    made = again(_grouping("p:grpSp"))
    kind, ((start, size, *inner),) = made
    frame.name_on(kind[0])
    for transform in ((start, size), inner):
        frame.place_on(transform)
    made.extend(shapes)
    return made


def tree(shapes: Sequence[Element]) -> Element:
    """The tree of a slide's shapes, in reading order, the first at the back."""
    made = again(_grouping("p:spTree"))
    made.extend(shapes)
    return made


@cache
def _grouping(tag: str) -> Element:
    """A group to take copies of: nothing is in it, and its place is the slide's corner."""
    kind = el("p:nvGrpSpPr", el("p:cNvPr", id=1, name=""), el("p:cNvGrpSpPr"), el("p:nvPr"))
    inner = el("a:chOff", x=0, y=0), el("a:chExt", cx=0, cy=0)
    origin = el("a:xfrm", el("a:off", x=0, y=0), el("a:ext", cx=0, cy=0), *inner)
    return el(tag, kind, el("p:grpSpPr", origin))
