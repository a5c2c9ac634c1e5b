"""What a Word briefing says."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.doctree import Document, NoteRef
from briefgen.doctree.walk import walk, without_notes
from briefgen.verify.expected import said
from briefgen.verify.expected.charts import due
from briefgen.verify.expected.pictures import pictures
from briefgen.verify.expected.story import Story, identity, notes, passage
from briefgen.verify.reading import Passage, Reading
from briefgen.verify.words import normal, unlisted
from briefgen.xmltext import xml_text

FEW_HEADINGS, FEW_SECTIONS = 4, 3
"""A briefing of no more headings and of no more sections has no list of contents."""

LONGEST_PROPERTY = 255
"""The characters that an Office file holds of a property."""

COUNTED = "#"
"""Stands for the numbers of pages, which only the layout knows."""


def expected_word(document: Document) -> Reading:
    """The reading of a Word briefing that says what `document` says."""
    return Reading(
        "docx", identity(document), _Briefing(document).passages(), notes(document), due=tuple(due(document))
    )


class _Briefing(Story):
    def all(self) -> Iterator[Passage]:
        yield from super().all()
        if self.document.notes and self.document.notes_place == "endnotes":
            yield passage(self.words.notes)
        yield from self.running()
        yield from pictures(self.document)
        yield from properties(self.document)

    def front(self) -> Iterator[Passage]:
        meta, words = self.document.meta, self.words
        yield from map(passage, (meta.series, meta.title, meta.subtitle))
        authors = words.list_separator.join(meta.authors)
        details = (
            (words.date, meta.date_text),
            (words.prepared_by, authors),
            (words.classification, meta.classification),
        )
        yield passage(" ".join(f"{name} {value}" for name, value in details if value))

    def contents(self) -> Iterator[Passage]:
        listed = list(said.sections(self.document.body))
        if len(listed) > FEW_HEADINGS or len(self.document.body) > FEW_SECTIONS:
            yield passage(self.words.contents)
            for section in listed:
                yield passage(f"{section.number} {said.text(without_notes(section.heading))}", section.key)

    def sources(self) -> Iterator[Passage]:
        """Before them the cover's figure, where a note is cited for it alone."""
        cover = self.document.meta.cover
        refs = (node for node in walk(cover) if isinstance(node, NoteRef))
        if cover and any(mark.first for ref in refs for mark in ref.marks):
            yield self.label(cover)
            yield self.number(cover)
        yield from super().sources()

    def running(self) -> Iterator[Passage]:
        meta = self.document.meta
        yield Passage(normal(f"{meta.short_title} {meta.classification}"), place="header", kind="running")
        pages = self.words.page.format(page=COUNTED, pages=COUNTED)
        yield Passage(normal(f"{meta.date_text} {pages}"), place="footer", kind="running")


def properties(document: Document) -> Iterator[Passage]:
    """What an Office file says of itself."""
    meta = document.meta
    values = {
        "title": meta.title,
        "subject": meta.subtitle,
        "author": "; ".join(meta.authors),
        "language": document.lang,
        "category": meta.series,
        "status": meta.classification,
        "keywords": unlisted("; ".join(meta.keywords)),
    }
    for name, value in values.items():
        yield Passage(normal(xml_text(value)[:LONGEST_PROPERTY]), place=f"property {name}", kind="property")
