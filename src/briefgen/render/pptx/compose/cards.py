"""Key figures as cards: the number large, its label under it; the first card carries the most weight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.doctree import KeyFigure, KeyFigures, Text
from briefgen.doctree.walk import note_numbers
from briefgen.render.pptx.compose import flow
from briefgen.render.pptx.compose.draft import Point
from briefgen.render.pptx.compose.large import figure, in_words
from briefgen.render.pptx.compose.measure import POINTS
from briefgen.render.pptx.compose.pen import Pen, coloured, resized, weighted
from briefgen.render.pptx.compose.rows import sizes
from briefgen.render.pptx.compose.share import balanced, first_made
from briefgen.render.pptx.compose.stage import Part, Stage
from briefgen.render.pptx.slides import GroupShape, Para, RectShape, Shape, TextShape
from briefgen.theme import Box, Style

CARDS_MAX = 6
LINES = {1: (1,), 2: (2,), 3: (3,), 4: (2, 2), 5: (2, 3), 6: (3, 3)}
"""How many cards stand in each line."""

GAP = 0.25
PAD = 0.25
LABEL_INSET = 0.25
FIGURE_TOP = 0.3542
LABEL_GAP = 0.15
GROWN = 1.4
"""How much larger figure and label are where cards stand in one line; the label then stands at the card's foot."""


def compose(stage: Stage, block: KeyFigures) -> tuple[Part, ...]:
    def fits(start: int, end: int) -> bool:
        chosen = block.figures[start:end]
        return end - start <= CARDS_MAX and stage.notes_fit(note_numbers(chosen)) and _cards(stage, chosen) is not None

    parts: list[Part] = []
    for start, end in balanced([1.0] * len(block.figures), fits):
        chosen = block.figures[start:end]
        part = _cards(stage, chosen)
        parts += (part,) if part else flow.compose(stage, [_point(item, block.key) for item in chosen])
    return tuple(parts)


def _point(item: KeyFigure, key: str) -> Point:
    """A figure whose label is too long for any card, as a point of text."""
    gap = (Text(" "),) if item.lead else ()
    return Point(item.key, key, (Text(in_words(item)), *gap, *item.lead), item.label)


def _cards(stage: Stage, figures: Sequence[KeyFigure]) -> Part | None:
    """The cards, their labels all in the largest size that fits each; None if a label fits in none."""
    pen, lines = stage.pen, LINES[len(figures)]
    boxes = list(_boxes(stage.body, lines))

    def make(size: float) -> Part | None:
        label = resized(pen.style("body"), size)
        cards = [
            _card(pen, place, item, box, label, len(lines) == 1)
            for place, (item, box) in enumerate(zip(figures, boxes, strict=True), 1)
        ]
        return Part("figures", tuple(cards), size) if all(cards) else None

    return first_made(sizes(pen.style("body"), 1.375 if len(lines) == 1 else 1.0), make)


def _boxes(body: Box, lines: Sequence[int]) -> Iterator[Box]:
    height = (body.h - GAP * (len(lines) - 1)) / len(lines)
    for line, count in enumerate(lines):
        width = (body.w - GAP * (count - 1)) / count
        for place in range(count):
            yield Box(body.x + place * (width + GAP), body.y + line * (height + GAP), width, height)


def _card(pen: Pen, place: int, item: KeyFigure, box: Box, label: Style, tall: bool) -> GroupShape | None:
    """The card's ground, figure and label; None where the label is too long."""
    first = place == 1
    ink = "white" if first else "highlight" if item.highlight else "ink"
    large = pen.style("card_figure", ink)
    large = resized(large, round(large.size * GROWN)) if tall else large
    number = figure(pen, item, large, box.w - 2 * PAD)
    number_box = Box(box.x + PAD, box.y + FIGURE_TOP, box.w - 2 * PAD, number.leading / POINTS)
    top = number_box.bottom + LABEL_GAP
    label_box = Box(box.x + PAD, top, box.w - 2 * PAD - LABEL_INSET, box.bottom - PAD - top)
    paras = _label(pen, item, coloured(label, "white" if first else "ink"))
    if pen.height(paras, label_box.w) > label_box.h:
        return None
    shapes: tuple[Shape, ...] = (
        RectShape(f"Card {place}", box, "ink" if first else "tint"),
        TextShape(f"Card figure {place}", number_box, (number,)),
        TextShape(f"Card label {place}", label_box, paras, "bottom" if tall else "top"),
    )
    return GroupShape(f"Key figure {place}", shapes, key=item.key)


def _label(pen: Pen, item: KeyFigure, style: Style) -> tuple[Para, ...]:
    lead = (pen.para(item.lead, weighted(style, True)),) if item.lead else ()
    return (*lead, pen.para(item.label, style))
