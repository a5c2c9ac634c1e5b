"""What every chart's data must be, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from briefgen.diagnostics import Diagnostic, InputError, cut, error, quoted
from briefgen.doctree import Across, Chart, Series
from briefgen.doctree.walk import rewrite
from briefgen.xmltext import xml_text

LARGEST = 300
"""Cells are IEEE doubles: a larger power of ten is not a number in any spreadsheet."""


LONGEST = 100
"""Characters in the name of a category or a series."""


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
    yield from _name_faults(chart)
    for series in chart.series:
        if len(series.points) != len(chart.categories):
            yield error("chart-uneven", f"series {quoted(series.name)} has {len(series.points)} values for "
                        f"{len(chart.categories)} labels", hint="give one value a label; leave a missing one empty")  # fmt: skip
        yield from _number_faults(chart, series)
    if isinstance(chart.across, Across):
        for value in chart.across.values:
            if value is not None and not _drawable(value.scaleb(-chart.across.axis.power)):
                yield error("chart-number", f"{value} has no place on an axis", hint="a chart draws finite numbers")
    if not any(point.value is not None for series in chart.series for point in series.points):
        yield error("chart-empty", "all values of the chart are missing", hint="give at least one value")


def _name_faults(chart: Chart) -> Iterator[Diagnostic]:
    for name in (*chart.categories, *(series.name for series in chart.series)):
        if len(name) > LONGEST:
            yield error("chart-name", f"{quoted(cut(name))} has {len(name)} characters, too many for an axis or a legend",
                        hint=f"shorten it to {LONGEST}, and say the rest in the text")  # fmt: skip


def _number_faults(chart: Chart, series: Series) -> Iterator[Diagnostic]:
    axis = chart.second if series.second and chart.second else chart.axis
    for point in series.points:
        if point.value is None:
            continue
        if not _drawable(point.value.scaleb(-axis.power)):
            yield error("chart-number", f"series {quoted(series.name)} holds {point.value}, which cannot be drawn",
                        hint="a chart draws finite numbers")  # fmt: skip
        elif axis.log and point.value <= 0:
            yield error("chart-log", f"{point.value} has no place on a logarithmic axis",
                        hint="leave out `log`, or what is not above zero")  # fmt: skip


def _drawable(number: Decimal) -> bool:
    return number.is_finite() and abs(number.adjusted()) <= LARGEST


def printable(chart: Chart) -> Chart:
    """The chart without the characters that XML cannot hold (XML 1.0, 2.2)."""

    def clean(node: Any) -> Any:
        changed = {field.name: xml_text(text) for field in fields(node) if isinstance(text := getattr(node, field.name), str)
                   and xml_text(text) != text}  # fmt: skip
        return replace(node, **changed) if changed else node

    categories = tuple(map(xml_text, chart.categories))
    return replace(rewrite(chart, clean), categories=categories)
