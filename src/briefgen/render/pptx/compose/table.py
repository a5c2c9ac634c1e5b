"""Tables: native, columns as wide as their content asks, rules at the top, under the head and at the foot.

A table too wide for its words stands in parts, each with the first column again.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from briefgen.diagnostics import Diagnostic, warning
from briefgen.doctree import Cell, Column, Table
from briefgen.doctree.walk import plain
from briefgen.render.pptx.compose.draft import Draft
from briefgen.render.pptx.compose.figure import captioned
from briefgen.render.pptx.compose.measure import POINTS
from briefgen.render.pptx.compose.pen import Pen, resized, weighted
from briefgen.render.pptx.compose.share import balanced, largest
from briefgen.render.pptx.compose.stage import Part, Stage, cited
from briefgen.render.pptx.slides import Para, TableCell, TableRow, TableShape
from briefgen.theme import Box, Style

PAD_RIGHT = 0.125
NUMBER_PAD_RIGHT = 0.375
AIR = 0.15
LEAST_AIR = 0.045
"""Inches above and below the text of a row, and the least there may be."""

HIGHEST_AIR = 0.6
FILL = 0.7
"""The share of the room that the rows of a short table are spread over."""

HEAD_MOST = 0.4
"""The share of the room that the head may take; what is over stands in the first row."""

FEW_ROWS = 3
"""Rows with which a table may be set larger."""

LARGER = (1.25, 1.125)
SMALLER = (1.0, 0.93, 0.86, 0.75)
LEAST_COLUMN = 0.45
WIDEST_WORD = 1.75
"""Inches that a column keeps for its longest word; longer words break."""

READABLE = 5.0
"""Em below which a column of words is not narrowed, or its longest word: a table that asks for more is divided."""

FEWEST_DIVIDED = 3
"""Columns from which a table may be divided: the first stands in each part."""

LEAST_HAN = 6
"""Characters of a text without spaces that a column keeps on a line."""

TOP = ("ink", 1.5)
UNDER_HEAD = ("ink", 0.75)
BETWEEN = ("hairline", 0.75)
FOOT = ("ink", 1.5)

Cells = tuple[tuple[Para, ...], ...]


@dataclass(frozen=True, slots=True)
class _Set:
    """A table set at one size: the columns' widths, the head's cells and the rows' cells, which rows share a slide."""

    size: float
    widths: tuple[float, ...]
    pads: tuple[float, ...]
    head: Cells
    rows: tuple[Cells, ...]
    slides: tuple[tuple[int, int], ...]


def compose(stage: Stage, draft: Draft, block: Table) -> tuple[Part, ...]:
    """The table on as few slides as hold it, its head on each, in the largest size that does not take more.

    Where words of its columns would be cut, it is divided by columns as well.
    """
    if not block.columns:
        return ()
    caption, box = captioned(stage.pen, block.caption, draft.title, stage.frame, "Table title")
    small = stage.pen.style("small")
    least = stage.pen.style("label").smallest
    shares = (*LARGER, *SMALLER) if len(block.rows) <= FEW_ROWS else SMALLER
    sizes = list(dict.fromkeys(max(round(small.size * share * 2) / 2, least) for share in shares))
    noted = cited(caption)

    def made(size: float, most: int) -> Sequence[tuple[_Set, tuple[int, int]]]:
        style = resized(small, size)
        tables = (_set(stage, part, box, style, noted) for part in _divided(stage.pen, block, style, box.w))
        slides = [(table, rows) for table in tables for rows in table.slides]
        return slides if not most or len(slides) <= most else []

    slides, size = largest(sizes, made)
    parts = tuple(
        Part("table", (*caption, _shape(stage.pen, block, table, table.rows[start:end], box)), size)
        for table, (start, end) in slides
    )
    count = len({id(table) for table, _ in slides})
    told = (_parted(block, count),) if count > 1 else ()
    return (dataclasses.replace(parts[0], warnings=told), *parts[1:])


def _parted(block: Table, count: int) -> Diagnostic:
    return warning(
        "table-divided",
        f"its {len(block.columns)} columns stand in {count} parts, on slides of their own",
        hint="take columns out, or turn the table so that they become rows",
        key=block.key,
    )


