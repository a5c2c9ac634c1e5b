"""A planned deck: plain frozen slides, every shape placed and sized. The writer only draws them.

Lengths are inches from the slide's top left corner, type sizes and leading points, colours roles of the
theme ("ink", "accent"). Nothing here knows python-pptx.
A shape's `key` is that of the block or item it draws, "" for furniture; the writer adds it to the name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from briefgen.doctree import Chart
from briefgen.theme import Box

Anchor = Literal["top", "middle", "bottom"]
Align = Literal["left", "right", "center"]
Kind = Literal[
    "cover", "summary", "agenda", "divider", "text", "text-chart", "chart", "figures", "comparison",
    "timeline", "table", "quote", "callout", "image", "sources",
]  # fmt: skip

BULLET_INDENT = 0.25
"""Inches that the text of a list's points stands in, level by level."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set alike; `link` is an absolute URL, `slide` the index of a slide to jump to,
    `target` the key of the block that it draws, by which the plan finds it.

    `raised` is for note marks: `size` is that of the line they stand in, `notes` the numbers they name.
    `lang` is the run's BCP 47 tag, "" for the deck's own; `field` "slidenum" makes it PowerPoint's slide number.
    """

    text: str
    size: float
    bold: bool = False
    italic: bool = False
    colour: str = "ink"
    lang: str = ""
    mono: bool = False
    raised: bool = False
    notes: tuple[int, ...] = ()
    link: str = ""
    slide: int | None = None
    target: str = ""
    field: Literal["", "slidenum"] = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph with exact leading; `bullet` is "" or the bullet's kind, `level` counts from 0.

    Its text is `indent` inches in for each level, and once more where it has a bullet, which stands there; `number` is
    what a bullet of kind "number" says. A `Run` whose text is "\\n" is a line break.
    """

    runs: tuple[Run, ...]
    leading: float
    align: Align = "left"
    before: float = 0.0
    bullet: Literal["", "square", "number"] = ""
    level: int = 0
    number: int = 1
    indent: float = BULLET_INDENT


@dataclass(frozen=True, slots=True)
class TextShape:
    """A text box, or the placeholder of that type on the slide's layout. `inset` is left, top, right, bottom."""

    name: str
    box: Box
    paras: tuple[Para, ...]
    anchor: Anchor = "top"
    fill: str = ""
    placeholder: Literal["", "title", "body", "subtitle", "footer", "number"] = ""
    inset: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    wrap: bool = True
    key: str = ""


@dataclass(frozen=True, slots=True)
class RectShape:
    """A filled rectangle, or an ellipse; a rule is a rectangle as thin as its weight. `line` in points."""

    name: str
    box: Box
    fill: str
    ellipse: bool = False
    line: str = ""
    line_width: float = 0.0
    key: str = ""


@dataclass(frozen=True, slots=True)
class TableCell:
    """`pad_left` and `pad_right` are inches; there is no padding above or below, the row's height holds the air."""

    paras: tuple[Para, ...]
    fill: str = ""
    anchor: Anchor = "middle"
    pad_left: float = 0.0
    pad_right: float = 0.125


@dataclass(frozen=True, slots=True)
class TableRow:
    """`above` and `below` are rules (colour role, points), None for none."""

    height: float
    cells: tuple[TableCell, ...]
    above: tuple[str, float] | None = None
    below: tuple[str, float] | None = None


@dataclass(frozen=True, slots=True)
class TableShape:
    """A native table whose first row is its header row; `widths` are the columns', in inches."""

    name: str
    box: Box
    widths: tuple[float, ...]
    rows: tuple[TableRow, ...]
    alt: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class ChartShape:
    """A native chart; `text_size` is its labels' size in points."""

    name: str
    box: Box
    chart: Chart
    text_size: float
    key: str = ""


@dataclass(frozen=True, slots=True)
class PictureShape:
    name: str
    box: Box
    data: bytes
    media_type: str
    alt: str
    key: str = ""
    fallback: bytes = b""


@dataclass(frozen=True, slots=True)
class GroupShape:
    """Shapes that move together; their boxes stay in slide coordinates."""

    name: str
    shapes: tuple[Shape, ...]
    alt: str = ""
    key: str = ""


Shape = TextShape | RectShape | TableShape | ChartShape | PictureShape | GroupShape


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: shapes in reading order. `title` is its title as plain words, unique in the deck.

    `layout` names the template's layout; `section` the PowerPoint section it belongs to; `notes` the note
    numbers it lists; `fill` the share of the body zone that its content takes (0-1), 0 where exempt;
    `size` the body type size in points.
    """

    kind: Kind
    title: str
    layout: str
    shapes: tuple[Shape, ...]
    section: str = ""
    speaker: str = ""
    notes: tuple[int, ...] = ()
    fill: float = 0.0
    size: float = 0.0
    key: str = field(default="")
