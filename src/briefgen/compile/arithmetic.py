"""Amounts added, subtracted, multiplied and divided, with what becomes of their units and bounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import get_args

from briefgen.compile.expression import Expression, FactName, Number, Operation, Round
from briefgen.locale import Amount, Unit
from briefgen.locale.amount import LOWER, UPPER, Bound, plain_integer, rounding
from briefgen.model.facts import Per

LARGEST_EXPONENT = 60
_MOST_DIGITS = 15
_FEW_DIGITS = 4
_WIDE = Context(prec=200, rounding=ROUND_HALF_UP)
_TURNED: Mapping[Bound, Bound] = {
    "over": "under", "under": "over", "at_least": "at_most", "at_most": "at_least", "about": "about",
}  # fmt: skip

_REACHED: Mapping[Bound, Bound] = {"over": "at_least", "under": "at_most"}


class Unsound(Exception):
    """A calculation that has no right answer."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


_OUT_OF_RANGE = Unsound("out-of-range", "the result is too large or too small a number")


def computed(expression: Expression, amounts: Mapping[str, Amount]) -> Amount:
    """The expression's amount, exact unless it divides; raises Unsound."""
    try:
        with localcontext(_WIDE):
            amount = _computed(expression, amounts)
    except ArithmeticError:
        raise _OUT_OF_RANGE from None
    if amount.value and abs(amount.value.adjusted()) > LARGEST_EXPONENT:
        raise _OUT_OF_RANGE
    return amount


def hundredths(amount: Amount) -> Amount:
    """A ratio as a share: 0.4 is 40%."""
    return _each(replace(amount, unit=Unit("percent")), lambda end: _WIDE.multiply(end.value, Decimal(100)))


def shortened(amount: Amount, precision: int | None) -> Amount:
    """The amount with few digits where a division's do not end."""
    return _each(amount, lambda end: quotient(end.value, end.bound, precision))


def tidied(amount: Amount) -> Amount:
    """The amount without zeros after the point."""
    return _each(amount, lambda end: plain_integer(end.value))


def _each(amount: Amount, change: Callable[[Amount], Decimal]) -> Amount:
    """The amount with its value, or both ends of its range, changed."""
    low, *high = map(change, amount.ends)
    return replace(amount, value=low, high=high[0] if high else None)


def quotient(value: Decimal, bound: Bound | None, precision: int | None) -> Decimal:
    """What is kept of a division's digits: all that a spreadsheet holds where a precision is asked for; else a whole
    number and one of few digits as they are, and of others two digits where the number is small, its whole part, and
    three digits from 1,000.
    """
    exact = plain_integer(value)
    digits = len(exact.as_tuple().digits)
    most = _MOST_DIGITS if precision is not None or exact == exact.to_integral_value() else _FEW_DIGITS
    if digits <= most:
        return exact
    size = value.adjusted()
    place = size + 1 - _MOST_DIGITS if precision is not None else max(size - 2, 0) if size > 1 else size - 1
    return plain_integer(value.quantize(Decimal(1).scaleb(place), rounding(bound), _WIDE))


def _computed(expression: Expression, amounts: Mapping[str, Amount]) -> Amount:
    match expression:
        case Number(value):
            return Amount(value)
        case FactName(name):
            return replace(amounts[name], precision=None)
        case Round(of, digits):
            unit = Decimal(1).scaleb(-digits)
            return _each(_computed(of, amounts), lambda end: end.value.quantize(unit, rounding(end.bound)))
        case Operation(mark, left, right):
            return _OPERATIONS[mark](_computed(left, amounts), _computed(right, amounts))


def _sum(left: Amount, right: Amount) -> Amount:
    unit = _unit_of_sum(left, right)
    bound = _bound(left, right, left.bound, right.bound)
    return _spread(Amount(left.value, unit, bound, left.per), left, right, lambda a, b: a + b)


def _difference(left: Amount, right: Amount) -> Amount:
    unit = Unit("measure", "pp") if left.unit == right.unit == Unit("percent") else _unit_of_sum(left, right)
    bound = _bound(left, right, left.bound, _turned(right.bound))
    return _spread(Amount(left.value, unit, bound, left.per), left, right, lambda a, b: a - b)


def _product(left: Amount, right: Amount) -> Amount:
    left, right = _passed(left, right)
    right, left = _passed(right, left)
    if left.unit.kind != "none":
        right = _factor(right)
    if right.unit.kind != "none":
        left = _factor(left)
    if "none" not in (left.unit.kind, right.unit.kind):
        message = f"{named(left.unit)} times {named(right.unit)} has no unit"
        raise Unsound("unit-mix", message, "multiply by a plain number, a share or a ratio")
    _same_period(left, right)
    bound = _factors_bound(left, right, _turned(right.bound, _is_negative(left)))
    unit = right.unit if left.unit.kind == "none" else left.unit
    return _spread(Amount(left.value, unit, bound, left.per or right.per), left, right, lambda a, b: a * b)


