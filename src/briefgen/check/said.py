"""The texts of a brief as rules read them: by language, with their marks told from their words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from briefgen.check.amount import Amount
from briefgen.check.amounts import amounts_in
from briefgen.model import Brief, LocalText
from briefgen.model.texts import texts_in

_MARKS = re.compile(
    r"(?P<escape>\\.)"
    r"|(?P<code>(?<!`)(?P<ticks>`++)[^`]+(?P=ticks))"
    r"|\$\{\s*(?P<fact>[A-Za-z][A-Za-z0-9_-]*)[^{}\n]*\}"
    r"|\[(?P<cite>[^\[\]]*)\](?!\()"
    r"|\]\((?P<url>[^()\s]*)(?:\s[^()]*)?\)"
    r"|<(?P<auto>(?:https?://|mailto:)[^<>\s]*)>",
    re.DOTALL,
)
_KINDS = ("escape", "code", "fact", "cite", "url", "auto")
_SOURCE = re.compile(r"(?<![\w@])@([^\s{}\[\];,；，]+)")
_NUMBER = re.compile(r"\d+")
_SENTENCE = re.compile(r"(?:[。！？!?]+|(?<![A-Z])(?<!\b(?:[A-Z]))\.(?=\s|$))[”’\"')）」]*\s*")
_SHARED = "all"


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in a text and is no word of it: a fact, a citation, an address, code; with its place."""

    kind: str
    content: str
    start: int
    end: int


@dataclass(frozen=True)
class Said:
    """A text in one language. `key` leads to it in the file; `shared` where it is the same in every language."""

    key: str
    language: str
    text: str
    shared: bool = False

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        found = []
        for match in _MARKS.finditer(self.text):
            kind = next(name for name in _KINDS if match[name] is not None)
            if kind != "cite" or "@" in match[kind]:
                found.append(Mark(kind, match[kind], match.start(), match.end()))
        return tuple(found)

    @cached_property
    def words(self) -> str:
        """The text with blanks in the place of marks, as long as the text."""
        kept = list(self.text)
        for mark in self.marks:
            kept[mark.start : mark.end] = " " * (mark.end - mark.start)
        return "".join(kept)

    @cached_property
    def numbers(self) -> tuple[Amount, ...]:
        """Every number typed in the words."""
        return amounts_in(self.words, self.language)

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(mark.content for mark in self.marks if mark.kind == "fact")

    @property
    def addresses(self) -> tuple[str, ...]:
        return tuple(mark.content for mark in self.marks if mark.kind in ("url", "auto"))

    @property
    def citations(self) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]:
        """Each citation as its sources with the numbers of their places, however a language writes "page"."""
        return tuple(tuple(_items(mark.content)) for mark in self.marks if mark.kind == "cite")

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence begins and ends."""
        ends = [match.end() for match in _SENTENCE.finditer(self.text)]
        if not ends or ends[-1] < len(self.text):
            ends.append(len(self.text))
        return tuple(zip([0, *ends], ends, strict=False))

    def sentence(self, place: int) -> tuple[int, int]:
        """The sentence that a character stands in."""
        return self.sentences[bisect_right(self.sentences, place, key=_begin) - 1]


def _begin(span: tuple[int, int]) -> int:
    return span[0]


def _items(content: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for item in re.split("[;；]", content):
        source = _SOURCE.search(item)
        if source:
            yield source[1], tuple(_NUMBER.findall(item[source.end() :]))


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the brief at `key`, in each language that has words of its own."""

    key: str
    said: tuple[Said, ...]

    @property
    def role(self) -> str:
        """The last name in its key: heading, takeaway, text, caption, alt."""
        return next((part for part in reversed(self.key.split(".")) if not part.isdecimal()), "")


def texts_of(brief: Brief) -> Iterator[Text]:
    """Every text of the brief, but for units and what the sources are called."""
    for key, text in texts_in(brief.model):
        if not key.startswith("sources.") and not key.endswith(".unit"):
            yield Text(key, tuple(_said(brief, key, text)))


def _said(brief: Brief, key: str, text: LocalText) -> Iterator[Said]:
    known: set[str] = set()
    for language in brief.languages:
        words = text.get(language, brief.languages[0])
        own = "" if text.plain is not None else text.key(language)
        if words is not None and own not in known:
            known.add(own)
            yield Said(f"{key}.{own}".rstrip("."), language, words, own == _SHARED)
