"""Text that runs through columns and on to further slides: what holds any amount of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from briefgen.doctree import Inlines
from briefgen.render.pptx.compose.bundle import Point
from briefgen.render.pptx.compose.measure import POINTS
from briefgen.render.pptx.compose.pen import Pen, resized
from briefgen.render.pptx.compose.rows import items, numbered, run_in, sizes
from briefgen.render.pptx.compose.share import largest
from briefgen.render.pptx.compose.stage import Part, Stage, cited
from briefgen.render.pptx.slides import Para, Shape, TextShape
from briefgen.theme import Box

ONE_COLUMN = 9
"""Grid columns that text takes where one text column is enough, so that its lines can be read."""

GUTTER = 0.5
BETWEEN = 0.55
"""Space between two paragraphs, of a line."""

SPARSE, ENOUGH = 0.6, 0.62
"""The share of the body zone that no slide should stay under, and what one that would is given."""

MOST_AIR = 0.75
"""Inches by which the paragraphs of a sparse slide are set further apart, at most."""

LEAST_ROOM = (1.0, 0.8, 0.6, 0.45, 0.3, 0.2, 0.1)
"""Shares of a column that are filled, until the notes cited in it find room."""

EASING = (1.01, 1.03, 1.06, 1.1, 1.15, 1.2, 1.25, 1.32, 1.4, 1.6, 1.8)
"""How much higher than their share columns are tried, until no more slides are needed."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph and the key of the block it belongs to."""

    block: str
    para: Para


@dataclass(frozen=True, slots=True)
class _Rest:
    """The pieces that are still to be set: what is left of one that was cut, and all from a place on."""

    pieces: tuple[_Piece, ...]
    place: int = 0
    cut: _Piece | None = None

    def __bool__(self) -> bool:
        return self.cut is not None or self.place < len(self.pieces)

    def __iter__(self) -> Iterator[_Piece]:
        if self.cut:
            yield self.cut
        for place in range(self.place, len(self.pieces)):
            yield self.pieces[place]

    def after(self, count: int, cut: _Piece | None) -> _Rest:
        """The rest when so many pieces are gone, but for what was cut off the last of them."""
        return _Rest(self.pieces, self.place + count - (self.cut is not None), cut)


Column = tuple[_Piece, ...]
Columns = tuple[Column, ...]


def compose(stage: Stage, points: Sequence[Point], title: Inlines = ()) -> tuple[Part, ...]:
    """The points on as few slides as hold them, in the largest size that does not take more; on one more, none sparse."""
    tried = sizes(stage.pen.style("body"), largest=1.5)
    slides, size = largest(tried, lambda size, most: _run(stage, points, size, most))
    best, chosen = _even(stage, points, size, slides), size
    if len(slides) > 1 and _least(stage, best, size) < SPARSE:
        for larger in reversed(tried[: tried.index(size)]):
            if found := _run(stage, points, larger, len(slides) + 1):
                made = _even(stage, points, larger, found)
                if _least(stage, made, larger) > _least(stage, best, chosen):
                    best, chosen = made, larger
    if len(best) == 1:
        best = [tuple(_aired(column, ENOUGH - _least(stage, best, chosen), stage) for column in best[0])]
    boxes = _boxes(stage, chosen)
    return tuple(Part("text", tuple(_shapes(stage.pen, columns, boxes)), chosen, title) for columns in best)


def _aired(column: Column, lacking: float, stage: Stage) -> Column:
    """The pieces further apart by what a slide of large type lacks, a share of the body zone."""
    if lacking <= 0 or len(column) < 2:
        return column
    zone = stage.pen.theme.slide.zone["body"]
    more = min(zone.h * lacking / (len(column) - 1), MOST_AIR) * POINTS
    return tuple(_Piece(each.block, dataclasses.replace(each.para, before=each.para.before + more)) for each in column)


def _run(stage: Stage, points: Sequence[Point], size: float, most: int) -> tuple[Columns, ...]:
    return _fill(stage, tuple(_pieces(stage.pen, points, size)), _boxes(stage, size), stage.frame.h, most)


