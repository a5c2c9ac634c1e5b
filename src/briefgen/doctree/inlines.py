"""The inline nodes: what a line of text is made of, in one language, all decided."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Text:
    """Characters; `lang` is a BCP 47 tag where they are not in the document's language, else ""."""

    text: str
    lang: str = ""


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
    """A link out of the document; `url` is absolute (http, https or mailto)."""

    children: Inlines
    url: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A fact as it is said here (`text`), with the value it stands for."""

    text: str
    fact: str
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A cross-reference: `text` as printed ("Figure 2", "图2"), `target` the key of the block it names."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """One note's number; `first` where this is the note's first place in the document."""

    number: int
    first: bool


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The raised numbers of the notes cited at one place, in number order, set apart by `separator`."""

    marks: tuple[NoteMark, ...]
    separator: str

    @property
    def text(self) -> str:
        return self.separator.join(str(mark.number) for mark in self.marks)


@dataclass(frozen=True, slots=True)
class LineBreak:
    pass


Inline = Text | Strong | Emph | Code | Link | Quantity | Ref | NoteRef | LineBreak
Inlines = tuple[Inline, ...]
