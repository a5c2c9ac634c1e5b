"""The sources: every note of the deck by its number, beside the sources themselves or in columns before them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.doctree import Inlines, Note, Source, Text
from briefgen.doctree.walk import without_notes
from briefgen.render.pptx.compose.links import address_of, linked
from briefgen.render.pptx.compose.measure import POINTS
from briefgen.render.pptx.compose.pen import Pen, coloured, resized, weighted
from briefgen.render.pptx.compose.share import balanced, first_made, largest, spread
from briefgen.render.pptx.compose.stage import Part, Stage, rule
from briefgen.render.pptx.slides import GroupShape, Para, Shape, TextShape
from briefgen.theme import Box, Style

COLUMN = 4
"""Grid columns of a column of notes or sources."""

COLUMNS = 3
"""Such columns on a slide; where all the sources stand in one, it is the first."""

REFERENCE_INSET = 0.25
NUMBER_W = 0.42
ROW_LEAST = 0.55
ROW_MOST = 1.15
AIR = 0.1042
LEAST_AIR = 0.05
SHARES = (1.0, 0.93, 0.86)
"""Sizes of the notes, of their own, where a smaller one saves a slide."""

FEW = 5
"""Notes up to this many stand in one wide column."""

HEAD_GAP = 6.0
ENTRY_GAP = 9.0
HELP_GAP = 0.375
HELP_AT_FOOT = 3
"""With notes up to this many, the explanation stands at the foot of its column."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A note and the address of what it cites."""

    note: Note
    address: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A note as it is set, its row's least height and its width."""

    note: Note
    paras: tuple[Para, ...]
    least: float
    width: float


@dataclass(frozen=True, slots=True)
class _Column:
    """Notes and, under them, sources; `height` is the least that they take."""

    notes: Sequence[Entry] = ()
    sources: Sequence[Para] = ()
    height: float = 0.0


def compose(stage: Stage, notes: Sequence[Note], sources: Sequence[Source]) -> tuple[Part, ...]:
    """The notes beside the sources on one slide, or on the fewest slides that hold both, the sources after them."""
    stage = dataclasses.replace(stage, body=stage.frame)
    addresses = {source.id: source for source in sources}
    told = [_Told(note, address_of(note, addresses)) for note in notes]
    return _together(stage, told, sources) or _one_after_another(stage, told, sources)


