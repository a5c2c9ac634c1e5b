"""Key figures as cards: the number large, its label under it; the first card carries the most weight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.doctree import KeyFigure, KeyFigures, Text
from briefgen.doctree.walk import note_numbers
from briefgen.render.pptx.compose import flow
from briefgen.render.pptx.compose.bundle import Point
from briefgen.render.pptx.compose.large import figures as in_one_size
from briefgen.render.pptx.compose.large import in_words
from briefgen.render.pptx.compose.measure import POINTS
from briefgen.render.pptx.compose.pen import Pen, coloured, resized, weighted
from briefgen.render.pptx.compose.rows import sizes
from briefgen.render.pptx.compose.share import balanced, first_made
from briefgen.render.pptx.compose.stage import Part, Stage
from briefgen.render.pptx.slides import Anchor, GroupShape, Para, RectShape, Shape, TextShape
from briefgen.theme import Box, Style

CARDS_MAX = 6
LINES = {1: (1,), 2: (1, 1), 3: (1, 1, 1), 4: (2, 2), 5: (2, 3), 6: (3, 3)}
"""How many cards stand in each line; one that has a line to itself carries its label beside the figure."""

GAP = 0.25
PAD = 0.25
LABEL_INSET = 0.25
FIGURE_TOP = 0.3542
LABEL_GAP = 0.15
WIDE_FIGURE = 0.45
"""The share of a wide card that its figure takes."""


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
    card = _wide_card if len(figures) == len(lines) else _card
    numbers = _numbers(pen, figures, boxes, wide=card is _wide_card)
    if not numbers:
        return None

    def make(size: float) -> Part | None:
        label = resized(pen.style("body"), size)
        places = enumerate(zip(figures, numbers, boxes, strict=True), 1)
        cards = [card(pen, place, item, number, box, label) for place, (item, number, box) in places]
        drawn = tuple(made for made in cards if made)
        return Part("figures", drawn, size) if len(drawn) == len(cards) else None

    return first_made(sizes(pen.style("body"), 1.375 if card is _wide_card else 1.0), make)


def _numbers(pen: Pen, figures: Sequence[KeyFigure], boxes: Sequence[Box], *, wide: bool) -> tuple[Para, ...]:
    """The figures of the cards, in one size; none if one of them is too long."""
    styles = [
        pen.style("cover_figure" if wide else "card_figure", _ink(place, item)) for place, item in enumerate(figures, 1)
    ]
    if not wide:
        return in_one_size(pen, figures, styles, min(box.w for box in boxes) - 2 * PAD)
    most = (boxes[0].h - 2 * PAD) * POINTS
    held = [style if style.leading <= most else resized(style, most * style.size / style.leading) for style in styles]
    return in_one_size(pen, figures, held, boxes[0].w * WIDE_FIGURE - 2 * PAD)


def _boxes(body: Box, lines: Sequence[int]) -> Iterator[Box]:
    height = (body.h - GAP * (len(lines) - 1)) / len(lines)
    for line, count in enumerate(lines):
        width = (body.w - GAP * (count - 1)) / count
        for place in range(count):
            yield Box(body.x + place * (width + GAP), body.y + line * (height + GAP), width, height)


def _card(pen: Pen, place: int, item: KeyFigure, number: Para, box: Box, label: Style) -> GroupShape | None:
    """The card's ground, the figure and the label under it; None where the label is too long."""
    number_box = Box(box.x + PAD, box.y + FIGURE_TOP, box.w - 2 * PAD, number.leading / POINTS)
    top = number_box.bottom + LABEL_GAP
    label_box = Box(box.x + PAD, top, box.w - 2 * PAD - LABEL_INSET, box.bottom - PAD - top)
    return _grouped(pen, place, item, box, number, number_box, label, label_box, "top")


def _wide_card(pen: Pen, place: int, item: KeyFigure, number: Para, box: Box, label: Style) -> GroupShape | None:
    """The card's ground, the figure at the left and the label at the right; None where the label is too long."""
    inner = Box(box.x + PAD, box.y + PAD, box.w * WIDE_FIGURE - 2 * PAD, box.h - 2 * PAD)
    x = box.x + box.w * WIDE_FIGURE
    label_box = Box(x, inner.y, box.right - PAD - LABEL_INSET - x, inner.h)
    return _grouped(pen, place, item, box, number, inner, label, label_box, "middle")


def _ink(place: int, item: KeyFigure) -> str:
    return "white" if place == 1 else "highlight" if item.highlight else "ink"


def _grouped(
    pen: Pen,
    place: int,
    item: KeyFigure,
    box: Box,
    number: Para,
    number_box: Box,
    label: Style,
    label_box: Box,
    anchor: Anchor,
) -> GroupShape | None:
    first = place == 1
    paras = _label(pen, item, coloured(label, "white" if first else "ink"))
    if pen.height(paras, label_box.w) > label_box.h:
        return None
    shapes: tuple[Shape, ...] = (
        RectShape(f"Card {place}", box, "ink" if first else "tint"),
        TextShape(f"Card figure {place}", number_box, (number,), anchor, wrap=False),
        TextShape(f"Card label {place}", label_box, paras, anchor),
    )
    return GroupShape(f"Key figure {place}", shapes, key=item.key)


def _label(pen: Pen, item: KeyFigure, style: Style) -> tuple[Para, ...]:
    lead = (pen.para(item.lead, weighted(style, True)),) if item.lead else ()
    return (*lead, pen.para(item.label, style))
