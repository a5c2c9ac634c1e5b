"""What was read from a source, whatever its format: a small tree of texts that still know their lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Plain:
    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    children: Inlines


@dataclass(frozen=True, slots=True)
class Emph:
    children: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    children: Inlines
    url: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line's end that the author set."""


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation; `content` is what stands between the brackets of a brief's `[@source, para. 2]`."""

    content: str


@dataclass(frozen=True, slots=True)
class Use:
    """An amount that became a fact, said by `${fact}` in one of its forms."""

    fact: str
    form: str
    words: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a place of the same text."""

    target: str
    words: str


Inline = Plain | Strong | Emph | Code | Link | Break | Cite | Use | Reference
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A text in one language, and the line of its source that it begins in."""

    language: str
    inlines: Inlines
    line: int


@dataclass(frozen=True, slots=True)
class Said:
    """A text in each language that has it; `why` says what a person must decide or see about it."""

    parts: tuple[Part, ...]
    why: str = ""

    @property
    def line(self) -> int:
        return self.parts[0].line if self.parts else 0

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(part.language for part in self.parts)


@dataclass(frozen=True, slots=True)
class Paragraph:
    said: Said


@dataclass(frozen=True, slots=True)
class Item:
    """A point, perhaps with points under it."""

    said: Said
    below: tuple[Items, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[Item, ...]
    numbered: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`head` and `rows` have the same number of cells; `aligns` are "left", "right", "center" or ""."""

    head: tuple[Said, ...]
    rows: tuple[tuple[Said, ...], ...]
    aligns: tuple[str, ...] = ()
    caption: Said | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """`date` as a brief writes it: 2025-06."""

    date: str
    said: Said
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    events: tuple[Event, ...]
    caption: Said | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    aspect: Said
    cells: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Sides held against each other; `why` says how they were told apart where the source did not."""

    sides: tuple[Said, ...]
    rows: tuple[Row, ...]
    why: str = ""
    caption: Said | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    said: Said
    why: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """A box; `kind` as a brief has it."""

    kind: str
    title: Said | None
    said: Said
    why: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's file, beside the brief from now on, and what it shows."""

    file: str
    alt: Said
    caption: Said | None = None
    why: str = ""


Block = Paragraph | Items | Table | Timeline | Comparison | Quote | Callout | Image


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what follows it; `level` 1 is the highest that a brief has."""

    heading: Said
    blocks: tuple[Block, ...]
    level: int = 1
    name: str = ""
    takeaway: Said | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A source by its id, with fields of CSL-JSON in the order in which they are written."""

    id: str
    fields: Mapping[str, str | tuple[str, ...]]
    line: int = 0
    why: str = ""
    translated: tuple[tuple[str, str], ...] = ()
    """Its title in other languages."""


@dataclass(frozen=True, slots=True)
class Fact:
    """An amount that texts say; `text` is its number as YAML has it, `high` the upper end of a range."""

    id: str
    value: Decimal
    text: str
    high: str = ""
    unit: tuple[tuple[str, str], ...] = ()
    """The unit by language, "" where it is the same in all: a currency's code or "%"."""
    bound: str = ""
    per: str = ""
    label: tuple[tuple[str, str], ...] = ()
    cite: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell of a line of the source: `kind` is "guessed", "typed", "parted" or "left out".

    `instead` are words of the source that the brief says in others.
    """

    kind: str
    line: int
    text: str
    source: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that one text holds, on its way to a brief. `opening` is what stands before the first heading."""

    languages: tuple[str, ...]
    title: Said | None = None
    subtitle: Said | None = None
    date: str = ""
    authors: tuple[str, ...] = ()
    opening: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    summary: tuple[Item, ...] = ()
    sources: tuple[Source, ...] = ()
    facts: tuple[Fact, ...] = ()
    remarks: tuple[Remark, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    bibliography: tuple[str, ...] = ()
    numbered: bool = True
    path: str = ""
    """The file it was read from."""
    series: Said | None = None
    takeaway: Said | None = None
    classification: Said | None = None
    source_title: Said | None = None
    """The title of the text that the marks point into, where it is in a language of its own."""