def _together(stage: Stage, told: Sequence[_Told], sources: Sequence[Source]) -> tuple[Part, ...]:
    """All on one slide, the sources in its first column; nothing where they do not fit."""
    room, one_source = stage.body.h, len(sources) == 1
    first = _Column((), _Sources(stage, sources).all)
    if stage.pen.height(first.sources, _width(stage)) > room:
        return ()

    def made(share: float, wide: int) -> tuple[Part, ...] | None:
        entries = _entries(stage, told, stage.grid.span(wide * COLUMN), one_source, share)
        runs = spread([entry.least for entry in entries], (COLUMNS - 1) // wide, room)
        if runs is None:
            return None
        columns = [_Column(held, (), sum(entry.least for entry in held)) for a, b in runs if (held := entries[a:b])]
        return (_part(stage, [first, *columns], explained=bool(told)),)

    tried = [*([(1.0, COLUMNS - 1)] if len(told) <= FEW else []), *((share, 1) for share in SHARES)]
    return first_made(tried, lambda each: made(*each)) or ()


def _one_after_another(stage: Stage, told: Sequence[_Told], sources: Sequence[Source]) -> tuple[Part, ...]:
    """The notes, then the sources, in columns about equally high; where it saves a slide, in a column that they share."""
    room = stage.body.h

    def made(share: float, most: int) -> Sequence[list[_Column]]:
        entries = _entries(stage, told, stage.grid.span(COLUMN), False, share)
        cited = _Sources(stage, sources, share)
        noted = [entry.least for entry in entries]
        heights = [*noted, *cited.heights]
        runs = _runs(noted, room) + _runs(cited.heights, room, len(noted))
        if len(runs) > len(joined := _runs(heights, room)):
            runs = joined
        if most and len(runs) > most * COLUMNS:
            return ()
        columns = [
            _Column(entries[a:b], cited.some(a - len(noted), b - len(noted)), sum(heights[a:b])) for a, b in runs
        ]
        return [columns[first : first + COLUMNS] for first in range(0, len(columns), COLUMNS)]

    slides = largest(SHARES, made)[0]
    return tuple(_part(stage, slide, explained=bool(told) and slide is slides[-1]) for slide in slides)


def _runs(heights: Sequence[float], room: float, first: int = 0) -> list[tuple[int, int]]:
    """What stands in each column, of as many as the fewest slides have; `first` is the place of the first height."""
    fewest = len(balanced(heights, lambda start, end: sum(heights[start:end]) <= room))
    runs = spread(heights, -(-fewest // COLUMNS) * COLUMNS, room) or [(each, each + 1) for each in range(len(heights))]
    empty = [(len(heights), len(heights))] * (-len(runs) % COLUMNS)
    return [(start + first, end + first) for start, end in (*runs, *empty)]


def _part(stage: Stage, columns: Sequence[_Column], *, explained: bool) -> Part:
    """A slide of columns, and how to read the numbers under its last sources if there is room."""
    noted = [column for column in columns if column.notes]
    spare = min(((stage.body.h - column.height) / len(column.notes) for column in noted), default=0.0)
    shapes: list[Shape] = []
    for place, column in enumerate(columns):
        shapes += _drawn(stage, place, column, spare)
    last = [shape for shape in shapes if isinstance(shape, TextShape)][-1:] if explained else []
    listed = tuple(entry.note.number for column in noted for entry in column.notes)
    shapes += [shape for above in last for shape in _help(stage, above.box, at_foot=len(listed) <= HELP_AT_FOOT)]
    return Part("sources", tuple(shapes), stage.pen.style("small").size, lists=listed)


def _drawn(stage: Stage, place: int, column: _Column, spare: float) -> Iterator[Shape]:
    """The notes with so much more air round each as all columns have room for, and the sources."""
    x, y = stage.grid.x(place * COLUMN), stage.body.y
    for row, entry in enumerate(column.notes):
        height = max(entry.least, min(entry.least + spare, ROW_MOST))
        air = min(AIR, LEAST_AIR + (height - entry.least) / 2)
        yield rule(f"Rule {entry.note.number}", x, y, entry.width, "hairline" if row else "ink")
        yield _note(stage.pen, entry.note, entry.paras, Box(x, y + air, entry.width, height - air))
        y += height
    if column.sources:
        y += HEAD_GAP / POINTS if column.notes else 0.0
        width = _width(stage)
        yield TextShape("Reference", Box(x, y, width, stage.pen.height(column.sources, width)), tuple(column.sources))


# The notes


def _entries(stage: Stage, notes: Sequence[_Told], width: float, one_source: bool, share: float = 1.0) -> list[Entry]:
    made = []
    for told in notes:
        paras = _said(stage, told, one_source, width - NUMBER_W, share)
        least = max(stage.pen.height(paras, width - NUMBER_W) + 2 * LEAST_AIR, ROW_LEAST)
        made.append(Entry(told.note, paras, least, width))
    return made


def _said(stage: Stage, told: _Told, one_source: bool, width: float, share: float) -> tuple[Para, ...]:
    """The place cited, in bold, or source and place where there are several; what it is for, or a calculation in full."""
    pen, note = stage.pen, told.note
    short, locator = without_notes(note.short), _text(note.locator)
    calculated = note.kind == "calculation"
    head = locator if locator and (one_source or calculated) else short
    tail = short if calculated and locator else _text(note.supports)
    small, label = (_smaller(pen.style(name), share) for name in ("small", "label"))
    found = [_leading(pen.para(head, weighted(small, one_source)), told.address)]
    if tail:
        found.append(pen.para(tail, coloured(label, "grey")))
    return pen.cut(found, width, stage.body.h - 2 * LEAST_AIR)[0]


def _smaller(style: Style, share: float) -> Style:
    return resized(style, max(round(style.size * share * 2) / 2, style.smallest))


def _leading(para: Para, address: str) -> Para:
    return dataclasses.replace(para, runs=linked(para.runs, address))


def _text(text: str) -> Inlines:
    return (Text(text),) if text else ()


def _note(pen: Pen, note: Note, paras: tuple[Para, ...], box: Box) -> GroupShape:
    number = pen.line(str(note.number), pen.style("lead", "accent"))
    text_box = Box(box.x + NUMBER_W, box.y, box.w - NUMBER_W, box.h)
    shapes = (
        TextShape(f"Note number {note.number}", dataclasses.replace(box, w=NUMBER_W), (number,)),
        TextShape(f"Note {note.number}", text_box, paras),
    )
    return GroupShape(f"Source note {note.number}", shapes)


# The sources


class _Sources:
    """The sources under their head, in pieces that a column holds."""

    def __init__(self, stage: Stage, sources: Sequence[Source], share: float = 1.0) -> None:
        pen, width = stage.pen, _width(stage)
        self.head = _head(pen, pen.words.source_list)
        over = pen.height((self.head,), width) + (ENTRY_GAP + HEAD_GAP) / POINTS
        paras = _cited(pen, sources, share)
        self.pieces = [piece for para in paras for piece in _pieces(pen, para, width, stage.body.h - over)]
        self.heights = [pen.height((piece,), width) + ENTRY_GAP / POINTS for piece in self.pieces]
        self.heights[:1] = [height + over for height in self.heights[:1]]

    @property
    def all(self) -> Sequence[Para]:
        return self.some(0, len(self.pieces))

    def some(self, start: int, end: int) -> Sequence[Para]:
        """The pieces from a place to another, the head before the first."""
        pieces = self.pieces[max(start, 0) : max(end, 0)]
        return (self.head, *pieces) if pieces and start <= 0 else pieces


def _width(stage: Stage) -> float:
    return stage.grid.span(COLUMN) - REFERENCE_INSET


def _cited(pen: Pen, sources: Iterable[Source], share: float) -> Iterator[Para]:
    style = _smaller(pen.style("small"), share)
    for source in sources:
        para = pen.para(without_notes(source.entry), style, before=ENTRY_GAP)
        yield para if any(run.link for run in para.runs) else _leading(para, source.url)


def _pieces(pen: Pen, para: Para, width: float, room: float) -> Iterator[Para]:
    """The entry whole, or in pieces where it is higher than a column."""
    left: tuple[Para, ...] = (para,)
    while left:
        piece, left = pen.cut(left, width, room)
        yield from piece


def _head(pen: Pen, text: str) -> Para:
    return pen.line(text, weighted(coloured(pen.style("label"), "grey"), True))


def _explained(stage: Stage) -> tuple[Para, ...]:
    """How to read the numbers."""
    pen = stage.pen
    text = pen.line(pen.words.how_to_read_text, pen.style("small"), before=HEAD_GAP)
    return _head(pen, pen.words.how_to_read), text


def _help(stage: Stage, above: Box, *, at_foot: bool = False) -> tuple[TextShape, ...]:
    """How to read the numbers, if there is room under the last column of sources."""
    paras = _explained(stage)
    height = stage.pen.height(paras, above.w)
    y = above.bottom + HELP_GAP
    if y + height > stage.body.bottom:
        return ()
    y = stage.body.bottom - height if at_foot else y
    return (TextShape("How to read", Box(above.x, y, above.w, height), paras),)
