"""What the writing of one Markdown file has at hand, and what it gathers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from briefgen.diagnostics import Diagnostic
from briefgen.doctree import Document, Inlines, Ref
from briefgen.doctree.walk import walk
from briefgen.locale import Words, locale_for
from briefgen.render.markdown.inlines import Place, inline
from briefgen.theme import Theme


@dataclass(frozen=True, slots=True)
class Job:
    """`targets` are the keys that cross-references name; `files` and `warnings` grow as blocks are written."""

    document: Document
    theme: Theme
    words: Words
    place: Place
    targets: frozenset[str]
    files: dict[str, bytes] = field(default_factory=dict)
    warnings: list[Diagnostic] = field(default_factory=list)

    def inline(self, inlines: Inlines) -> str:
        """For a paragraph, a list item, a line of a box."""
        return inline(inlines, self.place)

    def cell(self, inlines: Inlines) -> str:
        """For a table's cell."""
        return inline(inlines, replace(self.place, table=True))

    def heading(self, inlines: Inlines) -> str:
        return inline(inlines, replace(self.place, heading=True))

    def note(self, inlines: Inlines) -> str:
        """For a footnote's text."""
        return inline(inlines, replace(self.place, note=True))


def job_for(document: Document, theme: Theme) -> Job:
    locale = locale_for(document.language)
    targets = frozenset(node.target for node in walk(document) if isinstance(node, Ref))
    return Job(document, theme, locale.words, Place(slanted=locale.script == "latin"), targets)
