"""What a Markdown file says."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from briefgen.doctree import Axis, Chart, Document, Figure, KeyFigures, Point, Series, Timeline
from briefgen.verify.expected import said
from briefgen.verify.expected.story import Story, identity, notes, passage
from briefgen.verify.reading import Passage, Reading
from briefgen.verify.words import normal

BETWEEN = " · "
"""Sets the details of the opening line apart."""


def expected_markdown(document: Document) -> Reading:
    """The reading of a Markdown file that says what `document` says."""
    return Reading("md", identity(document), _Text(document).passages(), notes(document))


class _Text(Story):
    def all(self) -> Iterator[Passage]:
        yield from super().all()
        yield from _properties(self.document)

    def front(self) -> Iterator[Passage]:
        meta, words = self.document.meta, self.words
        yield from map(passage, (meta.title, meta.subtitle))
        authors = words.list_separator.join(meta.authors)
        details = (
            (words.date, meta.date_text),
            (words.prepared_by, authors),
            (words.classification, meta.classification),
        )
        shown = [*([meta.series] if meta.series else []), *(f"{name} {value}" for name, value in details if value)]
        yield passage(BETWEEN.join(shown))

    def sources_heading(self) -> str:
        return self.words.source_list

    def timeline(self, block: Timeline) -> Iterator[Passage]:
        yield from (passage(word, block.key) for word in (self.words.date, self.words.event))
        yield from super().timeline(block)

    def key_figures(self, block: KeyFigures) -> Iterator[Passage]:
        """The labels are the table's head."""
        yield from map(self.label, block.figures)
        yield from map(self.number, block.figures)

    def figure(self, block: Figure) -> Iterator[Passage]:
        yield Passage(next(said.alts(block)), block.key, kind="alt")
        if isinstance(block.content, Chart):
            yield from self.numbers(block.key, block.content)

    def numbers(self, key: str, chart: Chart) -> Iterator[Passage]:
        """The chart's numbers as a table: the unit, the series' names, then category and values row by row."""
        named = any(series.name for series in chart.series)
        heads = [chart.axis.unit if named else "", *(s.name if named else chart.axis.unit for s in chart.series)]
        yield from (passage(head, key) for head in heads)
        for at, category in enumerate(chart.categories):
            yield passage(category, key)
            for series in chart.series:
                yield self.value(key, series.points[at], _axis(chart, series))

    def value(self, key: str, point: Point, axis: Axis) -> Passage:
        """A value's cell: its label, or its number in the axis's unit and format, or all its digits."""
        if point.value is None:
            return Passage("", key)
        number = point.value.scaleb(-axis.power)
        forms = [point.label, *(self.written(form) for form in _forms(number, axis.number_format))]
        first, *others = dict.fromkeys(map(normal, filter(None, forms)))
        return Passage(first, key, variants=tuple(others))

    def written(self, form: str) -> str:
        """A number with the language's decimal point and group separator."""
        amounts = self.locale.amounts
        return form.translate({ord(","): amounts.group, ord("."): amounts.point})


def _axis(chart: Chart, series: Series) -> Axis:
    return chart.second if series.second and chart.second else chart.axis


def _forms(number: Decimal, number_format: str) -> Iterator[str]:
    places = len(number_format.partition(".")[2].rstrip('%"')) if "." in number_format else 0
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    for value in (rounded, number.normalize()):
        yield f"{value:,f}"
        yield f"{value:f}"


def _properties(document: Document) -> Iterator[Passage]:
    meta = document.meta
    values = {
        "title": meta.title,
        "subtitle": meta.subtitle,
        "series": meta.series,
        "author": "; ".join(meta.authors),
        "date": meta.date.isoformat(),
        "lang": document.lang,
        "classification": meta.classification,
        "languages": "; ".join(document.languages),
    }
    for name, value in values.items():
        yield Passage(normal(value), place=f"property {name}", kind="property")
