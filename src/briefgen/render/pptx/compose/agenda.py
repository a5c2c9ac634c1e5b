"""The agenda: each section's number, name, question and first page."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.doctree import Inlines, Section
from briefgen.doctree.walk import without_notes
from briefgen.render.pptx.compose.pen import Pen, coloured, resized, weighted
from briefgen.render.pptx.compose.rows import Cell, Row, Step, row_height, stack, stands, steps
from briefgen.render.pptx.compose.share import balanced
from briefgen.render.pptx.compose.stage import Part, Stage, rule
from briefgen.render.pptx.compose.title import clipped
from briefgen.render.pptx.slides import Para
from briefgen.theme import Box, Style

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
class _Line:
    """What a row says of a section, the name in so many inches."""

    section: Section
    name: Inlines
    question: Inlines
    name_w: float


@dataclass(frozen=True, slots=True)
class Agenda:
    """The rows of an agenda on their slides."""

    stage: Stage
    lines: tuple[_Line, ...]
    runs: tuple[tuple[int, int, Step], ...]
    """The first row of each slide, the first that is not on it, and its size."""

    def drawn(self, slides: Sequence[int]) -> Iterator[Part]:
        """The sections in rows over all the room under the title, down to a closing rule; `slides` are their first."""
        pen, box = self.stage.pen, _box(self.stage)
        foot = rule("Rule foot", box.x, box.bottom, box.w)
        for start, end, step in self.runs:
            listed = zip(self.lines[start:end], slides[start:end], strict=True)
            rows = stack(pen, box, [_row(self.stage, line, slide, step) for line, slide in listed], "middle")
            yield Part("agenda", (*rows, foot), step.text.size)


def divided(stage: Stage, sections: Sequence[Section]) -> Agenda:
    """The sections on as few slides as hold them, whichever slides they begin on."""
    pen, grid, room = stage.pen, stage.grid, _box(stage).h
    tried = steps(pen, LARGEST)
    asked = any(section.question for section in sections)
    width = grid.span(NAME_COLUMNS if asked else PAGE_COLUMN - NAME_COLUMN)
    lines = tuple(
        _Line(
            section,
            _held(pen, section.heading, tried[-1].lead, width),
            _held(pen, section.question, tried[-1].text, grid.span(QUESTION_COLUMNS)),
            width,
        )
        for section in sections
    )

    @cache
    def height(place: int, step: Step) -> float:
        return row_height(pen, _row(stage, lines[place], 0, step))

    def fits(start: int, end: int, step: Step) -> bool:
        return stands([height(place, step) for place in range(start, end)], room)

    def held(start: int, end: int) -> bool:
        return end - start <= ROWS_MOST and any(fits(start, end, step) for step in reversed(tried))

    def largest(start: int, end: int) -> Step | None:
        return next((step for step in tried if fits(start, end, step)), None)

    runs = ((start, end, largest(start, end)) for start, end in balanced([1.0] * len(lines), held))
    return Agenda(stage, lines, tuple((start, end, step) for start, end, step in runs if step))


def _box(stage: Stage) -> Box:
    top = max(stage.pen.theme.slide.zone["title"].bottom, stage.body.y - RISE)
    return dataclasses.replace(stage.body, y=top, h=stage.frame.bottom - top)


def _held(pen: Pen, said: Inlines, style: Style, width: float) -> Inlines:
    """What is said, as far as it fits on a few lines."""

    def fits(inlines: Inlines) -> bool:
        return len(pen.lines(pen.para(inlines, style), width)) <= LINES_MOST

    words = without_notes(said)
    return words if fits(words) else clipped(words, fits)


def _row(stage: Stage, line: _Line, slide: int, step: Step) -> Row:
    pen, grid, section = stage.pen, stage.grid, line.section
    large = resized(pen.style("strip_figure", "accent"), round(step.lead.size * NUMBER_OF_LEAD))
    grey = coloured(step.text, "grey")
    page = pen.line(str(slide + 1), weighted(grey, True), align="right")
    linked = tuple(dataclasses.replace(run, slide=slide) for run in page.runs)
    texts: tuple[tuple[str, int, float, Para], ...] = (
        ("Number", 0, grid.span(1), pen.line(section.number, large)),
        ("Section", NAME_COLUMN, line.name_w, pen.para(line.name, step.lead)),
        ("Question", QUESTION_COLUMN, grid.span(QUESTION_COLUMNS), pen.para(line.question, step.text)),
        ("Page", PAGE_COLUMN, grid.span(1), dataclasses.replace(page, runs=linked)),
    )
    cells = tuple(
        Cell(f"{name} {section.number}", grid.x(column), width, (para,))
        for name, column, width, para in texts
        if para.runs
    )
    return Row(f"Agenda {section.number}", section.key, cells)
