"""The notes at a slide's foot: numbered, in short form, each a link, run on in one to three lines."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.doctree import Inlines, Note, Source, Text
from briefgen.doctree.walk import without_notes
from briefgen.render.pptx.compose.links import address_of, linked, note_target
from briefgen.render.pptx.compose.measure import POINTS
from briefgen.render.pptx.compose.pen import Pen, coloured, resized, weighted
from briefgen.render.pptx.slides import Para, RectShape, Run, Shape, TextShape
from briefgen.theme import Style

MOST_LINES = 3
GAP = "\u2003"
"""Between two notes: an em space, at which a line may end."""

FORMS = ("short", "locator", "number")
"""How much of a note is said, from all to the least."""

BREAK = "\n"

JOIN = "\u00a0"
"""Between a number and its note, which stay together."""


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The notes as they are set, and how far they had to be shortened: 0 not at all, 1 to locators, 2 to numbers."""

    shapes: tuple[Shape, ...]
    shortened: int


class Foot:
    """Sets the notes of slides; `notes` are the document's by number, `sources` by id."""

    def __init__(self, pen: Pen, notes: Mapping[int, Note], sources: Mapping[str, Source]) -> None:
        self.pen = pen
        self.notes = notes
        self.sources = sources
        self.known: dict[tuple[int, ...], bool] = {}
        self.drawn: dict[tuple[int, str, float], tuple[Run, ...]] = {}

    def fits(self, numbers: tuple[int, ...]) -> bool:
        """Whether all the notes find room in full short form."""
        if numbers not in self.known:
            self.known[numbers] = not numbers or self._set(numbers, "short") is not None
        return self.known[numbers]

    def set(self, numbers: Sequence[int], pages: Mapping[str, int]) -> Footnotes:
        """The rule and the notes under it, in the fullest form that finds room.

        A note leads to its source's address, or to where it is listed: `pages` are the slides' indices by target.
        """
        if not numbers:
            return Footnotes((), 0)
        zone = self.pen.theme.slide.zone
        tried = ((place, self._set(numbers, form)) for place, form in enumerate(FORMS))
        smallest = self._para(numbers, FORMS[-1], self._styles()[-1])
        shortened, para = next(((place, para) for place, para in tried if para), (2, smallest))
        rule = RectShape("Notes rule", zone["notes_rule"], "mute")
        whole = Para(tuple(self._whole(para.runs, zone["notes"].w)), para.leading)
        para = min(whole, para, key=lambda para: len(self.pen.lines(para, zone["notes"].w)))
        runs = tuple(_jumping(run, pages) if run.target else run for run in para.runs)
        return Footnotes((rule, TextShape("Notes", zone["notes"], (Para(runs, para.leading),))), shortened)

    def _set(self, numbers: Sequence[int], form: str) -> Para | None:
        """The notes in the largest size at which they fill no more than the zone's lines."""
        paras = (self._para(numbers, form, style) for style in self._styles())
        return next(filter(self._holds, paras), None)

    def _holds(self, para: Para) -> bool:
        zone = self.pen.theme.slide.zone["notes"]
        lines = len(self.pen.lines(para, zone.w))
        return lines <= MOST_LINES and lines * para.leading <= zone.h * POINTS + 0.5

    def _whole(self, runs: Sequence[Run], room: float) -> Iterator[Run]:
        """The runs, with a hard break before each note that would not end on the line that it begins on.

        Programs differ in where a line is full, and LibreOffice ends one behind any link, a joined number too.
        """
        gaps = [place for place, run in enumerate(runs) if run.text == GAP]
        used = 0.0
        for start, stop in itertools.pairwise((0, *gaps, len(runs))):
            note = tuple(runs[start:stop])
            wide = self.pen.width(Para(note, 0))
            if start and used + wide > room:
                note = (dataclasses.replace(note[0], text=BREAK), *note[1:])
                used = 0.0
            used += wide
            yield from note

    def _styles(self) -> tuple[Style, ...]:
        style = self.pen.style("notes")
        sizes = (style.size, (style.size + style.smallest) / 2, style.smallest)
        return tuple(resized(style, size) for size in sizes)

    def _para(self, numbers: Sequence[int], form: str, style: Style) -> Para:
        return Para(tuple(self._runs(numbers, form, style)), style.leading)

    def _runs(self, numbers: Sequence[int], form: str, style: Style) -> Iterator[Run]:
        for place, number in enumerate(numbers):
            if place:
                yield from self.pen.words_runs(GAP, style)
            key = (number, form, style.size)
            if key not in self.drawn:
                self.drawn[key] = tuple(self._note(number, form, style))
            yield from self.drawn[key]

    def _note(self, number: int, form: str, style: Style) -> Iterator[Run]:
        words = _said(self.notes[number], form) if number in self.notes else ()
        bold = coloured(weighted(style, True), "ink")
        told = self.pen.words_runs(str(number) + (JOIN if words else ""), bold)
        address = address_of(self.notes[number], self.sources) if number in self.notes else ""
        # LibreOffice draws a link to a slide in the look of what stands before it: there, the number alone is one.
        yield from told if address and words else linked(told, address, note_target(number))
        yield from linked(self.pen.runs(words, style), address)


def _jumping(run: Run, pages: Mapping[str, int]) -> Run:
    return dataclasses.replace(run, target="", slide=pages.get(run.target))


def _said(note: Note, form: str) -> Inlines:
    if form == "number":
        return ()
    return (Text(note.locator),) if form == "locator" and note.locator else without_notes(note.short)
