"""What a document's charts hold, in any Office file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.doctree import Across, Axis, Chart, Document, Figure, Series
from briefgen.verify.expected.said import sections
from briefgen.verify.reading import Column, Plotted
from briefgen.verify.words import normal


def plotted(document: Document) -> Iterator[Plotted]:
    """Every chart in order; cells are `value / 10**power`, and `words` is all that may be written in it."""
    figures = [block for section in sections(document.body) for block in section.blocks if isinstance(block, Figure)]
    for figure in figures:
        if isinstance(figure.content, Chart):
            yield _chart(figure.key, figure.content)


def _chart(key: str, chart: Chart) -> Plotted:
    shown = (*chart.series, *([chart.total] if chart.total else []))
    columns = tuple(_column(series, _axis(chart, series), chart.categories) for series in shown)
    return Plotted(key, "", columns, tuple(dict.fromkeys(map(normal, _words(chart)))), normal(chart.axis.unit))


def _axis(chart: Chart, series: Series) -> Axis:
    return chart.second if series.second and chart.second else chart.axis


def _column(series: Series, axis: Axis, categories: Sequence[str]) -> Column:
    values = tuple(None if point.value is None else point.value.scaleb(-axis.power) for point in series.points)
    labels = tuple((at, normal(point.label)) for at, point in enumerate(series.points) if point.label)
    name, shown = normal(series.name), tuple(map(normal, categories))
    return Column(name, values, values, name, shown, shown, labels)


def _words(chart: Chart) -> Iterator[str]:
    """All that may be written beside the points: units, titles, names."""
    across = chart.across.axis if isinstance(chart.across, Across) else None
    for axis in (chart.axis, chart.second, across):
        if axis is not None:
            yield from (axis.unit, axis.title)
    yield from (*chart.categories, chart.truncated, *(series.name for series in chart.series))
