"""What a finished file says, and what it should say: both are a `Reading`, so that one can be held against the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Kind = Literal["text", "alt", "speaker", "running", "property"]
"""Text on the page; a picture's words; what the speaker says; what runs along each page; what the file says of itself."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which brief a file was made from, in which language, by which version, and its content hash; "" where it says none."""

    id: str = ""
    language: str = ""
    version: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, paragraph, cell or label: its words as a reader sees them, note marks as `[^3]`.

    `key` is the node's path in the brief where it is known; `place` says where it stands ("slide 4", "note 3").
    `name` is that of the shape which holds it.
    `variants` are other forms in which a format may say the same, such as a heading with its number before it.
    """

    text: str
    key: str = ""
    place: str = ""
    kind: Kind = "text"
    variants: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A series of a chart: its name, values and categories, from the chart's cache and from its workbook.

    None is a gap; `labels` are the words of its own that a point bears, by the point's place from 0.
    """

    name: str
    cached: tuple[Decimal | None, ...]
    stored: tuple[Decimal | None, ...]
    stored_name: str = ""
    categories: tuple[str, ...] = ()
    stored_categories: tuple[str, ...] = ()
    labels: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Plotted:
    """A chart: its series, and the words that are written in it, or in its workbook, beside them.

    `unit` is what its workbook must name beside the numbers.
    """

    key: str
    place: str
    columns: tuple[Column, ...]
    words: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a file says. `ordered` where the passages stand in the order in which they are read.

    `notes` are the notes' words by number; a note that no mark leads to has a number below 1.
    `editor` is the program that last saved the file, where it says so.
    """

    format: str
    identity: Identity
    passages: tuple[Passage, ...]
    notes: Mapping[int, str] = field(default_factory=dict)
    charts: tuple[Plotted, ...] = ()
    ordered: bool = True
    editor: str = ""
