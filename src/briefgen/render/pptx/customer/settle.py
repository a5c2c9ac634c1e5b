"""Planned slides settled into a customer's template: its cover and dividers, and its way with titles and footers."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic, warning
from briefgen.doctree import Document, Meta
from briefgen.doctree.walk import without_notes
from briefgen.locale import locale_for
from briefgen.render.pptx.base import Base, Layout
from briefgen.render.pptx.compose.large import in_words
from briefgen.render.pptx.compose.pen import Pen, coloured, resized, weighted
from briefgen.render.pptx.customer.sheets import Holder, Sheet, shared
from briefgen.render.pptx.slides import GroupShape, Para, RectShape, Run, Shape, Slide, TableRow, TableShape, TextShape
from briefgen.theme import Box, Style

SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42, 0.36)
"""Of its own size that a cover's or divider's text may have, to fit."""

GAP = 0.15
"""Between a title and what stands under it where the layout says no place for that, in inches."""

SMALL = 0.75
"""The size of a cover's particulars, of its subtitle's."""

RULE = 0.05
"""A rectangle no higher than this is a rule, in inches."""

FOOT = 0.94
"""How far down a slide a cover's words may go, of its height."""

BETWEEN = " \u2002|\u2002 "
NUMBER_GAP = "\u2002"
HEADS = ("title", "ctrTitle")
FEET: Mapping[str, str] = {"Footer": "ftr", "Slide number": "sldNum"}
"""The types of placeholder that our footers go to, by their shapes' names."""


def settled(
    slides: Sequence[Slide], document: Document, base: Base
) -> tuple[tuple[Slide, ...], tuple[Diagnostic, ...]]:
    """The slides as a customer's template has them, and what its cover has no room for; ours stay as they are."""
    made = tuple(_settled(slide, document, base.layout(slide.layout)) for slide in slides)
    covers = (slide for slide in made if slide.kind == "cover" and base.sheets)
    fault = warning("cover-long", "the title is too long for the template's cover and was cut", key="title")
    return made, tuple(fault for slide in covers if _is_cut(slide, document.meta))


def _is_cut(cover: Slide, meta: Meta) -> bool:
    return any(isinstance(shape, TextShape) and shape.name == "Title" and len(_words(shape)) < len(meta.title)
               for shape in cover.shapes)  # fmt: skip


def _settled(slide: Slide, document: Document, layout: Layout) -> Slide:
    if layout.sheet is None:
        return slide
    locale = locale_for(document.language)
    pen = Pen(layout.theme, document.lang, locale.script, locale.words)
    room = _Room(pen, layout.sheet, layout.scale)
    match slide.kind:
        case "cover":
            shapes = tuple(room.cover(document.meta))
        case "divider":
            shapes = tuple(room.divider(slide))
        case _:
            shapes = tuple(room.furnished(slide.shapes))
    return dataclasses.replace(slide, shapes=tuple(_blocked(shape) for shape in shapes))


def _blocked(shape: Shape) -> Shape:
    """The shape with its dark grounds in the template's dark colour, which need not be that of its text."""
    match shape:
        case RectShape(fill="ink") if shape.box.h > RULE:
            return dataclasses.replace(shape, fill="block")
        case TextShape(fill="ink"):
            return dataclasses.replace(shape, fill="block")
        case GroupShape(shapes=shapes):
            return dataclasses.replace(shape, shapes=tuple(map(_blocked, shapes)))
        case TableShape(rows=rows):
            return dataclasses.replace(shape, rows=tuple(map(_blocked_row, rows)))
        case _:
            return shape


def _blocked_row(row: TableRow) -> TableRow:
    cells = (dataclasses.replace(cell, fill="block") if cell.fill == "ink" else cell for cell in row.cells)
    return dataclasses.replace(row, cells=tuple(cells))


