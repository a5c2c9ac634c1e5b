"""Charts and pictures under their caption, alone on a slide or with points beside them."""

from __future__ import annotations

import dataclasses
import struct

from briefgen.doctree import Caption, Chart, Figure, Image, Inlines, Text
from briefgen.doctree.walk import plain
from briefgen.render.pptx.compose import rows
from briefgen.render.pptx.compose.draft import Draft
from briefgen.render.pptx.compose.pen import Pen, coloured, weighted
from briefgen.render.pptx.compose.rows import steps
from briefgen.render.pptx.compose.stage import Part, Stage, cited
from briefgen.render.pptx.slides import ChartShape, Kind, Para, PictureShape, RectShape, Shape, TextShape
from briefgen.theme import Box

POINTS_COLUMNS = 5
POINTS_INSET = 0.25
CAPTION_GAP = 0.2
CAPTION_MOST = 3
"""Lines; a longer caption is told as text, and only its label stands there."""

LABEL_GAP = "\u2002"
"""Between a caption's label and its title: an en space."""

AFTER_TITLE = ", "
"""What parts a unit from the title it follows, and has no place where that stands elsewhere."""

FEW_POINTS = 2
"""Points that may be set larger than the body beside a chart."""

ROUND, ROUND_SHAPE = ("pie", "doughnut"), 1.75
"""Charts that are as wide as high, and the width of their frame, of its height."""

CHART_TEXT = 14.0
DENSE_TEXT = 12.0
DENSE_CATEGORIES = 8


def alone(stage: Stage, title: Inlines, block: Figure) -> tuple[Part, ...]:
    shapes = _drawn(stage.pen, block, title, stage.frame)
    return (Part(_kind(block), shapes, stage.pen.style("small").size),)


def _kind(block: Figure) -> Kind:
    return "chart" if isinstance(block.content, Chart) else "image"


def beside(stage: Stage, draft: Draft, block: Figure) -> Part | None:
    grid, body, frame = stage.grid, stage.body, stage.frame
    text_w = grid.span(POINTS_COLUMNS) - POINTS_INSET
    visual_w = body.w - grid.span(POINTS_COLUMNS) - grid.gutter
    mirrored = draft.layout == "chart-left"
    text_x, visual_x = (body.right - text_w, body.x) if mirrored else (body.x, body.right - visual_w)
    largest = 1.25 if len(draft.points) <= FEW_POINTS else 1.0
    box = dataclasses.replace(frame, x=text_x, w=text_w)
    points = rows.of_points(stage.pen, draft.points, box, steps(stage.pen, largest))
    if points is None:
        return None
    drawn = _drawn(stage.pen, block, draft.title, dataclasses.replace(frame, x=visual_x, w=visual_w))
    shapes = (*drawn, *points.shapes) if mirrored else (*points.shapes, *drawn)
    kind: Kind = "text-chart" if isinstance(block.content, Chart) else "image"
    return Part(kind, shapes, points.size) if stage.notes_fit(cited(shapes)) else None


def _drawn(pen: Pen, block: Figure, title: Inlines, box: Box) -> tuple[Shape, ...]:
    """The caption, and the chart or picture in what is left of the box."""
    head, box = captioned(pen, block.caption, title, box, "Chart title")
    match block.content:
        case Chart():
            dense = len(block.content.categories) > DENSE_CATEGORIES
            size = DENSE_TEXT if dense else CHART_TEXT
            return (
                *head,
                ChartShape(
                    "Chart", _round(box) if block.content.kind in ROUND else box, block.content, size, key=block.key
                ),
            )
        case Image(data, media_type, alt, fallback):
            mat = RectShape("Picture ground", box, "tint")
            held = _held(box, fallback or data)
            picture = PictureShape("Picture", held, data, media_type, alt, block.key, fallback)
            return (*head, mat, picture)


def _round(box: Box) -> Box:
    """The middle of the box, as wide as a round chart and its names ask."""
    width = min(box.w, box.h * ROUND_SHAPE)
    return dataclasses.replace(box, x=box.x + (box.w - width) / 2, w=width)


def captioned(
    pen: Pen, caption: Caption | None, title: Inlines, box: Box, name: str, style: str = "small"
) -> tuple[tuple[Shape, ...], Box]:
    """The caption at the box's top, without what the slide's title says, and the rest of the box."""
    if caption is None:
        return (), box
    para = _caption(pen, caption, title, style)
    height = pen.height((para,), box.w)
    shape = TextShape(name, Box(box.x, box.y, box.w, height), (para,))
    used = height + CAPTION_GAP
    return (shape,), Box(box.x, box.y + used, box.w, box.h - used)


def is_long(pen: Pen, caption: Caption, width: float) -> bool:
    """Whether a caption takes more lines than may stand over what it belongs to."""
    return len(pen.lines(_caption(pen, caption, (), "small"), width)) > CAPTION_MOST


def _caption(pen: Pen, caption: Caption, title: Inlines, name: str) -> Para:
    style = pen.style(name)
    runs = pen.words_runs(caption.label, weighted(coloured(style, "accent"), True))
    unit = caption.unit
    if caption.title and plain(caption.title) != plain(title):
        said: Inlines = (Text(LABEL_GAP), *caption.title)
        runs += pen.runs(said, weighted(style, True))
    elif unit:
        unit = LABEL_GAP + unit.removeprefix(AFTER_TITLE)
    runs += pen.words_runs(unit, coloured(style, "grey"))
    runs += pen.runs((caption.notes,) if caption.notes else (), style)
    return Para(runs, style.leading)


def _held(box: Box, data: bytes) -> Box:
    """The largest box of the picture's proportions, in the middle of the frame."""
    width, height = picture_size(data)
    scale = min(box.w / width, box.h / height)
    return Box(box.x + (box.w - width * scale) / 2, box.y + (box.h - height * scale) / 2, width * scale, height * scale)


def picture_size(data: bytes) -> tuple[int, int]:
    """The width and height in pixels that a PNG, GIF or JPEG file states; 16 by 9 for any other."""
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        width, height = struct.unpack(">II", data[16:24])
    elif data[:4] == b"GIF8":
        width, height = struct.unpack("<HH", data[6:10])
    elif data[:2] == b"\xff\xd8":
        width, height = _jpeg_size(data)
    else:
        return 16, 9
    return (width, height) if width and height else (16, 9)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height in the first frame header (ITU-T T.81, B.2.2)."""
    place = 2
    while place + 9 <= len(data):
        marker = data[place + 1]
        if marker in range(0xC0, 0xD0) and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return 0, 0
