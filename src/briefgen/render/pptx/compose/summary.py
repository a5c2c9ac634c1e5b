"""The executive summary: key points as claim and evidence, and a strip of up to four key figures."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from briefgen.doctree import KeyFigure, ListItem, Summary
from briefgen.doctree.walk import note_numbers
from briefgen.render.pptx.compose import callout, cards, flow, rows, text
from briefgen.render.pptx.compose.bundle import Point
from briefgen.render.pptx.compose.flow import SPARSE
from briefgen.render.pptx.compose.large import figures as in_one_size
from briefgen.render.pptx.compose.measure import POINTS
from briefgen.render.pptx.compose.pen import Pen
from briefgen.render.pptx.compose.rows import Cell, Row, Rows, Step, items, steps
from briefgen.render.pptx.compose.share import balanced
from briefgen.render.pptx.compose.stage import HAIRLINE, Part, Stage, fill
from briefgen.render.pptx.slides import GroupShape, Para, RectShape, Shape, TextShape
from briefgen.theme import Box

NUMBER_W = 0.3542
CLAIM_COLUMNS = 4
ROWS_MOST = 7
LARGEST = 1.125
STRIP_H = 1.2917
STRIP_HIGHEST = 1.9
STRIP_GAP = 0.125
STRIP_CELLS = 4
STRIP_PAD = 0.25
STRIP_AIR = 0.1667
STRIP_FOOT = 0.25
STRIP_LABEL_GAP = 0.08
STRIP_RULE_INSET = 0.2083
LEAST_SHARE = 0.6
"""Of their size: in figures smaller than that the strip rather has two lines."""


def compose(stage: Stage, summary: Summary) -> tuple[Part, ...]:
    """The key points with the strip under the first of them; figures that find no place there as cards."""
    figures = summary.figures.figures if summary.figures else ()
    if len(summary.points) == 1 and not figures:
        return _only(stage, summary.points[0])
    strip, parts = next(_under(stage, summary.points, _strips(stage, figures[:STRIP_CELLS])), ((), ()))
    parts = parts or _flowing(stage, summary.points)
    left = figures[STRIP_CELLS:] if strip else figures
    if summary.figures and left:
        parts += cards.compose(stage, dataclasses.replace(summary.figures, figures=left))
    return tuple(dataclasses.replace(part, kind="summary") for part in parts)


def _under(
    stage: Stage, points: Sequence[ListItem], strips: Iterator[tuple[Shape, ...]]
) -> Iterator[tuple[tuple[Shape, ...], tuple[Part, ...]]]:
    """Each of the strips that the points find room above, with the slides that they make together."""
    drawn = ((strip, _pointed(stage, points, strip)) for strip in strips if points)
    return ((strip, parts) for strip, parts in drawn if parts)


def _only(stage: Stage, point: ListItem) -> tuple[Part, ...]:
    """A message by itself, where there is nothing else."""
    if made := _message(stage, point):
        return (Part("summary", made.shapes, made.size),)
    return flow.compose(stage, (Point(point.key, "summary", point.lead, point.content, point.items),))


def _message(stage: Stage, point: ListItem) -> Rows | None:
    """The point in large type on the dark block; None where it has points under it, or is too long."""
    said = callout.Message(point.key, (), point.lead, point.content)
    return None if point.items else callout.whole(stage, said)


def _pointed(stage: Stage, points: Sequence[ListItem], strip: tuple[Shape, ...]) -> tuple[Part, ...]:
    """The points in rows, the strip under the first of them; nothing if a point is too long for a row."""
    body = stage.body
    bottom = stage.frame.bottom
    foot = _top(strip) - STRIP_GAP if strip else bottom
    stated = () if any(point.lead for point in points) else _said(points)

    def made(start: int, end: int) -> Rows | None:
        box = dataclasses.replace(body, h=(bottom if start else foot) - body.y)
        if large := text.statements(dataclasses.replace(stage, body=box), stated[start:end]):
            return large
        tried = steps(stage.pen, LARGEST)
        found = rows.fit(stage.pen, box, tried, lambda step: _rows(stage, points, start, end, step))
        alone = end - start == 1 and (start or not strip) and found and fill(found.shapes, stage.pen) < SPARSE
        return (alone and _message(stage, points[start])) or found

    def fits(start: int, end: int) -> bool:
        noted = note_numbers(tuple(points[start:end]))
        return end - start <= ROWS_MOST and stage.notes_fit(noted) and made(start, end) is not None

    drawn = [made(start, end) for start, end in balanced([1.0] * len(points), fits)]
    parts = [Part("summary", part.shapes, part.size) for part in drawn if part]
    if len(parts) < len(drawn):
        return ()
    parts[0] = dataclasses.replace(parts[0], shapes=(*parts[0].shapes, *strip))
    return tuple(parts)


def _flowing(stage: Stage, points: Sequence[ListItem]) -> tuple[Part, ...]:
    """Points too long for rows."""
    return flow.compose(stage, _said(points)) if points else ()


def _said(points: Sequence[ListItem]) -> tuple[Point, ...]:
    return tuple(
        Point(point.key, "summary", point.lead, point.content, point.items, bullet=True, number=place)
        for place, point in enumerate(points, 1)
    )


def _rows(stage: Stage, points: Sequence[ListItem], start: int, end: int, step: Step) -> list[Row]:
    return [_row(stage, place, points[place - 1], step) for place in range(start + 1, end + 1)]


def _row(stage: Stage, place: int, point: ListItem, step: Step) -> Row:
    """Number, claim and evidence; a point without a claim takes the width of both."""
    pen, body, grid = stage.pen, stage.body, stage.grid
    number = pen.line(str(place), dataclasses.replace(step.lead, colour="accent"))
    cells = [Cell(f"Number {place}", body.x, NUMBER_W, (number,))]
    x = body.x + NUMBER_W
    if point.lead:
        width = grid.span(CLAIM_COLUMNS) - NUMBER_W
        cells.append(Cell(f"Claim {place}", x, width, (pen.para(point.lead, step.lead),)))
        x = grid.x(CLAIM_COLUMNS)
    said = [pen.para(point.content, step.text)] if point.content or not point.items else []
    paras = (*said, *items(pen, point.items, step.text))
    return Row(f"Key point {place}", point.key, (*cells, Cell(f"Evidence {place}", x, body.right - x, paras)))


# The strip of key figures


def _strips(stage: Stage, figures: Sequence[KeyFigure]) -> Iterator[tuple[Shape, ...]]:
    """The strip in one line of cells, in two where that lets narrow figures stand larger, and none at all."""
    whole, halved = (_strip(stage, figures, -(-len(figures) // lines)) for lines in (1, 2))
    small = len(figures) > 1 and _figure_size(whole) < LEAST_SHARE * stage.pen.style("strip_figure").size
    yield from filter(None, (halved, whole) if small else (whole,))
    yield ()


def _figure_size(strip: tuple[Shape, ...]) -> float:
    """The size in points of the smallest figure in a strip; 0 where there is no strip."""
    texts = (cell.shapes[0] for cell in strip if isinstance(cell, GroupShape))
    sizes = (max(run.size for run in text.paras[0].runs) for text in texts if isinstance(text, TextShape))
    return min(sizes, default=0.0)


def _strip(stage: Stage, figures: Sequence[KeyFigure], across: int) -> tuple[Shape, ...]:
    """The ground, the cells and the rules between them; nothing where there are no figures or one is too long."""
    if not figures:
        return ()
    body, pen = stage.body, stage.pen
    step = body.w / across
    width = step - 2 * STRIP_PAD
    labels = [_label(pen, item) for item in figures]
    styles = [pen.style("strip_figure", "highlight" if item.highlight else "ink") for item in figures]
    numbers = in_one_size(pen, figures, styles, width)
    if not numbers:
        return ()
    label_h = max(pen.height(label, width) for label in labels)
    figure_h = pen.style("strip_figure").leading / POINTS
    height = max(STRIP_H, STRIP_AIR + figure_h + STRIP_LABEL_GAP + label_h + STRIP_FOOT)
    lines = -(-len(figures) // across)
    if height > STRIP_HIGHEST:
        return ()
    top = body.bottom - height * lines
    boxes = [
        Box(body.x + place % across * step, top + place // across * height, step, height)
        for place in range(len(figures))
    ]
    return (
        RectShape("Strip ground", Box(body.x, top, body.w, height * lines), "tint"),
        *_cells(figures, numbers, labels, boxes),
    )


def _label(pen: Pen, item: KeyFigure) -> tuple[Para, ...]:
    style = pen.style("label", "grey")
    lead = (pen.para(item.lead, dataclasses.replace(style, bold=True)),) if item.lead else ()
    return (*lead, pen.para(item.label, style))


def _cells(
    figures: Sequence[KeyFigure],
    numbers: Sequence[Para],
    labels: Sequence[tuple[Para, ...]],
    boxes: Sequence[Box],
) -> Iterator[Shape]:
    for place, (item, number, label, box) in enumerate(zip(figures, numbers, labels, boxes, strict=True), 1):
        if box.x > boxes[0].x:
            upright = Box(box.x, box.y + STRIP_RULE_INSET, HAIRLINE, box.h - 2 * STRIP_RULE_INSET)
            yield RectShape(f"Strip rule {place - 1}", upright, "hairline")
        x, width = box.x + STRIP_PAD, box.w - 2 * STRIP_PAD
        number_box = Box(x, box.y + STRIP_AIR, width, number.leading / POINTS)
        top = number_box.bottom + STRIP_LABEL_GAP
        shapes = (
            TextShape(f"Figure {place}", number_box, (number,), wrap=False),
            TextShape(f"Label {place}", Box(x, top, width, box.bottom - top), label),
        )
        yield GroupShape(f"Key figure {place}", shapes, key=item.key)


def _top(strip: tuple[Shape, ...]) -> float:
    ground = strip[0]
    return ground.box.y if isinstance(ground, RectShape) else 0.0
