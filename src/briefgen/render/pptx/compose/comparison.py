"""Comparisons: aspects at the left, a coloured head for each side, hairlines between the rows."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from briefgen.doctree import Cell, Column, Comparison, ComparisonRow, Inlines, Table, Text
from briefgen.doctree.walk import note_numbers
from briefgen.render.pptx.compose import rows, table
from briefgen.render.pptx.compose.bundle import Point
from briefgen.render.pptx.compose.draft import Draft
from briefgen.render.pptx.compose.figure import captioned
from briefgen.render.pptx.compose.pen import Pen, resized
from briefgen.render.pptx.compose.rows import Row, Rows, Step, steps
from briefgen.render.pptx.compose.share import balanced
from briefgen.render.pptx.compose.stage import Part, Stage, rule
from briefgen.render.pptx.slides import Shape, TextShape
from briefgen.theme import Box

ASPECT_COLUMNS = 2
CELL_PAD = 0.1667
HEAD = 0.4583
HEAD_AIR = 0.08
HEAD_FILLS = ("ink", "accent", "grey", "ink")
SIDES_MAX = len(HEAD_FILLS)
"""More sides than this are a table."""

ROWS_MOST = 6
LARGEST = 1.125


def compose(stage: Stage, draft: Draft, block: Comparison) -> tuple[Part, ...]:
    caption, box = captioned(stage.pen, block.caption, draft.title, stage.frame, "Comparison title")
    if not 2 <= len(block.sides) <= SIDES_MAX or not block.rows:
        return table.compose(stage, draft, as_table(block))
    notes = note_numbers((block.sides, block.caption))

    def fits(start: int, end: int) -> bool:
        chosen = block.rows[start:end]
        if end - start > ROWS_MOST or not stage.notes_fit({*notes, *note_numbers(chosen)}):
            return False
        return _drawn(stage, block, chosen, box) is not None

    runs = balanced([1.0] * len(block.rows), fits)
    drawn = [_drawn(stage, block, block.rows[start:end], box) for start, end in runs]
    size = min((made.size for made in drawn if made), default=0.0)
    alike = [_drawn(stage, block, block.rows[start:end], box, size) for start, end in runs]
    if not all(alike):
        return table.compose(stage, draft, as_table(block))
    return tuple(Part("comparison", (*caption, *made.shapes), made.size) for made in alike if made)


def as_table(block: Comparison) -> Table:
    """The same words as a table, which may break its rows."""
    heads = (Cell((), (Text(block.corner),), role="head"), *(Cell((), side, role="head") for side in block.sides))
    lines = tuple((row.aspect, *row.cells) for row in block.rows)
    return Table(block.key, block.caption, tuple(map(Column, heads)), lines, block.hints)


def _drawn(
    stage: Stage, block: Comparison, chosen: Sequence[ComparisonRow], box: Box, most: float = math.inf
) -> Rows | None:
    """The rows under the sides' heads in the largest type, of `most` points; None where they fit in none."""
    pen, sides = stage.pen, _sides(stage, box, len(block.sides))
    head_h = max(HEAD, *(_head_height(pen, side, column.w) for side, column in zip(block.sides, sides, strict=True)))
    body = Box(box.x, box.y + head_h, box.w, box.h - head_h)

    def rows_at(step: Step) -> list[Row]:
        return [_row(stage, place, row, sides, step) for place, row in enumerate(chosen, 1)]

    tried = (step for step in steps(pen, LARGEST) if step.text.size <= most)
    made = rows.fit(pen, body, tried, rows_at)
    if made is None:
        return None
    heads = _heads(pen, block.sides, sides, head_h)
    return Rows((*heads, *made.shapes, rule("Rule foot", box.x, box.bottom, box.w, "ink")), made.size)


def _sides(stage: Stage, box: Box, count: int) -> list[Box]:
    x = stage.grid.x(ASPECT_COLUMNS)
    width = (box.right - x - stage.grid.gutter * (count - 1)) / count
    return [Box(x + place * (width + stage.grid.gutter), box.y, width, box.h) for place in range(count)]


def _head_height(pen: Pen, side: Inlines, width: float) -> float:
    return pen.height((pen.para(side, pen.style("lead")),), width - 2 * CELL_PAD) + 2 * HEAD_AIR


def _heads(pen: Pen, names: Sequence[Inlines], sides: Sequence[Box], height: float) -> Iterator[Shape]:
    style = pen.style("lead", "white")
    inset = (CELL_PAD, 0.0, CELL_PAD, 0.0)
    for letter, name, side, fill in zip(ascii_uppercase, names, sides, HEAD_FILLS, strict=False):
        para = pen.para(name, style)
        paras = (dataclasses.replace(para, runs=tuple(dataclasses.replace(run, colour="white") for run in para.runs)),)
        yield TextShape(f"Head {letter}", dataclasses.replace(side, h=height), paras, "middle", fill, inset=inset)


def _row(stage: Stage, place: int, row: ComparisonRow, sides: Sequence[Box], step: Step) -> Row:
    pen = stage.pen
    aspect = resized(pen.style("small", "grey"), min(pen.style("small").size, step.text.size))
    cells = [
        rows.Cell(
            f"{letter}{place}",
            side.x + CELL_PAD,
            side.w - 2 * CELL_PAD,
            rows.paras(pen, Point(row.key, row.key, cell.lead, cell.content), step),
        )
        for letter, side, cell in zip(ascii_uppercase, sides, row.cells, strict=False)
    ]
    paras = rows.paras(pen, Point(row.key, row.key, row.aspect.lead, row.aspect.content), Step(step.lead, aspect))
    label = rows.Cell(f"Aspect {place}", stage.grid.x(0), stage.grid.span(ASPECT_COLUMNS), paras)
    return Row(f"Row {place}", row.key, (label, *cells))