def _divided(pen: Pen, block: Table, style: Style, room: float) -> tuple[Table, ...]:
    """The table, or as few parts as leave each column readable: those after the first evenly, it before each."""
    columns = block.columns
    if len(columns) < FEWEST_DIVIDED or len(columns) * (WIDEST_WORD + NUMBER_PAD_RIGHT) <= room:
        return (block,)
    asked = [
        min(natural, max(least, READABLE * style.size / POINTS))
        for natural, least in zip(*_needs(pen, block, style, _pads(columns)), strict=True)
    ]
    if sum(asked) <= room:
        return (block,)
    for count in range(2, len(columns)):
        ends = [1 + (len(columns) - 1) * number // count for number in range(count + 1)]
        parts = [(0, *range(start, end)) for start, end in pairwise(ends)]
        if all(sum(asked[place] for place in part) <= room for part in parts):
            break
    return tuple(_part(block, part) for part in parts)


def _part(block: Table, places: Sequence[int]) -> Table:
    """The columns of a table at these places."""
    rows = tuple(tuple(row[place] for place in places) for row in block.rows)
    return dataclasses.replace(block, columns=tuple(block.columns[place] for place in places), rows=rows)


def _set(stage: Stage, block: Table, box: Box, style: Style, caption_notes: Sequence[int]) -> _Set:
    pen = stage.pen
    pads = _pads(block.columns)
    widths = _widths(pen, block, style, pads, box.w)
    inner = tuple(width - pad for width, pad in zip(widths, pads, strict=True))
    heads = tuple(_cell(pen, column.head, column, weighted(style, True)) for column in block.columns)
    head, *rows = _pieces(pen, heads, inner, box.h * HEAD_MOST)
    room = box.h - _height(pen, head, inner)
    for row in block.rows:
        cells = tuple(_cell(pen, cell, column, style) for cell, column in zip(row, block.columns, strict=True))
        rows += _pieces(pen, cells, inner, room - 2 * LEAST_AIR)
    heights = [_height(pen, row, inner) for row in rows]
    notes = [set(cited(row)) for row in rows]
    always = {*caption_notes, *cited(head)}

    def fits(start: int, end: int) -> bool:
        return sum(heights[start:end]) <= room and stage.notes_fit(always.union(*notes[start:end]))

    return _Set(style.size, widths, pads, head, tuple(rows), tuple(balanced(heights, fits)) or ((0, 0),))


def _pads(columns: Sequence[Column]) -> tuple[float, ...]:
    return tuple(_pad(column, last=column is columns[-1]) for column in columns)


def _pad(column: Column, last: bool) -> float:
    if last:
        return 0.0
    return NUMBER_PAD_RIGHT if column.align == "right" else PAD_RIGHT


def _cell(pen: Pen, cell: Cell, column: Column, style: Style) -> tuple[Para, ...]:
    bold = weighted(style, True)
    lead = (pen.para(cell.lead, bold, align=column.align),) if cell.lead else ()
    body = bold if cell.value is not None else style
    content = (pen.para(cell.content, body, align=column.align),) if cell.content or not lead else ()
    return (*lead, *content)


def _height(pen: Pen, row: Cells, inner: Sequence[float]) -> float:
    """A row's least height."""
    return max(pen.height(cell, width) for cell, width in zip(row, inner, strict=True)) + 2 * LEAST_AIR


def _pieces(pen: Pen, row: Cells, inner: Sequence[float], room: float) -> list[Cells]:
    """The row, or several where it is too high for a slide."""
    pieces: list[Cells] = []
    while any(pen.height(cell, width) > room for cell, width in zip(row, inner, strict=True)):
        cuts = [pen.cut(cell, width, room) for cell, width in zip(row, inner, strict=True)]
        pieces.append(tuple(head for head, _ in cuts))
        row = tuple(tail or (Para((), cell[-1].leading),) for cell, (_, tail) in zip(row, cuts, strict=True))
    return [*pieces, row]


# Widths


def _widths(pen: Pen, block: Table, style: Style, pads: Sequence[float], room: float) -> tuple[float, ...]:
    """The columns' widths, which fill the room: as their content asks, the long ones giving way."""
    naturals, leasts = _needs(pen, block, style, pads)
    squeeze = min(1.0, room / sum(leasts))
    leasts = [least * squeeze for least in leasts]
    naturals = [max(pair) for pair in zip(naturals, leasts, strict=True)]
    if sum(naturals) <= room:
        return _spread(block.columns, naturals, room)
    return _shared(naturals, leasts, room)


def _needs(pen: Pen, block: Table, style: Style, pads: Sequence[float]) -> tuple[list[float], list[float]]:
    """The columns' widths on one line, and those of their longest words."""
    naturals, leasts = [], []
    for place, (column, pad) in enumerate(zip(block.columns, pads, strict=True)):
        cells = [column.head, *(row[place] for row in block.rows)]
        naturals.append(
            max(max(map(pen.width, _cell(pen, cell, column, weighted(style, True)))) for cell in cells) + pad
        )
        leasts.append(max(_longest_word(pen, cell, column, style) for cell in cells) + pad)
    return naturals, [max(least, LEAST_COLUMN) for least in leasts]


def _longest_word(pen: Pen, cell: Cell, column: Column, style: Style) -> float:
    """The inches that a cell's longest word asks for; of Han text some characters stay together."""
    paras = _cell(pen, cell, column, style)
    together = LEAST_HAN * style.size / POINTS if pen.script == "han" else 0.0
    return min(max(max(pen.longest(para), min(pen.width(para), together)) for para in paras), WIDEST_WORD)


def _spread(columns: Sequence[Column], naturals: Sequence[float], room: float) -> tuple[float, ...]:
    """What is over goes to the columns of text, or to all where there are none."""
    text = [natural if column.align != "right" else 0.0 for column, natural in zip(columns, naturals, strict=True)]
    weights = text if any(text) else list(naturals)
    over = room - sum(naturals)
    return tuple(natural + over * weight / sum(weights) for natural, weight in zip(naturals, weights, strict=True))


def _shared(naturals: Sequence[float], leasts: Sequence[float], room: float) -> tuple[float, ...]:
    """Columns with little to say keep their width, the others share the rest by the root of theirs."""
    fixed: dict[int, float] = {}
    while len(fixed) < len(naturals):
        free = [place for place in range(len(naturals)) if place not in fixed]
        left = room - sum(fixed.values())
        weight = sum(sqrt(naturals[place]) for place in free)
        shares = {place: left * sqrt(naturals[place]) / weight for place in free}
        settled = {place: leasts[place] for place in free if leasts[place] > shares[place]}
        settled = settled or {place: naturals[place] for place in free if naturals[place] <= shares[place]}
        fixed |= settled or shares
    scale = room / sum(fixed.values())
    return tuple(fixed[place] * scale for place in range(len(naturals)))


# Drawing


def _shape(pen: Pen, block: Table, table: _Set, rows: Sequence[Cells], box: Box) -> TableShape:
    inner = [width - pad for width, pad in zip(table.widths, table.pads, strict=True)]
    heights = [_height(pen, row, inner) for row in (table.head, *rows)]
    air = _air(heights, box.h)
    made = [
        TableRow(
            height + air,
            tuple(TableCell(cell, pad_right=pad) for cell, pad in zip(row, table.pads, strict=True)),
            above=None if place else TOP,
            below=FOOT if place == len(rows) else BETWEEN if place else UNDER_HEAD,
        )
        for place, (row, height) in enumerate(zip((table.head, *rows), heights, strict=True))
    ]
    held = Box(box.x, box.y, box.w, sum(row.height for row in made))
    return TableShape("Table", held, table.widths, tuple(made), _described(pen, block), key=block.key)


def _described(pen: Pen, block: Table) -> str:
    """What the table is called, or what its columns hold."""
    if block.caption:
        return plain(block.caption.title)
    heads = (plain((*column.head.lead, *column.head.content)) for column in block.columns)
    return pen.words.list_separator.join(filter(None, heads)) or pen.words.table


def _air(heights: Sequence[float], room: float) -> float:
    """What each row gets above its least height: the usual air if there is room, more where the table is short."""
    over = (room - sum(heights)) / len(heights)
    usual = min(over, 2 * (AIR - LEAST_AIR))
    stretched = min((room * FILL - sum(heights)) / len(heights), 2 * (HIGHEST_AIR - LEAST_AIR))
    return max(usual, stretched, 0.0)
