"""Callout slides: the message on a dark block, the section's points beside it where there are some."""

from __future__ import annotations

import dataclasses

from briefgen.doctree import Callout, Inlines, Text
from briefgen.doctree.walk import plain
from briefgen.render.pptx.compose import flow, rows
from briefgen.render.pptx.compose import title as titles
from briefgen.render.pptx.compose.bundle import Point
from briefgen.render.pptx.compose.draft import Draft
from briefgen.render.pptx.compose.pen import Pen, coloured, resized, weighted
from briefgen.render.pptx.compose.rows import Rows, steps
from briefgen.render.pptx.compose.share import first_made
from briefgen.render.pptx.compose.stage import Part, Stage, cited
from briefgen.render.pptx.slides import Anchor, GroupShape, Para, RectShape, TextShape
from briefgen.theme import Box

BLOCK_COLUMNS = 5
PAD = 0.3333
LABEL_GAP = 0.1
WHOLE_COLUMNS = 10
UNDER_TITLE = 8.0
SIZES = (1.3, 1.15, 1.0, 0.86, 0.715, 0.645)
"""Sizes to try, of the callout's own; a block beside points begins with its own, one alone with a larger one."""

ALONE = 1.6

TEXT_OF_TITLE = 0.64
"""The size of a text under its title, of the title's."""

LEAST_TEXT = 14.0
FEW_POINTS = 2
"""Points that may be set larger beside a callout."""

BOLD_FROM = 22.0
"""Points from which a message without a title is bold; smaller ones are read as text."""


def compose(stage: Stage, draft: Draft, block: Callout) -> tuple[Part, ...]:
    title = () if plain(block.title) == plain(draft.title) else block.title
    if draft.points:
        part = _with_points(stage, draft, block, title)
        if part:
            return (part,)
        said = () if titles.fits(stage.pen, block.title) else block.title
        return (
            *flow.compose(stage, draft.points),
            *_named(_alone(stage, block, said), block.title or draft.section.heading),
        )
    return _alone(stage, block, title)


def _named(parts: tuple[Part, ...], title: Inlines) -> tuple[Part, ...]:
    return tuple(dataclasses.replace(part, title=title) for part in parts)


def _with_points(stage: Stage, draft: Draft, block: Callout, title: Inlines) -> Part | None:
    grid, body = stage.grid, stage.body
    left = dataclasses.replace(body, w=grid.span(BLOCK_COLUMNS))
    x = grid.x(BLOCK_COLUMNS)
    right = dataclasses.replace(body, x=x, w=body.right - x)
    message = dark(stage.pen, left, (Text(block.label),), title, block.content, block.key, SIZES[2:], "middle")
    largest = 1.375 if len(draft.points) <= FEW_POINTS else 1.125
    points = rows.of_points(stage.pen, draft.points, right, steps(stage.pen, largest), anchor="middle")
    if message is None or points is None:
        return None
    shapes = (*message.shapes, *points.shapes)
    return Part("callout", shapes, points.size) if stage.notes_fit(cited(shapes)) else None


def _alone(stage: Stage, block: Callout, title: Inlines) -> tuple[Part, ...]:
    label: Inlines = (Text(block.label),)
    made = _halves(stage, block, title) if title and block.content else None
    made = made or whole(stage, label, title, block.content, block.key)
    if made:
        return (Part("callout", made.shapes, made.size),)
    return flow.compose(stage, (Point(block.key, block.key, (*label, *_after(title)), block.content),))


def _after(title: Inlines) -> Inlines:
    return (Text(" "), *title) if title else ()


def _halves(stage: Stage, block: Callout, title: Inlines) -> Rows | None:
    """The title on the dark block, the text on a quiet one beside it."""
    grid, body, pen = stage.grid, stage.body, stage.pen
    left = dataclasses.replace(body, w=grid.span(BLOCK_COLUMNS))
    right = dataclasses.replace(body, x=left.right, w=body.right - left.right)
    message = dark(pen, left, (Text(block.label),), title, (), block.key, SIZES, "bottom")
    inner = _padded(right)
    style = weighted(pen.style("callout"), False)
    text = rows.largest_that_fits(pen, style, block.content, inner, [style.size * size for size in SIZES])
    if message is None or text is None:
        return None
    ground = RectShape("Text ground", right, "tint")
    shape = TextShape("Callout text", inner, (text,), "bottom", key=block.key)
    return Rows((*message.shapes, ground, shape), text.runs[0].size)


def whole(stage: Stage, label: Inlines, title: Inlines, content: Inlines, key: str) -> Rows | None:
    """A message on a dark block over the whole body zone."""
    sizes = (ALONE, *SIZES)
    return dark(stage.pen, stage.body, label, title, content, key, sizes, "bottom", stage.grid.span(WHOLE_COLUMNS))


def dark(
    pen: Pen,
    box: Box,
    label: Inlines,
    title: Inlines,
    content: Inlines,
    key: str,
    sizes: tuple[float, ...],
    anchor: Anchor,
    most: float = 0.0,
) -> Rows | None:
    """A label and a message on a dark block, in the largest of the sizes that fits; None if none does."""
    inner = _padded(box)
    small = weighted(pen.style("small", "on_ink_accent"), True)
    label_para = pen.para(label, small)
    label_h = pen.height((label_para,), inner.w) if label else 0.0
    top = label_h + LABEL_GAP if label else 0.0
    room = Box(inner.x, inner.y + top, min(inner.w, most or inner.w), inner.h - top)

    def make(share: float) -> Rows | None:
        paras = _message(pen, title, content, share)
        if pen.height(paras, room.w) > room.h:
            return None
        ground = RectShape("Callout ground", box, "ink")
        labels = (TextShape("Callout label", Box(inner.x, inner.y, inner.w, label_h), (label_para,)),) if label else ()
        width = pen.balanced(paras[0], room.w) if len(paras) == 1 else room.w
        text = TextShape("Callout", dataclasses.replace(room, w=width), paras, anchor)
        group = GroupShape("Callout block", (ground, *labels, text), key=key)
        return Rows((group,), paras[-1].runs[0].size if paras[-1].runs else small.size)

    return first_made(sizes, make)


def _message(pen: Pen, title: Inlines, content: Inlines, share: float) -> tuple[Para, ...]:
    style = pen.style("callout", "white")
    large = resized(style, round(style.size * share))
    if not title:
        return (pen.para(content, weighted(large, large.size >= BOLD_FROM)),)
    body = coloured(pen.style("body"), "white")
    text = resized(body, max(round(large.size * TEXT_OF_TITLE), LEAST_TEXT))
    head = pen.para(title, large)
    return (head, pen.para(content, text, before=UNDER_TITLE)) if content else (head,)


def _padded(box: Box) -> Box:
    return Box(box.x + PAD, box.y + PAD, box.w - 2 * PAD, box.h - 2 * PAD)
