"""A number as a text says it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

AMOUNTS = ("currency", "percent", "points", "basis", "multiple", "unit", "scaled", "grouped")
"""The kinds that are amounts wherever they stand; a bare number may be a year, a line of buses or a version."""
IN_WORDS = ("share", "times")
"""The kinds that words alone say: two thirds, doubled. They claim, and are seldom worth a fact."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as typed: its place in the text, its value unscaled, what its last digit counts, its unit.

    `kind` is one of AMOUNTS or IN_WORDS, "date", or "number". A share's value is in a hundred, and `parts` are its two
    numbers. `scale` is what the digits are multiplied by; `also` are other values that the words may mean.
    """

    start: int
    end: int
    value: Decimal
    last: Decimal
    kind: str = "number"
    unit: str = ""
    scale: Decimal = Decimal(1)
    also: tuple[Decimal, ...] = ()
    parts: tuple[Decimal, ...] = ()

    def near(self, value: Decimal) -> bool:
        """Whether it is `value` as far as its digits tell."""
        return abs(self.value - value) <= self.last / 2

    @property
    def is_amount(self) -> bool:
        return self.kind in AMOUNTS

    @property
    def claims(self) -> bool:
        """Whether whoever writes it has to know it from somewhere."""
        return self.kind in AMOUNTS or self.kind in IN_WORDS


def share(start: int, end: int, part: Decimal, whole: Decimal) -> Amount:
    """So much of a whole, as an amount in a hundred."""
    return Amount(start, end, part / whole * 100, Decimal("0.1"), "share", parts=(part, whole))
