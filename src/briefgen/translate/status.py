"""How much of a brief is translated, by section and language, in texts and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.locale import locale_for
from briefgen.locale.scripts import has_han
from briefgen.model import Brief
from briefgen.translate.catalog import po_path, read_catalog
from briefgen.translate.matching import matched
from briefgen.translate.seen import seen
from briefgen.translate.texts import translatables

_BRACED = re.compile(r"\{[^{}]*\}")
_WORD = re.compile(r"[A-Za-z0-9][\w.,’'-]*")


@dataclass(frozen=True, slots=True)
class Share:
    """Of so many texts and words of the source, how many are translated."""

    texts: int = 0
    done: int = 0
    words: int = 0
    words_done: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(
            self.texts + other.texts,
            self.done + other.done,
            self.words + other.words,
            self.words_done + other.words_done,
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the brief: a section by its key and heading, or what stands before and after all sections."""

    key: str
    name: str
    shares: Mapping[str, Share]


def status(brief: Brief, source: str, targets: tuple[str, ...]) -> tuple[Part, ...]:
    """Each part of the brief, in its order, with what of it is translated into each of `targets`."""
    counted = {target: _counted(brief, source, target) for target in targets}
    names = dict.fromkeys(_part(text.key) for text in translatables(brief))
    headings = _headings(brief, source)
    return tuple(
        Part(key, headings.get(key, key), {target: counted[target].get(key, Share()) for target in targets})
        for key in names
        if any(key in shares for shares in counted.values())
    )


def total(parts: tuple[Part, ...], target: str) -> Share:
    return sum((part.shares[target] for part in parts), Share())


def doubtful(brief: Brief, source: str, target: str) -> int:
    """How many translations in the PO file beside the brief are fuzzy, or of a source that has changed since."""
    file = po_path(brief.path, target)
    if not file.exists():
        return 0
    catalog = read_catalog(file)
    if catalog.source not in ("", source):
        return 0
    sources = {one.key: one.source for one in seen(brief, source, target)}
    found = matched(sources, (entry for entry in catalog.entries if entry.said and not entry.gone)).entries
    return sum(entry.fuzzy or entry.source != sources[key] for key, entry in found.items())


def _counted(brief: Brief, source: str, target: str) -> dict[str, Share]:
    counted: dict[str, Share] = {}
    for one in seen(brief, source, target):
        key = _part(one.key)
        words = words_in(one.source, source)
        share = Share(1, bool(one.said), words, words if one.said else 0)
        counted[key] = counted.get(key, Share()) + share
    return counted


def _part(key: str) -> str:
    """The key of the part that the text at `key` belongs to."""
    first = key.split(".", 2)
    if first[0] == "sections":
        return f"sections.{first[1]}"
    return first[0] if first[0] in ("facts", "summary", "sources", "email") else "opening"


def _headings(brief: Brief, source: str) -> dict[str, str]:
    default = brief.languages[0]
    sections: Iterator[tuple[str, str]] = (
        (f"sections.{section.id or place}", section.heading.get(source, default) or "")
        for place, section in enumerate(brief.model.sections)
    )
    return {"opening": "title and opening", "summary": "key points", "email": "e-mail", **dict(sections)}


def words_in(text: str, language: str) -> int:
    """How many words a translator counts: those between spaces, in Chinese its characters; no placeholders."""
    text = _BRACED.sub(" ", text)
    if locale_for(language).script == "han":
        return sum(map(has_han, text)) + len(_WORD.findall(text))
    return sum(any(map(str.isalnum, word)) for word in text.split())
