"""What a reader could hold against a planned deck: words lost, text over its box, shapes over each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from briefgen.doctree import Code, Document, Event, KeyFigure, Quantity, Ref, Section, Text
from briefgen.doctree.walk import note_numbers, plain, walk
from briefgen.locale import locale_for
from briefgen.render.pptx.compose.pen import Pen
from briefgen.render.pptx.plan import EXEMPT
from briefgen.render.pptx.slides import (
    GroupShape,
    Para,
    RectShape,
    Run,
    Shape,
    Slide,
    TableShape,
    TextShape,
)
from briefgen.theme import Box, default_theme

EDGE = 0.02
"""Inches by which boxes may meet or measures differ."""

FILL_LEAST, FILL_MOST = 0.6, 0.955
"""What a slide takes of the body zone: no more, and of documents that nobody would write only few take less."""

SHORTEST_PIECE = 3
"""Characters of a text that must stand together where it is divided."""


def pen(document: Document) -> Pen:
    locale = locale_for(document.language)
    return Pen(default_theme(), document.lang, locale.script, locale.words)


def flat(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    """The shapes, and those in groups, without the groups."""
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from flat(shape.shapes)
        else:
            yield shape


def box(shape: Shape) -> Box:
    assert not isinstance(shape, GroupShape)
    return shape.box


def paras(shapes: tuple[Shape, ...]) -> Iterator[Para]:
    for shape in flat(shapes):
        if isinstance(shape, TextShape):
            yield from shape.paras
        elif isinstance(shape, TableShape):
            yield from (para for row in shape.rows for cell in row.cells for para in cell.paras)


def words(slides: tuple[Slide, ...]) -> str:
    """All that stands on the slides, without spaces: what a search finds though lines and slides divide it."""
    text = "".join(run.text for slide in slides for para in paras(slide.shapes) for run in para.runs if not run.raised)
    return squeezed(text)


def squeezed(text: str) -> str:
    return "".join(text.split())


def outside(slide: Slide) -> list[str]:
    size = default_theme().slide
    return [
        shape.name
        for shape in flat(slide.shapes)
        if box(shape).x < -EDGE
        or box(shape).y < -EDGE
        or box(shape).right > size.width + EDGE
        or box(shape).bottom > size.height + EDGE
        or box(shape).w < 0
        or box(shape).h < 0
    ]


def overfull(slide: Slide, pen: Pen) -> list[str]:
    """The texts that stand higher or wider than their boxes."""
    found = []
    for shape in flat(slide.shapes):
        if isinstance(shape, TextShape):
            left, top, right, bottom = shape.inset
            if not shape.wrap:
                over = max(pen.width(para) for para in shape.paras) > shape.box.w + EDGE
            else:
                over = pen.height(shape.paras, shape.box.w - left - right) > shape.box.h - top - bottom + EDGE
            if over:
                found.append(shape.name)
        elif isinstance(shape, TableShape):
            found += [shape.name for row in shape.rows if _row_overfull(row, shape.widths, pen)]
    return found


def _row_overfull(row: object, widths: tuple[float, ...], pen: Pen) -> bool:
    return any(
        pen.height(cell.paras, width - cell.pad_left - cell.pad_right) > row.height + EDGE  # type: ignore[attr-defined]
        for cell, width in zip(row.cells, widths, strict=True)  # type: ignore[attr-defined]
    )


def overlapping(slide: Slide) -> list[tuple[str, str]]:
    """The pairs of shapes that cover each other, but for what stands on its own ground and markers on an axis."""
    shapes = [shape for shape in flat(slide.shapes) if not _silent(shape)]
    return [(a.name, b.name) for a, b in combinations(shapes, 2) if _meet(box(a), box(b)) and not _grounded(a, b)]


def _silent(shape: Shape) -> bool:
    return isinstance(shape, TextShape) and not shape.fill and not any(para.runs for para in shape.paras)


def _meet(a: Box, b: Box) -> bool:
    return min(a.right, b.right) - max(a.x, b.x) > EDGE and min(a.bottom, b.bottom) - max(a.y, b.y) > EDGE


def _grounded(a: Shape, b: Shape) -> bool:
    """Whether one is the ground of the other: a filled rectangle round it."""
    return _holds(a, b) or _holds(b, a) or any(isinstance(shape, RectShape) and shape.ellipse for shape in (a, b))


def _holds(ground: Shape, shape: Shape) -> bool:
    if not isinstance(ground, RectShape):
        return False
    outer, inner = ground.box, box(shape)
    return (
        outer.x - EDGE <= inner.x
        and outer.y - EDGE <= inner.y
        and inner.right <= outer.right + EDGE
        and inner.bottom <= outer.bottom + EDGE
    )


def too_small(slide: Slide) -> list[str]:
    """Texts set smaller than a reader at the back of the room can be asked to read."""
    least = {"Notes": 8.0, "Footer": 9.0, "Slide number": 9.0, "Section name": 9.0, "Table": 10.5}
    return [
        shape.name
        for shape in flat(slide.shapes)
        for run in _runs(shape)
        if run.size < least.get(shape.name, 10.5) - 0.01
    ]


def _runs(shape: Shape) -> Iterator[Run]:
    yield from (run for para in paras((shape,)) for run in para.runs)


def unlisted(slide: Slide) -> set[int]:
    """The notes that a slide marks and does not list at its foot."""
    marked = {number for shape in flat(slide.shapes) for run in _runs(shape) for number in run.notes}
    foot = [shape for shape in flat(slide.shapes) if shape.name == "Notes"]
    listed = {int(run.text) for shape in foot for run in _runs(shape) if run.bold and run.text.strip().isdigit()}
    if slide.kind not in ("cover", "sources"):
        assert listed == set(slide.notes), slide.title
    return marked - set(slide.notes)


def notes_lost(document: Document, slides: tuple[Slide, ...]) -> set[int]:
    """The notes that the document's blocks cite and no slide lists."""
    told = (document.summary, *_kept(document.body))
    return set(note_numbers(told)) - {number for slide in slides if slide.kind != "sources" for number in slide.notes}


