"""`chart:` becomes a figure: amounts from facts, numbers or a file, at one power of ten, with finished labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefgen.charts.kinds import kind_for
from briefgen.compile.claims import cited
from briefgen.compile.lower.captions import lower_caption
from briefgen.compile.pending import Claim
from briefgen.compile.text import lower_plain
from briefgen.compile.units import unit_of
from briefgen.compile.work import Work
from briefgen.diagnostics import InputError, did_you_mean, quoted
from briefgen.doctree import Chart, Figure, Hints, Point, Series
from briefgen.doctree.walk import plain
from briefgen.locale import Amount, Unit
from briefgen.model.blocks import ChartBlock
from briefgen.model.charts import Chart as ChartModel
from briefgen.model.charts import DataFile, DataTable, Value
from briefgen.model.text import LocalText


@dataclass(frozen=True, slots=True)
class _Datum:
    """A value as an amount, None where it is missing; `fact` where it comes from one, `key` where it stands."""

    amount: Amount | None
    key: str
    fact: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    names: tuple[str, ...]
    data: tuple[_Datum, ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Categories and series; `aliases` are all the names, in any language, that `highlight:` may use."""

    categories: tuple[str, ...]
    aliases: tuple[tuple[str, ...], ...]
    lines: tuple[_Line, ...]


def lower_chart(work: Work, block: ChartBlock, key: str, hints: Hints) -> Figure:
    model, path = block.chart, f"{key}.chart"
    chart, claims = _chart(work, model, path)
    unit = work.locale.amounts.unit_in_caption.format(u=chart.unit) if chart.unit else ""
    caption = lower_caption(work, model.title, f"{path}.title", key, unit=unit, claims=claims)
    return Figure(key, caption, chart, hints)


def _chart(work: Work, model: ChartModel, path: str) -> tuple[Chart, tuple[Claim, ...]]:
    grid = _grid(work, model, path)
    data = [datum for line in grid.lines for datum in line.data if datum.amount]
    unit = _common_unit(work, model, [datum.amount.unit for datum in data if datum.amount], path)
    power = work.locale.amounts.power_for([datum.amount.value for datum in data if datum.amount])
    chart = Chart(
        kind=model.kind,
        categories=grid.categories,
        series=_series(work, model, grid, power, path),
        power=power,
        unit=work.locale.amounts.column(unit, power),
        number_format=_number_format([datum.amount.value for datum in data if datum.amount], power),
        alt="",
    )
    claims = [claim for datum in data if datum.fact for claim in work.facts[datum.fact].claims]
    claims += cited(work, model.cite, f"{path}.cite")
    if isinstance(model.data, DataFile) and not model.cite:
        work.fault(path, "chart-cite", "a chart from a file says where its data come from", 'add cite: "[@source]"')
    return _described(work, model, chart, path), tuple(dict.fromkeys(claims))


def _described(work: Work, model: ChartModel, chart: Chart, path: str) -> Chart:
    if not chart.categories or not any(point.value is not None for line in chart.series for point in line.points):
        work.fault(f"{path}.data", "chart-empty", "this chart has no data", "give it at least one value")
        return chart
    try:
        kind = kind_for(model.kind)
        chart = kind.derive(chart)
    except InputError as problem:
        for diagnostic in problem.diagnostics:
            work.fault(f"{path}.data", diagnostic.code, diagnostic.message, diagnostic.hint)
        return chart
    alt = lower_plain(work, model.alt, f"{path}.alt") if model.alt else kind.describe(chart, work.locale)
    return replace(chart, alt=alt)


def _grid(work: Work, model: ChartModel, path: str) -> _Grid:
    match model.data:
        case DataFile():
            return _from_file(work, model, model.data, path)
        case DataTable():
            return _from_table(work, model, model.data, f"{path}.data")
        case points:
            labels, aliases, data = [], [], []
            for place, point in enumerate(points):
                where = f"{path}.data.{place}"
                datum = _datum(work, model, point.value, f"{where}.value")
                label, names = _label(work, point.label, datum, f"{where}.label")
                labels.append(label)
                aliases.append(names)
                data.append(datum)
            return _Grid(tuple(labels), tuple(aliases), (_Line("", (), tuple(data)),))


def _label(work: Work, label: LocalText | None, datum: _Datum, key: str) -> tuple[str, tuple[str, ...]]:
    """A category's label, its own or its fact's, and every name it goes by."""
    if label:
        return lower_plain(work, label, key), _names(label)
    fact = work.facts.get(datum.fact)
    if fact and fact.label:
        return plain(work.labels[fact.id]), _names(fact.label)
    if datum.amount:
        work.fault(key, "no-label", "this value has no label", "add `label:`, or give the fact one")
    return "", ()


