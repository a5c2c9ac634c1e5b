"""One file being written: what all that is drawn in it shares."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.diagnostics import Diagnostic, warning
from briefgen.doctree import Document
from briefgen.locale import Words
from briefgen.render.docx.design import Design
from briefgen.render.docx.names import BLOCK, bookmark_name
from briefgen.render.docx.oxml.paragraphs import paragraph, turn_right_to_left
from briefgen.render.docx.oxml.runs import Look, NoteKind, bookmark
from briefgen.render.docx.oxml.xml import Element
from briefgen.render.docx.package import Package
from briefgen.theme import Script, Style, Theme


@dataclass(slots=True)
class Job:
    """Lengths are in twentieths of a point."""

    document: Document
    theme: Theme
    script: Script
    words: Words
    point: str
    """The sign before a number's decimals."""
    package: Package
    design: Design
    face: str
    """What text is measured in."""
    column: int
    """The text column's width."""
    wide: int
    """The text column's width on a page that is turned."""
    height: int
    """The text column's height."""
    labels: Mapping[str, str]
    """The labels of captioned blocks, by key."""
    han: str
    """The tag of Han characters that bear none."""
    counts_headings: bool
    """Whether Word's own count of the headings is the document's."""
    has_contents: bool
    """Whether a list of contents leads to the headings."""
    has_rtl: bool = False
    """Whether any text so far runs from right to left."""
    running: set[str] = field(default_factory=set)
    """Which of "header" and "footer" are ours."""
    turned: set[Element] = field(default_factory=set)
    """The paragraphs and tables that stand on a turned page."""
    cited: set[int] = field(default_factory=set)
    """The notes whose mark is drawn."""
    warnings: list[Diagnostic] = field(default_factory=list)
    _bookmarks: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _drawings: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def note_kind(self) -> NoteKind:
        return "footnote" if self.document.notes_place == "footnotes" else "endnote"

    def type(self, name: str) -> Style:
        """A type of the theme's page, as this document's script is set."""
        return self.theme.page.type[name][self.script]

    def paragraph(self, style: str, content: Iterable[Element], numbering: tuple[int, int] | None = None) -> Element:
        """A paragraph in the style of this name."""
        made = paragraph(self.design.style(style), content, numbering)
        if self.has_rtl:
            turn_right_to_left(made)
        return made

    def raised(self) -> Look:
        """How a note's mark looks. It says itself that it is raised where the style is the base's: LibreOffice takes some
        of those for its own.
        """
        name = f"{self.note_kind} reference"
        return Look(style=self.design.style(name), raised=not self.design.is_ours(name))

    def bookmark(self, name: str, content: Iterable[Element]) -> list[Element]:
        return bookmark(name, next(self._bookmarks), content)

    def identified(self, key: str, content: Iterable[Element], prefix: str = BLOCK) -> list[Element]:
        """The content in the bookmark that says which node of the document it is."""
        return self.bookmark(bookmark_name(key, prefix), content)

    def drawing(self) -> int:
        """A number that no other drawing has."""
        return next(self._drawings)

    def warn(self, code: str, message: str, key: str, hint: str = "") -> None:
        self.warnings.append(warning(code, message, hint=hint, key=key))
