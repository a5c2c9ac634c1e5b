"""Shapes on a slide: text boxes, placeholders, plain forms, pictures, frames and groups (ISO/IEC 29500-1, 19.3.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.markup import Markup, el
from briefgen.render.pptx.oxml.xml import NAMESPACES, own

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

    def named(self) -> Markup:
        extension = el("a:extLst", _decorative()) if self.decorative else None
        return el("p:cNvPr", extension, id=self.id, name=self.name, descr=self.alt or None)

    def transform(self, tag: str = "a:xfrm") -> Markup:
        return el(tag, *self.corners("a:off", "a:ext"))

    def corners(self, start: str, size: str) -> tuple[Markup, Markup]:
        """Where the frame begins, and its size."""
        place = self.place
        return el(start, x=place.x, y=place.y), el(size, cx=place.w, cy=place.h)


ALL = Frame(1, "", Place(0, 0, 0, 0))
"""The frame of all that is on a slide."""

FREE = el("p:nvPr")
"""That a shape is no placeholder."""

TEXT_BOX, FORM = (el("p:cNvSpPr", txBox=1), FREE), (el("p:cNvSpPr"), FREE)
NO_TEXT = el("p:txBody", el("a:bodyPr"), el("a:lstStyle"), el("a:p"))


@cache
def _decorative() -> Markup:
    return el("a:ext", el("adec:decorative", **own("adec"), val=1), uri=DECORATIVE)


@cache
def _preset(preset: str) -> Markup:
    return el("a:prstGeom", el("a:avLst"), prst=preset)


def text_box(frame: Frame, body: Markup, fill: Markup) -> Markup:
    return _shape(frame, TEXT_BOX, "rect", (fill,), body)


def placeholder(frame: Frame, kind: str, index: int, body: Markup, fill: Markup | None) -> Markup:
    """The placeholder of that type and index on the slide's layout, at a place of its own."""
    return _shape(frame, _holding(kind, index), "rect", (fill,), body)


def form(frame: Frame, preset: str, fill: Markup, line: Markup) -> Markup:
    """A rectangle ("rect") or an ellipse ("ellipse") without text, and without the theme's effects."""
    return _shape(frame, FORM, preset, (fill, line), NO_TEXT)


def _shape(
    frame: Frame, kind: tuple[Markup, Markup], preset: str, look: tuple[Markup | None, ...], body: Markup
) -> Markup:
    """A shape in its frame; `look` is its fill, and its line where it has one."""
    drawn = el("p:spPr", frame.transform(), _preset(preset), *look)
    return el("p:sp", el("p:nvSpPr", frame.named(), *kind), drawn, body)


def holder(id: int, name: str, kind: str, index: int, body: Markup | None) -> Markup:
    """The placeholder of that type and index on the master or layout, at its place there."""
    named = el("p:cNvPr", id=id, name=name)
    return el("p:sp", el("p:nvSpPr", named, *_holding(kind, index)), el("p:spPr"), body)


@cache
def _holding(kind: str, index: int) -> tuple[Markup, Markup]:
    locks, held = el("a:spLocks", noGrp=1), el("p:ph", type=kind or None, idx=index or None)
    return el("p:cNvSpPr", locks), el("p:nvPr", held)


SVG_BLIP = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The extension ([MS-ODRAWXML], 2.3.7) by which a picture has an SVG that newer programs show in its place."""


def picture(frame: Frame, relationship: str, svg: str = "") -> Markup:
    """The picture so related; `svg` is the relationship of the drawing that it stands in for."""
    drawing = el("a:extLst", el("a:ext", el("asvg:svgBlip", **own("asvg"), r_embed=svg), uri=SVG_BLIP)) if svg else None
    locks = el("p:cNvPicPr", el("a:picLocks", noChangeAspect=1))
    filled = el("p:blipFill", el("a:blip", drawing, r_embed=relationship), el("a:stretch", el("a:fillRect")))
    return el("p:pic", el("p:nvPicPr", frame.named(), locks, FREE), filled,
              el("p:spPr", frame.transform(), _preset("rect")))  # fmt: skip


def chart(frame: Frame, relationship: str) -> Markup:
    """The frame of the chart part so related."""
    return graphic(frame, "chart", el("c:chart", **own("c"), r_id=relationship))


def graphic(frame: Frame, kind: str, shown: Markup) -> Markup:
    """A frame for a table or a chart; `kind` is the last word of its namespace."""
    uri = f"{NAMESPACES['a'].rpartition('/')[0]}/{kind}"
    locks = el("p:cNvGraphicFramePr", el("a:graphicFrameLocks", noGrp=1))
    return el(
        "p:graphicFrame",
        el("p:nvGraphicFramePr", frame.named(), locks, FREE),
        frame.transform("p:xfrm"),
        el("a:graphic", el("a:graphicData", shown, uri=uri)),
    )


def group(frame: Frame, shapes: Sequence[Markup]) -> Markup:
    """Shapes that move together; their places stay those on the slide."""
    return _grouped("p:grpSp", frame, shapes)


def tree(shapes: Sequence[Markup]) -> Markup:
    """The tree of a slide's shapes, in reading order, the first at the back."""
    return _grouped("p:spTree", ALL, shapes)


def _grouped(tag: str, frame: Frame, shapes: Sequence[Markup]) -> Markup:
    kind = el("p:nvGrpSpPr", frame.named(), el("p:cNvGrpSpPr"), FREE)
    place = el("a:xfrm", *frame.corners("a:off", "a:ext"), *frame.corners("a:chOff", "a:chExt"))
    return el(tag, kind, el("p:grpSpPr", place), *shapes)
