"""The pass that numbers notes by their first place in the document, and writes their texts."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from briefgen.cite import STYLES, Place, Punctuation, Style, style_for
from briefgen.cite.runs import capitalised, ended, joined, place
from briefgen.compile.inline import CiteItem
from briefgen.compile.pending import Calculation, Citation, Claim, PendingNotes
from briefgen.compile.work import Work
from briefgen.diagnostics import InputError, error
from briefgen.doctree import Document, Inlines, Note, NoteMark, NoteRef, Section, Source, Text
from briefgen.doctree.walk import fused, plain, rewrite
from briefgen.locale.scripts import has_han

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def number_notes(document: Document, work: Work) -> Document:
    """The document with every pending claim numbered, its notes and its bibliography."""
    numbers = _Numbers(work.locale.words.note_separator)
    document = dataclasses.replace(
        document,
        summary=rewrite(document.summary, numbers.numbered),
        body=tuple(map(numbers.section, document.body)),
        meta=rewrite(document.meta, numbers.numbered),
    )
    style = _style(work, numbers.given)
    writer = _Writer(work, style, numbers.headings)
    notes = tuple(writer.note(number, claim) for claim, number in numbers.given.items())
    return dataclasses.replace(document, notes=notes, sources=_sources(work, style, notes))


def _style(work: Work, claims: Iterable[Claim]) -> Style:
    """The brief's citation style, or its language's own; raises InputError where a CSL style cannot be used."""
    name = work.brief.model.citations.style
    if name is None or name in STYLES:
        return style_for(name, work.locale)
    # Imported late: it is for styles that are not built in.
    from briefgen.cite.citeproc import CslError
    from briefgen.cite.csl import csl_style

    cited = dict.fromkeys(item.source for claim in claims for item in _items(work, claim))
    try:
        return csl_style(name, work.brief.style, [work.entries[source] for source in cited], work.locale)
    except CslError as fault:
        where = work.brief.locate("citations.style")
        raise InputError(error("csl-style", str(fault), where, hint=fault.hint, key="citations.style")) from fault


class _Numbers:
    """Numbers claims as they are met; `headings` are those of the sections that first make them."""

    def __init__(self, separator: str) -> None:
        self.given: dict[Claim, int] = {}
        self.headings: dict[Claim, str] = {}
        self._separator = separator
        self._heading = ""

    def section(self, section: Section) -> Section:
        above, self._heading = self._heading, plain(section.heading)
        own = rewrite(dataclasses.replace(section, sections=()), self.numbered)
        below = tuple(map(self.section, section.sections))
        self._heading = above
        return dataclasses.replace(own, sections=below)

    def numbered(self, node: Any) -> Any:
        """Pending notes as their numbers; any other node as it is."""
        if not isinstance(node, PendingNotes):
            return node
        marks = [self._mark(claim) for claim in node.claims]
        return NoteRef(tuple(sorted(marks, key=lambda mark: mark.number)), self._separator)

    def _mark(self, claim: Claim) -> NoteMark:
        first = claim not in self.given
        if self._heading:
            self.headings.setdefault(claim, self._heading)
        return NoteMark(self.given.setdefault(claim, len(self.given) + 1), first)


@dataclasses.dataclass(frozen=True, slots=True)
class _Cited:
    """One source in a note, with all its places, and words of the author's before it."""

    source: str
    places: tuple[Place, ...]
    prefix: str = ""


