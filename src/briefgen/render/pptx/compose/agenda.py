"""The agenda: each section's number, name, question and first page."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.doctree import Inlines, Section
from briefgen.doctree.walk import without_notes
from briefgen.render.pptx.compose.pen import Pen, coloured, resized, weighted
from briefgen.render.pptx.compose.rows import Cell, Row, Rows, Step, fit, steps
from briefgen.render.pptx.compose.share import balanced
from briefgen.render.pptx.compose.stage import Part, Stage, rule
from briefgen.render.pptx.compose.title import clipped
from briefgen.render.pptx.slides import Para
from briefgen.theme import Style

RISE = 0.1875
"""Inches by which it may begin above the body zone."""

NAME_COLUMN = 1
NAME_COLUMNS = 3
QUESTION_COLUMN = 4
QUESTION_COLUMNS = 7
PAGE_COLUMN = 11
ROWS_MOST = 10
LARGEST = 1.125
NUMBER_OF_LEAD = 1.6

LINES_MOST = 3
"""Lines that a name or a question may take in the smallest size; longer ones stand whole elsewhere."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A section and the index of its first slide."""

    section: Section
    slide: int


@dataclass(frozen=True, slots=True)
class _Line:
    """What a row says of a section."""

    entry: Entry
    name: Inlines
    question: Inlines


def compose(stage: Stage, entries: Sequence[Entry]) -> tuple[Part, ...]:
    """The sections in rows over all the room under the title, down to a closing rule."""
    pen, grid = stage.pen, stage.grid
    top = max(pen.theme.slide.zone["title"].bottom, stage.body.y - RISE)
    box = dataclasses.replace(stage.body, y=top, h=stage.frame.bottom - top)
    tried = steps(pen, LARGEST)
    asked = any(entry.section.question for entry in entries)
    name_w = grid.span(NAME_COLUMNS if asked else PAGE_COLUMN - NAME_COLUMN)

    def line(entry: Entry) -> _Line:
        name = _held(pen, entry.section.heading, tried[-1].lead, name_w)
        return _Line(entry, name, _held(pen, entry.section.question, tried[-1].text, grid.span(QUESTION_COLUMNS)))

    lines = [line(entry) for entry in entries]

    @cache
    def row(place: int, step: Step) -> Row:
        return _row(stage, lines[place], name_w, step)

    @cache
    def made(start: int, end: int) -> Rows | None:
        return fit(pen, box, tried, lambda step: [row(place, step) for place in range(start, end)])

    runs = balanced([1.0] * len(entries), lambda start, end: end - start <= ROWS_MOST and made(start, end) is not None)
    drawn = [rows for start, end in runs if (rows := made(start, end))]
    foot = rule("Rule foot", box.x, box.bottom, box.w)
    return tuple(Part("agenda", (*rows.shapes, foot), rows.size) for rows in drawn)


def _held(pen: Pen, said: Inlines, style: Style, width: float) -> Inlines:
    """What is said, as far as it fits on a few lines."""

    def fits(inlines: Inlines) -> bool:
        return len(pen.lines(pen.para(inlines, style), width)) <= LINES_MOST

    words = without_notes(said)
    return words if fits(words) else clipped(words, fits)


def _row(stage: Stage, line: _Line, name_w: float, step: Step) -> Row:
    pen, grid, section = stage.pen, stage.grid, line.entry.section
    large = resized(pen.style("strip_figure", "accent"), round(step.lead.size * NUMBER_OF_LEAD))
    grey = coloured(step.text, "grey")
    page = pen.line(str(line.entry.slide + 1), weighted(grey, True), align="right")
    linked = tuple(dataclasses.replace(run, slide=line.entry.slide) for run in page.runs)
    texts: tuple[tuple[str, int, float, Para], ...] = (
        ("Number", 0, grid.span(1), pen.line(section.number, large)),
        ("Section", NAME_COLUMN, name_w, pen.para(line.name, step.lead)),
        ("Question", QUESTION_COLUMN, grid.span(QUESTION_COLUMNS), pen.para(line.question, step.text)),
        ("Page", PAGE_COLUMN, grid.span(1), dataclasses.replace(page, runs=linked)),
    )
    cells = tuple(
        Cell(f"{name} {section.number}", grid.x(column), width, (para,))
        for name, column, width, para in texts
        if para.runs
    )
    return Row(f"Agenda {section.number}", section.key, cells)
