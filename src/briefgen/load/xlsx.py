"""Excel workbooks as tables, read with openpyxl: values as they were last calculated, nothing is calculated here.

A workbook is a zip that anyone may have made: how many parts it has and how large they grow is looked at before
openpyxl sees it, and one with entities is refused. Places are the sheet's own: `capex.xlsx:Data!B7`.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from briefgen.diagnostics import InputError, Where, did_you_mean, error, quoted
from briefgen.load.files import MEGABYTE
from briefgen.load.tables import Cell, Table, table_of

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MOST_PARTS = 2000
LARGEST_UNPACKED = 100 * MEGABYTE
MOST_CELLS = 500_000
"""Empty ones count too: a sheet may say that it is a million rows long."""

RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}):\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE|<\0!\0D\0O\0C|\0<\0!\0D\0O\0C", re.IGNORECASE)
_PERCENT = re.compile(r"[0#?]\s*%")
DIGITS = 15
"""As many as a spreadsheet keeps of a number."""


def read_xlsx(data: bytes, file: str, sheet: str | None, area: str | None, at: Where) -> Table:
    """The table on a sheet, the first where none is named, in `area` ("A3:F20") or all of it.

    `at` is where the brief names them. Raises InputError with what is wrong.
    """
    _check_package(data, file, at)
    bounds = _bounds(area, at)
    with _opened(data, file, at, values=True) as book:
        name = _sheet(book, sheet, file, at)
        rows = list(_rows(book, name, bounds, file))
    if any(not cell.text for row in rows for cell in row):
        with _opened(data, file, at, values=False) as book:
            rows = _told_apart(book, name, bounds, rows)
    width = max((len(row) for row in rows), default=0)
    return table_of([_padded(row, width, name, file) for row in rows if row], file)


def _check_package(data: bytes, file: str, at: Where) -> None:
    """Refuses what is no zip, what grows beyond measure, and entities, which could grow as well."""
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                message = f"{file} unpacks to more than {LARGEST_UNPACKED // MEGABYTE} MB or {MOST_PARTS} parts"
                raise InputError(error("file-too-large", message, at))
            hostile = any(_DOCTYPE.search(package.read(part)) for part in parts if _is_xml(part.filename))
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError) as fault:
        raise _unreadable(file, at) from fault
    except Exception as fault:  # zlib.error and its like have no common base
        if isinstance(fault, InputError):
            raise
        raise _unreadable(file, at) from fault
    if hostile:
        raise _unreadable(file, at)


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _unreadable(file: str, at: Where) -> InputError:
    hint = "save it anew as .xlsx, without a password"
    return InputError(error("bad-workbook", f"{file} is no workbook that can be read", at, hint=hint))


@contextmanager
def _opened(data: bytes, file: str, at: Where, *, values: bool) -> Iterator[Workbook]:
    """The workbook, its formulas' last values or their words; raises InputError for whatever openpyxl stumbles over."""
    from openpyxl import load_workbook  # 150 ms, for a file that few briefs have

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it does not keep, when all we want is values
        try:
            book = load_workbook(BytesIO(data), read_only=True, data_only=values, keep_links=False)
        except Exception as fault:
            raise _unreadable(file, at) from fault
        try:
            yield book
        except InputError:
            raise
        except Exception as fault:
            raise _unreadable(file, at) from fault
        finally:
            book.close()


def _sheet(book: Workbook, sheet: str | None, file: str, at: Where) -> str:
    names: list[str] = [one.title for one in book.worksheets]
    if not names:
        raise _unreadable(file, at)
    if sheet is None:
        return names[0]
    if sheet not in names:
        hint = did_you_mean(sheet, names)
        raise InputError(error("no-such-sheet", f"there is no sheet {quoted(sheet)} in {file}", at, hint=hint))
    return sheet


Bounds = tuple[int, int, int, int]
"""First row, last row, first column, last column; 0 for no end."""


def _bounds(area: str | None, at: Where) -> Bounds:
    if area is None:
        return 1, 0, 1, 0
    found = RANGE.fullmatch(area.strip())
    if not found:
        hint = "write the first and the last cell: A3:F20"
        raise InputError(error("bad-range", f"{quoted(area)} is no range of cells", at, hint=hint))
    left, top, right, bottom = found.groups()
    rows, columns = sorted((int(top), int(bottom))), sorted((_number_of(left), _number_of(right)))
    return rows[0], rows[1], columns[0], columns[1]


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def letters_of(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _rows(book: Workbook, name: str, bounds: Bounds, file: str) -> Iterator[list[Cell]]:
    left = 0
    for number, row in _walk(book, name, bounds):
        left += len(row) + 1
        if left > MOST_CELLS:
            message = f"this sheet has more than {MOST_CELLS:,} cells"
            hint = "name the part of it that is meant: `range: A1:F200`"
            raise InputError(error("sheet-too-large", message, _where(file, name, number, 1), hint=hint))
        yield [Cell(_text(cell), _where(file, name, number, column)) for column, cell in enumerate(row, bounds[2])]


def _walk(book: Workbook, name: str, bounds: Bounds) -> Iterator[tuple[int, tuple[Any, ...]]]:
    sheet: Any = book[name]
    sheet.reset_dimensions()  # what a sheet says of its size may be anything
    first, last, left, right = bounds
    yield from enumerate(sheet.iter_rows(first, last or None, left, right or None), first)


def _padded(row: list[Cell], width: int, name: str, file: str) -> list[Cell]:
    """A row as long as the others: a sheet leaves out empty cells at its end."""
    last = row[-1].where
    missing = range(last.column + 1, last.column + 1 + width - len(row))
    return row + [Cell("", _where(file, name, last.line, column)) for column in missing]


def _where(file: str, sheet: str, row: int, column: int) -> Where:
    return Where(file, row, column, f"{sheet}!{letters_of(column)}{row}")


def _text(cell: Any) -> str:
    """What a reader of the sheet takes the cell for: numbers as they are kept, a share with its %, dates by ISO 8601."""
    match cell.value:
        case None:
            return ""
        case bool(value):
            return str(value).upper()
        case int(value):
            return _number(Decimal(value), cell)
        case float(value):
            return _number(Decimal(f"{value:.{DIGITS}g}"), cell)
        case dt.datetime() as moment:
            return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat(" ", "minutes")
        case dt.date() | dt.time() as when:
            return when.isoformat()
        case value:
            return str(value).strip()


def _number(value: Decimal, cell: Any) -> str:
    if _PERCENT.search(cell.number_format or ""):
        return f"{value.scaleb(2).normalize():f}%"
    return str(value)


def _told_apart(book: Workbook, name: str, bounds: Bounds, rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows with formulas that were never calculated, which have no value either, told apart from empty cells."""
    formulas = (row for _, row in _walk(book, name, bounds))
    return [
        [
            replace(cell, uncalculated=True) if not cell.text and written and written.data_type == "f" else cell
            for cell, written in zip_longest(row, found[: len(row)])
        ]
        for row, found in zip(rows, formulas, strict=True)
    ]