def _even(stage: Stage, points: Sequence[Point], size: float, slides: Sequence[Columns]) -> Sequence[Columns]:
    """The same points on as many slides, in columns about equally high; higher where else the last would be sparse."""
    boxes, pieces = _boxes(stage, size), tuple(_pieces(stage.pen, points, size))
    heights = (_height(stage.pen, column, box) for slide in slides for column, box in zip(slide, boxes, strict=True))
    share = sum(heights) / max(len(slides) * len(boxes), 1)
    rooms = (share * ease for ease in EASING if share * ease < stage.frame.h)
    best: Sequence[Columns] = ()
    for room in rooms:
        made = _fill(stage, pieces, boxes, room, len(slides))
        if made and (not best or _least(stage, made, size) > _least(stage, best, size)):
            best = made
        if best and _least(stage, best, size) >= SPARSE:
            break
    return best or slides


def _least(stage: Stage, slides: Sequence[Columns], size: float) -> float:
    """The share of the body zone that the emptiest of the slides takes, from its top to the foot of its longest column."""
    zone, boxes = stage.pen.theme.slide.zone["body"], _boxes(stage, size)
    tallest = (max(_height(stage.pen, column, box) for column, box in zip(each, boxes, strict=True)) for each in slides)
    return (stage.body.y - zone.y + min(tallest, default=0.0)) / zone.h


def _height(pen: Pen, column: Column, box: Box) -> float:
    return pen.height([piece.para for piece in column], box.w)


def _boxes(stage: Stage, size: float) -> tuple[Box, ...]:
    """One column for large type, two for the body's size and less."""
    body = stage.body
    if size > stage.pen.style("body").size:
        return (dataclasses.replace(body, w=stage.grid.span(ONE_COLUMN)),)
    width = (body.w - GUTTER) / 2
    return (dataclasses.replace(body, w=width), Box(body.x + width + GUTTER, body.y, width, body.h))


def _pieces(pen: Pen, points: Iterable[Point], size: float) -> Iterator[_Piece]:
    text = resized(pen.style("body"), size)
    for point in points:
        before = text.leading * BETWEEN
        runs = run_in(pen, point.lead, point.content, text)
        first = Para(runs, text.leading, before=before, bullet="square" if point.bullet else "")
        below: Iterable[Para] = items(pen, point.items, text, 1 if point.bullet and not point.number else 0)
        said = numbered(first, below, point.number) if point.number else (first, *below)
        for para in said:
            if para.runs:
                yield _Piece(point.block, para)


def _fill(stage: Stage, pieces: Column, boxes: tuple[Box, ...], room: float, most: int = 0) -> tuple[Columns, ...]:
    """The pieces in columns so high; nothing where they take more than `most` slides."""
    slides: list[Columns] = []
    rest = _Rest(pieces)
    while rest:
        if most and len(slides) == most:
            return ()
        columns, rest = _slide(stage, rest, boxes, room)
        slides.append(columns)
    return tuple(slides)


def _slide(stage: Stage, left: _Rest, boxes: tuple[Box, ...], room: float) -> tuple[Columns, _Rest]:
    """One slide's columns and the rest; less is taken where the notes would find no room."""
    for share in LEAST_ROOM:
        columns: list[Column] = []
        rest = left
        for box in boxes:
            column, rest = _column(stage.pen, rest, box.w, room * share)
            columns.append(column)
        if stage.notes_fit(cited(tuple(piece.para for column in columns for piece in column))):
            break
    return tuple(columns), rest


def _column(pen: Pen, rest: _Rest, width: float, room: float) -> tuple[Column, _Rest]:
    if not rest:
        return (), rest
    paras, over, count = pen.taken_in((piece.para for piece in rest), width, room)
    blocks = [piece.block for piece in islice(rest, count)]
    taken = tuple(map(_Piece, blocks, paras))
    return taken, rest.after(count, _Piece(blocks[-1], over[0]) if over else None)


def _shapes(pen: Pen, columns: Iterable[tuple[_Piece, ...]], boxes: Iterable[Box]) -> Iterator[Shape]:
    """A text box a block, one under the other."""
    place = 0
    for column, box in zip(columns, boxes, strict=True):
        y = box.y
        for block, group in groupby(column, key=lambda piece: piece.block):
            paras = tuple(piece.para for piece in group)
            y += paras[0].before / POINTS if y > box.y else 0.0
            place += 1
            height = pen.height(paras, box.w)
            held = (dataclasses.replace(paras[0], before=0.0), *paras[1:])
            yield TextShape(f"Text {place}", Box(box.x, y, box.w, height), held, key=block)
            y += height
