"""The agenda: each section's number, name, question and first page."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.doctree import Section
from briefgen.doctree.walk import without_notes
from briefgen.render.pptx.compose.pen import coloured, resized, weighted
from briefgen.render.pptx.compose.rows import Cell, Row, Rows, Step, fit, steps
from briefgen.render.pptx.compose.share import balanced
from briefgen.render.pptx.compose.stage import Part, Stage
from briefgen.render.pptx.slides import Para

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


@dataclass(frozen=True, slots=True)
class Entry:
    """A section and the index of its first slide."""

    section: Section
    slide: int


def compose(stage: Stage, entries: Sequence[Entry]) -> tuple[Part, ...]:
    """The sections in rows over all the room under the title."""
    top = max(stage.pen.theme.slide.zone["title"].bottom, stage.body.y - RISE)
    box = dataclasses.replace(stage.body, y=top, h=stage.frame.bottom - top)

    @cache
    def row(place: int, step: Step) -> Row:
        return _row(stage, entries[place], step)

    @cache
    def made(start: int, end: int) -> Rows | None:
        tried = steps(stage.pen, LARGEST)
        return fit(stage.pen, box, tried, lambda step: [row(place, step) for place in range(start, end)])

    runs = balanced([1.0] * len(entries), lambda start, end: end - start <= ROWS_MOST and made(start, end) is not None)
    drawn = [rows for start, end in runs if (rows := made(start, end))]
    return tuple(Part("agenda", rows.shapes, rows.size) for rows in drawn)


def _row(stage: Stage, entry: Entry, step: Step) -> Row:
    pen, grid, section = stage.pen, stage.grid, entry.section
    large = resized(pen.style("strip_figure", "accent"), round(step.lead.size * NUMBER_OF_LEAD))
    grey = coloured(step.text, "grey")
    page = pen.line(str(entry.slide + 1), weighted(grey, True), align="right")
    linked = tuple(dataclasses.replace(run, slide=entry.slide) for run in page.runs)
    texts: tuple[tuple[str, int, int, Para], ...] = (
        ("Number", 0, 1, pen.line(section.number, large)),
        ("Section", NAME_COLUMN, NAME_COLUMNS, pen.para(without_notes(section.heading), step.lead)),
        ("Question", QUESTION_COLUMN, QUESTION_COLUMNS, pen.para(without_notes(section.question), step.text)),
        ("Page", PAGE_COLUMN, 1, dataclasses.replace(page, runs=linked)),
    )
    cells = tuple(
        Cell(f"{name} {section.number}", grid.x(column), grid.span(columns), (para,))
        for name, column, columns, para in texts
        if para.runs
    )
    return Row(f"Agenda {section.number}", section.key, cells)
