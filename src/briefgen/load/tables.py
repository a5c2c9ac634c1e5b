"""Tables as data files hold them: rows of cells under named columns, each cell with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic, InputError, Where, cut, error
from briefgen.load.faults import few

MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, "" where it is empty; `uncalculated` where it holds a formula that has no value yet."""

    text: str
    where: Where
    uncalculated: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A data file's cells: the names of its columns, and beneath each other the rows, as wide as the header."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def place(self, column: str) -> int:
        return self.columns.index(column)


def table_of(rows: Iterable[list[Cell]], file: str) -> Table:
    """The table whose first filled row names the columns; raises InputError with every fault."""
    filled = [row for row in rows if any(cell.text for cell in row)]
    if len(filled) < 2:
        hint = "a header row names the columns, the rows below hold the data"
        raise InputError(error("empty-file", "there is no data in this file", Where(file), hint=hint))
    header = filled[0]
    while not header[-1].text:
        header.pop()
    faults = (*_header_faults(header), *(fault for row in filled[1:] for fault in _width_faults(row, len(header))))
    if faults:
        raise InputError(*few(faults, MOST_TOLD))
    return Table(tuple(cell.text for cell in header), tuple(tuple(row[: len(header)]) for row in filled[1:]))


def _header_faults(header: list[Cell]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for cell in header:
        if not cell.text:
            yield error("csv-header", "this column has no name", cell.where)
        elif cell.text in seen:
            yield error("csv-header", f"a second column is named `{cut(cell.text)}`", cell.where)
        seen.add(cell.text)


def _width_faults(row: list[Cell], width: int) -> Iterator[Diagnostic]:
    if len(row) < width or any(cell.text for cell in row[width:]):
        hint = "a cell that holds the delimiter needs quotes round it"
        yield error("csv-row", f"this row has {len(row)} cells, the header {width}", row[0].where, hint=hint)
