"""Where a file's links lead, held against the addresses that the document has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

from briefgen.doctree import Document, Inlines, Link
from briefgen.doctree.walk import walk, without_notes
from briefgen.verify.difference import Difference
from briefgen.verify.expected import said
from briefgen.verify.reading import Hyperlink
from briefgen.verify.words import normal

OUT = ("http://", "https://", "mailto:", "ftp://", "file:", "//")
"""How an address begins that leads out of a file."""

CUT = "…"
"""Ends words that there was no room for."""

Addresses = Mapping[str, frozenset[str]]
"""Where each of the document's links may lead, by its words; a note and a source are links as wholes in decks."""


def addresses(document: Document) -> Addresses:
    """Where the document's links lead, and under "" all that they lead to, the addresses of its sources with them."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in (node for node in walk(document) if isinstance(node, Link)):
        found[_words(link.children) or plain(link.url)].add(plain(link.url))
    sources = {source.id: source for source in document.sources}
    for note in document.notes:
        cited = {plain(sources[each].url) for each in note.sources if each in sources and sources[each].url}
        for words in filter(None, (_words(without_notes(note.short)), normal(note.locator))):
            found[words] |= cited
    for source in document.sources:
        found[_words(without_notes(source.entry))] |= {plain(source.url)} - {""}
    everywhere = {plain(source.url) for source in document.sources if source.url}
    return {
        **{words: frozenset(urls) for words, urls in found.items()},
        "": frozenset(everywhere.union(*found.values())),
    }


def astray(document: Document, links: Iterable[Hyperlink]) -> Iterator[Difference]:
    """The links that lead elsewhere than the document's of these words, or out of it where it has no such address."""
    outside = [link for link in links if plain(link.target).startswith(OUT)]
    known = addresses(document) if outside else {}
    for link in outside:
        target, words = plain(link.target), normal(link.words)
        own = _own(words, known)
        if target not in (own or known[""]):
            old = min(own, default="")
            yield Difference("changed" if old else "added", f"link “{words}”", old, target, link.key, link.place)


def _own(words: str, known: Addresses) -> frozenset[str]:
    """Where a link with these words leads, or one that they are a piece of; empty where there is none."""
    if not words or known.get(words):
        return known[words] if words else frozenset()
    piece = words.rstrip(CUT)
    return frozenset().union(*(targets for whole, targets in known.items() if piece in whole))


def missing(document: Document, links: Sequence[Hyperlink]) -> Iterator[Difference]:
    """The links of the document that a file lacks which shows all of it: neither their words lead on, nor do others there."""
    said_there = {*(plain(link.target) for link in links), *(normal(link.words) for link in links)}
    due = (node for shown in _shown(document) for node in walk(shown) if isinstance(node, Link))
    for link in dict.fromkeys(due):
        if not {plain(link.url), _words(link.children)} & said_there:
            yield Difference("lost", f"link “{_words(link.children)}”", plain(link.url))


def _shown(document: Document) -> Iterator[object]:
    """What every format shows; what only decks say is left out."""
    yield document.summary
    for section in said.sections(document.body):
        yield from (section.heading, section.takeaway)
        for block in section.blocks:
            yield from (getattr(block, field.name) for field in fields(block) if field.name != "hints")
    yield from (note.full for note in document.notes)
    yield from (source.entry for source in document.sources)


def _words(children: Inlines) -> str:
    return normal(said.text(children))


def plain(url: str) -> str:
    """An address as any program writes it: without the slash that some put at its end."""
    return url.strip().rstrip("/")
