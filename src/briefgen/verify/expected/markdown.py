"""What a Markdown file says."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.doctree import Chart, Document, Figure, KeyFigures, Timeline
from briefgen.doctree.walk import note_numbers
from briefgen.verify.expected import said
from briefgen.verify.expected.keys import anchor
from briefgen.verify.expected.numbers import numbers
from briefgen.verify.expected.story import Story, identity, notes, passage
from briefgen.verify.reading import Passage, Reading
from briefgen.verify.words import normal

SUFFIXES = ("png", "jpg", "svg", "gif", "webp")
BETWEEN = " · "
"""Sets the details of the opening line apart."""


def expected_markdown(document: Document) -> Reading:
    """The reading of a Markdown file that says what `document` says."""
    cited = _cited(document)
    footnotes = {number: text for number, text in notes(document).items() if number in cited}
    return Reading("md", identity(document), _Text(document).passages(), footnotes)


def _cited(document: Document) -> set[int]:
    """The notes that a Markdown file has marks of: it has no cover."""
    return set(note_numbers((document.summary, document.body)))


class _Text(Story):
    def all(self) -> Iterator[Passage]:
        yield from super().all()
        yield from self.unmarked()
        yield from _properties(self.document)

    def unmarked(self) -> Iterator[Passage]:
        """The notes that nothing in the text cites, in a list of their own."""
        cited = _cited(self.document)
        others = [f"{number} {text}" for number, text in notes(self.document).items() if number not in cited]
        yield from map(passage, (self.words.notes, *others) if others else ())

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
        yield _picture(self.document, block)
        if isinstance(block.content, Chart):
            yield from numbers(block.key, block.content, self.locale)


def names(document: Document, block: Figure) -> tuple[str, ...]:
    """What the picture's file may be named, which lies beside the text."""
    which = f"figure-{block.caption.number}" if block.caption else anchor(block.key)
    return tuple(f"{document.meta.id}.{document.language}.{which}.{suffix}" for suffix in SUFFIXES)


def _picture(document: Document, block: Figure) -> Passage:
    first, *others = names(document, block)
    return Passage(first, block.key, kind="picture", variants=tuple(others))


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
