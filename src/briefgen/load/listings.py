"""What a table's `file:` takes from a data file: its columns and rows, each cell looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.diagnostics import Diagnostic, cut, did_you_mean, error, quoted
from briefgen.load.grids import chosen, raise_any, rank
from briefgen.load.node import Node
from briefgen.load.numbers import Reading
from briefgen.load.tables import Cell, Table
from briefgen.model.blocks import FileColumn, FileTable
from briefgen.model.data_grid import Listing

MOST_CELLS = 5_000
"""More than any reader looks at in a document."""


def listing_of(table: Table, spec: FileTable, node: Node) -> Listing:
    """The chosen cells; `node` is the table in the brief. Raises InputError with every fault."""
    raise_any(_column_faults(table, spec, node))
    rows = chosen(table, spec, node)
    if spec.sort:
        at = table.place(spec.sort.by)
        known = [row for row in rows if row[at].text]
        known.sort(key=lambda row: rank(row[at].text, Reading(spec.numbers or "1234.5", True)),
                   reverse=spec.sort.order == "descending")  # fmt: skip
        rows = [*known, *(row for row in rows if not row[at].text)]
    rows = rows[: spec.top]
    if len(rows) * len(spec.columns) > MOST_CELLS:
        message = f"this table would have {len(rows):,} rows of {len(spec.columns)} cells"
        raise_any([error("too-many-values", message, node.where, hint="choose some with `filter` or `top`")])
    raise_any(_cell_faults(table, spec, rows))
    return Listing(tuple(tuple(_said(row[table.place(one.column)], one, spec) for one in spec.columns) for row in rows))


def _column_faults(table: Table, spec: FileTable, node: Node) -> Iterator[Diagnostic]:
    named = [(one.column, place.get("column") or place)
             for one, place in zip(spec.columns, node.children["columns"].items(), strict=True)]  # fmt: skip
    named += [(name, node.children["filter"].children[name]) for name in spec.filter]
    named += [(spec.sort.by, node.children["sort"].children["by"])] if spec.sort else []
    for name, place in named:
        if name not in table.columns:
            message = f"there is no column `{cut(name)}` in {cut(spec.file)}"
            yield error("no-such-column", message, place.where, hint=did_you_mean(name, table.columns))
    if spec.top is not None and spec.top < 1:
        yield error("bad-top", "`top` is how many are shown, at least 1", node.children["top"].where)
    known = {cell.text for row in table.rows for cell in row}
    for name in spec.labels:
        if name not in known:
            message = f"no cell of {cut(spec.file)} holds {quoted(name)}"
            where = node.children["labels"].children[name].where
            yield error("unknown-label", message, where, hint=did_you_mean(name, known))


def _reading(column: FileColumn, spec: FileTable) -> Reading:
    share = column.unit is not None and column.unit.plain == "%"
    return Reading(spec.numbers or "1234.5", share, column.scale)


def _cell_faults(table: Table, spec: FileTable, rows: Sequence[tuple[Cell, ...]]) -> Iterator[Diagnostic]:
    for row in rows:
        for column in spec.columns:
            cell = row[table.place(column.column)]
            if cell.uncalculated:
                hint = "open the workbook in a spreadsheet and save it, or write the value"
                yield error("no-value", "this cell's formula was never calculated", cell.where, hint=hint)
            elif column.is_number:
                try:
                    _reading(column, spec).value(cell.text)
                except ValueError as mend:
                    message = f"`{cut(column.column)}` holds numbers, and {quoted(cell.text)} is none"
                    yield error("not-a-number", message, cell.where, hint=str(mend))


def _said(cell: Cell, column: FileColumn, spec: FileTable) -> str | Decimal | None:
    if column.is_number:
        return _reading(column, spec).value(cell.text)
    return cell.text
