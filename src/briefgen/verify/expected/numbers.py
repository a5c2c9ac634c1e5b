"""A chart's numbers as a table beside its picture: the unit, the series' names, then category and values row by row."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from briefgen.doctree import Axis, Chart, Point, Series
from briefgen.locale import Locale
from briefgen.verify.reading import Passage
from briefgen.verify.words import normal


def numbers(key: str, chart: Chart, locale: Locale) -> Iterator[Passage]:
    named = any(series.name for series in chart.series)
    heads = [chart.axis.unit if named else "", *(s.name if named else chart.axis.unit for s in chart.series)]
    yield from (Passage(normal(head), key) for head in heads)
    for at, category in enumerate(chart.categories):
        yield Passage(normal(category), key)
        for series in chart.series:
            yield _value(key, series.points[at], _axis(chart, series), locale)


def _value(key: str, point: Point, axis: Axis, locale: Locale) -> Passage:
    """A value's cell: its label, or its number in the axis's unit and format, or all its digits."""
    if point.value is None:
        return Passage("", key)
    number = point.value.scaleb(-axis.power)
    forms = [point.label, *(_written(form, locale) for form in _forms(number, axis.number_format))]
    first, *others = dict.fromkeys(map(normal, filter(None, forms)))
    return Passage(first, key, variants=tuple(others))


def _written(form: str, locale: Locale) -> str:
    """A number with the language's decimal point and group separator."""
    amounts = locale.amounts
    return form.translate({ord(","): amounts.group, ord("."): amounts.point})


def _axis(chart: Chart, series: Series) -> Axis:
    return chart.second if series.second and chart.second else chart.axis


def _forms(number: Decimal, number_format: str) -> Iterator[str]:
    places = len(number_format.partition(".")[2].rstrip('%"')) if "." in number_format else 0
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    for value in (rounded, number.normalize()):
        yield f"{value:,f}"
        yield f"{value:f}"
