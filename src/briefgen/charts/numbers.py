"""A chart's numbers as its workbook holds them and as Office shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from briefgen.charts.plot import Numbers
from briefgen.doctree import Axis, Chart, Series
from briefgen.locale import Amount, Locale
from briefgen.locale.amount import exponent

FORMAT = re.compile(r"(?P<thousands>#,##)?0(?:\.(?P<decimals>0+))?(?P<percent>%)?")


def axis_of(chart: Chart, series: Series) -> Axis:
    """The axis that carries a series."""
    return chart.second if series.second and chart.second else chart.axis


def cell(value: Decimal, axis: Axis) -> float:
    """The number in the workbook's cell and the chart's cache: `value / 10**power`."""
    return float(value.scaleb(-axis.power))


def row(chart: Chart, series: Series) -> Numbers:
    """A series' numbers as its cells hold them, None where one is missing."""
    axis = axis_of(chart, series)
    return tuple(None if point.value is None else cell(point.value, axis) for point in series.points)


def decimals(axis: Axis) -> int:
    """How many decimals the axis' number format shows."""
    match = FORMAT.fullmatch(axis.number_format)
    return len(match["decimals"] or "") if match else 0


def spoken(amount: Amount, axis: Axis, locale: Locale) -> str:
    """A number as the language says it in units of the axis, with the zeros it was declared with where its neighbours
    have as many decimals: 530e9 is 0.530 beside 1.709, and 70e9 is 70 beside 14.3."""
    written = exponent(amount.value)
    places = min(axis.power - written, decimals(axis)) if written > 0 and not amount.bound else 0
    precise = amount.precision is None and places > 0
    return locale.amounts.scaled(replace(amount, precision=places) if precise else amount, axis.power)


def cell_text(number: float) -> str:
    """A cell's number as it is written in XML, to 15 or 16 digits as spreadsheets keep them."""
    return f"{number:.16G}"


def shown(value: Decimal, axis: Axis) -> str:
    """What Office shows for a value in the axis' number format; "" where the format is not a plain one."""
    match = FORMAT.fullmatch(axis.number_format)
    if not match:
        return ""
    number = value.scaleb(-axis.power) * (100 if match["percent"] else 1)
    step = Decimal(1).scaleb(-len(match["decimals"] or ""))
    rounded = number.quantize(step, ROUND_HALF_UP) + 0
    return f"{rounded:{',' if match['thousands'] else ''}f}" + (match["percent"] or "")


def cells(chart: Chart) -> Iterator[float]:
    """Every number of the chart as its cells hold it; what is missing is left out."""
    for series in chart.series:
        yield from (number for number in row(chart, series) if number is not None)


def axis_format(axis: Axis, numbers: Iterable[float]) -> str:
    """The number format of an axis' marks: thousands set apart, else the decimals its steps need."""
    if "%" in axis.number_format:
        return axis.number_format
    return "#,##0" if max(map(abs, numbers), default=0.0) >= 1000 else "General"


def axis_number(number: float, code: str) -> str:
    """A number of an axis in its format, one that `axis_format` gave."""
    return f"{number * 100:.10g}%" if "%" in code else f"{number:,.10g}"