def crammed(slide: Slide) -> bool:
    """Whether a slide takes more of the body zone than it may."""
    return slide.kind not in EXEMPT and slide.fill > FILL_MOST


def sparse(slide: Slide) -> bool:
    """Whether a slide takes less of the body zone than it should."""
    return slide.kind not in EXEMPT and slide.fill < FILL_LEAST


def lost(document: Document, slides: tuple[Slide, ...]) -> list[str]:
    """The texts of the document's blocks that stand on no slide in full."""
    told = words(slides)
    said = [document.meta.title, plain(document.summary.takeaway)]
    for node in (document.summary.points, document.summary.figures, *_kept(document.body)):
        said += [text for inner in walk(node) if (text := _text(inner))]
    return [text for text in said if not _told(squeezed(text), told)]


def _kept(sections: tuple[Section, ...]) -> Iterator[object]:
    for section in sections:
        if not section.hints.skip:
            yield section.heading
            yield section.takeaway
            yield from (block for block in section.blocks if not block.hints.skip)
            yield from _kept(section.sections)


def _text(node: object) -> str:
    match node:
        case Text(text) | Quantity(text) | Code(text) | Ref(text):
            return text
        case KeyFigure(number=number):
            return number
        case Event(date=date):
            return date
        case _:
            return ""


def _told(text: str, told: str) -> bool:
    """Whether the text stands there, in one piece or divided over slides; a line may end behind its first character."""
    whole = text
    while text:
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if text[:middle] in told else (low, middle - 1)
        if low < (1 if text is whole else min(len(text), SHORTEST_PIECE)):
            return False
        text = text[low:]
    return True
