"""Amounts: values with their units and bounds, Decimal throughout; rounding happens only where a precision asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import Literal

Bound = Literal["over", "under", "about", "at_least", "at_most"]
LOWER: frozenset[str] = frozenset(("over", "at_least"))
UPPER: frozenset[str] = frozenset(("under", "at_most"))
MEASURES = ("pp", "bp", "second", "minute", "hour", "day", "week", "month", "quarter", "year")
"""Units for which every language has words: percentage points, basis points and durations."""

WIDE = Context(prec=400)
"""Room for every digit of every number a brief can hold: the usual context would round at 28."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted: a currency (`name` its ISO 4217 code), a share, a ratio, one of MEASURES, a noun, or nothing.

    `written` is a noun as the brief's first language has it, which names it in faults.
    """

    kind: Literal["currency", "percent", "multiple", "measure", "noun", "none"] = "none"
    name: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` is unscaled ("%" counts hundredths as 1), the lower end where there is a `high` one; `precision` is in
    decimals as said in units of the powers of ten in `counted`, () being those of the language that says it; None: as
    written.

    A brief counts in those of its first language, so that all its languages say one number: $14 billion is 140亿美元.
    """

    value: Decimal
    unit: Unit = field(default_factory=Unit)
    bound: Bound | None = None
    per: str | None = None
    precision: int | None = None
    high: Decimal | None = None
    counted: tuple[int, ...] = ()

    @property
    def ends(self) -> tuple[Amount, ...]:
        """The amount itself, or the two that a range reaches between, each rounded outwards."""
        if self.high is None:
            return (self,)
        return (
            replace(self, high=None, bound="at_least"),
            replace(self, value=self.high, high=None, bound="at_most"),
        )


@dataclass(frozen=True, slots=True)
class FigureText:
    """A large figure: the number, and what stands small before and after it."""

    before: str
    number: str
    after: str


def rounded(amount: Amount, powers: Sequence[int]) -> Decimal:
    """The value in full, rounded to the amount's precision in the largest of `powers` that it reaches.

    A bounded value rounds towards the side that keeps the bound true.
    """
    value = amount.value
    for _ in range(2):  # what rounds up to the next power is said in that
        power = power_for(value, powers)
        place = Decimal(1).scaleb(power - (amount.precision or 0))
        value = amount.value.quantize(place, rounding(amount.bound), WIDE)
    return value


def power_for(value: Decimal, powers: Sequence[int]) -> int:
    """The largest of `powers` (largest first) that the value reaches; 0 where it reaches none."""
    return next((power for power in powers if abs(value) >= Decimal(1).scaleb(power)), 0)


def shifted(value: Decimal, power: int, precision: int | None) -> Decimal:
    """`value / 10**power` with the digits it was written with, or with those it needs and zeros up to `precision`."""
    moved = value.scaleb(-power, WIDE)
    if precision is None:
        return moved if _decimals_were_written(value, power) else plain_integer(moved)
    bare = plain_integer(moved)
    decimals = max(min(-exponent(moved), precision), -exponent(bare), 0)
    return bare.quantize(Decimal(1).scaleb(-decimals), context=WIDE)


def _decimals_were_written(value: Decimal, power: int) -> bool:
    """Whether zeros at the end are meant: 12.50 has them, and so has 14.30e9; 1500e6 has not, since exponents go in threes."""
    last = exponent(value)
    if last < 0 and power > 0:
        return False
    return last < 0 or (last % 3 > 0 and last < power)


def exponent(value: Decimal) -> int:
    """The power of ten of a value's last digit."""
    found = value.as_tuple().exponent
    return found if isinstance(found, int) else 0


def rounding(bound: Bound | None) -> str:
    """How a value is rounded so that its bound stays true (a rounding of `decimal`)."""
    return ROUND_FLOOR if bound in LOWER else ROUND_CEILING if bound in UPPER else ROUND_HALF_UP


def plain_integer(value: Decimal) -> Decimal:
    """The same value without zeros after the point: 70.000 is 70, 14.300 is 14.3."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1), context=WIDE)
    return value.normalize(WIDE)
