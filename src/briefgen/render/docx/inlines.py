"""Inlines set as runs, fields and links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from briefgen.doctree import (
    Code,
    Emph,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    NoteRef,
    Quantity,
    Ref,
    Strong,
    Text,
)
from briefgen.render.docx.job import Job
from briefgen.render.docx.names import BLOCK, LABEL, bookmark_name, note_bookmark
from briefgen.render.docx.oxml.runs import (
    PLAIN,
    Look,
    field,
    line_break,
    link_out,
    link_within,
    note_reference,
    text_run,
)
from briefgen.render.docx.oxml.xml import Element
from briefgen.render.docx.package import Links
from briefgen.render.docx.scripts import Piece, is_han, pieces

WORD_JOINER = "\u2060"


def runs(job: Job, inlines: Inlines, look: Look = PLAIN, links: Links | None = None) -> list[Element]:
    """The inlines as a paragraph's content; `links` are those of the part that the paragraph is in."""
    setter = _Setter(job, links or job.package.link)
    return [element for inline in inlines for element in setter.inline(inline, look)]


def words(job: Job, text: str, look: Look = PLAIN) -> list[Element]:
    """Runs of plain words in the document's language."""
    return runs(job, (Text(text),), look) if text else []


class _Setter:
    def __init__(self, job: Job, links: Links) -> None:
        self.job = job
        self.links = links
        self.after_han = False

    def inline(self, inline: Inline, look: Look) -> Iterator[Element]:
        match inline:
            case Text(text, lang):
                yield from self.text(text, lang, look)
            case Quantity(text):
                yield from self.text(text, "", look)
            case Strong(children):
                yield from self.all(children, replace(look, bold=True))
            case Emph(children):
                yield from self.all(children, replace(look, italic=True))
            case Code(text):
                yield text_run(text, replace(look, style=self.job.design.style("HTML Code")))
            case Link(children, url):
                linked = replace(look, style=self.job.design.style("Hyperlink"))
                yield link_out(self.links(url), self.all(children, linked))
            case Ref(text, target):
                yield from self.reference(text, target, look)
            case NoteRef(marks, separator):
                yield from self.marks(marks, separator)
            case LineBreak():
                yield line_break(look)
            case _:
                assert_never(inline)

    def all(self, inlines: Inlines, look: Look) -> list[Element]:
        return [element for inline in inlines for element in self.inline(inline, look)]

    def text(self, text: str, lang: str, look: Look) -> Iterator[Element]:
        """Runs of the text's scripts. LibreOffice sets a quotation mark that follows a Han character in the East Asian
        face, so that in a Latin text the Latin face stands in for it.
        """
        for piece in pieces(text, lang, self.job.document.lang, self.job.han):
            east = self.job.face if self.after_han and piece.begins_shared and not piece.han else ""
            self.job.has_rtl |= piece.rtl
            yield text_run(piece.text, _set_in(piece, look, east))
            self.after_han = piece.ends_han

    def reference(self, text: str, target: str, look: Look) -> Iterator[Element]:
        """A REF field where Word can refresh it from the caption's own words, else a link to the block."""
        shown = list(self.text(text, "", look))
        if self.job.labels.get(target) == text:
            yield from field(f"REF {bookmark_name(target, LABEL)} \\h \\* MERGEFORMAT", shown, look)
        else:
            yield link_within(bookmark_name(target, BLOCK), shown)

    def marks(self, marks: tuple[NoteMark, ...], separator: str) -> Iterator[Element]:
        raised = self.job.raised()
        for place, mark in enumerate(marks):
            if place:
                yield text_run(separator, raised)
            yield from self.first(mark, raised) if mark.first else self.repeat(mark, raised)

    def first(self, mark: NoteMark, raised: Look) -> list[Element]:
        """The note's automatic mark."""
        self.job.cited.add(mark.number)
        reference = note_reference(self.job.note_kind, mark.number, raised)
        return self.job.bookmark(note_bookmark(mark.number), [reference])

    def repeat(self, mark: NoteMark, raised: Look) -> list[Element]:
        """A field that repeats the mark. Han text may break anywhere, also before a field, unless a joiner forbids it."""
        shown = field(f"NOTEREF {note_bookmark(mark.number)} \\f \\h", [text_run(str(mark.number), raised)], raised)
        return [text_run(WORD_JOINER, raised), *shown] if is_han(self.job.document.lang) else shown


def _set_in(piece: Piece, look: Look, east: str) -> Look:
    """Emphasis is slanted in Latin text, and bold in Han text, whose characters have no italic."""
    if not (piece.lang or piece.han or piece.hint or east):
        return look
    bold = True if piece.han and look.italic else look.bold
    italic = look.italic and not piece.han
    return replace(
        look, bold=bold, italic=italic, lang=piece.lang, han=piece.han, hint=piece.hint, east=east, rtl=piece.rtl
    )
