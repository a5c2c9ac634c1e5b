"""Whether a number that one text says is in another, in whatever form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from decimal import Decimal

from briefgen.check.amount import Amount
from briefgen.check.words.measures import MEASURES

_HUNDREDTHS = re.compile(r"[%％‰成]|分之|百分|\bper ?cent|\bpct\b|\bpp\b|[Pp]rozent")
"""Signs by which a text says that some of its numbers are in a hundred."""
_DOLLARS = frozenset(("USD", "HKD", "AUD", "CAD", "SGD", "TWD"))
"""What "$" alone may be."""
_HUNDRED = Decimal(100)


def is_said(amount: Amount, numbers: Iterable[Amount], values: Collection[Decimal]) -> bool:
    """Whether an amount is among the `numbers` of another text, or the `values` that it may be said to hold."""
    if any(_same(amount, number) for number in numbers):
        return True
    if amount.parts and all(part in values for part in amount.parts):
        return True
    return any(_near(amount, value) for value in values)


def another(amount: Amount, numbers: Iterable[Amount], text: str) -> Amount | None:
    """The number of another text that has this value in a unit that cannot be the same; None where one has the same."""
    alike = [number for number in numbers if amount.near(number.value) or _same(amount, number)]
    if not alike or not all(_excludes(amount, number, text) for number in alike):
        return None
    return alike[0]


def _near(amount: Amount, value: Decimal) -> bool:
    if amount.near(value) or value in amount.also:
        return True
    return amount.kind in ("percent", "share") and (amount.value / _HUNDRED).quantize(Decimal("0.001")) == value


def _same(one: Amount, other: Amount) -> bool:
    """Whether two amounts are one: by their measures, as a share in a hundred, or as a multiple."""
    measures = MEASURES.get(one.unit), MEASURES.get(other.unit)
    if measures[0] and measures[1]:
        (kind, size), (kind_there, size_there) = measures[0], measures[1]
        slack = max(one.last * size, other.last * size_there) / 2
        return kind == kind_there and abs(one.value * size - other.value * size_there) <= slack
    pair = {one.kind, other.kind}
    if pair <= {"percent", "share"}:
        return one.near(other.value) or other.near(one.value)
    if pair == {"points", "basis"}:
        return one.value * _basis(one) == other.value * _basis(other)
    if pair <= {"multiple", "times"}:
        return not {one.value, *one.also}.isdisjoint({other.value, *other.also})
    if pair & {"multiple", "times"} and pair & {"percent", "share"}:
        share, times = (one, other) if one.kind in ("percent", "share") else (other, one)
        return any(share.near(value * _HUNDRED) for value in (times.value, times.value - 1, *times.also))
    return False


def _basis(amount: Amount) -> Decimal:
    return Decimal(1) if amount.kind == "basis" else _HUNDRED


def _excludes(one: Amount, other: Amount, text: str) -> bool:
    """Whether two amounts of one value cannot be the same; `text` is what the other stands in."""
    if one.kind == other.kind == "currency":
        units = {one.unit, other.unit}
        return "" not in units and len(units) > 1 and not ("USD" in units and units <= _DOLLARS)
    if one.kind == "percent" and other.kind == "number":
        return _HUNDREDTHS.search(text) is None
    return {one.kind, other.kind} in ({"percent", "points"}, {"percent", "currency"}, {"percent", "unit"})
