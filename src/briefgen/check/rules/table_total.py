"""A table whose total is not the sum of its rows or columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.check.amount import Amount
from briefgen.check.amounts import numbers_cell
from briefgen.check.rule import Finding, Material, Rule
from briefgen.check.words import Tongue, tongue_of
from briefgen.doctree import Cell, Document, Strong, Table, Text
from briefgen.doctree.walk import plain, walk

_NOTHING = ("", "-", "–", "—")
EMPTY = Amount(0, 0, Decimal(0), Decimal(0), "empty")
_ROUNDED = 15
"""Times the slack of rounding that a total has at least, to be a sum of rounded numbers."""
_HUNDRED = Decimal(100)
_MOST_BELOW = 60
"""Rows that are looked at below a total."""
ROW, PART, TOTAL, NAMED = "row", "of which", "total", "a total by a longer name"


@dataclass(frozen=True, slots=True)
class Line:
    """A row's place, the column of its name, and what it is by that name."""

    place: int
    named: int
    kind: str


def find(material: Material) -> Iterator[Finding]:
    told: set[str] = set()
    for document in material.documents:
        for table in walk(document.body):
            if isinstance(table, Table):
                for finding in _in_table(table, document):
                    if finding.key not in told:
                        told.add(finding.key)
                        yield finding


def _in_table(table: Table, document: Document) -> Iterator[Finding]:
    lines = _lines(table, tongue_of(document.language))
    for line in lines:
        if line.kind in (TOTAL, NAMED):
            for column in range(line.named + 1, len(table.columns)):
                readings = [[row[column] for row in rows] for rows in _summed(line, lines, table)]
                wrong = _wrong(table.rows[line.place][column], readings, document, differs=line.kind == NAMED)
                if wrong:
                    yield Finding(f"{table.key}.table.rows.{line.place}.{column}", *wrong)
    totals = tongue_of(document.language).totals
    across = [c for c, head in enumerate(table.columns) if c > 1 and _word(plain(head.head.content)) in totals]
    for column in across[-1:]:
        for place, row in enumerate(table.rows):
            wrong = _wrong(row[column], (row[1:column],), document)
            if wrong:
                yield Finding(f"{table.key}.table.rows.{place}.{column}", *wrong)


def _lines(table: Table, tongue: Tongue) -> tuple[Line, ...]:
    """The rows of a table as what they are by their names, which stand in the first cell that is not empty."""
    last = len(table.rows) - 1
    found = []
    for place, row in enumerate(table.rows):
        named = next((at for at, cell in enumerate(row) if _words(cell).strip() not in _NOTHING), 0)
        found.append(Line(place, named, _kind(row[named], place == last, tongue) if row else ROW))
    return tuple(found)


def _kind(cell: Cell, is_last: bool, tongue: Tongue) -> str:
    """What a row is by its name; one that stands last is a total by a longer name too, or by being bold."""
    name = _word(_words(cell))
    if name in tongue.totals:
        return TOTAL
    if name.startswith(tongue.within):
        return PART
    bold = bool(cell.content) and all(isinstance(inline, Strong) for inline in cell.content if inline != Text(" "))
    if is_last and bold and not any(word in name for word in tongue.averages):
        return TOTAL
    begins, ends = name.partition(" ")[0] in tongue.totals, name.endswith(tongue.totals)
    return NAMED if begins or (ends and is_last) else ROW


def _summed(total: Line, lines: Sequence[Line], table: Table) -> Iterator[list[Sequence[Cell]]]:
    """The rows that a total may be the sum of, in each reading: all above it, or those since the last total.

    A total at the top is that of all below, or of the first of them, where a table divides a whole more than once.
    """
    above = lines[: total.place]
    since = max((line.place for line in above if line.kind in (TOTAL, NAMED)), default=-1)
    below = [line for line in lines[1 : 1 + _MOST_BELOW] if line.kind == ROW]
    readings = [above, above[since + 1 :]] if above else [below[:end] for end in range(len(below), 1, -1)]
    for reading in readings:
        yield [table.rows[line.place] for line in reading if line.kind == ROW]


def _words(cell: Cell) -> str:
    return plain((*cell.lead, *cell.content))


def _word(text: str) -> str:
    return text.strip().strip(":：.").casefold()


def _wrong(
    total: Cell, parts: Sequence[Sequence[Cell]], document: Document, *, differs: bool = False
) -> tuple[str, str] | None:
    """What is wrong with a total of which one of several readings must be the sum; None where all is well or unknown.

    Where it may `differ`, as a profit does, it can also be the first number less the others.
    """
    said = _number(total, document)
    if said is None or said == EMPTY:
        return None
    sums = [_sum(cells, document) for cells in parts]
    known = [one for one in sums if one is not None]
    if not known or any(_agree(said, value, slack) for value, slack in known):
        return None
    if differs and any(_agree(said, 2 * first - value, slack) for first, (value, slack) in _firsts(parts, document)):
        return None
    if said.kind == "percent" and said.value != _HUNDRED:
        return None
    return f"“{_words(total)}” is not the sum, which is {known[0][0]:f}", "mend the number that is wrong"


def _agree(total: Amount, value: Decimal, slack: Decimal) -> bool:
    """Whether a total is a sum, as far as rounding tells; small whole numbers are counts, which nobody rounds."""
    slack += total.last / 2
    return abs(value - total.value) <= (slack if abs(total.value) >= _ROUNDED * slack else 0)


def _sum(cells: Sequence[Cell], document: Document) -> tuple[Decimal, Decimal] | None:
    """The sum of cells, and how far rounding may have moved it; None where one is no number, or there are too few."""
    numbers = [_number(cell, document) for cell in cells]
    known = [number for number in numbers if number and number != EMPTY]
    if None in numbers or len(known) < 2:
        return None
    return sum((one.value for one in known), Decimal(0)), sum((one.last for one in known), Decimal(0)) / 2


def _firsts(parts: Sequence[Sequence[Cell]], document: Document) -> Iterator[tuple[Decimal, tuple[Decimal, Decimal]]]:
    """The first number of each reading, with the sum of all its numbers."""
    for cells in parts:
        total, first = _sum(cells, document), _number(cells[0], document) if cells else None
        if total and first:
            yield first.value, total


def _number(cell: Cell, document: Document) -> Amount | None:
    """A cell's number, EMPTY where it has none, None where it holds words."""
    text = plain(cell.content).strip()
    if text in _NOTHING:
        return EMPTY
    read = numbers_cell(text, document.language)
    if cell.value is not None:
        return Amount(0, 0, cell.value, read.last if read else abs(cell.value) / 1000, read.kind if read else "number")
    return read


RULE = Rule("table-total", "A table’s total does not add up.", find)
