"""`table:` becomes a Table; a column of numbers is set right unless its author says otherwise."""

from __future__ import annotations

from briefgen.compile.lower.captions import lower_caption
from briefgen.compile.lower.cells import lower_cell
from briefgen.compile.lower.table_file import file_table
from briefgen.compile.text import lower
from briefgen.compile.work import Work
from briefgen.doctree import Align, Cell, Column, Hints, Table
from briefgen.model.blocks import FileTable, TableBlock


def lower_table(work: Work, block: TableBlock, key: str, hints: Hints) -> Table:
    if isinstance(block.table, FileTable):
        return file_table(work, block.table, key, hints)
    table, path = block.table, f"{key}.table"
    width = len(table.columns)
    caption = lower_caption(work, table.caption, f"{path}.caption", key)
    heads = [
        Cell((), lower(work, column.head, f"{path}.columns.{place}.head"), role="head")
        for place, column in enumerate(table.columns)
    ]
    rows = []
    for place, row in enumerate(table.rows):
        if len(row) != width:
            work.fault(
                f"{path}.rows.{place}", "row-length", f"this row has {len(row)} cells, the table {width} columns"
            )
            continue
        rows.append(tuple(lower_cell(work, cell, f"{path}.rows.{place}.{at}") for at, cell in enumerate(row)))
    columns = tuple(
        Column(head, column.align or _align([row[at] for row in rows]))
        for at, (head, column) in enumerate(zip(heads, table.columns, strict=True))
    )
    return Table(key, caption, columns, tuple(rows), hints)


def _align(cells: list[Cell]) -> Align:
    return "right" if cells and all(cell.value is not None for cell in cells) else "left"
