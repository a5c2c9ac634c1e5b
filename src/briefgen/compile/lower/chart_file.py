"""`data: {file: ...}`: a file's values named in the document's language, put in order, the small ones summed up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import reduce

from briefgen.compile.lower.chart_grid import Datum, Grid, Line, datum_of, label_of, names_of
from briefgen.compile.text import lower_plain
from briefgen.compile.units import unit_of
from briefgen.compile.work import Work
from briefgen.locale import Amount, Period, Unit, parse_period
from briefgen.model import DataGrid, LocalText
from briefgen.model.chart_data import DataFile
from briefgen.model.data_grid import Rank

EXACT = Context(prec=400)
"""Sums keep every digit of what they sum up."""
MISSING: Rank = (2, Decimal(0), "")


@dataclass(frozen=True, slots=True)
class Row:
    """A category with its values by series, and what puts it in its place."""

    category: str
    names: tuple[str, ...]
    data: tuple[Datum, ...]
    rank: Rank


def from_file(work: Work, unit: Unit, file: DataFile, path: str) -> Grid:
    """What the file holds, with the categories that stand beside it in the brief."""
    grid = work.brief.tables[path]
    units = tuple(
        unit_of(work, column.unit, f"{_column(file, path, place)}.unit") if column.unit else unit
        for place, column in enumerate(file.columns)
    )
    periods = _periods(grid, file)
    rows = _rows(work, file, grid, units, periods, path)
    rows += _added(work, unit, file, len(grid.series), path)
    ordered = _ordered(rows, file)
    shown, rest = (ordered[: file.top], ordered[file.top :]) if file.top else (ordered, [])
    if file.top and file.order == "ascending":
        shown = shown[::-1]
    if rest and file.other is not False:
        shown = [*shown, _summed(work, rest, units, file, grid, path)]
    shown = _rounded(work, shown, file, grid, path)
    lines = tuple(
        Line(name, names, tuple(row.data[place] for row in shown))
        for place, (name, names) in enumerate(_series(work, file, grid, path))
    )
    days = {row.category: period for row, period in zip(rows, periods, strict=False)}
    return Grid(
        tuple(row.category for row in shown),
        tuple(row.names for row in shown),
        lines,
        tuple(days[row.category] for row in shown) if periods and not rest else (),
    )


def _column(file: DataFile, path: str, place: int) -> str:
    return f"{path}.y.{place}" if isinstance(file.y, tuple) else f"{path}.y"


def _series(work: Work, file: DataFile, grid: DataGrid, path: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each series' name, and all that `highlight:` may call it; one series that is a column needs none."""
    named = []
    for name, place in zip(grid.series, grid.places, strict=True):
        local, key = file.labels.get(name), f"{path}.labels.{name}"
        own = file.columns[place].name
        if own and not file.series:
            local, key = own, f"{_column(file, path, place)}.name"
        said, names = _said(work, name, local, key)
        alone = len(grid.series) == 1 and not local and not file.series
        named.append(("" if alone else said, names))
    return named


def _said(work: Work, name: str, local: LocalText | None, key: str) -> tuple[str, tuple[str, ...]]:
    return (lower_plain(work, local, key), (name, *names_of(local))) if local else (name, (name,))


def _periods(grid: DataGrid, file: DataFile) -> tuple[Period, ...]:
    """The categories as dates, () where one is none, or something else stands beside them."""
    if file.add or file.labels.keys() & set(grid.categories):
        return ()
    try:
        return tuple(parse_period(category) for category in grid.categories)
    except ValueError:
        return ()


def _rows(
    work: Work, file: DataFile, grid: DataGrid, units: Sequence[Unit], periods: Sequence[Period], path: str
) -> list[Row]:
    rows = []
    for at, category in enumerate(grid.categories):
        pairs = zip(grid.values, grid.places, strict=True)
        data = tuple(
            Datum(None if (value := line[at]) is None else Amount(value, units[place])) for line, place in pairs
        )
        name, names = _said(work, category, file.labels.get(category), f"{path}.labels.{category}")
        if periods and periods[at].grain not in ("year", "fiscal", "fiscal_split"):
            name = work.locale.dates.say(periods[at])
            names = (*names, name)
        rows.append(Row(name, names, data, grid.ranks[at] if grid.ranks else _size(data)))
    return rows


def _size(data: Iterable[Datum]) -> Rank:
    """Ranks a category by the sum of its values, in all its series."""
    known = [datum.amount.value for datum in data if datum.amount]
    return (0, reduce(EXACT.add, known), "") if known else MISSING


def _added(work: Work, unit: Unit, file: DataFile, series: int, path: str) -> list[Row]:
    """The categories that the brief sets beside the file's."""
    if file.add and series != 1:
        hint = "chart one column, or put the values into the file"
        work.fault(f"{path}.add", "add-series", f"a value cannot be added to {series} series", hint)
        return []
    rows = []
    for at, point in enumerate(file.add):
        datum = datum_of(work, unit, point.value, f"{path}.add.{at}.value")
        label, names = label_of(work, point.label, datum, f"{path}.add.{at}.label")
        rows.append(Row(label, names, (datum,), _size((datum,))))
    return rows


def _ordered(rows: list[Row], file: DataFile) -> list[Row]:
    """The rows in the order asked for, what has no rank last; the largest first where only those are shown."""
    if file.order is None:
        return rows
    known = [row for row in rows if row.rank != MISSING]
    descending = file.order == "descending" or file.top is not None
    return [*sorted(known, key=lambda row: row.rank, reverse=descending), *(row for row in rows if row.rank == MISSING)]


def _rounded(work: Work, rows: list[Row], file: DataFile, grid: DataGrid, path: str) -> list[Row]:
    """The rows with values that are multiples of the step the author asks for; facts stay as they are declared."""
    own = [column.round for column in file.columns]
    for place, step in ((path, file.round), *((_column(file, path, at), step) for at, step in enumerate(own))):
        if step is not None and step <= 0:
            hint = "write 1e6 for millions, 0.1 for tenths"
            work.fault(f"{place}.round", "bad-round", "`round` is a step above zero", hint)
            return rows
    steps = [own[at] or file.round for at in grid.places]
    return [replace(row, data=tuple(map(_stepped, row.data, steps))) for row in rows]


def _stepped(datum: Datum, step: Decimal | None) -> Datum:
    if step is None or datum.amount is None or datum.fact:
        return datum
    steps = EXACT.divide(datum.amount.value, step).to_integral_value(ROUND_HALF_UP)
    return Datum(replace(datum.amount, value=EXACT.multiply(steps, step)))


def _summed(work: Work, rest: Sequence[Row], units: Sequence[Unit], file: DataFile, grid: DataGrid, path: str) -> Row:
    """The rows that are not shown, as one; a value is missing where all of them are."""
    data = []
    for place, at in enumerate(grid.places):
        known = [amount.value for row in rest if (amount := row.data[place].amount)]
        data.append(Datum(Amount(reduce(EXACT.add, known), units[at]) if known else None))
    local = file.other if isinstance(file.other, LocalText) else None
    name, names = _said(work, work.locale.words.charts.other, local, f"{path}.other")
    return Row(name, names, tuple(data), MISSING)
