"""Draws planned slides: each shape as PowerPoint's own, none of them decided here."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cache
from typing import assert_never

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from briefgen.charts.native import NativeChart, native_charts
from briefgen.doctree import Document
from briefgen.markup import Markup, el, written
from briefgen.render.pptx.base import Base
from briefgen.render.pptx.notes import write_notes
from briefgen.render.pptx.oxml import shapes as draw
from briefgen.render.pptx.oxml.colour import Ink
from briefgen.render.pptx.oxml.presentation import list_sections, list_slides
from briefgen.render.pptx.oxml.tables import table
from briefgen.render.pptx.oxml.text import Setting, body
from briefgen.render.pptx.oxml.xml import root
from briefgen.render.pptx.properties import write_properties
from briefgen.render.pptx.slides import (
    ChartShape,
    GroupShape,
    PictureShape,
    RectShape,
    Shape,
    Slide,
    TableShape,
    TextShape,
)
from briefgen.theme import Box

LEAST_CHART_TEXT = 10.5
TITLE = ("title", 0)
"""The placeholder of a title on a layout that has none: a slide needs one to be found by."""

EMU_PER_INCH = 914_400

FIRST_ID = 2
"""The id of a slide's first shape: 1 is the tree's own."""


def write(slides: Sequence[Slide], document: Document, base: Base) -> bytes:
    """The bytes of a deck with these slides, built on a base, which is used up."""
    package, presentation = base.package, base.package.presentation.element
    inks: dict[int, Ink] = {}
    writers = [_SlideWriter(base, document.lang, slide, number, inks) for number, slide in enumerate(slides, 1)]
    for writer in writers:
        writer.write()
    list_slides(presentation, package.relate_slides())
    list_sections(presentation, document.meta.id, [slide.section or document.meta.short_title for slide in slides])
    write_properties(package, document, base.template)
    return package.saved()


class _SlideWriter:
    """Adds one slide, empty, and draws it; `number` counts from 1, `inks` are those of its deck by their themes."""

    def __init__(self, base: Base, lang: str, slide: Slide, number: int, inks: dict[int, Ink]) -> None:
        self.package = base.package
        self.base = base
        self.slide = slide
        self.layout = base.layout(slide.layout)
        self.part = base.package.add_slide(self.layout.part)
        self.ids = itertools.count(FIRST_ID)
        theme = self.layout.theme
        ink = inks.setdefault(id(theme), Ink(theme))
        links = cache(self.link_out), cache(self.link_to)
        self.setting = Setting(ink, lang, theme.mono, number, *links, self.layout.scale)

    def write(self) -> None:
        shapes = draw.tree([self.drawn(shape) for shape in self.slide.shapes if not self.shown(shape)])
        self.part.blob = written(root("p:sld", el("p:cSld", shapes), el("p:clrMapOvr", self.colour_map())))
        if self.slide.speaker:
            write_notes(self.base, self.part, self.slide.speaker, self.setting.lang)

    def colour_map(self) -> Markup:
        """The master's map of colours; what a layout has of its own is not inherited."""
        override = self.layout.sheet.override if self.layout.sheet else None
        return (
            el("a:masterClrMapping")
            if override is None
            else el("a:overrideClrMapping", **{str(name): str(value) for name, value in override.items()})
        )

    def link_out(self, address: str) -> str:
        return self.part.relate_to(address, RT.HYPERLINK, is_external=True)

    def link_to(self, place: int) -> str:
        return self.part.relate_to(self.package.slides[place], RT.SLIDE)

    def shown(self, shape: Shape) -> bool:
        """Whether the layout has this piece of furniture itself, as a colleague's own slides have it."""
        return isinstance(shape, RectShape) and not shape.key and shape.name in self.layout.forms

    def drawn(self, shape: Shape) -> Markup:
        match shape:
            case TextShape():
                return self.text(shape)
            case RectShape():
                return self.form(shape)
            case TableShape():
                return table(self.frame(shape, alt=shape.alt), shape, self.setting)
            case ChartShape():
                return self.chart(shape)
            case PictureShape():
                return self.picture(shape)
            case GroupShape():
                return self.group(shape)
            case _:
                assert_never(shape)

    def frame(self, shape: Shape, *, alt: str = "", decorative: bool = False) -> draw.Frame:
        """The shape's identity; its key stands in its name, where it outlives another program's saving."""
        name = f"{shape.name} [{shape.key}]" if shape.key else shape.name
        return draw.Frame(next(self.ids), name, self.place(_box(shape)), alt, decorative)

    def place(self, box: Box) -> draw.Place:
        emu = self.setting.emu
        return draw.Place(emu(box.x), emu(box.y), emu(box.w), emu(box.h))

    def text(self, shape: TextShape) -> Markup:
        silent = not any(run.text or run.field for para in shape.paras for run in para.runs)
        made = body("p:txBody", shape.paras, self.setting, anchor=shape.anchor, inset=shape.inset, wrap=shape.wrap)
        fill = self.setting.ink.fill(shape.fill)
        held = self.layout.holders.get(shape.placeholder, TITLE if shape.placeholder == "title" else None)
        if held is None:
            return draw.text_box(self.frame(shape, decorative=silent), made, fill)
        return draw.placeholder(self.frame(shape), *held, made, fill)

    def form(self, shape: RectShape) -> Markup:
        ink = self.setting.ink
        line = ink.line(shape.line, shape.line_width * self.setting.scale)
        preset = "ellipse" if shape.ellipse else "rect"
        return draw.form(self.frame(shape, decorative=True), preset, ink.fill(shape.fill), line)

    def chart(self, shape: ChartShape) -> Markup:
        """The chart, or its panels as a group; each part has its workbook related as the chart names it."""
        scale = self.setting.scale
        whole = self.frame(shape, alt=shape.chart.alt)
        made = native_charts(
            shape.chart,
            self.layout.theme,
            self.setting.lang,
            text_size=max(shape.text_size * scale, LEAST_CHART_TEXT),
            size=(shape.box.w * scale, shape.box.h * scale),
        )
        if len(made) == 1:
            return draw.chart(whole, self.package.add_chart(self.part, made[0]))
        return draw.group(whole, [self.panel(panel, whole.place) for panel in made])

    def panel(self, panel: NativeChart, whole: draw.Place) -> Markup:
        x, y, w, h = (round(inches * EMU_PER_INCH) for inches in (panel.x, panel.y, panel.w, panel.h))
        place = draw.Place(whole.x + x, whole.y + y, w, h)
        number = next(self.ids)
        return draw.chart(
            draw.Frame(number, f"Panel {number}", place, panel.alt), self.package.add_chart(self.part, panel)
        )

    def picture(self, shape: PictureShape) -> Markup:
        added = self.package.add_picture(self.part, shape.data, shape.media_type)
        frame = self.frame(shape, alt=shape.alt)
        if not shape.fallback:
            return draw.picture(frame, added)
        return draw.picture(frame, self.package.add_picture(self.part, shape.fallback, "image/png"), svg=added)

    def group(self, shape: GroupShape) -> Markup:
        frame = self.frame(shape, alt=shape.alt)
        return draw.group(frame, [self.drawn(inner) for inner in shape.shapes])


def _box(shape: Shape) -> Box:
    """The shape's box; a group's holds all that is in it."""
    if not isinstance(shape, GroupShape):
        return shape.box
    boxes = [_box(inner) for inner in shape.shapes]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)
