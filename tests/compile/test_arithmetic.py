"""What is computed holds: whatever the true numbers behind bounds and ranges are, the result's bound or range has theirs."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from itertools import product

import pytest

from briefgen.compile.arithmetic import Unsound, computed, quotient, shortened
from briefgen.compile.expression import FactName, Mark, Operation, Round
from briefgen.locale import Amount
from briefgen.locale.amount import Bound

OPERATIONS: dict[Mark, Callable[[Decimal, Decimal], Decimal]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
}  # fmt: skip
HALF, TINY = Decimal("0.5"), Decimal("1e-9")
VALUES = [Decimal(value) for value in (-20, -2, 0, 3, 50)]
BOUNDS: list[Bound | None] = [None, "over", "under", "at_least", "at_most"]
AMOUNTS = [
    *(Amount(value, bound=bound) for value in VALUES for bound in BOUNDS),
    *(Amount(value, high=value + more) for value in VALUES for more in (1, 30)),
]


def truths(amount: Amount) -> list[Decimal]:
    """Numbers that the amount may stand for: what is under 5 is not below zero, as nothing that is measured is."""
    value = amount.value
    if amount.high is not None:
        return [value, (value + amount.high) / 2, amount.high]
    exact = [] if amount.bound in ("over", "under") else [value]
    if amount.bound in ("over", "at_least"):
        return [*exact, *(n for n in (value + TINY, value + 3, value * 50, -TINY) if n > value)]
    if amount.bound in ("under", "at_most"):
        beyond = (value - TINY, value * HALF, TINY) if value > 0 else (value - TINY, value - 3, value * 50)
        return [*exact, *(n for n in beyond if n < value)]
    return exact


def holds(bound: Bound | None, said: Amount, truth: Decimal) -> bool:
    slack = abs(said.value) * Decimal("1e-20")
    if said.high is not None:
        return said.value - slack <= truth <= said.high + slack
    return {
        "over": truth > said.value - slack,
        "at_least": truth >= said.value - slack,
        "under": truth < said.value + slack,
        "at_most": truth <= said.value + slack,
        None: abs(truth - said.value) <= slack,
    }[bound if bound != "about" else None]


@pytest.mark.parametrize("mark", OPERATIONS)
@pytest.mark.parametrize("few", [True, False])
def test_a_result_holds_for_all_that_its_inputs_may_be(mark: Mark, few: bool) -> None:
    results = [_holds(mark, one, other, few) for one, other in product(AMOUNTS, AMOUNTS)]
    assert sum(results) > len(results) / 3


def _holds(mark: Mark, one: Amount, other: Amount, few: bool) -> bool:
    """Whether there is a result, after holding it against all that the two may be."""
    expression = Operation(mark, FactName("one"), FactName("other"))
    try:
        said = computed(expression, {"one": one, "other": other})
    except Unsound:
        return False
    said = shortened(said, None) if few and (said.bound or said.high is not None) else said
    for left in truths(one):
        for right in truths(other):
            assert holds(said.bound, said, OPERATIONS[mark](left, right)), (said, left, right)
    return True


@pytest.mark.parametrize("digits", [-2, -1, 0])
def test_rounding_keeps_a_result_true(digits: int) -> None:
    for amount in AMOUNTS:
        said = computed(Round(FactName("a"), digits), {"a": amount})
        if said.bound or said.high is not None:
            assert all(holds(said.bound, said, truth) for truth in truths(amount))


@pytest.mark.parametrize(
    ("value", "kept"),
    [("14.0625", "14"), ("2.0625", "2.1"), ("3.375", "3.375"), ("73.684210526", "74"), ("0.0123456", "0.012"),
     ("617284", "617284"), ("3125000000", "3125000000"), ("714285714.2857", "714000000")],
)  # fmt: skip
def test_a_quotient_keeps_the_digits_that_tell_something(value: str, kept: str) -> None:
    assert quotient(Decimal(value), None, None) == Decimal(kept)