class _Writer:
    """Writes notes in number order: a source in full at its first note, in short form after."""

    def __init__(self, work: Work, style: Style, headings: Mapping[Claim, str]) -> None:
        self.work = work
        self.style = style
        self.labels = _labels(work)
        self.headings = headings
        self.seen: set[str] = set()

    def note(self, number: int, claim: Claim) -> Note:
        cited = _merged(_items(self.work, claim))
        sources = tuple(dict.fromkeys(one.source for one in cited))
        labels = self.work.locale.words.list_separator.join(self.labels.get(claim, ()))
        supports = labels or self.headings.get(claim, "")
        full = self.full(cited)
        if isinstance(claim, Calculation):
            said = (Text(self.work.facts[claim.fact].calculation),)
            full = fused(joined([said, full], " " if self.work.locale.script == "latin" else ""))
            locator = self.work.locale.words.calculation
            return Note(number, "calculation", full, said, locator, supports, sources)
        short = self.strung([self.part(one, whole=False) for one in cited])
        locator = self.locator(cited) or plain(short)
        short = fused(ended(short, self.punctuation.stop))
        return Note(number, "citation", fused(full), short, locator, supports, sources)

    def full(self, cited: Iterable[_Cited]) -> Inlines:
        """The note with each source in full where this note is its first."""
        parts, whole = [], False
        for one in cited:
            whole = one.source not in self.seen
            self.seen.add(one.source)
            parts.append(self.part(one, whole=whole))
        return ended(self.strung(parts), "." if whole else self.punctuation.stop)

    def strung(self, parts: Iterable[Inlines]) -> Inlines:
        return capitalised(joined(parts, self.punctuation.separator))

    @property
    def punctuation(self) -> Punctuation:
        return self.style.punctuation[self.work.locale.script]

    def part(self, one: _Cited, *, whole: bool) -> Inlines:
        formatter = self.style.full if whole else self.style.short
        said = formatter(self.work.entries[one.source], one.places, self.work.locale)
        if not one.prefix:
            return said
        gap = "" if has_han(one.prefix[-1]) else " "
        return (Text(one.prefix + gap), *said)

    def locator(self, cited: Sequence[_Cited]) -> str:
        """The places alone; "" where there are none, or sources to tell apart."""
        if len(cited) != 1:
            return ""
        said = [place(one, self.work.locale) for one in cited[0].places]
        locator = self.work.locale.words.list_separator.join(said)
        return locator[:1].upper() + locator[1:]


def _labels(work: Work) -> Mapping[Claim, list[str]]:
    """What each claim that a fact brings is cited for: the labels of the facts that rest on it."""
    labels: dict[Claim, list[str]] = {}
    for fact in work.facts.values():
        for claim in fact.claims if fact.label else ():
            labels.setdefault(claim, []).append(plain(work.labels[fact.id]))
    return labels


def _items(work: Work, claim: Claim) -> tuple[CiteItem, ...]:
    """A claim's citations; a calculation has those of all its inputs."""
    return claim.items if isinstance(claim, Citation) else work.facts[claim.fact].basis


def _merged(items: Iterable[CiteItem]) -> list[_Cited]:
    """Each source once, with all its places by kind; words before a source begin it anew."""
    merged: dict[tuple[str, str], dict[str, dict[str, None]]] = {}
    for item in items:
        places = merged.setdefault((item.source, item.prefix), {})
        for locator in item.locators:
            places.setdefault(locator.label, {})[locator.value] = None
        if item.suffix:
            places.setdefault("", {})[item.suffix] = None
    return [
        _Cited(source, tuple(Place(label, ", ".join(values)) for label, values in places.items()), prefix)
        for (source, prefix), places in merged.items()
    ]


def _sources(work: Work, style: Style, notes: Sequence[Note]) -> tuple[Source, ...]:
    """The cited sources: by their entries' letters in Latin script, in order of citation in Han."""
    cited = dict.fromkeys(source for note in notes for source in note.sources)
    sources = []
    for name in cited:
        entry = work.entries[name]
        listed = fused(style.bibliography(entry, work.locale))
        sources.append(Source(name, listed, entry.title, entry.language, entry.address))
    if work.locale.script == "latin":
        sources.sort(key=lambda source: _letters(plain(source.entry)))
    return tuple(sources)


def _letters(entry: str) -> str:
    """What an entry is sorted by: no article at its front, no quotes, no accents, no capitals."""
    bare = _ARTICLE.sub("", unicodedata.normalize("NFKD", entry).lstrip("“‘„‚\"'"), count=1)
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).casefold()
