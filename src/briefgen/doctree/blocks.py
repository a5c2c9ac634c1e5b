"""The block nodes. A node says what a thing is; fonts and colours belong to the theme.

Fields stand in reading order, so that a walk meets notes as a reader does.
Every block has a `key`, its path in the brief (`sections.shift.blocks.2`), unique in the document.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from briefgen.doctree.annotations import Annotation
from briefgen.doctree.inlines import Inlines, NoteRef

Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Hints:
    """What the author says of a block's or section's place in the deck; other formats ignore it."""

    skip: bool = False
    layout: str = ""
    title: Inlines = ()


@dataclass(frozen=True, slots=True)
class Caption:
    """A numbered caption: `label` "Figure 1" / "图1" (ends in `number`), the title, its unit, its notes.

    `unit` is set right after `title` and begins with its own punctuation (", US$ billion" / "（亿美元）").
    """

    label: str
    number: int
    title: Inlines
    unit: str = ""
    notes: NoteRef | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    key: str
    content: Inlines
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class ListItem:
    """A point: an optional bold `lead`, its text, and the points under it."""

    key: str
    lead: Inlines
    content: Inlines
    items: tuple[ListItem, ...] = ()


@dataclass(frozen=True, slots=True)
class BulletList:
    key: str
    items: tuple[ListItem, ...]
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class NumberedList:
    key: str
    items: tuple[ListItem, ...]
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `value` is the number it says where it is a single quantity; `role` what kind of cell."""

    lead: Inlines = ()
    content: Inlines = ()
    value: Decimal | None = None
    role: Literal["body", "head", "aspect"] = "body"


@dataclass(frozen=True, slots=True)
class Column:
    head: Cell
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; every row has one cell a column."""

    key: str
    caption: Caption | None
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    key: str
    aspect: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Sides (columns) held against each other by aspect (rows); `corner` heads the column of aspects."""

    key: str
    caption: Caption | None
    corner: str
    sides: tuple[Inlines, ...]
    rows: tuple[ComparisonRow, ...]
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event. `date` is as said; `start` and `end` are its first and last day, for a scale in time."""

    key: str
    date: str
    start: dt.date
    end: dt.date
    content: Inlines
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    key: str
    caption: Caption | None
    events: tuple[Event, ...]
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A large figure: `number` is set large, `before` and `after` (its unit) small beside it.

    (">$70", after "billion"; "700", after "亿美元以上"; before "不足", "10", after "亿美元".)
    """

    key: str
    lead: Inlines
    label: Inlines
    before: str
    number: str
    after: str
    fact: str
    value: Decimal
    highlight: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigures:
    key: str
    figures: tuple[KeyFigure, ...]
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series: unscaled, None where it is missing; `label` is what stands beside it.

    In a waterfall, `total` tells a bar that stands on the axis from a step up or down.
    """

    value: Decimal | None
    label: str = ""
    fact: str = ""
    highlight: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """As many points as the chart has categories.

    In a combination `line` draws it over the columns of the others; `second` puts it on the chart's second axis.
    """

    name: str
    points: tuple[Point, ...]
    highlight: bool = False
    line: bool = False
    second: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of numbers: its marks, and the workbook's cells, are `value / 10**power`, in `unit`.

    `title` names it, unit included, where the caption cannot; `log` sets equal factors equally far apart.
    """

    power: int = 0
    unit: str = ""
    number_format: str = "#,##0"
    title: str = ""
    log: bool = False


@dataclass(frozen=True, slots=True)
class Across:
    """A horizontal axis of numbers: where each category stands on it, unscaled."""

    axis: Axis
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """A horizontal axis to scale in time: the first day of each category, shown in an Office date format."""

    days: tuple[dt.date, ...]
    number_format: str
    grain: Literal["days", "months", "years"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart's data and labels.

    `axis` carries the values, `second` those of the series that ask for it, `across` sets the categories apart by
    numbers or by time. `stacking` sets the series on each other, by their amounts or by their shares in the whole;
    `total` is what stands above each stack. `truncated` says in words that the value axis does not begin at zero.
    `annotations` are what the author marks; `helpers` head the columns of the workbook that only hold the drawing.
    `in_time` tells that the categories are dates, each after the last.
    """

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axis: Axis
    alt: str
    stacking: Literal["", "amounts", "shares"] = ""
    total: Series | None = None
    across: Across | TimeAxis | None = None
    second: Axis | None = None
    truncated: str = ""
    annotations: tuple[Annotation, ...] = ()
    helpers: tuple[str, ...] = ()
    in_time: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A PNG or JPEG, or an SVG with the PNG (`fallback`) that stands in where a program shows none."""

    data: bytes
    media_type: str
    alt: str
    fallback: bytes = b""


@dataclass(frozen=True, slots=True)
class Figure:
    key: str
    caption: Caption | None
    content: Chart | Image
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class Callout:
    """A message set apart; `label` names its kind in the document's language ("Implication" / "启示")."""

    key: str
    kind: str
    label: str
    title: Inlines
    content: Inlines
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class Quote:
    key: str
    content: Inlines
    by: Inlines = ()
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its one-sentence takeaway, its blocks and the sections under it (`level` 1 or 2)."""

    key: str
    level: int
    number: str
    heading: Inlines
    takeaway: Inlines = ()
    question: Inlines = ()
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    speaker: Inlines = ()
    hints: Hints = field(default_factory=Hints)


Block = Paragraph | BulletList | NumberedList | Table | Comparison | Timeline | KeyFigures | Figure | Callout | Quote
