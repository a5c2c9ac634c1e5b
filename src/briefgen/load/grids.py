"""What a chart's `data: {file: ...}` takes from a table: its columns and rows, each cell looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from briefgen.diagnostics import Diagnostic, InputError, cut, did_you_mean, error, quoted
from briefgen.load.faults import few
from briefgen.load.node import Node
from briefgen.load.numbers import Reading
from briefgen.load.scalars import number
from briefgen.load.tables import MOST_TOLD, Cell, Table
from briefgen.locale import parse_period
from briefgen.model.blocks import FileTable
from briefgen.model.chart_data import AnyCondition, Condition, DataColumn, DataFile
from briefgen.model.data_grid import DataGrid, Rank

MOST_VALUES = 20_000
"""More than any reader, or Office, can look at."""

Row = tuple[Cell, ...]


def grid_of(table: Table, spec: DataFile, node: Node, *, unit: object = None, repeats: bool = False) -> DataGrid:
    """The chosen values; `node` is where the brief asks for them, `unit` the chart's own.

    `repeats` allows several values in one place, as points of a cloud have them. Raises InputError with every fault.
    """
    raise_any(_column_faults(table, spec, node))
    rows = chosen(table, spec, node)
    raise_any((*_name_faults(table, spec, rows, node), *_number_faults(table, spec, rows, unit)))
    grid = (_long if spec.series else _wide)(table, spec, rows, unit, repeats)
    categories = min(len(grid.categories), spec.top or len(grid.categories))
    if categories * len(grid.series) > MOST_VALUES:
        message = f"this chart would have {categories:,} categories in {len(grid.series):,} series"
        raise InputError(error("too-many-values", message, node.where, hint="choose some with `filter` or `top`"))
    return grid


def raise_any(faults: Iterable[Diagnostic]) -> None:
    """Raises InputError with the first faults, where there are any."""
    if told := few(faults, MOST_TOLD):
        raise InputError(*told)


def _column_faults(table: Table, spec: DataFile, node: Node) -> Iterator[Diagnostic]:
    """The columns that the brief names and the table lacks, and what cannot be asked of any table."""
    for name, place in _named(spec, node):
        if name not in table.columns:
            hint = did_you_mean(name, table.columns)
            message = f"there is no column `{cut(name)}` in {cut(spec.file)}"
            yield error("no-such-column", message, place.where, hint=hint)
    if not spec.columns:
        yield error("chart-empty", "this chart has no column of values", node.where, hint="name it under `y`")
    if spec.series and len(spec.columns) > 1:
        hint = "name one column under `y`, or leave out `series`"
        message = "where a column names the series, one column holds all values"
        yield error("series-columns", message, node.children["y"].where, hint=hint)
    if spec.top is not None and spec.top < 1:
        yield error("bad-top", "`top` is how many are shown, at least 1", node.children["top"].where)


def _named(spec: DataFile, node: Node) -> Iterator[tuple[str, Node]]:
    """Each column's name with the place that names it."""
    yield spec.x, node.children["x"]
    listed = node.children["y"]
    for column, place in zip(spec.columns, listed.items() if isinstance(listed.data, list) else [listed], strict=True):
        yield column.column, place.get("column") or place
    if spec.series:
        yield spec.series, node.children["series"]
    for column_name in spec.filter:
        yield column_name, node.children["filter"].children[column_name]
    if spec.ordered_by:
        yield spec.ordered_by, node.children["sort"].children["by"]


def chosen(table: Table, spec: DataFile | FileTable, node: Node) -> list[Row]:
    """The rows that pass every condition."""
    rows = list(table.rows)
    for column, condition in spec.filter.items():
        place, passes = table.place(column), _passes(condition)
        raise_any(_no_value(row[place]) for row in rows if row[place].uncalculated)
        kept, faults = [], []
        for row in rows:
            try:
                if passes(row[place].text):
                    kept.append(row)
            except ValueError:
                message = f"{quoted(row[place].text)} can be compared with neither a number nor a date"
                hint = f"list the values of `{cut(column)}` that are meant"
                faults.append(error("filter-range", message, row[place].where, hint=hint))
        raise_any(faults)
        rows = kept
        if not rows:
            known = did_you_mean(_first(condition), dict.fromkeys(row[place].text for row in table.rows))
            message = f"no row of {cut(spec.file)} passes this filter"
            raise InputError(error("no-rows", message, node.children["filter"].children[column].where, hint=known))
    return rows


def _first(condition: AnyCondition) -> str:
    if isinstance(condition, Condition):
        return ""
    return str(condition[0] if isinstance(condition, tuple) and condition else condition)


def _passes(condition: AnyCondition) -> Callable[[str], bool]:
    """Whether a cell's text meets a condition; raises ValueError where it cannot be compared."""
    if not isinstance(condition, Condition):
        wanted = condition if isinstance(condition, tuple) else (condition,)
        return lambda text: any(_equal(text, value) for value in wanted)
    return lambda text: (
        not any(_equal(text, value) for value in condition.none_of)
        and (condition.start is None or _compared(text, condition.start, first=True) >= 0)
        and (condition.end is None or _compared(text, condition.end, first=False) <= 0)
    )


def _equal(text: str, value: Decimal | str) -> bool:
    if text == str(value):
        return True
    try:
        return isinstance(value, Decimal) and number(text) == value
    except ValueError:
        return False


