"""Callout slides: the message on a dark block, the section's points beside it where there are some."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.doctree import Callout, Inlines, Text
from briefgen.doctree.walk import plain
from briefgen.render.pptx.compose import flow, rows
from briefgen.render.pptx.compose.bundle import Point, are_short
from briefgen.render.pptx.compose.draft import Draft
from briefgen.render.pptx.compose.pen import Pen, resized, weighted
from briefgen.render.pptx.compose.rows import Rows, steps
from briefgen.render.pptx.compose.share import first_made
from briefgen.render.pptx.compose.stage import BLOCK_PAD, Part, Stage, cited
from briefgen.render.pptx.slides import Anchor, GroupShape, Para, RectShape, TextShape
from briefgen.theme import Box

BLOCK_COLUMNS = 5
LABEL_GAP = 0.1
TEXT_INSET = 0.25
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


@dataclass(frozen=True, slots=True)
class Message:
    """What a dark block says, drawn for the block `key`."""

    key: str
    label: Inlines
    title: Inlines
    content: Inlines


def _said_on(block: Callout, title: Inlines) -> Message:
    """What the callout says on a slide of this title."""
    shown = () if plain(block.title) == plain(title) else block.title
    return Message(block.key, (Text(block.label),), shown, block.content)


def beside(stage: Stage, draft: Draft, block: Callout) -> Part | None:
    grid, body, message = stage.grid, stage.body, _said_on(block, draft.title)
    left = dataclasses.replace(body, w=grid.span(BLOCK_COLUMNS))
    x = grid.x(BLOCK_COLUMNS) + TEXT_INSET
    right = dataclasses.replace(stage.frame, x=x, w=body.right - x)
    dark = _dark(stage.pen, left, message, SIZES[2:], "middle")
    largest = 1.375 if len(draft.points) <= FEW_POINTS or are_short(draft.points) else 1.125
    points = rows.of_points(stage.pen, draft.points, right, steps(stage.pen, largest), anchor="middle")
    if dark is None or points is None:
        return None
    shapes = (*dark.shapes, *points.shapes)
    return Part("callout", shapes, points.size) if stage.notes_fit(cited(shapes)) else None


def alone(stage: Stage, title: Inlines, block: Callout) -> tuple[Part, ...]:
    message = _said_on(block, title)
    made = _halves(stage, message) if message.title and message.content else None
    made = made or whole(stage, message)
    if made:
        return (Part("callout", made.shapes, made.size),)
    gap: Inlines = (Text(" "),) if message.title else ()
    lead = (*message.label, *gap, *message.title)
    return flow.compose(stage, (Point(message.key, message.key, lead, message.content),))


def _halves(stage: Stage, message: Message) -> Rows | None:
    """The title on the dark block, the text on a quiet one beside it."""
    grid, body, pen = stage.grid, stage.body, stage.pen
    left = dataclasses.replace(body, w=grid.span(BLOCK_COLUMNS))
    right = dataclasses.replace(body, x=left.right, w=body.right - left.right)
    block = _dark(pen, left, dataclasses.replace(message, content=()), SIZES, "bottom")
    inner = _padded(right)
    style = weighted(pen.style("callout"), False)
    text = rows.largest_that_fits(pen, style, message.content, inner, [style.size * size for size in SIZES])
    if block is None or text is None:
        return None
    ground = RectShape("Text ground", right, "tint")
    shape = TextShape("Callout text", inner, (text,), "bottom", key=message.key)
    return Rows((*block.shapes, ground, shape), text.runs[0].size)


def whole(stage: Stage, message: Message) -> Rows | None:
    """The message on a dark block over the whole body zone; None if it is too long for one."""
    sizes = (ALONE, *SIZES)
    return _dark(stage.pen, stage.body, message, sizes, "bottom", stage.grid.span(WHOLE_COLUMNS))


def _dark(
    pen: Pen, box: Box, message: Message, sizes: Sequence[float], anchor: Anchor, most: float = 0.0
) -> Rows | None:
    """A label and a message on a dark block, in the largest of the sizes that fits; lines are `most` inches long."""
    inner = _padded(box)
    label = pen.para(message.label, weighted(pen.style("small", "on_ink_accent"), True))
    label_h = pen.height((label,), inner.w) if message.label else 0.0
    top = label_h + LABEL_GAP if message.label else 0.0
    room = Box(inner.x, inner.y + top, min(inner.w, most or inner.w), inner.h - top)

    def make(share: float) -> Rows | None:
        paras, size = _message(pen, message, share)
        if pen.height(paras, room.w) > room.h:
            return None
        labels = (TextShape("Callout label", Box(inner.x, inner.y, inner.w, label_h), (label,)),) if label_h else ()
        width = pen.balanced(paras[0], room.w) if len(paras) == 1 else room.w
        text = TextShape("Callout", dataclasses.replace(room, w=width), paras, anchor)
        shapes = (RectShape("Callout ground", box, "ink"), *labels, text)
        return Rows((GroupShape("Callout block", shapes, key=message.key),), size)

    return first_made(sizes, make)


def _message(pen: Pen, message: Message, share: float) -> tuple[tuple[Para, ...], float]:
    """The title with the text under it, or the text in the title's place; and the text's size."""
    style = pen.style("callout", "white")
    large = resized(style, round(style.size * share))
    if not message.title:
        return (pen.para(message.content, weighted(large, large.size >= BOLD_FROM)),), large.size
    title = pen.para(message.title, large)
    if not message.content:
        return (title,), large.size
    text = resized(pen.style("body", "white"), max(round(large.size * TEXT_OF_TITLE), LEAST_TEXT))
    return (title, pen.para(message.content, text, before=UNDER_TITLE)), text.size


def _padded(box: Box) -> Box:
    return Box(box.x + BLOCK_PAD, box.y + BLOCK_PAD, box.w - 2 * BLOCK_PAD, box.h - 2 * BLOCK_PAD)
