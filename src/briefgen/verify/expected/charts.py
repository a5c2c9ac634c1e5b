"""What a document's charts hold, in any Office file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from briefgen.doctree import Across, Axis, Chart, Document, Figure, Remark, Series, TimeAxis
from briefgen.verify.expected.said import sections
from briefgen.verify.reading import Column, Due
from briefgen.verify.words import normal

PLAIN, SHARES, POWERS = "General", "0%", "#,##0"
"""Formats of numbers that a chart may have besides its axes' own: any, one of shares, one to powers of ten."""

FORMS = {
    ("bar", ""): "bar clustered", ("bar", "amounts"): "bar stacked", ("bar", "shares"): "bar percentStacked",
    ("column", ""): "bar clustered", ("column", "amounts"): "bar stacked", ("column", "shares"): "bar percentStacked",
    ("area", ""): "area standard", ("area", "amounts"): "area stacked", ("area", "shares"): "area percentStacked",
    ("line", ""): "line standard", ("slope", ""): "line standard", ("combination", ""): "bar clustered",
    ("waterfall", ""): "bar stacked", ("pie", ""): "pie", ("doughnut", ""): "doughnut", ("scatter", ""): "scatter",
    ("dot", ""): "scatter",
}  # fmt: skip
"""How Office calls what a kind of chart draws, by its kind and stacking."""

WHOLE = frozenset({"bar", "column", "area", "waterfall"})
"""The kinds of chart whose shapes say an amount by their length."""

LABELLED = frozenset({"bar", "column", "pie", "doughnut", "slope", "waterfall"})
"""The kinds of chart that say each of their numbers, by its label or on an axis."""

EPOCH = dt.date(1899, 12, 30)
"""Day 0 of spreadsheets (ECMA-376-1, 18.17.4.1)."""


def due(document: Document) -> Iterator[Due]:
    """Every chart in order; cells are `value / 10**power` of their axis."""
    figures = [block for section in sections(document.body) for block in section.blocks if isinstance(block, Figure)]
    for figure in figures:
        if isinstance(figure.content, Chart):
            yield _chart(figure.key, figure.content)


def _chart(key: str, chart: Chart) -> Due:
    columns = [_column(series, _axis(chart, series)) for series in chart.series]
    if isinstance(chart.across, Across):
        axis = chart.across.axis
        columns.append(Column(normal(axis.title or axis.unit), places(chart)))
    return Due(
        key,
        normal(chart.axis.unit),
        tuple(_rows(chart)),
        tuple(columns),
        tuple(_labels(chart)),
        frozenset(_titles(chart)),
        tuple(normal(one.text) for one in chart.annotations if one.text),
        frozenset(_codes(chart)),
        tuple(_shown(chart)),
        FORMS.get((chart.kind, chart.stacking), ""),
        chart.kind in WHOLE and not chart.truncated and not chart.axis.log,
    )


def _axis(chart: Chart, series: Series) -> Axis:
    return chart.second if series.second and chart.second else chart.axis


def _column(series: Series, axis: Axis) -> Column:
    values = tuple(None if point.value is None else point.value.scaleb(-axis.power) for point in series.points)
    return Column(normal(series.name), values)


def _rows(chart: Chart) -> Iterator[tuple[str, ...]]:
    """Each category; on an axis in time, its first day as spreadsheets count it, too."""
    days = chart.across.days if isinstance(chart.across, TimeAxis) else ()
    for at, category in enumerate(chart.categories):
        yield (normal(category), *([str((days[at] - EPOCH).days)] if days else []))


def _labels(chart: Chart) -> Iterator[frozenset[str]]:
    """For each row the labels of its points, its name, and its numbers as cells hold them."""
    series = [*chart.series, *([chart.total] if chart.total else [])]
    for at, category in enumerate(chart.categories):
        points = [(one.points[at], _axis(chart, one)) for one in series]
        numbers = [f"{p.value.scaleb(-axis.power).normalize():f}" for p, axis in points if p.value is not None]
        remarks = (one.text for one in chart.annotations if isinstance(one, Remark) and one.at.category == at)
        yield frozenset(map(normal, [category, *(p.label for p, _ in points), *numbers, *remarks]))


def _titles(chart: Chart) -> Iterator[str]:
    across = chart.across.axis if isinstance(chart.across, Across) else None
    for axis in (chart.axis, chart.second, across):
        if axis is not None:
            yield from (normal(axis.unit), normal(axis.title))
    yield from map(normal, (chart.truncated, *(series.name for series in chart.series)))
    yield from (normal(one.text) for one in chart.annotations)


def _codes(chart: Chart) -> Iterator[str]:
    axes = [axis for axis in (chart.axis, chart.second) if axis]
    yield from (PLAIN, *(axis.number_format for axis in axes))
    if chart.stacking == "shares":
        yield SHARES
    if any(axis.log for axis in axes):
        yield POWERS
    match chart.across:
        case Across(axis=axis):
            yield axis.number_format
        case TimeAxis(number_format=code):
            yield code


def _shown(chart: Chart) -> Iterator[tuple[int, str]]:
    """The labels of bars that stand by themselves, of rings and of slopes."""
    if chart.kind in LABELLED and not chart.stacking:
        points = ((at, p) for one in chart.series for at, p in enumerate(one.points))
        yield from ((at, normal(p.label)) for at, p in points if p.value is not None and p.label)


def places(chart: Chart) -> tuple[Decimal | None, ...]:
    """Where a scatter's categories stand across, as cells hold it."""
    if not isinstance(chart.across, Across):
        return ()
    power = chart.across.axis.power
    return tuple(None if value is None else value.scaleb(-power) for value in chart.across.values)
