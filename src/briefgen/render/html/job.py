"""What the writing of one page has at hand, and what it gathers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from briefgen.diagnostics import Diagnostic
from briefgen.doctree import Document, Note
from briefgen.locale import Locale, locale_for
from briefgen.render.html.keys import mark_id
from briefgen.render.sandbox import Templates
from briefgen.theme import Theme


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a note is cited: the mark's id, and what a reader calls the place ("2.1", "Figure 3")."""

    id: str
    place: str


@dataclass(slots=True)
class Job:
    """`place` is what the place that is being written is called; `marks`, by note, and `warnings` grow meanwhile."""

    document: Document
    theme: Theme
    locale: Locale
    templates: Templates
    notes: dict[int, Note]
    place: str = ""
    marks: dict[int, list[Mark]] = field(default_factory=dict)
    warnings: list[Diagnostic] = field(default_factory=list)

    def fill(self, name: str, **values: Any) -> Markup:
        """A template of the page's, which always knows the document and the language's words."""
        words = self.locale.words
        return self.templates.fill(name, document=self.document, words=words, page_words=words.page_words, **values)

    def marked(self, number: int) -> Mark:
        """Takes down that a note is cited here."""
        marks = self.marks.setdefault(number, [])
        marks.append(Mark(mark_id(number, len(marks)), self.place))
        return marks[-1]

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        """Calls the place so while it is being written; "" leaves it as it is called."""
        before, self.place = self.place, place or self.place
        yield
        self.place = before


def job_for(document: Document, theme: Theme, templates: Templates) -> Job:
    notes = {note.number: note for note in document.notes}
    return Job(document, theme, locale_for(document.language), templates, notes)
