"""`comparison:` becomes a Comparison: sides held against each other, aspect by aspect."""

from __future__ import annotations

from briefgen.compile.lower.captions import lower_caption
from briefgen.compile.lower.cells import lower_cell
from briefgen.compile.text import lower
from briefgen.compile.work import Work
from briefgen.doctree import Cell, Comparison, ComparisonRow, Hints
from briefgen.model.blocks import Aspect, ComparisonBlock


def lower_comparison(work: Work, block: ComparisonBlock, key: str, hints: Hints) -> Comparison:
    comparison, path = block.comparison, f"{key}.comparison"
    caption = lower_caption(work, comparison.caption, f"{path}.caption", key)
    sides = tuple(lower(work, side, f"{path}.columns.{place}") for place, side in enumerate(comparison.columns))
    rows = []
    for place, row in enumerate(comparison.rows):
        where = f"{path}.rows.{place}"
        if len(row.cells) != len(sides):
            message = f"this aspect has {len(row.cells)} cells, the comparison {len(sides)} sides"
            work.fault(where, "row-length", message)
            continue
        rows.append(_row(work, row, where, f"{key}.{place}"))
    return Comparison(key, caption, work.locale.words.aspect, sides, tuple(rows), hints)


def _row(work: Work, row: Aspect, path: str, key: str) -> ComparisonRow:
    aspect = Cell((), lower(work, row.aspect, f"{path}.aspect"), role="aspect")
    cells = tuple(lower_cell(work, cell, f"{path}.cells.{place}") for place, cell in enumerate(row.cells))
    return ComparisonRow(key, aspect, cells)
