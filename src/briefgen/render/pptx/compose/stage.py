"""What a composer works with, and what it gives back."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic
from briefgen.doctree import Inlines
from briefgen.render.pptx.compose.foot import Foot
from briefgen.render.pptx.compose.pen import Pen
from briefgen.render.pptx.slides import (
    ChartShape,
    GroupShape,
    Kind,
    Para,
    PictureShape,
    RectShape,
    Run,
    Shape,
    TableCell,
    TableRow,
    TableShape,
    TextShape,
)
from briefgen.theme import Box, Grid

HAIRLINE = 0.75 / 72
"""The thickness of a rule between rows, in inches."""

BLOCK_PAD = 0.3333
"""Inches round the text of a dark block, which is seen whole whatever it says."""

FRAME_FILL = 0.95
"""The share of the body zone that a chart's or a table's frame may take, so that it stands clear of the notes."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A pen, the foot, and the part of the body zone that is free.

    `date` is the document's; `title_notes` stand at the foot anyway.
    """

    pen: Pen
    foot: Foot
    body: Box
    date: dt.date
    title_notes: tuple[int, ...] = ()

    @property
    def grid(self) -> Grid:
        return self.pen.theme.slide.grid

    @property
    def frame(self) -> Box:
        """The room for a chart's or table's frame."""
        zone = self.pen.theme.slide.zone["body"]
        return dataclasses.replace(self.body, h=zone.y + zone.h * FRAME_FILL - self.body.y)

    def below(self, y: float) -> Stage:
        """The stage from `y` down."""
        return dataclasses.replace(self, body=dataclasses.replace(self.body, y=y, h=self.body.bottom - y))

    def notes_fit(self, numbers: Iterable[int]) -> bool:
        return self.foot.fits(tuple(sorted({*numbers, *self.title_notes})))


@dataclass(frozen=True, slots=True)
class Part:
    """The content of one slide; `size` is its body type size in points.

    `title` replaces the draft's where a part has a title of its own; `lists` are the notes that a list of sources
    explains.
    """

    kind: Kind
    shapes: tuple[Shape, ...]
    size: float
    title: Inlines = ()
    warnings: tuple[Diagnostic, ...] = ()
    lists: tuple[int, ...] = ()


def rule(name: str, x: float, y: float, width: float, colour: str = "hairline", points: float = 0.75) -> RectShape:
    """A horizontal rule whose upper edge is at `y`."""
    return RectShape(name, Box(x, y, width, points / 72), colour)


def cited(node: object) -> tuple[int, ...]:
    """The notes that planned shapes or paragraphs mark, in number order."""
    return tuple(sorted({number for run in runs_in(node) for number in run.notes}))


def runs_in(node: object) -> Iterator[Run]:
    """Every run of planned shapes or paragraphs, in reading order; raises TypeError for what is neither."""
    match node:
        case TextShape(paras=paras) | TableCell(paras=paras):
            for para in paras:
                yield from para.runs
        case tuple():
            for child in node:
                yield from runs_in(child)
        case Para(runs=runs):
            yield from runs
        case TableRow(cells=below) | TableShape(rows=below):
            yield from runs_in(below)
        case GroupShape(shapes=below):
            yield from runs_in(below)
        case RectShape() | ChartShape() | PictureShape():
            return
        case _:
            raise TypeError(f"{type(node).__name__} holds no runs")


def keys(shapes: Iterable[Shape]) -> Iterator[str]:
    """The keys of the blocks and items that shapes draw."""
    for shape in shapes:
        if shape.key:
            yield shape.key
        if isinstance(shape, GroupShape):
            yield from keys(shape.shapes)


def raised(shape: Shape, by: float) -> Shape:
    """The shape so many inches higher."""
    if isinstance(shape, GroupShape):
        return dataclasses.replace(shape, shapes=tuple(raised(inner, by) for inner in shape.shapes))
    return dataclasses.replace(shape, box=dataclasses.replace(shape.box, y=shape.box.y - by))


def described(shape: Shape) -> Shape:
    """The shape; a group without an alternative text has the words in it for one."""
    if not isinstance(shape, GroupShape) or shape.alt:
        return shape
    paras = (para for inner in shape.shapes if isinstance(inner, TextShape) for para in inner.paras)
    said = ("".join(run.text for run in para.runs if not run.raised).strip() for para in paras)
    return dataclasses.replace(shape, alt=" ".join(" ".join(filter(None, said)).split()))


BODIES = ("Text 1", "Quote", "Callout text", "Introduction 1", "Question", "Reference", "Introduction", "Lead")
"""The texts that a layout's body placeholder holds, the first of them that a slide has."""


def bodied(shapes: Sequence[Shape]) -> tuple[Shape, ...]:
    """The shapes, the slide's main text in the body placeholder, where outlines and screen readers look for it."""
    texts = {shape.name: place for place, shape in enumerate(shapes) if isinstance(shape, TextShape)}
    chosen = next((texts[name] for name in BODIES if name in texts), -1)
    return tuple(
        dataclasses.replace(shape, placeholder="body") if place == chosen and isinstance(shape, TextShape) else shape
        for place, shape in enumerate(shapes)
    )


def inked(shape: Shape, pen: Pen) -> tuple[float, float] | None:
    """The top and bottom (inches) of what a reader sees of a shape as content: its lines, or its frame.

    Quiet grounds are nothing to see; a dark block is.
    """
    match shape:
        case TextShape():
            return _lines(shape, pen)
        case RectShape(box=box, fill="ink") if box.h > 3 * BLOCK_PAD:
            return box.y + BLOCK_PAD, box.bottom - BLOCK_PAD
        case RectShape():
            return None
        case GroupShape(shapes=shapes):
            return extent(shapes, pen)
        case TableShape(box=box) | ChartShape(box=box) | PictureShape(box=box):
            return box.y, box.bottom


def _lines(shape: TextShape, pen: Pen) -> tuple[float, float] | None:
    if not any(para.runs for para in shape.paras):
        return None
    left, top, right, bottom = shape.inset
    height = pen.height(shape.paras, shape.box.w - left - right)
    room = shape.box.h - top - bottom
    above = {"top": 0.0, "middle": (room - height) / 2, "bottom": room - height}[shape.anchor]
    return shape.box.y + top + above, shape.box.y + top + above + height


def extent(shapes: Sequence[Shape], pen: Pen) -> tuple[float, float] | None:
    """The top and bottom of all content among the shapes."""
    found = [ends for shape in shapes if (ends := inked(shape, pen))]
    return (min(top for top, _ in found), max(bottom for _, bottom in found)) if found else None


def fill(shapes: Sequence[Shape], pen: Pen) -> float:
    """The share of the body zone's height from the first line or frame in it to the last."""
    zone = pen.theme.slide.zone["body"]
    ends = extent(shapes, pen)
    if ends is None:
        return 0.0
    return round(max(min(ends[1], zone.bottom) - max(ends[0], zone.y), 0.0) / zone.h, 3)