def _names(text: LocalText) -> tuple[str, ...]:
    """What a text says in any language."""
    return tuple(said for _, said in text.items())


def _from_table(work: Work, model: ChartModel, table: DataTable, path: str) -> _Grid:
    categories = [lower_plain(work, label, f"{path}.categories.{at}") for at, label in enumerate(table.categories)]
    lines = []
    for place, series in enumerate(table.series):
        where = f"{path}.series.{place}"
        if len(series.values) != len(categories):
            message = f"this series has {len(series.values)} values, the chart {len(categories)} categories"
            work.fault(where, "series-length", message, "write null where a value is missing")
            continue
        data = tuple(_datum(work, model, value, f"{where}.values.{at}") for at, value in enumerate(series.values))
        names = _names(series.name)
        lines.append(_Line(lower_plain(work, series.name, f"{where}.name"), names, data))
    aliases = tuple(map(_names, table.categories))
    return _Grid(tuple(categories), aliases, tuple(lines))


def _from_file(work: Work, model: ChartModel, data: DataFile, path: str) -> _Grid:
    rows = work.brief.tables[data.file]
    categories = tuple(row[data.x] for row in rows.rows)
    unit = unit_of(work, model.unit, f"{path}.unit")
    lines = []
    for place, column in enumerate(data.y):
        name = column if isinstance(column, str) else column.column
        local = None if isinstance(column, str) else column.name
        said = lower_plain(work, local, f"{path}.data.y.{place}.name") if local else name
        names = (name, *_names(local)) if local else (name,)
        values = [rows.number(row, name) for row in range(len(rows.rows))]
        where = f"{path}.data.y.{place}"
        lines.append(
            _Line(said, names, tuple(_Datum(Amount(v, unit) if v is not None else None, where) for v in values))
        )
    return _Grid(categories, tuple((category,) for category in categories), tuple(lines))


def _datum(work: Work, model: ChartModel, value: Value | None, key: str) -> _Datum:
    if value is None:
        return _Datum(None, key)
    if isinstance(value, Decimal):
        return _Datum(Amount(value, unit_of(work, model.unit, f"{key}.unit")), key)
    fact = work.fact(value, key)
    return _Datum(fact.amount, key, value) if fact else _Datum(None, key)


def _common_unit(work: Work, model: ChartModel, units: Sequence[Unit], path: str) -> Unit:
    kinds = tuple(dict.fromkeys(units))
    if len(kinds) > 1:
        named = ", ".join(unit.name or unit.kind for unit in kinds)
        work.fault(f"{path}.data", "unit-mix", f"one axis cannot carry {named}", "chart amounts of one unit together")
    return kinds[0] if kinds else unit_of(work, model.unit, f"{path}.unit")


def _number_format(values: Sequence[Decimal], power: int) -> str:
    """An Office number format with as many decimals as the finest value needs (ECMA-376 part 1, 18.8.31)."""
    exponents = [value.scaleb(-power).normalize().as_tuple().exponent for value in values]
    decimals = max((-exponent for exponent in exponents if isinstance(exponent, int)), default=0)
    return "#,##0" + ("." + "0" * min(decimals, 6) if decimals > 0 else "")


def _series(work: Work, model: ChartModel, grid: _Grid, power: int, path: str) -> tuple[Series, ...]:
    chosen = model.highlight or ""
    series = []
    used = not chosen
    for line in grid.lines:
        whole = bool(chosen) and chosen in line.names
        marks = [bool(chosen) and (datum.fact == chosen or chosen in names) for datum, names in _pairs(line, grid)]
        used = used or whole or any(marks)
        points = tuple(_point(work, datum, power, mark) for datum, mark in zip(line.data, marks, strict=True))
        series.append(Series(line.name, points, whole))
    if not used:
        names = [name for names in (*grid.aliases, *(line.names for line in grid.lines)) for name in names]
        facts = [datum.fact for line in grid.lines for datum in line.data if datum.fact]
        message = f"nothing in this chart is called {quoted(chosen)}"
        work.fault(f"{path}.highlight", "unknown-highlight", message, did_you_mean(chosen, [*facts, *names]))
    return tuple(series)


def _pairs(line: _Line, grid: _Grid) -> Iterator[tuple[_Datum, tuple[str, ...]]]:
    return zip(line.data, grid.aliases, strict=True)


def _point(work: Work, datum: _Datum, power: int, highlight: bool) -> Point:
    if datum.amount is None:
        return Point(None)
    return Point(datum.amount.value, work.locale.amounts.scaled(datum.amount, power), datum.fact, highlight)
