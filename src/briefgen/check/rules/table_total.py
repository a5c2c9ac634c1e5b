"""A table whose total is not the sum of its rows or columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
Row = Sequence[Cell]


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
    tongue = tongue_of(document.language)
    totals = [place for place, row in enumerate(table.rows) if row and _is_total(row[0], place, table, tongue)]
    for place in totals:
        for column in range(1, len(table.columns)):
            above = [row[column] for at, row in enumerate(table.rows[:place]) if at not in totals]
            since = max((at for at in totals if at < place), default=-1)
            part = [row[column] for at, row in enumerate(table.rows[:place]) if at > since and at not in totals]
            wrong = _wrong(table.rows[place][column], (above, part), document)
            if wrong:
                yield Finding(f"{table.key}.table.rows.{place}.{column}", *wrong)
    across = [c for c, head in enumerate(table.columns) if c > 1 and _word(plain(head.head.content)) in tongue.totals]
    for column in across[-1:]:
        for place, row in enumerate(table.rows):
            wrong = _wrong(row[column], (row[1:column],), document)
            if wrong:
                yield Finding(f"{table.key}.table.rows.{place}.{column}", *wrong)


def _is_total(cell: Cell, place: int, table: Table, tongue: Tongue) -> bool:
    """Whether a row is a sum by its name, or by standing last and in bold where its name says nothing else."""
    name = _word(plain((*cell.lead, *cell.content)))
    if name in tongue.totals or name.partition(" ")[0] in tongue.totals[:1]:
        return place > 0
    bold = bool(cell.content) and all(isinstance(inline, Strong) for inline in cell.content if inline != Text(" "))
    return bold and place == len(table.rows) - 1 > 1 and not any(word in name for word in tongue.averages)


def _word(text: str) -> str:
    return text.strip().strip(":：.").casefold()


def _wrong(total: Cell, parts: Sequence[Sequence[Cell]], document: Document) -> tuple[str, str] | None:
    """What is wrong with a total of which one of several readings must be the sum; None where all is well or unknown."""
    said = _number(total, document)
    if said is None or said == EMPTY:
        return None
    sums = [_sum(cells, document) for cells in parts]
    known = [one for one in sums if one is not None]
    if not known or any(_agree(said, value, slack) for value, slack in known):
        return None
    if said.kind == "percent" and said.value != _HUNDRED:
        return None
    words = plain((*total.lead, *total.content))
    return f"“{words}” is not the sum, which is {known[0][0]:f}", "mend the number that is wrong"


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
