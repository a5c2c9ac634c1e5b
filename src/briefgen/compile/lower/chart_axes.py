"""The axes of a chart: which series each of them carries, at which power of ten, in which unit, or along which days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from briefgen.compile.arithmetic import named
from briefgen.compile.lower.chart_grid import Grid, Line
from briefgen.compile.units import unit_of
from briefgen.compile.work import Work
from briefgen.diagnostics import did_you_mean, quoted
from briefgen.doctree import Across, Axis, TimeAxis
from briefgen.locale import Amount, Period, Unit, parse_period
from briefgen.model.charts import Chart as ChartModel

_MOST_DECIMALS = 6
_IN_TIME = ("line", "area", "multiples")
_GRAINS: Mapping[str, Literal["years", "months", "days"]] = {
    "year": "years",
    "half": "months",
    "quarter": "months",
    "month": "months",
    "day": "days",
}


@dataclass(frozen=True, slots=True)
class Sides:
    """The data's lines by the axis that carries them; `drawn` are those of a combination that are drawn as lines."""

    first: tuple[Line, ...]
    second: tuple[Line, ...] = ()
    across: Line | None = None
    drawn: tuple[Line, ...] = ()

    @property
    def upright(self) -> tuple[Line, ...]:
        return self.first + self.second


def sides(work: Work, model: ChartModel, grid: Grid, path: str) -> Sides:
    """A scatter's first line says where its dots stand across; a combination's lines may have an axis of their own."""
    if model.kind == "scatter" and len(grid.lines) > 1:
        return Sides(grid.lines[1:], across=grid.lines[0])
    if model.kind != "combination" or not grid.lines:
        return Sides(grid.lines)
    drawn = _drawn(work, model, grid, path)
    columns = [line for line in grid.lines if line not in drawn] or list(grid.lines)
    unit = _units(columns[:1])
    second = tuple(line for line in drawn if _units([line]) != unit)
    return Sides(tuple(line for line in grid.lines if line not in second), second, drawn=drawn)


def _drawn(work: Work, model: ChartModel, grid: Grid, path: str) -> tuple[Line, ...]:
    """The lines that `lines` names; without it those of another unit than the first, or else the last."""
    known = [name for line in grid.lines for name in line.names]
    for place, name in enumerate(model.lines):
        if name not in known:
            message = f"no series of this chart is called {quoted(name)}"
            work.fault(f"{path}.lines.{place}", "unknown-series", message, did_you_mean(name, known))
    if model.lines:
        return tuple(line for line in grid.lines if set(line.names) & set(model.lines))
    other = tuple(line for line in grid.lines if _units([line]) != _units(grid.lines[:1]))
    return other or grid.lines[-1:]


def _units(lines: Sequence[Line]) -> tuple[Unit, ...]:
    return tuple(dict.fromkeys(datum.amount.unit for line in lines for datum in line.data if datum.amount))


def amounts_of(lines: Sequence[Line]) -> list[Amount]:
    return [datum.amount for line in lines for datum in line.data if datum.amount]


def axis_of(work: Work, model: ChartModel, lines: Sequence[Line], path: str, *, titled: bool = False) -> Axis:
    """The axis that carries these lines; `titled` where its unit cannot stand in the caption."""
    amounts, rules = amounts_of(lines), work.locale.amounts
    _check_periods(work, amounts, path)
    values = [amount.value for amount in amounts]
    # On a logarithmic axis no number should fall below 1, where programs take a bar to hang.
    power = rules.power_for([min(values, key=abs)] if model.log and values else values)
    unit = rules.column(_unit(work, model, amounts, path), power)
    names = work.locale.words.list_separator.join(line.name for line in lines if line.name)
    title = names + (rules.unit_in_caption.format(u=unit) if unit else "") if titled else ""
    return Axis(power, unit, _number_format(values, power), title, model.log)


def across_of(work: Work, model: ChartModel, line: Line, path: str) -> Across:
    """The horizontal axis of numbers that a line of data makes."""
    axis = axis_of(work, model, [line], path, titled=True)
    values = (None if datum.amount is None else datum.amount.value for datum in line.data)
    return Across(axis, tuple(values))


def time_of(work: Work, model: ChartModel, grid: Grid) -> TimeAxis | None:
    """A scale in time, where the categories are dates that do not follow each other at equal steps."""
    periods = in_time(grid)
    if model.kind not in _IN_TIME or len(periods) < 3:
        return None
    starts = [period.start for period in periods]
    months = [12 * day.year + day.month for day in starts]
    steps = {later - earlier for earlier, later in pairwise(months)}
    grain = _GRAINS[periods[0].grain]
    if len(steps) == 1 and grain != "days":
        return None
    return TimeAxis(tuple(starts), work.locale.words.charts.dates[grain], grain)


def in_time(grid: Grid) -> tuple[Period, ...]:
    """The categories as dates, where all of them are, of one grain and each after the last."""
    periods = grid.periods or tuple(filter(None, map(period_of, grid.names)))
    if len(periods) != len(grid.categories) or len({period.grain for period in periods}) > 1:
        return ()
    return periods if all(one.start < other.start for one, other in pairwise(periods)) else ()


def period_of(names: Sequence[str]) -> Period | None:
    """The date that a category's names say, as a year is headed in Chinese too."""
    for name in names:
        try:
            return parse_period(name.removesuffix("年"))
        except ValueError:
            continue
    return None


def _unit(work: Work, model: ChartModel, amounts: Sequence[Amount], path: str) -> Unit:
    """The unit of all amounts."""
    units = tuple(dict.fromkeys(amount.unit for amount in amounts))
    if len(units) > 1:
        names = ", ".join(map(named, units))
        hint = "chart amounts of one unit together, or draw a combination"
        work.fault(f"{path}.data", "unit-mix", f"one axis cannot carry {names}", hint)
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
