"""What an author marks in a chart: its words are final, its values unscaled, its places counted from 0."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a chart by its category and its series; in a stack without one, the whole stack."""

    category: int
    series: int | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Words at a point."""

    at: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """From one point to another; `text` says their difference or their growth."""

    start: Mark
    end: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A line at a value of the first axis, and what it is called."""

    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of categories, from the first to the last, or else of values, and what it is called."""

    text: str
    categories: tuple[int, int] | None = None
    values: tuple[Decimal, Decimal] | None = None


Annotation = Remark | Change | Reference | Band
