"""What a rule is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from briefgen.check.facts import Known, known_facts
from briefgen.check.said import Said, Text, texts_of
from briefgen.diagnostics import Severity
from briefgen.doctree import Document
from briefgen.model import Brief
from briefgen.theme import Theme


@dataclass(frozen=True)
class Material:
    """A sound brief, its document in each language, and the theme that they are drawn in."""

    brief: Brief
    documents: tuple[Document, ...]
    theme: Theme

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text, in the brief's order."""
        return tuple(texts_of(self.brief))

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Every text in each of its languages; one that serves several stands here once."""
        return tuple(said for text in self.texts for said in text.said)

    @cached_property
    def facts(self) -> tuple[Known, ...]:
        """The facts that have one value."""
        return known_facts(self.brief, self.documents)

    @cached_property
    def facts_by_value(self) -> tuple[Known, ...]:
        return tuple(sorted(self.facts, key=lambda fact: fact.value))


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has found at `key`, where its text says `at`, after `skip` others of the same."""

    key: str
    what: str
    hint: str = ""
    at: str = ""
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of `briefgen check`: its code, what it says in general, how it finds its cases, how grave they are."""

    code: str
    message: str
    find: Callable[[Material], Iterable[Finding]]
    severity: Severity = Severity.WARNING


def found_in(said: Said, start: int, end: int, what: str, hint: str = "") -> Finding:
    """A finding at some characters of a text."""
    at = said.text[start:end]
    return Finding(said.key, what, hint, at, said.text.count(at, 0, start))
