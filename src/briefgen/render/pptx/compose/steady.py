"""Keeps note marks off the start of Chinese lines, and lone characters off the last.

Programs break Chinese text before a digit, joined to it or not: only the line's length keeps a mark in its place.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Sequence

from briefgen.render.pptx.compose.measure import POINTS
from briefgen.render.pptx.compose.pen import Pen
from briefgen.render.pptx.slides import GroupShape, Para, Shape, TableCell, TableShape, TextShape

SETTINGS = (1.0, 0.99, 1.01)
"""Widths, of the box's own, at which the lines must sit well: other programs differ by about as much."""

NARROWER = tuple(step * 0.3 for step in range(9))
"""Characters by which a text is narrowed until that is so."""


def steadied(shape: Shape, pen: Pen) -> Shape:
    """The shape, its text narrowed where a line would begin with a mark; as it is where nothing helps."""
    match shape:
        case TextShape():
            left, top, right, bottom = shape.inset
            by = _narrowing(shape.paras, shape.box.w - left - right, shape.box.h - top - bottom, pen)
            return dataclasses.replace(shape, inset=(left, top, right + by, bottom)) if by else shape
        case GroupShape():
            inner = tuple(steadied(each, pen) for each in shape.shapes)
            return shape if inner == shape.shapes else dataclasses.replace(shape, shapes=inner)
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
    wide = [para for para in paras if _is_han(para)]
    em = max((run.size for para in wide for run in para.runs), default=0.0) / POINTS
    for by in (share * em for share in NARROWER if wide):
        if pen.height(paras, width - by) > room:
            return 0.0
        if not any(pen.sits_badly(para, (width - by) * share) for para in wide for share in SETTINGS):
            return by
    return 0.0


def _is_han(para: Para) -> bool:
    """Whether lines may end with any character: the last before the paragraph's end or mark is a Han one."""
    last = next((run.text for run in reversed(para.runs) if run.text and not run.raised), "")
    return bool(last) and unicodedata.east_asian_width(last[-1]) in "WF"
