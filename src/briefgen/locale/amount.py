"""Amounts: values with their units and bounds, Decimal throughout; rounding happens only where a precision asks for it."""

from __future__ import annotations

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
    decimals as said, None: as written.
    """

    value: Decimal
    unit: Unit = field(default_factory=Unit)
    bound: Bound | None = None
    per: str | None = None
    precision: int | None = None
    high: Decimal | None = None

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


def at_power(amount: Amount, power: int) -> Decimal:
    """`value / 10**power`: with the digits it was written with, or rounded to the amount's precision.

    A bounded value rounds towards the side that keeps the bound true.
    """
    scaled = amount.value.scaleb(-power, WIDE)
    if amount.precision is not None:
        return scaled.quantize(Decimal(1).scaleb(-amount.precision), rounding(amount.bound), WIDE)
    return scaled if _decimals_were_written(amount.value, power) else plain_integer(scaled)


def _decimals_were_written(value: Decimal, power: int) -> bool:
    """Whether zeros at the end are meant: 12.50 has them, and so has 14.30e9; 1500e6 has not, since exponents go in threes."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or (exponent < 0 and power > 0):
        return False
    return exponent < 0 or (exponent % 3 > 0 and exponent < power)


def rounding(bound: Bound | None) -> str:
    """How a value is rounded so that its bound stays true (a rounding of `decimal`)."""
    return ROUND_FLOOR if bound in LOWER else ROUND_CEILING if bound in UPPER else ROUND_HALF_UP


def plain_integer(value: Decimal) -> Decimal:
    """The same value without zeros after the point: 70.000 is 70, 14.300 is 14.3."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1), context=WIDE)
    return value.normalize(WIDE)
