"""What every chart's data must be, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from briefgen.diagnostics import Diagnostic, InputError, error
from briefgen.doctree import Chart
from briefgen.xmltext import xml_text

LARGEST = 300
"""Cells are IEEE doubles: a larger power of ten is not a number in any spreadsheet."""


def valid(chart: Chart) -> Chart:
    """The chart itself; raises InputError with every fault of its data."""
    faults = tuple(_faults(chart))
    if faults:
        raise InputError(*faults)
    return chart


def _faults(chart: Chart) -> Iterator[Diagnostic]:
    if not chart.categories or not chart.series:
        yield error("chart-empty", "the chart has no data", hint="give it at least one label with a value")
        return
    for series in chart.series:
        if len(series.points) != len(chart.categories):
            yield error("chart-uneven", f"series {series.name!r} has {len(series.points)} values for "
                        f"{len(chart.categories)} labels", hint="give one value a label; leave a missing one empty")  # fmt: skip
        for point in series.points:
            if point.value is not None and not _drawable(point.value.scaleb(-chart.axis.power)):
                yield error("chart-number", f"series {series.name!r} holds {point.value}, which cannot be drawn",
                            hint="a chart draws finite numbers")  # fmt: skip
    if not any(point.value is not None for series in chart.series for point in series.points):
        yield error("chart-empty", "all values of the chart are missing", hint="give at least one value")


def _drawable(number: Decimal) -> bool:
    return number.is_finite() and abs(number.adjusted()) <= LARGEST


def printable(chart: Chart) -> Chart:
    """The chart without the characters that XML cannot hold (XML 1.0, 2.2)."""
    series = tuple(
        replace(one, name=xml_text(one.name), points=tuple(replace(p, label=xml_text(p.label)) for p in one.points))
        for one in chart.series
    )
    return replace(
        chart,
        categories=tuple(map(xml_text, chart.categories)),
        series=series,
        axis=replace(chart.axis, unit=xml_text(chart.axis.unit)),
    )
