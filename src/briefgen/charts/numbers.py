"""A chart's numbers as its workbook holds them and as Office shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from briefgen.doctree import Axis, Chart

FORMAT = re.compile(r"(?P<thousands>#,##)?0(?:\.(?P<decimals>0+))?(?P<percent>%)?")


def cell(value: Decimal, axis: Axis) -> float:
    """The number in the workbook's cell and the chart's cache: `value / 10**power`."""
    return float(value.scaleb(-axis.power))


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
        yield from (cell(point.value, chart.axis) for point in series.points if point.value is not None)


def axis_format(chart: Chart) -> str:
    """The number format of the value axis: thousands set apart, else the decimals its steps need."""
    if "%" in chart.axis.number_format:
        return chart.axis.number_format
    return "#,##0" if max(map(abs, cells(chart)), default=0.0) >= 1000 else "General"


def axis_number(number: float, chart: Chart) -> str:
    """A number of the value axis, in the axis' format."""
    return f"{number * 100:.10g}%" if "%" in chart.axis.number_format else f"{number:,.10g}"
