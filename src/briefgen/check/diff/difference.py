"""What can differ between two briefs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

How = Literal["added", "removed", "changed", "moved", "renamed"]


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that came, went, says something else or has a new id. `fields` are all that differ, as (name, old, new).

    `difference` is new less old, `percent` that in hundredths of the old; None where there are not two numbers, or
    their units differ. A share's difference is in percentage points (`unit` is "%") and has no percent. `was` is
    the id that it had before.
    """

    how: How
    id: str
    label: str
    old: Decimal | None
    new: Decimal | None
    unit: str
    difference: Decimal | None
    percent: Decimal | None
    fields: tuple[tuple[str, str, str], ...]
    was: str = ""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text in one language; `key` is where it stands in the new brief, in the old one where it went."""

    key: str
    language: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class CitationChange:
    """A citation, `@source 3-5`, that came, went, or is at another place."""

    how: How
    citation: str
    old_key: str
    new_key: str


@dataclass(frozen=True, slots=True)
class PartChange:
    """A section or block that came, went or stands elsewhere, or a section with a new id; `name` is how it begins."""

    how: How
    kind: str
    name: str
    old_key: str
    new_key: str


@dataclass(frozen=True, slots=True)
class ValueChange:
    """Anything else: a number typed in a chart, a layout, a source's date."""

    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two briefs."""

    facts: tuple[FactChange, ...]
    parts: tuple[PartChange, ...]
    texts: tuple[TextChange, ...]
    citations: tuple[CitationChange, ...]
    values: tuple[ValueChange, ...]

    def __bool__(self) -> bool:
        return any((self.facts, self.parts, self.texts, self.citations, self.values))