@dataclass(frozen=True, slots=True)
class _Room:
    """A customer's layout, and the pen that writes on it; boxes are in the plan's inches."""

    pen: Pen
    sheet: Sheet
    scale: float

    # Slides of text

    def furnished(self, shapes: Sequence[Shape]) -> Iterator[Shape]:
        """The shapes without the tab of our design; title, name and foot as the template would set them."""
        tab = next((shape for shape in shapes if shape.name == "Section tab"), None)
        title = self.sheet.first(*HEADS)
        for shape in shapes:
            if shape is tab:
                continue
            if not isinstance(shape, TextShape) or shape.key:
                yield shape
            elif shape.name == "Title":
                yield _like(shape, title, self.pen.theme.slide.zone["title"])
            elif shape.name == "Section name":
                named = _recoloured(_numbered(shape, tab), "on_title")
                yield _like(named, title, self.pen.theme.slide.zone["section_name"])
            elif shape.name in FEET:
                holder = self.sheet.first(FEET[shape.name])
                yield _recoloured(_like(shape, holder, shape.box) if holder else shape, "on_foot")
            else:
                yield shape

    # Covers and dividers

    def cover(self, meta: Meta) -> Iterator[Shape]:
        """The title, and in the subtitle's place all else that a cover says."""
        pen, (box, rest) = self.pen, self.places()
        yield self.filled("Title", "title", box, (pen.line(meta.title, pen.style("cover_title", "title")),))
        said = pen.style("cover_subtitle", "ink")
        small = resized(coloured(said, "grey"), said.size * SMALL)
        paras = [pen.line(meta.series, small)] if meta.series else []
        paras += [pen.line(meta.subtitle, said)] if meta.subtitle else []
        if meta.cover:
            figure = pen.words_runs(in_words(meta.cover) + NUMBER_GAP, weighted(coloured(said, "accent"), True))
            label = pen.runs(without_notes((*meta.cover.lead, *meta.cover.label)), said)
            paras.append(Para((*figure, *label), said.leading, before=8.0))
        facts = (meta.date_text, pen.words.list_separator.join(meta.authors), meta.classification)
        paras += [pen.line(BETWEEN.join(filter(None, facts)), small, before=10.0)]
        if paras:
            yield self.filled("Subtitle", "subtitle", rest, paras)

    def divider(self, slide: Slide) -> Iterator[Shape]:
        """The section's number and name as the title, its question or takeaway under it."""
        pen, (box, rest) = self.pen, self.places()
        texts = {shape.name: shape for shape in slide.shapes if isinstance(shape, TextShape)}
        style = pen.style("divider_title", "title")
        told = _words(texts["Section number"])
        bare = not _words(texts["Title"]).startswith(f"{told} ")
        number = pen.words_runs(told + NUMBER_GAP, coloured(style, "on_title")) if bare else ()
        name = tuple(_set(run, style) for para in texts["Title"].paras for run in para.runs)
        yield self.filled("Title", "title", box, (Para((*number, *name), style.leading),), texts["Title"].key)
        if "Question" in texts:
            said = pen.style("divider_takeaway")
            runs = tuple(_set(run, said) for para in texts["Question"].paras for run in para.runs)
            yield self.filled("Question", "subtitle", rest, (Para(runs, said.leading),))

    def places(self) -> tuple[tuple[Box, Holder | None], tuple[Box, Holder | None]]:
        """Where the title goes, and where what stands under it does."""
        slide = self.pen.theme.slide
        title, under = self.sheet.title, self.sheet.under_title()
        wide = Box(slide.width * 0.08, slide.height * 0.2, slide.width * 0.84, slide.height * 0.35)
        box = self.scaled(title.box) if title and title.box else wide
        if under and under.box:
            return (box, title), (self.lengthened(self.scaled(under.box), under), under)
        top = box.bottom + GAP
        left = Box(box.x, top, box.w, slide.height * 0.92 - top)
        if left.h < slide.height * 0.15:
            box = dataclasses.replace(box, h=box.h / 2)
            left = Box(box.x, box.bottom + GAP, box.w, box.h - GAP)
        return (box, title), (left, title)

    def lengthened(self, box: Box, holder: Holder) -> Box:
        """The box down to the slide's foot, where text stands at its top and nothing is in the way."""
        longer = dataclasses.replace(box, h=self.pen.theme.slide.height * FOOT - box.y)
        things = (self.scaled(thing.box) for thing in self.sheet.drawn)
        if (
            holder.anchor != "top"
            or longer.h < box.h
            or any(shared(longer, each) > shared(box, each) for each in things)
        ):
            return box
        return longer

    def scaled(self, box: Box) -> Box:
        return Box(*(side / self.scale for side in dataclasses.astuple(box)))

    def filled(
        self, name: str, placeholder: str, place: tuple[Box, Holder | None], paras: Iterable[Para], key: str = ""
    ) -> TextShape:
        """The text in the largest size that fits its place, set as the template sets it; cut where none does."""
        box, holder = place
        sizes = ([_shrunk(para, share) for para in paras] for share in SHARES)
        tried = list(sizes)
        made = next((each for each in tried if self.pen.height(each, box.w) <= box.h), None)
        kept = tuple(made) if made else self.pen.cut(tried[-1], box.w, box.h)[0]
        if self.sheet.first(*_TYPES[placeholder]) is None and placeholder == "subtitle":
            placeholder = "body"
        shape = TextShape(name, box, kept, placeholder=placeholder, key=key)  # type: ignore[arg-type]
        return _like(shape, holder, box)


_TYPES = {"title": HEADS, "subtitle": ("subTitle",)}


def _like(shape: TextShape, holder: Holder | None, zone: Box) -> TextShape:
    """The text set as a placeholder of the template sets it, and so wide that it stands where its own would."""
    if holder is None:
        return shape
    paras = tuple(dataclasses.replace(para, align=holder.align) for para in shape.paras)
    box = shape.box
    if holder.align != "left":
        spare = zone.w - box.w
        box = dataclasses.replace(box, x=zone.x + spare / (2 if holder.align == "center" else 1))
    return dataclasses.replace(shape, paras=paras, box=box, anchor=holder.anchor)


def _numbered(name: TextShape, tab: Shape | None) -> TextShape:
    """The section's name behind its number."""
    runs = [run for para in tab.paras for run in para.runs] if isinstance(tab, TextShape) else []
    if not runs:
        return name
    number = dataclasses.replace(runs[0], text=runs[0].text + NUMBER_GAP, bold=True)
    return dataclasses.replace(
        name, paras=tuple(dataclasses.replace(para, runs=(number, *para.runs)) for para in name.paras)
    )


def _recoloured(shape: TextShape, colour: str) -> TextShape:
    paras = (
        dataclasses.replace(para, runs=tuple(dataclasses.replace(run, colour=colour) for run in para.runs))
        for para in shape.paras
    )
    return dataclasses.replace(shape, paras=tuple(paras))


def _words(shape: TextShape) -> str:
    return "".join(run.text for para in shape.paras for run in para.runs)


def _set(run: Run, style: Style) -> Run:
    return dataclasses.replace(run, size=style.size, bold=style.bold, colour=style.colour)


def _shrunk(para: Para, share: float) -> Para:
    runs = tuple(dataclasses.replace(run, size=round(run.size * share, 1)) for run in para.runs)
    return dataclasses.replace(para, runs=runs, leading=round(para.leading * share, 1), before=para.before * share)