def _ratio(left: Amount, right: Amount) -> Amount:
    if right.value == 0 or (right.high is not None and right.value < 0 <= right.high):
        raise Unsound("divide-by-zero", "this divides by zero")
    if right.value < 0 and right.bound in LOWER:
        raise Unsound(
            "divide-by-zero", f"this divides by what is {_worded(right.bound)} a negative number, and may be zero"
        )
    bound = _factors_bound(left, right, _turned(right.bound, left.value > 0))
    if left.unit == right.unit:
        _same_period(left, right)
        return _spread(Amount(left.value, Unit(), bound), left, right, lambda a, b: a / b)
    per = left.per
    if not per and right.unit in _PERIODS:
        right, per = replace(right, unit=Unit()), right.unit.name
    divisor = _factor(right)
    if divisor.unit.kind != "none":
        message = f"{named(left.unit)} divided by {named(right.unit)} is no ratio"
        raise Unsound("unit-mix", message, "give both facts one unit, or divide by a plain number")
    return _spread(Amount(left.value, left.unit, bound, per), left, divisor, lambda a, b: a / b)


_PERIODS = tuple(Unit("measure", name) for name in get_args(Per))


def _passed(rate: Amount, time: Amount) -> tuple[Amount, Amount]:
    """A rate and the time that it goes on for, as what they make: $300 million a year, over 5 years."""
    if rate.per and time.unit == Unit("measure", rate.per):
        return replace(rate, per=None), replace(time, unit=Unit())
    return rate, time


def _factors_bound(left: Amount, right: Amount, rights: Bound | None) -> Bound | None:
    """The bound of a product or ratio, `rights` being what the right side's makes of it: zero has none, and what may be
    zero may leave zero.
    """
    zeros = [side for side in (left, right) if side.value == 0 and side.high is None]
    if any(side.bound is None for side in zeros):
        return None
    bound = _bound(left, right, _turned(left.bound, _is_negative(right)), rights)
    reached = any(side.bound in ("at_least", "at_most") for side in zeros)
    return _REACHED.get(bound, bound) if bound and reached else bound


def _is_negative(amount: Amount) -> bool:
    return amount.value < 0 or (amount.value == 0 and amount.bound in UPPER)


def _spread(result: Amount, left: Amount, right: Amount, operate: Callable[[Decimal, Decimal], Decimal]) -> Amount:
    """The result with its value, or, where a side is a range, with the lowest and the highest that it can be."""
    values = [operate(one.value, other.value) for one in left.ends for other in right.ends]
    ranged = len(values) > 1
    return replace(result, value=min(values), high=max(values) if ranged else None)


_OPERATIONS = {"+": _sum, "-": _difference, "*": _product, "/": _ratio}


def named(unit: Unit) -> str:
    """What a fault calls a unit, the same in every language."""
    if unit == Unit("measure", "pp"):
        return "percentage points"
    return (
        unit.written
        or unit.name
        or {"none": "a plain number", "percent": "a share", "multiple": "a ratio"}.get(unit.kind, unit.kind)
    )


def _factor(amount: Amount) -> Amount:
    """A share or a ratio as the plain number that it multiplies by; any other amount as it is."""
    match amount.unit.kind:
        case "percent":
            return _each(replace(amount, unit=Unit()), lambda end: end.value / 100)
        case "multiple":
            return replace(amount, unit=Unit())
    return amount


_PARTS = (Unit("percent"), Unit("measure", "pp"))


def _unit_of_sum(left: Amount, right: Amount) -> Unit:
    """The unit of both; a share and percentage points make a share."""
    if left.unit != right.unit and (left.unit, right.unit) != _PARTS:
        message = f"{named(left.unit)} and {named(right.unit)} cannot be added"
        raise Unsound("unit-mix", message, "give both facts one unit")
    if left.per != right.per:
        message = f"{_paced(left)} and {_paced(right)} cannot be added"
        raise Unsound("period-mix", message, "give both facts one `per`")
    return left.unit


def _same_period(left: Amount, right: Amount) -> None:
    if left.per and right.per and left.per != right.per:
        message = f"{_paced(left)} and {_paced(right)} make no sum together"
        raise Unsound("period-mix", message, "give both facts one `per`")


def _paced(amount: Amount) -> str:
    return (
        f"an amount {'an' if amount.per == 'hour' else 'a'} {amount.per}"
        if amount.per
        else "an amount without a period"
    )


def _turned(bound: Bound | None, turned: bool = True) -> Bound | None:
    """The bound of an amount that makes the result smaller where it is larger."""
    return _TURNED[bound] if bound and turned else bound


def _bound(one: Amount, other: Amount, left: Bound | None, right: Bound | None) -> Bound | None:
    """The bound of a result that both sides pull on, `left` and `right` saying which way."""
    bounds = {left, right} - {None}
    if bounds and (one.high is not None or other.high is not None):
        raise Unsound("bound-mix", "the result has no bound: one side is a range, the other has a bound",
                      "give both a range, or neither")  # fmt: skip
    if len(bounds) < 2:
        return left or right
    if bounds <= LOWER:
        return "over"
    if bounds <= UPPER:
        return "under"
    raise Unsound(
        "bound-mix",
        f"the result has no bound: one side is {_worded(left)}, the other {_worded(right)}",
        "use facts whose bounds agree",
    )


def _worded(bound: Bound | None) -> str:
    return (bound or "").replace("_", " ")
