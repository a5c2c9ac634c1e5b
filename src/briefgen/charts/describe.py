"""A chart said in words, for who cannot see it: kind, series, unit, values, trend, highest and lowest."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefgen.charts.numbers import shown
from briefgen.doctree import Chart, Point, Series
from briefgen.locale import Locale
from briefgen.locale.words import ChartWords

FEW = 12
"""So many values are said one by one; more would bury the message."""

Known = list[tuple[str, Decimal, str]]
"""A series' points that are not missing: category, value, value as said."""


def describe(chart: Chart, locale: Locale) -> str:
    """What is compared, in which unit, each value if there are few, the highest and the lowest."""
    words = locale.words.charts
    return _sentences((_opening(chart, locale, ""), *_values(chart, words), *_extremes(chart, words)), words)


def describe_trend(chart: Chart, locale: Locale) -> str:
    """The same for data in time: also from when to when, and whether each series rises or falls."""
    words = locale.words.charts
    span = words.span.format(start=chart.categories[0], end=chart.categories[-1]) if len(chart.categories) > 1 else ""
    opening = _opening(chart, locale, span)
    return _sentences(
        (opening, *_trends(chart, words), *_values(chart, words), *_extremes(chart, words, inner=True)), words
    )


def said(point: Point, chart: Chart) -> str:
    """A point's value as the document says it; "" where it is missing."""
    if point.value is None:
        return ""
    return point.label or shown(point.value, chart.axis) or f"{point.value.scaleb(-chart.axis.power).normalize():f}"


def _sentences(sentences: tuple[str, ...], words: ChartWords) -> str:
    return words.sentences.join(sentence + words.stop for sentence in sentences)


def _opening(chart: Chart, locale: Locale, span: str) -> str:
    words = locale.words.charts
    names = locale.words.list_separator.join(series.name for series in chart.series if series.name)
    return (
        words.kinds[chart.kind]
        + (words.names.format(names=names) if names else "")
        + (words.unit.format(unit=chart.axis.unit) if chart.axis.unit else "")
        + span
    )


def _values(chart: Chart, words: ChartWords) -> Iterator[str]:
    if len(chart.series) * len(chart.categories) > FEW:
        return
    for series in chart.series:
        pairs = zip(chart.categories, series.points, strict=True)
        items = words.items.join(_item(category, said(point, chart), words) for category, point in pairs)
        alone = len(chart.series) == 1 or not series.name
        yield items if alone else words.series.format(name=series.name, items=items)


def _item(category: str, value: str, words: ChartWords) -> str:
    return (words.item if value else words.missing).format(category=category, value=value)


def _extremes(chart: Chart, words: ChartWords, *, inner: bool = False) -> Iterator[str]:
    """Each series' highest and lowest point; `inner` leaves out a series that has them at its ends."""
    for series in chart.series:
        known = _known(chart, series)
        if len({value for _, value, _ in known}) < 2:
            continue
        top, bottom = max(known, key=lambda point: point[1]), min(known, key=lambda point: point[1])
        if inner and {top[0], bottom[0]} == {known[0][0], known[-1][0]}:
            continue
        text = words.extremes.format(top=top[0], high=top[2], bottom=bottom[0], low=bottom[2])
        alone = len(chart.series) == 1 or not series.name
        yield text if alone else words.series.format(name=series.name, items=text)


def _trends(chart: Chart, words: ChartWords) -> Iterator[str]:
    for series in chart.series:
        known = _known(chart, series)
        if len(known) < 2:
            continue
        (start, first, first_said), (end, last, last_said) = known[0], known[-1]
        pattern = words.rises if last > first else words.falls if last < first else words.level
        name = series.name or words.nameless
        yield pattern.format(name=name, first=first_said, start=start, last=last_said, end=end)


def _known(chart: Chart, series: Series) -> Known:
    pairs = zip(chart.categories, series.points, strict=True)
    return [(category, p.value, said(p, chart)) for category, p in pairs if p.value is not None]
