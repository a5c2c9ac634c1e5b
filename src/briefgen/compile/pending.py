"""What stands in the tree until its notes are numbered."""

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
    """The claims at one place, in the order that numbers them; becomes a NoteRef."""

    claims: tuple[Claim, ...]
