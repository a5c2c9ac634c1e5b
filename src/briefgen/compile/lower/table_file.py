"""`table: {file: ...}`: a file's cells, its numbers in the scale and with the decimals that suit their column."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from briefgen.compile.claims import cited
from briefgen.compile.lower.captions import lower_caption
from briefgen.compile.text import lower_bare, lower_plain
from briefgen.compile.units import unit_of
from briefgen.compile.work import Work
from briefgen.doctree import Cell, Column, Hints, Inlines, Table, Text
from briefgen.locale import Amount
from briefgen.locale.amount_rules import AmountRules
from briefgen.model.blocks import FileColumn, FileTable

EXACT = Context(prec=400)
MOST_DECIMALS = 6
LEAST = Decimal("0.01")


def file_table(work: Work, table: FileTable, key: str, hints: Hints) -> Table:
    """The table of a data file's chosen cells, which must say where they come from."""
    path = f"{key}.table"
    if not table.cite:
        work.fault(path, "table-cite", "a table from a file says where its data come from", 'add cite: "[@source]"')
    caption = lower_caption(work, table.caption, f"{path}.caption", key, claims=cited(work, table.cite, f"{path}.cite"))
    rows = work.brief.listings[path].rows
    made = [
        _column(work, table, at, [row[at] for row in rows], f"{path}.columns.{at}") for at in range(len(table.columns))
    ]
    cells = tuple(tuple(column[at] for _, column in made) for at in range(len(rows)))
    return Table(key, caption, tuple(head for head, _ in made), cells, hints)


def _column(
    work: Work, table: FileTable, place: int, found: Sequence[str | Decimal | None], path: str
) -> tuple[Column, tuple[Cell, ...]]:
    """A column with its head, and its cells from the top."""
    column = table.columns[place]
    head = lower_bare(work, column.head, f"{path}.head") if column.head else (Text(column.column),)
    if not column.is_number:
        cells = tuple(Cell((), _words(work, table, str(text or ""), path)) for text in found)
        return Column(Cell((), head, role="head"), column.align or "left"), cells
    numbers = [value if isinstance(value, Decimal) else None for value in found]
    unit, cells = _numbers(work, column, numbers, path)
    if unit:
        head = (*head, Text(work.locale.amounts.unit_in_caption.format(u=unit)))
    return Column(Cell((), head, role="head"), column.align or "right"), cells


def _words(work: Work, table: FileTable, text: str, path: str) -> Inlines:
    """A cell of words as the file has it, or as the brief calls it in the document's language."""
    label = table.labels.get(text)
    said = lower_plain(work, label, f"{path.rpartition('.columns.')[0]}.labels.{text}") if label else text
    return (Text(said),) if said else ()


def _numbers(
    work: Work, column: FileColumn, numbers: Sequence[Decimal | None], path: str
) -> tuple[str, tuple[Cell, ...]]:
    """What the numbers are in, and their cells: at one power of ten, with as many decimals each."""
    rules, unit = work.locale.amounts, unit_of(work, column.unit, f"{path}.unit")
    if column.round is not None and column.round <= 0:
        hint = "write 1e6 for millions, 0.1 for tenths"
        work.fault(f"{path}.round", "bad-round", "`round` is a step above zero", hint)
        return "", tuple(Cell() for _ in numbers)
    rounded = [_stepped(number, column.round) for number in numbers]
    known = [number for number in rounded if number is not None]
    power = _power(rules, known)
    step = Decimal(1).scaleb(-max((_decimals(number.scaleb(-power, EXACT)) for number in known), default=0))
    cells = []
    for number in rounded:
        if number is None:
            cells.append(Cell((), (Text(work.locale.words.no_value),)))
            continue
        shown = number.scaleb(-power, EXACT).quantize(step, ROUND_HALF_UP, EXACT)
        cells.append(Cell((), (Text(rules.scaled(Amount(shown), 0)),), number))
    return rules.column(unit, power), tuple(cells)


def _power(rules: AmountRules, known: Sequence[Decimal]) -> int:
    """The scale of a column: one in which its smallest number can still be read."""
    small = min((abs(number) for number in known if number), default=Decimal(0))
    powers = [power for power, _ in rules.scales if power <= rules.power_for(known)]
    return next((power for power in powers if small.scaleb(-power) >= LEAST), 0)


def _stepped(number: Decimal | None, step: Decimal | None) -> Decimal | None:
    if number is None or step is None:
        return number
    return EXACT.multiply(EXACT.divide(number, step).to_integral_value(ROUND_HALF_UP), step)


def _decimals(number: Decimal) -> int:
    exponent = number.normalize(EXACT).as_tuple().exponent
    return min(max(-exponent, 0), MOST_DECIMALS) if isinstance(exponent, int) else 0
