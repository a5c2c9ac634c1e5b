"""A divider: a section's number on ink, its name and question, and the slides to come."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.doctree import Inlines, Section
from briefgen.doctree.walk import without_notes
from briefgen.render.pptx.compose.pen import Pen, coloured, resized, weighted
from briefgen.render.pptx.compose.stage import rule
from briefgen.render.pptx.compose.title import as_title
from briefgen.render.pptx.slides import GroupShape, Para, RectShape, Shape, TextShape
from briefgen.theme import Box, Style

INK_W = 4.75
TAB_H = 0.6667
NUMBER = Box(0.6042, 4.2083, 3.95, 2.6667)
TEXT_COLUMN = 5
TEXT_COLUMNS = 7
NAME_Y = 1.8333
NAME_SIZES = (1.0, 0.85, 0.7, 0.55, 0.45)
NAME_MOST = 2.0
SAID_GAP = 0.15
SAID_SIZES = (1.0, 0.9, 0.8, 0.7)
SAID_MOST = 1.3
LIST_GAP = 0.3
LIST_FOOT = 6.875
LIST_ROW = 0.5729
LIST_AIR = 0.1
PAGE_W = 0.5


@dataclass(frozen=True, slots=True)
class Entry:
    """A slide of the section: its index and title."""

    slide: int
    title: Inlines


def shapes(pen: Pen, section: Section, entries: Sequence[Entry]) -> tuple[Shape, ...]:
    theme = pen.theme.slide
    tab = theme.zone["section_tab"]
    number = pen.line(section.number, pen.style("divider_number", "white"))
    named = list(_named(pen, section))
    return (
        RectShape("Colour block", Box(0.0, 0.0, INK_W, theme.height), "ink"),
        RectShape("Section tab", Box(tab.x, 0.0, tab.w, TAB_H), "accent"),
        TextShape("Section number", NUMBER, (number,), "bottom", wrap=False),
        *named,
        *_list(pen, entries, named[-1].box.bottom + LIST_GAP),
    )


def _named(pen: Pen, section: Section) -> Iterator[TextShape]:
    """The section's name as the title, and under it the question it answers, or its takeaway."""
    x, width = pen.theme.slide.grid.x(TEXT_COLUMN), pen.theme.slide.grid.span(TEXT_COLUMNS)
    name = _held(pen, as_title(section.heading), pen.style("divider_title"), NAME_SIZES, width, NAME_MOST)
    height = pen.height((name,), width)
    yield TextShape("Title", Box(x, NAME_Y, width, height), (name,), placeholder="title", key=section.key)
    said = without_notes(section.question or section.takeaway)
    if said:
        para = _held(pen, said, pen.style("divider_takeaway"), SAID_SIZES, width, SAID_MOST)
        yield TextShape("Question", Box(x, NAME_Y + height + SAID_GAP, width, pen.height((para,), width)), (para,))


def _held(pen: Pen, said: Inlines, style: Style, sizes: Sequence[float], width: float, most: float) -> Para:
    """The words in the largest of the sizes that stands no higher than `most` inches, else cut off there."""
    paras = [pen.para(said, resized(style, round(style.size * share))) for share in sizes]
    kept = next((para for para in paras if pen.height((para,), width) <= most), None)
    return kept or pen.cut((paras[-1],), width, most)[0][0]


def _list(pen: Pen, entries: Sequence[Entry], top: float) -> Iterator[Shape]:
    """The slides with their pages, as many as find room, down to the foot."""
    x, width = pen.theme.slide.grid.x(TEXT_COLUMN), pen.theme.slide.grid.span(TEXT_COLUMNS)
    names, pitch = _names(pen, entries, width - PAGE_W, LIST_FOOT - top)
    y = LIST_FOOT - pitch * len(names)
    for place, (entry, name) in enumerate(zip(entries, names, strict=False), 1):
        page = pen.line(str(entry.slide + 1), weighted(coloured(_style_of(pen, name), "accent"), True))
        linked = dataclasses.replace(page, runs=tuple(dataclasses.replace(run, slide=entry.slide) for run in page.runs))
        yield rule(f"Rule {place}", x, y, width)
        yield GroupShape(
            f"Slide {entry.slide + 1}",
            (
                TextShape(f"Slide number {entry.slide + 1}", Box(x, y, PAGE_W, pitch), (linked,), "middle"),
                TextShape(
                    f"Slide name {entry.slide + 1}", Box(x + PAGE_W, y, width - PAGE_W, pitch), (name,), "middle"
                ),
            ),
        )
        y += pitch


def _style_of(pen: Pen, name: Para) -> Style:
    return resized(pen.style("body"), name.runs[0].size) if name.runs else pen.style("body")


def _names(pen: Pen, entries: Sequence[Entry], width: float, room: float) -> tuple[list[Para], float]:
    """The titles in the largest size in which all find room, and the pitch of their rows."""
    names: list[Para] = []
    pitch = LIST_ROW
    for style in (pen.style("body"), pen.style("small"), pen.style("label")):
        names = [pen.para(as_title(entry.title), style) for entry in entries]
        pitch = max([LIST_AIR + pen.height((name,), width) for name in names], default=LIST_ROW)
        if pitch * len(names) <= room:
            return names, min(max(pitch, LIST_ROW), room / max(len(names), 1))
    return names[: int(room / pitch)], pitch
