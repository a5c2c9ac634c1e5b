"""Points as rows: a bold lead with its text under it, a hairline between two, sized and spaced to fill their box."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.doctree import Inlines, ListItem
from briefgen.render.pptx.compose.bundle import Point, are_short
from briefgen.render.pptx.compose.measure import POINTS
from briefgen.render.pptx.compose.pen import Pen, coloured, resized, weighted
from briefgen.render.pptx.compose.share import first_made
from briefgen.render.pptx.compose.stage import rule
from briefgen.render.pptx.slides import Anchor, GroupShape, Para, Run, Shape, TextShape
from briefgen.theme import Box, Style

AIR = 0.1667
"""Inches above and below the text of a row, and the least there may be."""

LEAST_AIR = 0.0833
UNDER_LEAD = 3.0
BETWEEN_ITEMS = 3.0
NUMBER_INDENT = 1.6
"""How far a numbered point's text stands in, in em."""

GROWTH = (1.5, 1.375, 1.25, 1.125, 1.0, 0.9375, 0.875, 0.8125, 0.75)
"""Sizes of a slide's text beside the body's: from a statement on an almost empty slide to the smallest."""


@dataclass(frozen=True, slots=True)
class Step:
    """A size of points: the lead's style and the text's."""

    lead: Style
    text: Style


@dataclass(frozen=True, slots=True)
class Cell:
    """Text in a row, at `x` and so wide."""

    name: str
    x: float
    w: float
    paras: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side, drawn for the item `key`; several are one group, called `name`."""

    name: str
    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    shapes: tuple[Shape, ...]
    size: float


def sizes(style: Style, largest: float = 1.0, least: float = 0.0) -> tuple[float, ...]:
    """The sizes to try, from `largest` times the style's own down to its smallest, or to `least` points."""
    bottom = max(style.smallest, least)
    tried = [max(round(style.size * growth * 2) / 2, bottom) for growth in GROWTH if growth <= largest]
    return tuple(dict.fromkeys(tried))


def steps(pen: Pen, largest: float = 1.0, least: float = 0.0, lead: str = "lead") -> tuple[Step, ...]:
    """The sizes to try, the lead in proportion to the text; `largest` is times the body's size, `least` in points."""
    body, bold = pen.style("body"), pen.style(lead)
    return tuple(
        Step(resized(bold, round(bold.size * size / body.size * 2) / 2), resized(body, size))
        for size in sizes(body, largest, least)
    )


def paras(pen: Pen, point: Point, step: Step, colour: str = "") -> tuple[Para, ...]:
    """A point's paragraphs: its lead, its text, and the points under it with bullets."""
    lead, text = (coloured(style, colour) if colour else style for style in (step.lead, step.text))
    found = [pen.para(point.lead, lead)] if point.lead else []
    if point.content or not (point.lead or point.items):
        found.append(pen.para(point.content, text, before=UNDER_LEAD if found else 0.0))
    return (*found, *items(pen, point.items, text))


def items(pen: Pen, children: Iterable[ListItem], text: Style, level: int = 0) -> Iterator[Para]:
    """The points under a point, each a paragraph with a bullet, then those under it."""
    for child in children:
        runs = run_in(pen, child.lead, child.content, text)
        yield Para(runs, text.leading, before=BETWEEN_ITEMS, bullet="square", level=level)
        yield from items(pen, child.items, text, level + 1)


def run_in(pen: Pen, lead: Inlines, content: Inlines, text: Style) -> tuple[Run, ...]:
    """A lead and its text in one paragraph, on lines of their own."""
    bold = pen.runs(lead, weighted(text, True))
    gap = (Run("\n", text.size),) if lead and content else ()
    return (*bold, *gap, *pen.runs(content, text))


def _counted(held: tuple[Para, ...], number: int) -> tuple[Para, ...]:
    """A point's paragraphs with its number before the first, the others as far in."""
    return tuple(numbered(held[0], held[1:], number)) if number else held


def numbered(first: Para, others: Iterable[Para], number: int) -> Iterator[Para]:
    """The first paragraph with the number, and the others a level further in; as far as two digits of its size ask."""
    indent = max((run.size for run in first.runs), default=0.0) * NUMBER_INDENT / POINTS or first.indent
    yield dataclasses.replace(first, bullet="number", number=number, indent=indent)
    for para in others:
        yield dataclasses.replace(para, level=para.level + 1, indent=indent)


