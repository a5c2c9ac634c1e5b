"""The data of a chart, typed in the brief or kept in a file, as amounts by category and series."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from briefgen.compile.text import lower_plain
from briefgen.compile.units import unit_of
from briefgen.compile.work import Work
from briefgen.doctree.walk import plain
from briefgen.locale import Amount, Unit
from briefgen.model.chart_data import DataFile, DataPoint, DataTable, Value
from briefgen.model.charts import Chart
from briefgen.model.text import LocalText


@dataclass(frozen=True, slots=True)
class Datum:
    """A value as an amount, None where it is missing; `fact` where it comes from one."""

    amount: Amount | None
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One series; `names` are all that `highlight:` may call it."""

    name: str
    names: tuple[str, ...]
    data: tuple[Datum, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Categories and series; `names` are all that `highlight:` may call each category, in any language."""

    categories: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    lines: tuple[Line, ...]

    @property
    def amounts(self) -> tuple[Amount, ...]:
        return tuple(datum.amount for line in self.lines for datum in line.data if datum.amount)

    @property
    def lacks_facts(self) -> bool:
        """Whether a fact that it names has no amount, which has been reported."""
        return any(datum.fact and not datum.amount for line in self.lines for datum in line.data)


def chart_data(work: Work, chart: Chart, path: str) -> Grid:
    """The chart's data; what cannot be charted is reported and left out."""
    unit = unit_of(work, chart.unit, f"{path}.unit")
    match chart.data:
        case DataFile() as file:
            return _from_file(work, unit, file, f"{path}.data")
        case DataTable() as table:
            return _from_table(work, unit, table, f"{path}.data")
        case points:
            return _from_points(work, unit, points, f"{path}.data")


def _from_points(work: Work, unit: Unit, points: tuple[DataPoint, ...], path: str) -> Grid:
    data = tuple(_datum(work, unit, point.value, f"{path}.{at}.value") for at, point in enumerate(points))
    labels = [
        _label(work, point.label, datum, f"{path}.{at}.label")
        for at, (point, datum) in enumerate(zip(points, data, strict=True))
    ]
    return Grid(tuple(label for label, _ in labels), tuple(names for _, names in labels), (Line("", (), data),))


def _label(work: Work, label: LocalText | None, datum: Datum, key: str) -> tuple[str, tuple[str, ...]]:
    """A category's label, its own or its fact's, and every name it goes by."""
    if label:
        return lower_plain(work, label, key), _names(label)
    fact = work.facts.get(datum.fact)
    if fact and fact.label:
        return plain(work.labels[fact.id]), _names(fact.label)
    if datum.amount:
        work.fault(key, "no-label", "this value has no label", "add `label:`, or give the fact one")
    return "", ()


def _from_table(work: Work, unit: Unit, table: DataTable, path: str) -> Grid:
    categories = tuple(lower_plain(work, label, f"{path}.categories.{at}") for at, label in enumerate(table.categories))
    lines = []
    for place, series in enumerate(table.series):
        where = f"{path}.series.{place}"
        if len(series.values) != len(categories):
            message = f"this series has {len(series.values)} values, the chart {len(categories)} categories"
            work.fault(where, "series-length", message, "write null where a value is missing")
            continue
        data = tuple(_datum(work, unit, value, f"{where}.values.{at}") for at, value in enumerate(series.values))
        lines.append(Line(lower_plain(work, series.name, f"{where}.name"), _names(series.name), data))
    return Grid(categories, tuple(map(_names, table.categories)), tuple(lines))


def _from_file(work: Work, unit: Unit, file: DataFile, path: str) -> Grid:
    rows = work.brief.tables[file.file]
    lines = []
    for place, column in enumerate(file.y):
        name, local = (column, None) if isinstance(column, str) else (column.column, column.name)
        said = lower_plain(work, local, f"{path}.y.{place}.name") if local else name
        values = [rows.number(row, name) for row in range(len(rows.rows))]
        data = tuple(Datum(Amount(value, unit) if value is not None else None) for value in values)
        lines.append(Line(said, (name, *_names(local)) if local else (name,), data))
    categories = tuple(row[file.x] for row in rows.rows)
    return Grid(categories, tuple((category,) for category in categories), tuple(lines))


def _datum(work: Work, unit: Unit, value: Value | None, key: str) -> Datum:
    """A fact's amount, or a number in the chart's unit."""
    if value is None:
        return Datum(None)
    if isinstance(value, Decimal):
        return Datum(Amount(value, unit))
    fact = work.fact(value, key)
    return Datum(fact.amount if fact else None, value)


def _names(text: LocalText) -> tuple[str, ...]:
    """What a text says in any language."""
    return tuple(said for _, said in text.items())
