"""The sources: every note of the deck by its number, beside the sources themselves."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from briefgen.doctree import Inlines, Note, Source, Text
from briefgen.doctree.walk import without_notes
from briefgen.render.pptx.compose.pen import Pen, coloured, weighted
from briefgen.render.pptx.compose.stage import Part, Stage, rule
from briefgen.render.pptx.slides import GroupShape, Para, Shape, TextShape
from briefgen.theme import Box

REFERENCE_COLUMNS = 4
REFERENCE_INSET = 0.25
COLUMN = 4
"""Grid columns of a column of notes; the first of three is free on slides that list no sources."""

NUMBER_W = 0.42
ROW_LEAST = 0.55
ROW_MOST = 1.15
AIR = 0.1042
LEAST_AIR = 0.05
FEW = 5
"""Notes up to this many stand in one wide column."""

HEAD_GAP = 6.0
ENTRY_GAP = 9.0
HELP_GAP = 0.375
HELP_AT_FOOT = 3
"""With notes up to this many, the explanation stands at the foot of its column."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A note as it is set, its row's least height and its width."""

    note: Note
    paras: tuple[Para, ...]
    least: float
    width: float


@dataclass(frozen=True, slots=True)
class Column:
    """Notes one under the other, and the least height they take."""

    entries: tuple[Entry, ...]
    height: float


def compose(stage: Stage, notes: Sequence[Note], sources: Sequence[Source]) -> tuple[Part, ...]:
    """The sources at the left of as many slides as they take, the notes in two columns beside them, in three without."""
    stage = dataclasses.replace(stage, body=stage.frame)
    references = _references(stage, sources)
    columns = _columns(stage, notes, len(references), len(sources) == 1)
    parts = []
    for place, reference in enumerate((*references, *[()] * (len(columns) - len(references)))):
        held = columns[place] if place < len(columns) else []
        help_text = _help(stage, reference, len(notes)) if place == 0 and notes else ()
        shapes = (*_reference(stage, reference), *help_text, *_notes(stage, held, place < len(references)))
        parts.append(Part("sources", shapes, stage.pen.style("small").size))
    return tuple(parts)


# The notes


def _columns(stage: Stage, notes: Sequence[Note], references: int, one_source: bool) -> list[list[Column]]:
    """The notes in columns about equally long, on the fewest slides that hold them; few of them in one wide column."""
    room = stage.body.h
    if len(notes) <= FEW and references:
        wide = _column(_entries(stage, notes, stage.grid.span(2 * COLUMN), one_source))
        if wide.height <= room:
            return [[wide]] if notes else []
    entries = _entries(stage, notes, stage.grid.span(COLUMN), one_source)
    fewest = int(sum(entry.least for entry in entries) / (3 * room))
    for slides in range(max(fewest, 1), len(notes) + 1):
        counts = [2 if place < references else 3 for place in range(slides)]
        columns = list(map(_column, _shared(entries, sum(counts))))
        if all(column.height <= room for column in columns):
            rest = iter(columns)
            return [[column for column in islice(rest, count) if column.entries] for count in counts]
    return [[_column([entry])] for entry in entries]


def _shared(entries: Sequence[Entry], count: int) -> Iterator[Sequence[Entry]]:
    """The entries in so many runs whose lengths differ by one at most."""
    size, more = divmod(len(entries), count)
    start = 0
    for place in range(count):
        end = start + size + (place < more)
        yield entries[start:end]
        start = end


def _entries(stage: Stage, notes: Sequence[Note], width: float, one_source: bool) -> list[Entry]:
    made = []
    for note in notes:
        paras = _said(stage, note, one_source, width - NUMBER_W)
        least = max(stage.pen.height(paras, width - NUMBER_W) + 2 * LEAST_AIR, ROW_LEAST)
        made.append(Entry(note, paras, least, width))
    return made


def _column(entries: Sequence[Entry]) -> Column:
    return Column(tuple(entries), sum(entry.least for entry in entries))


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
    return pen.cut(found, width, stage.body.h - 2 * LEAST_AIR)[0]


def _text(text: str) -> Inlines:
    return (Text(text),) if text else ()


def _notes(stage: Stage, columns: Sequence[Column], beside: bool) -> Iterator[Shape]:
    spare = min(((stage.body.h - column.height) / len(column.entries) for column in columns), default=0.0)
    for place, column in enumerate(columns, 1 if beside else 0):
        x, y = stage.grid.x(place * COLUMN), stage.body.y
        for row, entry in enumerate(column.entries):
            height = max(entry.least, min(entry.least + spare, ROW_MOST))
            air = min(AIR, LEAST_AIR + (height - entry.least) / 2)
            yield rule(f"Rule {entry.note.number}", x, y, entry.width, "hairline" if row else "ink")
            yield _note(stage.pen, entry.note, entry.paras, Box(x, y + air, entry.width, height - air))
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
