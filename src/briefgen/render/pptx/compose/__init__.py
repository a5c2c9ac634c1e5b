"""Drafts composed into the content of slides, a file for each kind of slide."""

from __future__ import annotations

import dataclasses
from typing import assert_never

from briefgen.doctree import (
    BulletList,
    Callout,
    Comparison,
    Figure,
    Inlines,
    KeyFigures,
    NumberedList,
    Paragraph,
    Quote,
    Table,
    Text,
    Timeline,
)
from briefgen.render.pptx.compose import callout, cards, comparison, figure, quote, rows, table, text, timeline
from briefgen.render.pptx.compose.bundle import Point
from briefgen.render.pptx.compose.draft import Draft, own_title
from briefgen.render.pptx.compose.rows import Step
from briefgen.render.pptx.compose.stage import Part, Stage, raised
from briefgen.render.pptx.compose.title import fits
from briefgen.render.pptx.slides import Para, Shape, TextShape
from briefgen.theme import Box

OPENING_GAP = 0.2
FIGURE_SHARE = 0.56
"""The share of the room's width that a figure has beside points."""

Host = Figure | Quote | Callout
Captioned = Figure | Table | Comparison | Timeline


def compose(stage: Stage, draft: Draft) -> tuple[Part, ...]:
    """The draft on one slide, or on several where it is too much for one; its opening sentence on each."""
    opening, below = opened(stage, draft.lead, draft.section.key, draft.intro)
    parts = _captioned(below, draft)
    if draft.intro and len(parts) > 1:
        lead, under = opened(stage, draft.lead, draft.section.key)
        by = below.body.y - under.body.y
        first, *others = parts
        return (_under(opening, first), *(_under(lead, _lifted(part, by)) for part in others))
    return tuple(_under(opening, part) for part in parts)


def _under(opening: tuple[Shape, ...], part: Part) -> Part:
    return part if part.title else dataclasses.replace(part, shapes=(*opening, *part.shapes))


def _lifted(part: Part, by: float) -> Part:
    """The part without the room that it had for what only the first of several says."""
    return part if part.title else dataclasses.replace(part, shapes=tuple(raised(shape, by) for shape in part.shapes))


def _captioned(stage: Stage, draft: Draft) -> tuple[Part, ...]:
    """The draft's slides, and before them one of text that tells a caption which is too long to be one."""
    block = draft.block
    if not isinstance(block, Captioned) or not block.caption:
        return _composed(stage, draft)
    narrow = isinstance(block, Figure) and draft.points
    width = stage.body.w * (FIGURE_SHARE if narrow else 1.0)
    drawn = not isinstance(block, Table) or block.columns
    if drawn and not figure.is_long(stage.pen, block.caption, width):
        return _composed(stage, draft)
    caption = block.caption
    said = (*caption.title, Text(caption.unit), *((caption.notes,) if caption.notes else ()))
    point = Point(block.key, block.key, (Text(caption.label),), said)
    before = text.compose(stage, dataclasses.replace(draft, block=None, points=(point,)))
    short = dataclasses.replace(block, caption=dataclasses.replace(caption, title=(), unit="", notes=None))
    return (*before, *_composed(stage, dataclasses.replace(draft, block=short)))


def _composed(stage: Stage, draft: Draft) -> tuple[Part, ...]:
    block = draft.block
    match block:
        case None | Paragraph() | BulletList() | NumberedList():
            return text.compose(stage, draft)
        case KeyFigures():
            return cards.compose(stage, block)
        case Comparison():
            return comparison.compose(stage, draft, block)
        case Timeline():
            return timeline.compose(stage, draft, block)
        case Table():
            return table.compose(stage, draft, block)
        case Figure() | Quote() | Callout():
            return _hosted(stage, draft, block)
        case _:
            assert_never(block)


def _hosted(stage: Stage, draft: Draft, block: Host) -> tuple[Part, ...]:
    """The block with the draft's points beside it; without room there, they stand before it, or after it if they follow."""
    if not draft.points:
        return _alone(stage, draft.title, block)
    if part := _beside(stage, draft, block):
        return (part,)
    if draft.follow:
        return (*_alone(stage, draft.title, block), *text.after(stage, draft))
    title = own_title(block) or draft.section.heading
    alone = _alone(stage, title if fits(stage.pen, title) else (), block)
    return (*text.compose(stage, draft), *(dataclasses.replace(part, title=title) for part in alone))


def _beside(stage: Stage, draft: Draft, block: Host) -> Part | None:
    match block:
        case Figure():
            return figure.beside(stage, draft, block)
        case Quote():
            return quote.beside(stage, draft, block)
        case Callout():
            return callout.beside(stage, draft, block)


def _alone(stage: Stage, title: Inlines, block: Host) -> tuple[Part, ...]:
    """The block on slides of its own; what it is called is said on them where it is not their title."""
    match block:
        case Figure():
            return figure.alone(stage, title, block)
        case Quote():
            return quote.alone(stage, block)
        case Callout():
            return callout.alone(stage, title, block)


def opened(stage: Stage, lead: Inlines, key: str, intro: Point | None = None) -> tuple[tuple[Shape, ...], Stage]:
    """The sentence and the short paragraph that open a slide, and the stage under them."""
    pen = stage.pen
    texts: list[tuple[str, str, tuple[Para, ...]]] = []
    if lead:
        texts.append(("Lead", key, (pen.para(lead, pen.style("lead")),)))
    if intro:
        texts.append(("Introduction", intro.key, rows.paras(pen, intro, Step(pen.style("lead"), pen.style("body")))))
    shapes: list[Shape] = []
    for name, drawn, paras in texts:
        height = pen.height(paras, stage.body.w)
        box = Box(stage.body.x, stage.body.y, stage.body.w, height)
        shapes.append(TextShape(name, box, paras, key=drawn))
        stage = stage.below(box.bottom + OPENING_GAP)
    return tuple(shapes), stage
