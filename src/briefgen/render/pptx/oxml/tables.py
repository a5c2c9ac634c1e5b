"""Native tables: a header row, rules as the borders of cells, no banding (ISO/IEC 29500-1, 21.1.3)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefgen.markup import Markup, el, told
from briefgen.render.pptx.oxml.shapes import Frame, graphic
from briefgen.render.pptx.oxml.text import ANCHOR, Setting, cell_body
from briefgen.render.pptx.slides import TableCell, TableRow, TableShape

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own "No Style, No Grid"."""

Rule = tuple[str, float] | None


def table(frame: Frame, shape: TableShape, setting: Setting) -> Markup:
    """The table in its frame; its first row is its header."""
    look = el("a:tblPr", told("a:tableStyleId", NO_STYLE), firstRow=1)
    columns = el("a:tblGrid", *(el("a:gridCol", w=setting.emu(width)) for width in shape.widths))
    rules = _rules(shape.rows)
    rows = (_row(row, above, below, setting) for row, (above, below) in zip(shape.rows, pairwise(rules), strict=True))
    return graphic(frame, "table", el("a:tbl", look, columns, *rows))


def _rules(rows: Sequence[TableRow]) -> list[Rule]:
    """The rules above, between and below the rows: a border that two cells share is said alike by both."""
    below: Rule = None
    rules: list[Rule] = []
    for row in rows:
        rules.append(row.above or below)
        below = row.below
    return [*rules, below]


def _row(row: TableRow, above: Rule, below: Rule, setting: Setting) -> Markup:
    cells = (_cell(cell, above, below, setting) for cell in row.cells)
    return el("a:tr", *cells, h=setting.emu(row.height))


def _cell(cell: TableCell, above: Rule, below: Rule, setting: Setting) -> Markup:
    look = ("a:tcPr", setting.scale, above, below, cell.fill, cell.pad_left, cell.pad_right, cell.anchor)
    properties = setting.ink.once(look, lambda: _frame(cell, above, below, setting))
    return el("a:tc", cell_body(cell.paras, setting), properties)


def _frame(cell: TableCell, above: Rule, below: Rule, setting: Setting) -> Markup:
    ink = setting.ink
    borders = (("a:lnL", None), ("a:lnR", None), ("a:lnT", above), ("a:lnB", below))
    return el(
        "a:tcPr",
        *(ink.line(*(rule or ("", 0.0)), tag) for tag, rule in borders),
        ink.fill(cell.fill),
        marL=setting.emu(cell.pad_left),
        marR=setting.emu(cell.pad_right),
        marT=0,
        marB=0,
        anchor=ANCHOR[cell.anchor],
    )
