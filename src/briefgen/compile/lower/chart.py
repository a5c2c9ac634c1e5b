"""`chart:` becomes a figure: its data at one power of ten, in one unit, with finished labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from briefgen.charts.kinds import kind_for
from briefgen.compile.claims import cited
from briefgen.compile.lower.captions import lower_caption
from briefgen.compile.lower.chart_data import chart_data
from briefgen.compile.lower.chart_grid import Datum, Grid, Line
from briefgen.compile.pending import Claim
from briefgen.compile.text import lower_plain
from briefgen.compile.units import unit_of
from briefgen.compile.work import Work
from briefgen.diagnostics import InputError, did_you_mean, quoted
from briefgen.doctree import Axis, Chart, Figure, Hints, Point, Series
from briefgen.locale import Amount, Unit
from briefgen.model.blocks import ChartBlock
from briefgen.model.chart_data import DataFile
from briefgen.model.charts import Chart as ChartModel

_MOST_DECIMALS = 6


def lower_chart(work: Work, block: ChartBlock, key: str, hints: Hints) -> Figure:
    model, path = block.chart, f"{key}.chart"
    told = len(work.found)
    grid = chart_data(work, model, path)
    chart = _chart(work, model, grid, path)
    if len(work.found) == told and not grid.lacks_facts:
        chart = _described(work, model, chart, path)
    unit = work.locale.amounts.unit_in_caption.format(u=chart.axis.unit) if chart.axis.unit else ""
    caption = lower_caption(work, model.title, f"{path}.title", key, unit=unit, claims=_claims(work, model, grid, path))
    return Figure(key, caption, chart, hints)


def _chart(work: Work, model: ChartModel, grid: Grid, path: str) -> Chart:
    _check_periods(work, grid.amounts, path)
    values = [amount.value for amount in grid.amounts]
    power = work.locale.amounts.power_for(values)
    unit = _unit(work, model, grid.amounts, path)
    return Chart(
        kind=model.kind,
        categories=grid.categories,
        series=_series(work, model, grid, power, path),
        axis=Axis(power, work.locale.amounts.column(unit, power), _number_format(values, power)),
        alt="",
    )


def _claims(work: Work, model: ChartModel, grid: Grid, path: str) -> list[Claim]:
    """The claims of the data: its facts' and its own citation, which data from a file must have."""
    if isinstance(model.data, DataFile) and not model.cite:
        work.fault(path, "chart-cite", "a chart from a file says where its data come from", 'add cite: "[@source]"')
    facts = [datum.fact for line in grid.lines for datum in line.data if datum.fact in work.facts]
    return [*(claim for fact in facts for claim in work.facts[fact].claims), *cited(work, model.cite, f"{path}.cite")]


def _described(work: Work, model: ChartModel, chart: Chart, path: str) -> Chart:
    """The chart as its kind has it, with words for who cannot see it."""
    if not chart.categories or not any(point.value is not None for line in chart.series for point in line.points):
        work.fault(f"{path}.data", "chart-empty", "this chart has no data", "give it at least one value")
        return chart
    try:
        kind = kind_for(model.kind)
        chart = kind.derive(chart, work.locale)
    except InputError as problem:
        for diagnostic in problem.diagnostics:
            work.fault(f"{path}.data", diagnostic.code, diagnostic.message, diagnostic.hint)
        return chart
    alt = lower_plain(work, model.alt, f"{path}.alt") if model.alt else kind.describe(chart, work.locale)
    return replace(chart, alt=alt)


def _unit(work: Work, model: ChartModel, amounts: Sequence[Amount], path: str) -> Unit:
    """The unit of all amounts."""
    units = tuple(dict.fromkeys(amount.unit for amount in amounts))
    if len(units) > 1:
        named = ", ".join(unit.name or unit.kind for unit in units)
        work.fault(f"{path}.data", "unit-mix", f"one axis cannot carry {named}", "chart amounts of one unit together")
    return units[0] if units else unit_of(work, model.unit, f"{path}.unit")


def _check_periods(work: Work, amounts: Sequence[Amount], path: str) -> None:
    periods = tuple(dict.fromkeys(amount.per for amount in amounts if amount.per))
    if len(periods) > 1:
        message = f"one axis cannot carry amounts a {' and a '.join(periods)}"
        work.fault(f"{path}.data", "period-mix", message, "chart amounts of one period together")


def _number_format(values: Sequence[Decimal], power: int) -> str:
    """An Office number format with as many decimals as the finest value needs (ECMA-376 part 1, 18.8.31)."""
    exponents = [value.scaleb(-power).normalize().as_tuple().exponent for value in values]
    decimals = max((-exponent for exponent in exponents if isinstance(exponent, int)), default=0)
    return "#,##0" + ("." + "0" * min(decimals, _MOST_DECIMALS) if decimals > 0 else "")


def _series(work: Work, model: ChartModel, grid: Grid, power: int, path: str) -> tuple[Series, ...]:
    """The series with their points; what `highlight:` names is marked, and must be there."""
    chosen = model.highlight or ""
    series = tuple(
        Series(line.name, _points(work, line, grid, power, chosen), bool(chosen) and chosen in line.names)
        for line in grid.lines
    )
    if chosen and not any(one.highlight or any(point.highlight for point in one.points) for one in series):
        names = [name for names in (*grid.names, *(line.names for line in grid.lines)) for name in names]
        facts = [datum.fact for line in grid.lines for datum in line.data if datum.fact]
        message = f"nothing in this chart is called {quoted(chosen)}"
        work.fault(f"{path}.highlight", "unknown-highlight", message, did_you_mean(chosen, [*facts, *names]))
    return series


def _points(work: Work, line: Line, grid: Grid, power: int, chosen: str) -> tuple[Point, ...]:
    pairs = zip(line.data, grid.names, strict=True)
    return tuple(_point(work, datum, power, bool(chosen) and chosen in (datum.fact, *names)) for datum, names in pairs)


def _point(work: Work, datum: Datum, power: int, highlight: bool) -> Point:
    if datum.amount is None:
        return Point(None)
    return Point(datum.amount.value, work.locale.amounts.scaled(datum.amount, power), datum.fact, highlight)
