"""JSON (RFC 8259) as a table: a list of objects, or an object of columns. Nothing in it is nested deeper."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from briefgen.diagnostics import Diagnostic, InputError, Where, error
from briefgen.load.faults import few
from briefgen.load.tables import MOST_TOLD, Cell, Table, table_of

SHAPE = 'a table is a list of objects, [{"year": 2024, "us": 1}], or an object of columns, {"year": [2024], "us": [1]}'
_TOKEN = re.compile(
    r"""[ \t\n\r]*(?:
        (?P<mark>[][{},:])
      | (?P<string>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*")
      | (?P<scalar>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null)
      | (?P<end>\Z)
    )""",
    re.VERBOSE,
)


def read_json(text: str, file: str) -> Table:
    """The table in a JSON file's text; raises InputError with every fault."""
    reader = _Reader(text, file)
    columns = dict(reader.columns())
    if len({len(cells) for cells in columns.values()}) > 1:
        longest = max(columns.values(), key=len)
        short = ((name, cells) for name, cells in columns.items() if len(cells) < len(longest))
        raise InputError(*few((_uneven(name, cells, len(longest), file) for name, cells in short), MOST_TOLD))
    header = [Cell(name, Where(file, 1, 1)) for name in columns]
    return table_of([header, *map(list, zip(*columns.values(), strict=True))] if columns else [], file)


def _uneven(name: str, cells: list[Cell], longest: int, file: str) -> Diagnostic:
    where = cells[0].where if cells else Where(file, 1, 1)
    hint = "write null where a value is missing"
    return error("json-table", f"the column `{name}` has {len(cells)} values, another {longest}", where, hint=hint)


class _Reader:
    """Takes a text's tokens one by one; all faults end it, since what follows a broken place cannot be told."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._lines = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
        self._place = 0
        self._start = 0
        self._kind = ""
        self._token = ""
        self._next()

    def columns(self) -> Iterator[tuple[str, list[Cell]]]:
        """Every column by name, its cells in order."""
        if self._token not in ("[", "{"):
            raise self._amiss("this is no table", SHAPE)
        yield from (self._records() if self._token == "[" else self._lists()).items()
        if self._kind != "end":
            raise self._amiss("something stands after the table's end", SHAPE)

    def _records(self) -> dict[str, list[Cell]]:
        """A list of objects; a key that an object lacks is an empty cell."""
        records = []
        for _ in self._items("[", "]"):
            where = self._where()
            records.append((where, dict(self._pairs())))
        names = dict.fromkeys(name for _, record in records for name in record)
        return {name: [record.get(name) or Cell("", where) for where, record in records] for name in names}

    def _lists(self) -> dict[str, list[Cell]]:
        columns: dict[str, list[Cell]] = {}
        for name in self._keys():
            self._unique(name, columns)
            columns[name] = [self._cell() for _ in self._items("[", "]")]
        return columns

    def _pairs(self) -> dict[str, Cell]:
        record: dict[str, Cell] = {}
        for name in self._keys():
            self._unique(name, record)
            record[name] = self._cell()
        return record

    def _keys(self) -> Iterator[str]:
        for _ in self._items("{", "}"):
            if self._kind != "string":
                raise self._amiss("a key in double quotes must stand here")
            name = self._said()
            self._next()
            self._expect(":")
            yield name

    def _items(self, opening: str, closing: str) -> Iterator[None]:
        """Stops at the beginning of each item between brackets, which its taker reads."""
        self._expect(opening)
        if self._token == closing and self._kind == "mark":
            self._next()
            return
        while True:
            yield
            if self._kind == "mark" and self._token == closing:
                self._next()
                return
            self._expect(",")

    def _cell(self) -> Cell:
        if self._kind not in ("string", "scalar"):
            raise self._amiss("a text, a number or null must stand here", SHAPE)
        cell = Cell(self._said().strip(), self._where())
        self._next()
        return cell

    def _said(self) -> str:
        if self._kind == "string":
            said: str = json.loads(self._token)
            return said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return "" if self._token == "null" else self._token

    def _unique(self, name: str, known: dict[str, list[Cell]] | dict[str, Cell]) -> None:
        if name in known:
            raise self._amiss(f"the key `{name}` is given twice")

    def _expect(self, mark: str) -> None:
        if self._kind != "mark" or self._token != mark:
            raise self._amiss(f"a {mark} must stand here", SHAPE if mark in "[{" else "")
        self._next()

    def _next(self) -> None:
        found = _TOKEN.match(self._text, self._place)
        if not found:
            blank = re.compile(r"[ \t\n\r]*").match(self._text, self._place)
            self._start = blank.end() if blank else self._place
            raise self._amiss("this cannot be read as JSON")
        self._kind = found.lastgroup or ""
        self._token = found[self._kind]
        self._start = found.start(self._kind)
        self._place = found.end()

    def _where(self) -> Where:
        line = bisect_right(self._lines, self._start) if self._start < len(self._text) else len(self._lines) - 1
        line = max(1, min(line, len(self._lines)))
        return Where(self._file, line, self._start - self._lines[line - 1] + 1)

    def _amiss(self, message: str, hint: str = "") -> InputError:
        return InputError(error("json-table", message, self._where(), hint=hint))
