"""Where an axis of numbers begins, ends and is marked, where that is not left to Office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log10

from briefgen.charts.plot import Ruler

MARKS, MANY = 6, 8
"""The most steps along an axis that we settle, and along one whose ends and steps are left to Office."""

STEPS = {MARKS: (1.0, 2.0, 2.5, 5.0, 10.0), MANY: (1.0, 2.0, 5.0, 10.0)}


@dataclass(frozen=True, slots=True)
class Ends:
    """An axis from one number to another."""

    low: float
    high: float
    log: bool = False

    def share(self, number: float) -> float:
        """Where a number stands between the ends."""
        if self.log:
            return log10(number / self.low) / (log10(self.high / self.low) or 1.0)
        return (number - self.low) / ((self.high - self.low) or 1.0)

    def within(self, number: float) -> float:
        """The same for what the axis may cut, such as bars from zero."""
        return 0.0 if self.log and number <= 0 else min(max(self.share(number), 0.0), 1.0)

    def beyond(self, number: float, points: float, room: float) -> float:
        """How high the axis must reach on `room` points so that so many of them stand over the number."""
        grown = room / max(room - points, 0.25 * room)
        if self.log:
            return float(self.low * (number / self.low) ** grown)
        return self.low + (number - self.low) * grown


def step_for(span: float, most: int = MARKS) -> float:
    """A round step that divides the span into at most so many, `MARKS` or `MANY`."""
    if span <= 0:
        return 1.0
    rough = span / most
    base = 10.0 ** floor(log10(rough))
    return next(round_off(factor * base) for factor in STEPS[most] if factor * base >= rough * (1 - 1e-9))


def around(numbers: Sequence[float], *, zero: bool = True, most: int = MARKS) -> tuple[float, float, float]:
    """The ends and the step of an axis that holds the numbers; from zero, or from just under the lowest."""
    low, high = min(numbers), max(numbers)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = low - bool(low), high + 1
    step = step_for(high - low, most)
    return round_off(floor(low / step + 1e-9) * step), round_off(ceil(high / step - 1e-9) * step), step


def spread(numbers: Sequence[float], most: int = MARKS) -> tuple[float, float, float]:
    """The same for dots, which lie along an axis from zero only where zero is not far from them."""
    return around(numbers, zero=min(numbers) > 0 and min(numbers) < 0.5 * max(numbers), most=most)


def decades(numbers: Sequence[float]) -> tuple[float, float]:
    """The powers of ten round numbers that are all over zero."""
    low, high = floor(log10(min(numbers)) + 1e-9), ceil(log10(max(numbers)) - 1e-9)
    return 10.0**low, 10.0 ** max(high, low + 1)


def fixed(ruler: Ruler, numbers: Sequence[float], *, zero: bool = True) -> Ruler:
    """The ruler with its ends and its step set, so that several charts share them or shapes can stand at its marks."""
    low, high, step = around(numbers, zero=zero)
    return replace(ruler, low=low, high=high, step=step)


def round_off(number: float) -> float:
    """The number without the noise of binary fractions."""
    return float(f"{number:.12g}")
