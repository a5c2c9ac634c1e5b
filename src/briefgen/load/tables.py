"""Data files: CSV and TSV (RFC 4180) as rows of cells, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.diagnostics import Diagnostic, InputError, Where, cut, error, quoted
from briefgen.load.faults import few
from briefgen.load.scalars import number
from briefgen.model import DataRows

DELIMITERS = {".csv": ",", ".tsv": "\t", ".tab": "\t"}
MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class Table:
    """A data file's cells: the names of its columns, and beneath each other the rows, as wide as the header."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def data(self) -> DataRows:
        rows = tuple(dict(zip(self.columns, (cell.text for cell in row), strict=True)) for row in self.rows)
        return DataRows(self.columns, rows, tuple(row[0].where for row in self.rows))

    def cells(self, column: str) -> Iterator[Cell]:
        place = self.columns.index(column)
        return (row[place] for row in self.rows)


def read_table(text: str, file: str) -> Table:
    """The table in a data file's text; raises InputError with every fault."""
    rows = [row for row in _rows(text.replace("\r\n", "\n").replace("\r", "\n"), file) if any(c.text for c in row)]
    if len(rows) < 2:
        hint = "a header row names the columns, the rows below hold the data"
        raise InputError(error("empty-file", "there is no data in this file", Where(file), hint=hint))
    header = rows[0]
    while not header[-1].text:
        header.pop()
    faults = (*_header_faults(header), *(fault for row in rows[1:] for fault in _width_faults(row, len(header))))
    if faults:
        raise InputError(*few(faults, MOST_TOLD))
    return Table(tuple(cell.text for cell in header), tuple(tuple(row[: len(header)]) for row in rows[1:]))


def number_faults(table: Table, column: str) -> tuple[Diagnostic, ...]:
    """The cells of a column that hold something else than a number or nothing."""
    return few((f for cell in table.cells(column) if cell.text for f in _number_faults(cell, column)), MOST_TOLD)


def category_faults(table: Table, column: str) -> tuple[Diagnostic, ...]:
    """The cells of a column that are empty and may not be."""
    message = f"this cell is empty, and `{cut(column)}` names the categories"
    return few((error("empty-cell", message, cell.where) for cell in table.cells(column) if not cell.text), MOST_TOLD)


def _number_faults(cell: Cell, column: str) -> Iterator[Diagnostic]:
    try:
        number(cell.text)
    except ValueError:
        hint = "leave the cell empty where there is no value"
        if "," in cell.text:
            hint = "leave out thousands separators; the decimal mark is a point"
        elif "%" in cell.text:
            hint = "leave out the %, and give the chart `unit: '%'`"
        yield error(
            "not-a-number", f"`{cut(column)}` holds numbers, and {quoted(cell.text)} is none", cell.where, hint=hint
        )


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


def _rows(text: str, file: str) -> Iterator[list[Cell]]:
    """Every row's cells; raises InputError at quotes that do not close."""
    cell = _cell_pattern(_delimiter(text, file))
    row: list[Cell] = []
    place, line, line_start = 0, 1, 0
    while place < len(text) or row:
        found = cell.match(text, place)
        where = Where(file, line, place - line_start + 1)
        if not found:
            hint = 'write "" for a quote within a quoted cell'
            raise InputError(error("csv-quote", "the quotes round this cell do not close", where, hint=hint))
        quoted, plain, end = found.groups()
        row.append(Cell((quoted.replace('""', '"') if quoted is not None else plain).strip(), where))
        place = found.end()
        if newlines := found.group().count("\n"):
            line, line_start = line + newlines, text.rindex("\n", 0, place) + 1
        if end in ("\n", ""):
            yield row
            row = []


def _cell_pattern(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(rf'(?:"([^"]*(?:""[^"]*)*)"|((?!")[^{mark}\n]*))({mark}|\n|\Z)')


def _delimiter(text: str, file: str) -> str:
    """By the file's name; spreadsheets of many countries write semicolons into a CSV file."""
    delimiter = DELIMITERS[Path(file).suffix.lower()]
    header = text.partition("\n")[0]
    return ";" if delimiter == "," and delimiter not in header and ";" in header else delimiter
