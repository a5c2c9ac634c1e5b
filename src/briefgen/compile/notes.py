"""The pass that numbers notes by their first place in the document, and writes their texts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

from briefgen.cite import Place, Style, style_for
from briefgen.cite.runs import ended, joined
from briefgen.compile.inline import CiteItem
from briefgen.compile.pending import Calculation, Citation, Claim, PendingNotes
from briefgen.compile.text import claims_of, lower_plain
from briefgen.compile.work import Work
from briefgen.doctree import Document, Inlines, Note, NoteMark, NoteRef, Section, Source, Text
from briefgen.doctree.walk import note_numbers, plain, rewrite


def number_notes(document: Document, work: Work) -> Document:
    """The document with every pending claim numbered, its notes and its bibliography."""
    numbers: dict[Claim, int] = {}
    separator = work.locale.words.note_separator

    def numbered(node: Any) -> Any:
        if not isinstance(node, PendingNotes):
            return node
        marks = []
        for claim in node.claims:
            first = claim not in numbers
            numbers.setdefault(claim, len(numbers) + 1)
            marks.append(NoteMark(numbers[claim], first))
        return NoteRef(tuple(sorted(marks, key=lambda mark: mark.number)), separator)

    summary = rewrite(document.summary, numbered)
    body = rewrite(document.body, numbered)
    document = dataclasses.replace(document, summary=summary, body=body)
    document = dataclasses.replace(document, meta=rewrite(document.meta, numbered))
    writer = _Writer(work, document)
    notes = tuple(writer.note(number, claim) for claim, number in numbers.items())
    return dataclasses.replace(document, notes=notes, sources=_sources(work, notes))


class _Writer:
    """Writes notes in number order: a source in full at its first note, in short form after."""

    def __init__(self, work: Work, document: Document) -> None:
        self.work = work
        self.style: Style = style_for(work.brief.model.citations.style, work.locale)
        self.places = dict(_first_places(document))
        self.seen: set[str] = set()

    def note(self, number: int, claim: Claim) -> Note:
        items = _merged(_items(self.work, claim))
        sources = tuple(dict.fromkeys(source for source, _ in items))
        short = self.cite(items, first=False)
        full = self.cite(items, first=True)
        locators = [self.place(place) for _, places in items for place in places]
        locator = self.work.locale.words.list_separator.join(locators)
        if isinstance(claim, Calculation):
            short = (Text(self.work.facts[claim.fact].calculation),)
            full = joined([short, full], " " if self.work.locale.script == "latin" else "")
            locator = self.work.locale.words.calculation
        if not locator:
            locator = self.work.locale.words.list_separator.join(self.work.entries[source].short for source in sources)
        kind = "calculation" if isinstance(claim, Calculation) else "citation"
        locator = locator[:1].upper() + locator[1:]
        return Note(number, kind, full, short, locator, self.supports(number, claim), sources)  # type: ignore[arg-type]

    def cite(self, items: Sequence[tuple[str, tuple[Place, ...]]], *, first: bool) -> Inlines:
        parts = []
        for source, places in items:
            formatter = self.style.full if first and source not in self.seen else self.style.short
            parts.append(formatter(self.work.entries[source], places, self.work.locale))
            if first:
                self.seen.add(source)
        return ended(joined(parts, self.style.separator), self.style.stop)

    def place(self, place: Place) -> str:
        return self.work.locale.locators.say(place.label, place.value) if place.label else place.value

    def supports(self, number: int, claim: Claim) -> str:
        """What the note is cited for: the facts that rest on it, else the section that first cites it."""
        labels = [
            lower_plain(self.work, fact.label, f"{fact.key}.label")
            for fact in self.work.facts.values()
            if fact.label and claim in claims_of(self.work, fact.id)
        ]
        return self.work.locale.words.list_separator.join(labels) or self.places.get(number, "")


def _items(work: Work, claim: Claim) -> Iterator[CiteItem]:
    """A claim's citations; a calculation has those of all its inputs."""
    if isinstance(claim, Citation):
        yield from claim.items
        return
    for name in work.facts[claim.fact].inputs:
        for inner in claims_of(work, name):
            yield from _items(work, inner)


def _merged(items: Iterator[CiteItem]) -> list[tuple[str, tuple[Place, ...]]]:
    """Each source once, with all its places in order."""
    merged: dict[str, dict[Place, None]] = {}
    for item in items:
        places = merged.setdefault(item.source, {})
        if item.prefix:
            places[Place("", item.prefix)] = None
        places.update((Place(locator.label, locator.value), None) for locator in item.locators)
        if item.suffix:
            places[Place("", item.suffix)] = None
    return [(source, tuple(places)) for source, places in merged.items()]


def _first_places(document: Document) -> Iterator[tuple[int, str]]:
    """Each note's number with the heading of the section that cites it first."""
    seen: set[int] = set()
    for section in _sections(document.body):
        own = dataclasses.replace(section, sections=())
        for number in note_numbers(own):
            if number not in seen:
                seen.add(number)
                yield number, plain(section.heading)


def _sections(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)


def _sources(work: Work, notes: Sequence[Note]) -> tuple[Source, ...]:
    """The cited sources: by their entries' letters in Latin script, in order of citation in Han."""
    style = style_for(work.brief.model.citations.style, work.locale)
    cited = dict.fromkeys(source for note in notes for source in note.sources)
    sources = []
    for name in cited:
        entry = work.entries[name]
        sources.append(Source(name, style.bibliography(entry, work.locale), entry.title, entry.language, entry.url))
    if work.locale.script == "latin":
        sources.sort(key=lambda source: plain(source.entry).lstrip("“‘").casefold())
    return tuple(sources)
