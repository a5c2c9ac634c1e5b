"""Keeps note marks off the start of a line: programs break Chinese text before a digit, joined to it or not."""

from __future__ import annotations

import dataclasses
import itertools
import unicodedata
from collections.abc import Sequence

from briefgen.render.pptx.compose.pen import Pen
from briefgen.render.pptx.slides import GroupShape, Para, Shape, TableCell, TableShape, TextShape

SETTINGS = (1.0, 0.99, 1.01)
"""Widths, of the box's own, at which no line may begin with a mark: other programs differ by about as much."""

NARROWER = (0.0, 0.06, 0.12, 0.18, 0.24, 0.3, 0.36)
"""Inches by which a text is narrowed until that is so."""


def steadied(shape: Shape, pen: Pen) -> Shape:
    """The shape, its text narrowed where a line would begin with a mark; as it is where nothing helps."""
    match shape:
        case TextShape():
            left, top, right, bottom = shape.inset
            by = _narrowing(shape.paras, shape.box.w - left - right, shape.box.h - top - bottom, pen)
            return dataclasses.replace(shape, inset=(left, top, right + by, bottom)) if by else shape
        case GroupShape():
            return dataclasses.replace(shape, shapes=tuple(steadied(inner, pen) for inner in shape.shapes))
        case TableShape():
            return _table(shape, pen)
        case _:
            return shape


def _table(shape: TableShape, pen: Pen) -> TableShape:
    rows = []
    for row in shape.rows:
        cells = (_cell(cell, width, row.height, pen) for cell, width in zip(row.cells, shape.widths, strict=True))
        rows.append(dataclasses.replace(row, cells=tuple(cells)))
    return dataclasses.replace(shape, rows=tuple(rows))


def _cell(cell: TableCell, width: float, height: float, pen: Pen) -> TableCell:
    by = _narrowing(cell.paras, width - cell.pad_left - cell.pad_right, height, pen)
    return dataclasses.replace(cell, pad_right=cell.pad_right + by) if by else cell


def _narrowing(paras: Sequence[Para], width: float, room: float, pen: Pen) -> float:
    """How much narrower the paragraphs must be, while they still fit; 0 where they need not, or cannot."""
    loose = [para for para in paras if _is_loose(para)]
    for by in NARROWER if loose else ():
        if pen.height(paras, width - by) > room:
            return 0.0
        if not any(pen.marks_begin(para, (width - by) * share) for para in loose for share in SETTINGS):
            return by
    return 0.0


def _is_loose(para: Para) -> bool:
    """Whether a mark stands after a Han character, with which a line may end."""
    pairs = itertools.pairwise(para.runs)
    return any(mark.raised and unicodedata.east_asian_width(run.text[-1:] or " ") in "WF" for run, mark in pairs)
