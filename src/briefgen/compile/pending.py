"""What stands in the tree until its pass has come: claims without a number, references without a text."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.compile.inline import CiteItem


@dataclass(frozen=True, slots=True)
class Citation:
    """One distinct citation: its sources with their locators. Equal citations are one note."""

    items: tuple[CiteItem, ...]


@dataclass(frozen=True, slots=True)
class Calculation:
    """The note of a derived fact."""

    fact: str


Claim = Citation | Calculation


@dataclass(frozen=True, slots=True)
class PendingNotes:
    """The claims at one place, in the order they were made; becomes a NoteRef."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class PendingRef:
    """A cross-reference to the block of this id; `key` is where it stands, `text` its own words if it has any."""

    target: str
    key: str
    text: str = ""