def _compared(text: str, bound: Decimal | str, *, first: bool) -> int:
    """-1, 0 or 1 as the text is less than, at or greater than the bound, as numbers or else as dates.

    A date is held to the `first` day of the bound, or to its last.
    """
    try:
        one, other = number(text), number(str(bound))
        return (one > other) - (one < other)
    except ValueError:
        period, limit = parse_period(text), parse_period(str(bound))
    day, end = (period.start, limit.start) if first else (period.end, limit.end)
    return (day > end) - (day < end)


def _name_faults(table: Table, spec: DataFile, rows: Sequence[Row], node: Node) -> Iterator[Diagnostic]:
    """Empty cells where names must stand, and labels for what nothing is called."""
    for column, what in ((spec.x, "categories"), *([(spec.series, "series")] if spec.series else [])):
        place = table.place(column)
        message = f"this cell is empty, and `{cut(column)}` names the {what}"
        empty = [row[place] for row in rows if not row[place].text]
        yield from (
            _no_value(cell) if cell.uncalculated else error("empty-cell", message, cell.where) for cell in empty
        )
    places = [table.place(column) for column in (spec.x, spec.series) if column]
    known = {column.column for column in spec.columns} | {row[place].text for row in table.rows for place in places}
    for name in spec.labels:
        if name not in known:
            where = node.children["labels"].children[name].where
            message = f"nothing in {cut(spec.file)} is called {quoted(name)}"
            yield error("unknown-label", message, where, hint=did_you_mean(name, known))


def _no_value(cell: Cell) -> Diagnostic:
    hint = "open the workbook in a spreadsheet and save it, or write the value"
    return error("no-value", "this cell's formula was never calculated", cell.where, hint=hint)


def _reading(spec: DataFile, column: DataColumn, unit: object) -> Reading:
    share = column.unit.plain == "%" if column.unit else unit == "%"
    return Reading(spec.numbers or "1234.5", share, column.scale if column.scale is not None else spec.scale)


def _number_faults(table: Table, spec: DataFile, rows: Sequence[Row], unit: object) -> Iterator[Diagnostic]:
    """The chosen cells that hold something else than a number or nothing, row by row."""
    columns = [(column.column, table.place(column.column), _reading(spec, column, unit)) for column in spec.columns]
    for row in rows:
        for name, place, reading in columns:
            cell = row[place]
            if cell.uncalculated:
                yield _no_value(cell)
                continue
            try:
                reading.value(cell.text)
            except ValueError as mend:
                message = f"`{cut(name)}` holds numbers, and {quoted(cell.text)} is none"
                yield error("not-a-number", message, cell.where, hint=str(mend))


def _wide(table: Table, spec: DataFile, rows: Sequence[Row], unit: object, repeats: bool) -> DataGrid:
    """A row a category, a column a series."""
    at = table.place(spec.x)
    if not repeats:
        raise_any(_repeated((row[at] for row in rows), [(row[at].text,) for row in rows]))
    values = tuple(
        tuple(_reading(spec, column, unit).value(row[table.place(column.column)].text) for row in rows)
        for column in spec.columns
    )
    names = tuple(column.column for column in spec.columns)
    return DataGrid(tuple(row[at].text for row in rows), names, tuple(range(len(names))), values,
                    _ranks(table, spec, rows))  # fmt: skip


def _long(table: Table, spec: DataFile, rows: Sequence[Row], unit: object, repeats: bool) -> DataGrid:
    """A row a value: its category, its series. `repeats` is no matter, since each place holds one value."""
    del repeats
    x, series, y = table.place(spec.x), table.place(spec.series or ""), table.place(spec.columns[0].column)
    raise_any(_repeated((row[x] for row in rows), [(row[x].text, row[series].text) for row in rows]))
    reading = _reading(spec, spec.columns[0], unit)
    found = {(row[x].text, row[series].text): reading.value(row[y].text) for row in rows}
    firsts = {row[x].text: row for row in reversed(rows)}
    categories = tuple(dict.fromkeys(row[x].text for row in rows))
    names = tuple(dict.fromkeys(row[series].text for row in rows))
    values = tuple(tuple(found.get((category, name)) for category in categories) for name in names)
    return DataGrid(categories, names, (0,) * len(names), values, _ranks(table, spec, [firsts[c] for c in categories]))


def _repeated(cells: Iterable[Cell], keys: Sequence[tuple[str, ...]]) -> Iterator[Diagnostic]:
    """Rows that speak of the same category and series as an earlier one."""
    first: dict[tuple[str, ...], Cell] = {}
    for cell, key in zip(cells, keys, strict=True):
        if key in first:
            where = first[key].where
            hint = f"the first is {where.cell or f'in line {where.line}'}; choose one with `filter`"
            hint += "" if len(key) > 1 else ", or name the column that tells them apart under `series`"
            yield error("repeated-row", f"a second row is for {', '.join(map(cut, key))}", cell.where, hint=hint)
        first.setdefault(key, cell)


def _ranks(table: Table, spec: DataFile, rows: Sequence[Row]) -> tuple[Rank, ...]:
    if not spec.ordered_by:
        return ()
    place = table.place(spec.ordered_by)
    return tuple(rank(row[place].text, Reading(spec.numbers or "1234.5", True)) for row in rows)


def rank(text: str, reading: Reading) -> Rank:
    """What orders a cell: a missing value comes last in either order, which `compile` sees to."""
    try:
        value = reading.value(text)
    except ValueError:
        return 1, Decimal(0), text
    return (2, Decimal(0), "") if value is None else (0, value, "")
