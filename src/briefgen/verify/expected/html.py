"""What a web page says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import groupby

from briefgen.doctree import Chart, Comparison, Document, Figure, KeyFigure, Note, NoteRef, Section, Table
from briefgen.doctree.walk import plain, walk, without_notes
from briefgen.locale import locale_for
from briefgen.verify.expected import said
from briefgen.verify.expected.numbers import numbers
from briefgen.verify.expected.story import Story, identity, notes, passage
from briefgen.verify.readers.matter import hashed
from briefgen.verify.reading import Passage, Reading
from briefgen.verify.words import normal

BETWEEN = " · "
"""Sets what stands at the page's foot apart."""

AGAIN = "↩"
"""Leads back to a further mark in the same place."""

Cite = tuple[int, str]
"""A note's number, and what the place is called where it is cited."""


def expected_html(document: Document) -> Reading:
    """The reading of a web page that says what `document` says."""
    return Reading("html", identity(document), _Page(document).passages(), notes(document))


class _Page(Story):
    def all(self) -> Iterator[Passage]:
        meta = self.document.meta
        yield passage(self.words.page_words.skip)
        yield from super().all()
        if self.document.notes:
            yield passage(self.words.notes, "notes")
        yield passage(BETWEEN.join(filter(None, (meta.short_title, meta.date_text, meta.classification))))
        yield from self.shown_elsewhere()
        yield from _properties(self.document)

    def front(self) -> Iterator[Passage]:
        meta, words = self.document.meta, self.words
        yield passage(meta.series)
        yield from map(passage, self.languages())
        switch = words.page_words
        yield from map(passage, (switch.appearance, switch.automatic, switch.light, switch.dark))
        yield from map(passage, (meta.title, meta.subtitle))
        if meta.cover:
            yield self.label(meta.cover)
            yield self.number(meta.cover)
        yield from map(passage, (words.date, meta.date_text))
        details = (
            (words.prepared_by, words.list_separator.join(meta.authors)),
            (words.classification, meta.classification),
        )
        for name, value in details:
            yield from map(passage, (name, value) if value else ())

    def languages(self) -> Iterator[str]:
        """What each language calls itself, with its region where there are two forms of it."""
        names = self.document.languages
        for name in names if len(names) > 1 else ():
            base, _, region = name.partition("-")
            locale = locale_for(name)
            own = locale.words.languages.get(base, name)
            twins = [other for other in names if other.partition("-")[0] == base]
            yield f"{own} ({region or locale.tag.partition('-')[2]})" if len(twins) > 1 else own

    def contents(self) -> Iterator[Passage]:
        if len(self.document.body) < 2:
            return
        yield passage(self.words.contents)
        for section in said.sections(self.document.body):
            yield passage(f"{section.number} {said.text(without_notes(section.heading))}", section.key)
        yield from (passage(self.words.sources) for _ in self.document.sources[:1])
        yield from (passage(self.words.notes) for _ in self.document.notes[:1])

    def section(self, section: Section) -> Iterator[Passage]:
        """As elsewhere; the heading always with its number."""
        first, *rest = super().section(section)
        yield replace(first, text=normal(f"{section.number} {said.text(section.heading)}"), variants=())
        yield from rest

    def number(self, figure: KeyFigure) -> Passage:
        made = super().number(figure)
        close = normal(f"{figure.before} {figure.number}{figure.after}")
        return replace(made, variants=(*made.variants, close))

    def figure(self, block: Figure) -> Iterator[Passage]:
        yield Passage(next(said.alts(block)), block.key, kind="alt")
        if isinstance(block.content, Chart):
            yield passage(self.words.page_words.numbers, block.key)
            yield from numbers(block.key, block.content, self.locale)
        else:
            yield Passage(hashed(block.content.data), kind="picture")

    def shown_elsewhere(self) -> Iterator[Passage]:
        """What shows where it is not read from: notes at their marks, the way back to these, sides on telephones."""
        by_number = {note.number: note for note in self.document.notes}
        places: dict[int, list[str]] = defaultdict(list)
        for number, place in _cites(self.document, self.words.key_points):
            places[number].append(place)
            yield _running(_preview(by_number[number]), f"note-{number}")
        before, after = self.words.page_words.cited.split("{places}")
        for number, named in places.items():
            groups = [(place, len(list(some)) - 1) for place, some in groupby(named)]
            shown = (" ".join([place, *[AGAIN] * again]) for place, again in groups)
            yield from (_running(place, f"note-{number}") for place, again in groups for _ in range(again))
            yield _running(before + self.words.list_separator.join(shown) + after, f"note-{number}")
        if len(self.document.languages) > 1:
            yield _running(self.words.page_words.languages, "")
        for figure in (node for node in walk(self.document.body) if isinstance(node, Figure)):
            if isinstance(figure.content, Chart):
                yield _running(self.words.page_words.numbers, figure.key)
        for table in (node for node in walk(self.document.body) if isinstance(node, Table)):
            if not table.caption:
                yield _running(self.words.table, table.key)
        for block in (node for node in walk(self.document.body) if isinstance(node, Comparison)):
            sides = [said.text(without_notes(side)) for side in block.sides]
            yield from (_running(side, row.key) for row in block.rows for side in sides)


def _running(text: str, key: str) -> Passage:
    return Passage(normal(text), key, kind="running")


def _preview(note: Note) -> str:
    return f"{note.number} {said.text(without_notes(note.full))}"


def _cites(document: Document, key_points: str) -> Iterator[Cite]:
    """Every citation that the page shows, in reading order."""
    yield from _cited(document.meta.cover, document.meta.short_title)
    yield from _cited((document.summary.takeaway, document.summary.points, document.summary.figures), key_points)
    for section in said.sections(document.body):
        place = section.number or plain(section.heading)
        yield from _cited((section.heading, section.takeaway), place)
        for block in section.blocks:
            shown = getattr(block, "caption", None)
            if shown is not None:
                yield from _cited(shown, shown.label)
            names = (field.name for field in fields(block) if field.name not in ("caption", "hints"))
            yield from _cited(tuple(getattr(block, name) for name in names), place)


def _cited(node: object, place: str) -> Iterator[Cite]:
    for ref in walk(node):
        if isinstance(ref, NoteRef):
            yield from ((mark.number, place) for mark in ref.marks)


def _properties(document: Document) -> Iterator[Passage]:
    meta = document.meta
    values = {
        "title": meta.title,
        "description": plain(document.summary.takeaway) or meta.subtitle,
        "author": "; ".join(meta.authors),
        "date": meta.date.isoformat(),
        "lang": document.lang,
    }
    for name, value in values.items():
        yield Passage(normal(value), place=f"property {name}", kind="property")
