"""The sources: every note of the deck by its number, beside the sources themselves or before them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from briefgen.doctree import Inlines, Note, Source, Text
from briefgen.doctree.walk import without_notes
from briefgen.render.pptx.compose.links import address_of, linked
from briefgen.render.pptx.compose.measure import POINTS
from briefgen.render.pptx.compose.pen import Pen, coloured, resized, weighted
from briefgen.render.pptx.compose.share import balanced, first_made, largest, spread
from briefgen.render.pptx.compose.stage import Part, Stage, rule
from briefgen.render.pptx.slides import GroupShape, Para, Shape, TextShape
from briefgen.theme import Box, Style

REFERENCE_COLUMNS = 4
REFERENCE_INSET = 0.25
COLUMN = 4
"""Grid columns of a column of notes; the first of three is free on slides that list no sources."""

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
COLUMNS = ((1, 1.0), (2, 1.0), (2, 0.93), (2, 0.86), (3, 1.0))
"""Columns of sources on slides of their own, and their size of the usual one, in the order tried."""

GUTTER = 0.5
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
class Column:
    """Notes one under the other, and the least height they take."""

    entries: tuple[Entry, ...]
    height: float


def compose(stage: Stage, notes: Sequence[Note], sources: Sequence[Source]) -> tuple[Part, ...]:
    """The notes on as many slides as they take, beside the sources or, where these are many, before them."""
    stage = dataclasses.replace(stage, body=stage.frame)
    reference = _reference(stage, sources)
    beside = bool(reference) and reference[-1].box.bottom <= stage.body.bottom
    addresses = {source.id: source for source in sources}
    told = [_Told(note, address_of(note, addresses)) for note in notes]
    columns = _columns(stage, told, beside, len(sources) == 1)
    parts = [_part(stage, held, ()) for held in columns[beside:]]
    if beside:
        first = columns[0] if columns else []
        help_text = _help(stage, reference[-1].box.bottom, len(notes)) if notes else ()
        return (_part(stage, first, (*reference, *help_text)), *parts)
    return (*parts, *_references(stage, sources, explained=bool(notes)))


def _part(stage: Stage, columns: Sequence[Column], beside: Sequence[Shape]) -> Part:
    listed = tuple(entry.note.number for column in columns for entry in column.entries)
    shapes = (*beside, *_notes(stage, columns, bool(beside)))
    return Part("sources", shapes, stage.pen.style("small").size, lists=listed)


# The notes


def _columns(stage: Stage, notes: Sequence[_Told], beside: bool, one_source: bool) -> Sequence[list[Column]]:
    """The notes in columns about equally long, on the fewest slides that hold them; few of them in one wide column."""
    if len(notes) <= FEW and beside:
        wide = _column(_entries(stage, notes, stage.grid.span(2 * COLUMN), one_source))
        if wide.height <= stage.body.h:
            return [[wide]] if notes else []

    def made(share: float, most: int) -> Sequence[list[Column]]:
        slides = _slides(stage, _entries(stage, notes, stage.grid.span(COLUMN), one_source, share), beside)
        return slides if not most or len(slides) <= most else []

    return largest(SHARES, made)[0] if notes else []


def _slides(stage: Stage, entries: Sequence[Entry], beside: bool) -> list[list[Column]]:
    room = stage.body.h
    fewest = int(sum(entry.least for entry in entries) / (3 * room))
    for slides in range(max(fewest, 1), len(entries) + 1):
        counts = [2 if beside and not place else 3 for place in range(slides)]
        runs = spread([entry.least for entry in entries], sum(counts), room)
        if runs is not None:
            rest = (_column(entries[start:end]) for start, end in runs)
            return [list(islice(rest, count)) for count in counts]
    return [[_column([entry])] for entry in entries]


def _entries(stage: Stage, notes: Sequence[_Told], width: float, one_source: bool, share: float = 1.0) -> list[Entry]:
    made = []
    for told in notes:
        paras = _said(stage, told, one_source, width - NUMBER_W, share)
        least = max(stage.pen.height(paras, width - NUMBER_W) + 2 * LEAST_AIR, ROW_LEAST)
        made.append(Entry(told.note, paras, least, width))
    return made


def _column(entries: Sequence[Entry]) -> Column:
    return Column(tuple(entries), sum(entry.least for entry in entries))


def _said(stage: Stage, told: _Told, one_source: bool, width: float, share: float) -> tuple[Para, ...]:
    """The place cited and what it is cited for; the source too where there are several; a calculation in full."""
    pen, note = stage.pen, told.note
    short, locator = without_notes(note.short), _text(note.locator)
    calculated = note.kind == "calculation"
    head = locator if locator and (one_source or calculated) else short
    tail = short if calculated and locator else _text(note.supports)
    small, label = (_smaller(pen.style(name), share) for name in ("small", "label"))
    found = [_leading(pen.para(head, weighted(small, True)), told.address)]
    if tail:
        found.append(pen.para(tail, coloured(label, "grey")))
    return pen.cut(found, width, stage.body.h - 2 * LEAST_AIR)[0]


def _smaller(style: Style, share: float) -> Style:
    return resized(style, max(round(style.size * share * 2) / 2, style.smallest))


def _leading(para: Para, address: str) -> Para:
    return dataclasses.replace(para, runs=linked(para.runs, address))


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


def _reference(stage: Stage, sources: Sequence[Source]) -> tuple[TextShape, ...]:
    """The sources under their head in one narrow column, however long."""
    if not sources:
        return ()
    box = _reference_box(stage)
    return (_listed(stage.pen, (_head(stage.pen, stage.pen.words.source_list), *_cited(stage.pen, sources)), box),)


def _cited(pen: Pen, sources: Iterable[Source], share: float = 1.0) -> Iterator[Para]:
    style = _smaller(pen.style("small"), share)
    for source in sources:
        para = pen.para(without_notes(source.entry), style, before=ENTRY_GAP)
        yield para if any(run.link for run in para.runs) else _leading(para, source.url)


def _listed(pen: Pen, paras: Sequence[Para], box: Box) -> TextShape:
    return TextShape("Reference", dataclasses.replace(box, h=pen.height(paras, box.w)), tuple(paras))


def _references(stage: Stage, sources: Sequence[Source], *, explained: bool) -> tuple[Part, ...]:
    """The sources on slides of their own, each whole, in the fewest columns that hold them on one slide."""
    if not sources:
        return ()
    made = first_made(COLUMNS, lambda tried: _in_columns(stage, sources, *tried, one=tried is not COLUMNS[-1]))
    parts = list(made or ())
    last = parts[-1].shapes[-1] if explained and parts else None
    if isinstance(last, TextShape):
        shapes = _help_under(stage, last.box)
        parts[-1] = dataclasses.replace(parts[-1], shapes=(*parts[-1].shapes, *shapes))
    return tuple(parts)


def _in_columns(
    stage: Stage, sources: Sequence[Source], count: int, share: float, *, one: bool
) -> tuple[Part, ...] | None:
    """The sources in columns about equally high, so many a slide; None where they must be on `one` slide and are not."""
    pen, body = stage.pen, stage.body
    width = (body.w - GUTTER * (count - 1)) / count
    head = _head(pen, pen.words.source_list)
    room = body.h - pen.height((head,), width) - ENTRY_GAP / POINTS
    pieces = [piece for para in _cited(pen, sources, share) for piece in _pieces(pen, para, width, room)]
    heights = [pen.height((piece,), width) + ENTRY_GAP / POINTS for piece in pieces]
    runs = spread(heights, count, room)
    if runs is None and one:
        return None
    if runs is None:
        fewest = len(balanced(heights, lambda start, end: sum(heights[start:end]) <= room))
        runs = spread(heights, -(-fewest // count) * count, room) or [
            (place, place + 1) for place in range(len(pieces))
        ]
    held = [[head, *pieces[start:end]] if not start else pieces[start:end] for start, end in runs]
    boxes = [Box(body.x + place * (width + GUTTER), body.y, width, body.h) for place in range(count)]
    slides = [held[start : start + count] for start in range(0, len(held), count)]
    size = _smaller(pen.style("small"), share).size
    return tuple(
        Part("sources", tuple(_listed(pen, paras, box) for paras, box in zip(slide, boxes, strict=False)), size)
        for slide in slides
    )


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


def _help(stage: Stage, above: float, count: int) -> tuple[Shape, ...]:
    """How to read the numbers, if there is room under the sources."""
    box, paras = _reference_box(stage), _explained(stage)
    height = stage.pen.height(paras, box.w)
    y = above + HELP_GAP
    if y + height > box.bottom:
        return ()
    y = box.bottom - height if count <= HELP_AT_FOOT else y
    return (TextShape("How to read", Box(box.x, y, box.w, height), paras),)


def _help_under(stage: Stage, last: Box) -> tuple[Shape, ...]:
    """How to read the numbers, if there is room under the last column of sources."""
    paras = _explained(stage)
    height = stage.pen.height(paras, last.w)
    y = last.bottom + HELP_GAP
    return (TextShape("How to read", Box(last.x, y, last.w, height), paras),) if y + height <= stage.body.bottom else ()
