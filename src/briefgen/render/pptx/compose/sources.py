"""The sources: every note of the deck by its number, beside the sources themselves."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from briefgen.doctree import Inlines, Note, Source, Text
from briefgen.doctree.walk import without_notes
from briefgen.render.pptx.compose.pen import Pen, coloured, weighted
from briefgen.render.pptx.compose.share import balanced
from briefgen.render.pptx.compose.stage import Part, Stage, rule
from briefgen.render.pptx.slides import GroupShape, Para, Shape, TextShape
from briefgen.theme import Box

REFERENCE_COLUMNS = 4
REFERENCE_INSET = 0.25
NOTE_COLUMN = 4
NOTE_COLUMNS = 4
NUMBER_W = 0.42
ROW_LEAST = 0.6
ROW_MOST = 1.15
ROW_AIR = 0.1042
FEW = 5
"""Notes up to this many stand in one wide column."""

HEAD_GAP = 6.0
ENTRY_GAP = 9.0
HELP_GAP = 0.375
HELP_AT_FOOT = 3
"""With notes up to this many, the explanation stands at the foot of its column."""

Entry = tuple[Note, tuple[Para, ...]]


def compose(stage: Stage, notes: Sequence[Note], sources: Sequence[Source]) -> tuple[Part, ...]:
    columns = _columns(stage, notes, len(sources) == 1)
    wide = len(columns) == 1
    per_slide = 1 if wide else 2
    pairs = [columns[start : start + per_slide] for start in range(0, len(columns), per_slide)]
    left = _references(stage, sources)
    drawn = []
    for place, (pair, reference) in enumerate(zip_longest(pairs, left, fillvalue=())):
        help_text = _help(stage, reference, len(notes)) if place == 0 and notes else ()
        shapes = (*_reference(stage, reference), *help_text, *_notes(stage, pair, wide))
        drawn.append(Part("sources", shapes, stage.pen.style("small").size))
    return tuple(drawn)


# The notes


def _columns(stage: Stage, notes: Sequence[Note], one_source: bool) -> list[list[Entry]]:
    """The notes in columns: one where they are few, else two or more about equally long."""
    width = stage.grid.span(2 * NOTE_COLUMNS if len(notes) <= FEW else NOTE_COLUMNS) - NUMBER_W
    entries = [(note, _said(stage, note, one_source, width)) for note in notes]
    heights = [_least(stage.pen, paras, width) for _, paras in entries]
    runs = balanced(heights, lambda start, end: sum(heights[start:end]) <= stage.body.h)
    if len(runs) == 1 and len(notes) > FEW:
        half = (len(notes) + 1) // 2
        runs = [(0, half), (half, len(notes))]
    return [entries[start:end] for start, end in runs]


def _least(pen: Pen, paras: Sequence[Para], width: float) -> float:
    return max(pen.height(paras, width) + 2 * ROW_AIR, ROW_LEAST)


def _said(stage: Stage, note: Note, one_source: bool, width: float) -> tuple[Para, ...]:
    """The place cited and what it is cited for; the source too where there are several; a calculation in full."""
    pen = stage.pen
    short, locator = without_notes(note.short), _text(note.locator)
    calculated = note.kind == "calculation"
    head = locator if locator and (one_source or calculated) else short
    tail = short if calculated and locator else _text(note.supports)
    found = [pen.para(head, weighted(pen.style("small"), True))]
    if tail:
        found.append(pen.para(tail, pen.style("label", "grey")))
    return pen.cut(found, width, stage.body.h - 2 * ROW_AIR)[0]


def _text(text: str) -> Inlines:
    return (Text(text),) if text else ()


def _notes(stage: Stage, columns: Sequence[list[Entry]], wide: bool) -> Iterator[Shape]:
    body, grid, pen = stage.body, stage.grid, stage.pen
    width = grid.span(2 * NOTE_COLUMNS if wide else NOTE_COLUMNS)
    heights = [[_least(pen, paras, width - NUMBER_W) for _, paras in column] for column in columns]
    airs = [(body.h - sum(column)) / len(column) for column in heights]
    for place, (column, naturals) in enumerate(zip(columns, heights, strict=True)):
        x, y = grid.x(NOTE_COLUMN + place * NOTE_COLUMNS), body.y
        for row, ((note, paras), natural) in enumerate(zip(column, naturals, strict=True)):
            height = max(natural, min(natural + min(airs), ROW_MOST))
            yield rule(f"Rule {note.number}", x, y, width, "hairline" if row else "ink")
            yield _note(pen, note, paras, Box(x, y + ROW_AIR, width, height - ROW_AIR))
            y += height


def _note(pen: Pen, note: Note, paras: tuple[Para, ...], box: Box) -> GroupShape:
    number = pen.line(str(note.number), pen.style("lead", "accent"))
    text_box = Box(box.x + NUMBER_W, box.y, box.w - NUMBER_W, box.h)
    shapes = (
        TextShape(f"Note number {note.number}", dataclasses.replace(box, w=NUMBER_W), (number,)),
        TextShape(f"Note {note.number}", text_box, paras),
    )
    return GroupShape(f"Source note {note.number}", shapes)


# The sources


def _reference_box(stage: Stage) -> Box:
    return dataclasses.replace(stage.body, w=stage.grid.span(REFERENCE_COLUMNS) - REFERENCE_INSET)


def _references(stage: Stage, sources: Sequence[Source]) -> list[tuple[Para, ...]]:
    """The sources under their head, in pieces that fit the column."""
    pen, box = stage.pen, _reference_box(stage)
    head = _head(pen, pen.words.source_list)
    style = pen.style("small")
    entries = tuple(pen.para(without_notes(source.entry), style, before=ENTRY_GAP) for source in sources)
    left: tuple[Para, ...] = (head, *entries)
    pieces = []
    while left and sources:
        piece, left = pen.cut(left, box.w, box.h)
        pieces.append(piece)
    return pieces


def _head(pen: Pen, text: str) -> Para:
    return pen.line(text, weighted(coloured(pen.style("label"), "grey"), True))


def _reference(stage: Stage, paras: tuple[Para, ...]) -> Iterator[Shape]:
    if paras:
        box = _reference_box(stage)
        yield TextShape("Reference", dataclasses.replace(box, h=stage.pen.height(paras, box.w)), paras)


def _help(stage: Stage, above: tuple[Para, ...], count: int) -> tuple[Shape, ...]:
    """How to read the numbers, if there is room under the sources."""
    pen, box = stage.pen, _reference_box(stage)
    paras = (
        _head(pen, pen.words.how_to_read),
        pen.line(pen.words.how_to_read_text, pen.style("small"), before=HEAD_GAP),
    )
    height = pen.height(paras, box.w)
    y = box.y + (pen.height(above, box.w) + HELP_GAP if above else 0.0)
    if y + height > box.bottom:
        return ()
    y = box.bottom - height if count <= HELP_AT_FOOT else y
    return (TextShape("How to read", Box(box.x, y, box.w, height), paras),)
