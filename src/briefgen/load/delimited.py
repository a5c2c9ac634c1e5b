"""CSV and TSV (RFC 4180) as rows of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefgen.diagnostics import InputError, Where, error
from briefgen.load.tables import Cell, Table, table_of

DELIMITERS = {".csv": ",", ".tsv": "\t", ".tab": "\t"}


def read_delimited(text: str, file: str) -> Table:
    """The table in a data file's text; raises InputError with every fault."""
    return table_of(_rows(text.replace("\r\n", "\n").replace("\r", "\n"), file), file)


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