def fit(
    pen: Pen, box: Box, tried: Iterable[Step], rows_at: Callable[[Step], Sequence[Row]], anchor: Anchor = "middle"
) -> Rows | None:
    """The rows in the largest of the sizes in which they fit the box; None if they fit in none."""

    def make(step: Step) -> Rows | None:
        shapes = stack(pen, box, rows_at(step), anchor)
        return Rows(shapes, step.text.size) if shapes else None

    return first_made(tried, make)


def of_points(
    pen: Pen, points: Sequence[Point], box: Box, tried: Iterable[Step], name: str = "Point", anchor: Anchor = "top"
) -> Rows | None:
    """The points as rows of one cell each, hanging from the rules between them unless `anchor` says otherwise."""

    even = are_short(points)

    def row(place: int, point: Point, step: Step) -> Row:
        said = _counted(paras(pen, point, step), point.number)
        width = pen.balanced(said[0], box.w) if even else box.w
        return Row(name, point.key, (Cell(f"{name} {place}", box.x, width, said),))

    def rows_at(step: Step) -> list[Row]:
        return [row(place, point, step) for place, point in enumerate(points, 1)]

    return fit(pen, box, tried, rows_at, anchor)


def stack(pen: Pen, box: Box, rows: Sequence[Row], anchor: Anchor) -> tuple[Shape, ...]:
    """The rows over the whole height of the box, hairlines between; nothing if they do not fit."""
    naturals = [row_height(pen, row) for row in rows]
    heights = pitches(naturals, box.h)
    if heights is None:
        return ()
    shapes: list[Shape] = []
    for place, (row, natural, slot) in enumerate(zip(rows, naturals, slots(box, heights), strict=True)):
        if place:
            shapes.append(rule(f"Rule {place}", box.x, slot.y, box.w))
        held = _hung(slot, natural, not place) if anchor == "top" else slot
        cells = [TextShape(cell.name, Box(cell.x, held.y, cell.w, held.h), cell.paras, anchor) for cell in row.cells]
        if len(cells) == 1:
            shapes.append(dataclasses.replace(cells[0], key=row.key))
        else:
            shapes.append(GroupShape(row.name, tuple(cells), key=row.key))
    return tuple(shapes)


def row_height(pen: Pen, row: Row) -> float:
    """How high the text of a row stands, without air."""
    return max(pen.height(cell.paras, cell.w) for cell in row.cells)


def stands(naturals: Sequence[float], room: float) -> bool:
    """Whether rows of texts so high fit the room."""
    return sum(natural + 2 * LEAST_AIR for natural in naturals) <= room + 1e-6


def _hung(slot: Box, natural: float, first: bool) -> Box:
    """Where a row's text stands when it hangs from the rule above it."""
    air = 0.0 if first else min(AIR, (slot.h - natural) / 2)
    return Box(slot.x, slot.y + air, slot.w, slot.h - air - min(LEAST_AIR, slot.h - air - natural))


def slots(box: Box, heights: Iterable[float]) -> Iterator[Box]:
    """The boxes of so many heights, one under the other."""
    y = box.y
    for height in heights:
        yield Box(box.x, y, box.w, height)
        y += height


def pitches(naturals: Sequence[float], room: float) -> list[float] | None:
    """How high each row is when together they fill the room: alike where the text allows. None if they do not fit."""
    if not stands(naturals, room):
        return None
    needs = [natural + 2 * LEAST_AIR for natural in naturals]
    alike, left = set(range(len(needs))), room
    while alike:
        level = left / len(alike)
        tall = {row for row in alike if needs[row] > level + 1e-9}
        if not tall:
            return [level if row in alike else need for row, need in enumerate(needs)]
        left -= sum(needs[row] for row in tall)
        alike -= tall
    return needs


def largest_that_fits(pen: Pen, style: Style, content: Inlines, box: Box, tried: Iterable[float]) -> Para | None:
    """The content as one paragraph in the largest of the sizes in which it fits the box."""

    def make(size: float) -> Para | None:
        para = pen.para(content, resized(style, size))
        return para if pen.height((para,), box.w) <= box.h else None

    return first_made(tried, make)
