"""Quote slides: the words in large type under a quotation mark, who said them, the section's points at the side."""

from __future__ import annotations

import dataclasses

from briefgen.doctree import Quote
from briefgen.render.pptx.compose import flow, rows
from briefgen.render.pptx.compose.bundle import Point
from briefgen.render.pptx.compose.draft import Draft
from briefgen.render.pptx.compose.pen import LATIN_TAG, Pen, resized, weighted
from briefgen.render.pptx.compose.rows import Rows, steps
from briefgen.render.pptx.compose.share import first_made
from briefgen.render.pptx.compose.stage import Part, Stage, cited, rule
from briefgen.render.pptx.slides import Para, RectShape, Run, Shape, TextShape
from briefgen.theme import Box

MARK = "“"
MARK_SIZE = 130.0
MARK_BOX = (-0.0833, -0.02, 1.05, 1.81)
"""Left of and above the text's corner, width and height."""

TEXT_COLUMN = 1
TEXT_COLUMNS = 7
WIDE_COLUMNS = 10
TEXT_TOP = 0.3958
SIDE_COLUMN = 9
SIDE_PAD = 0.25
RULE_AT = 3.3125
RULE_GAP = 0.3
ATTRIBUTION_GAP = 0.1667
SIZES = (1.0, 0.89, 0.78, 0.67, 0.56, 0.5, 0.445)
LEAST_BESIDE = 4
"""How many of the sizes may be used beside points."""

BOLD_FROM = 22.0


def alone(stage: Stage, block: Quote) -> tuple[Part, ...]:
    made = _quote(stage, block, stage.grid.span(WIDE_COLUMNS), SIZES)
    if made:
        return (Part("quote", made.shapes, made.size),)
    said = Point(block.key, block.key, content=block.content)
    return flow.compose(stage, (said, Point(block.key, block.key, lead=block.by)) if block.by else (said,))


def beside(stage: Stage, draft: Draft, block: Quote) -> Part | None:
    grid, body = stage.grid, stage.body
    quote = _quote(stage, block, grid.span(TEXT_COLUMNS), SIZES[:LEAST_BESIDE])
    ground = dataclasses.replace(body, x=grid.x(SIDE_COLUMN), w=body.right - grid.x(SIDE_COLUMN))
    inner = Box(ground.x + SIDE_PAD, ground.y + SIDE_PAD, ground.w - 2 * SIDE_PAD, ground.h - 2 * SIDE_PAD)
    side = rows.of_points(stage.pen, draft.points, inner, steps(stage.pen, 1.0, 12.0), "Side text")
    if quote is None or side is None:
        return None
    shapes = (*quote.shapes, RectShape("Side ground", ground, "tint"), *side.shapes)
    return Part("quote", shapes, quote.size) if stage.notes_fit(cited(shapes)) else None


def _quote(stage: Stage, block: Quote, width: float, sizes: tuple[float, ...]) -> Rows | None:
    pen, body = stage.pen, stage.body
    column = stage.grid.x(TEXT_COLUMN)
    x = max(column, stage.grid.x(0) + MARK_BOX[0] + MARK_BOX[2])
    width -= x - column
    by = pen.para(block.by, weighted(pen.style("body"), True))
    by_h = pen.height((by,), width) + ATTRIBUTION_GAP if block.by else 0.0
    room = body.h - TEXT_TOP - (by_h + RULE_GAP if block.by else 0.0)

    def make(share: float) -> Rows | None:
        para = _said(pen, block, share)
        height = pen.height((para,), width)
        if height > room:
            return None
        said = TextShape("Quote", Box(x, body.y + TEXT_TOP, pen.balanced(para, width), height), (para,), key=block.key)
        shapes: list[Shape] = [_mark(stage), said]
        if block.by:
            y = max(said.box.bottom + RULE_GAP, min(body.y + RULE_AT, body.bottom - by_h))
            box = Box(x, y + ATTRIBUTION_GAP, width, by_h - ATTRIBUTION_GAP)
            shapes += (
                rule("Quote rule", x, y, stage.grid.column, "accent", 2.25),
                TextShape("Attribution", box, (by,)),
            )
        return Rows(tuple(shapes), para.runs[0].size if para.runs else 0.0)

    return first_made(sizes, make)


def _said(pen: Pen, block: Quote, share: float) -> Para:
    style = pen.style("quote")
    large = resized(style, round(style.size * share))
    return pen.para(block.content, weighted(large, large.size >= BOLD_FROM))


def _mark(stage: Stage) -> TextShape:
    x, y, width, height = MARK_BOX
    run = Run(MARK, MARK_SIZE, bold=True, colour="accent", lang=LATIN_TAG)
    box = Box(stage.grid.x(0) + x, stage.body.y + y, width, height)
    return TextShape("Quote mark", box, (Para((run,), MARK_SIZE),))
