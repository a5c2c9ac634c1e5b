"""Facts resolved: declared ones as they stand, derived ones computed with their units and bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext
from typing import cast

from briefgen.compile.expression import (
    Expression,
    ExpressionError,
    FactName,
    Number,
    Operation,
    Round,
    names_in,
    parse_expression,
)
from briefgen.compile.work import Work, did_you_mean
from briefgen.locale import Amount, Unit
from briefgen.locale.amount import LOWER, UPPER, Bound, plain_integer
from briefgen.model.facts import Fact as FactModel
from briefgen.model.text import LocalText

_WIDE = Context(prec=50, rounding=ROUND_HALF_UP)
_KINDS = {"+": "sum", "-": "difference", "*": "product", "/": "ratio"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its final amount. A derived one has `inputs`, and its calculation in words."""

    id: str
    key: str
    amount: Amount
    cite: str = ""
    label: LocalText | None = None
    inputs: tuple[str, ...] = ()
    calculation: str = ""


class _Unsound(Exception):
    """A calculation that has no right answer: (code, message, hint)."""


def resolve_facts(work: Work) -> Mapping[str, Fact]:
    """Every fact of the brief by its id; those with faults are reported and left out."""
    return _Resolver(work).all()


class _Resolver:
    def __init__(self, work: Work) -> None:
        self.work = work
        self.models = work.brief.model.facts
        self.done: dict[str, Fact] = {}
        self.failed: set[str] = set()
        self.open: list[str] = []

    def all(self) -> Mapping[str, Fact]:
        for name in self.models:
            self.get(name)
        return {name: self.done[name] for name in self.models if name in self.done}

    def get(self, name: str) -> Fact | None:
        if name not in self.done and name not in self.failed:
            fact = self.resolve(name, self.models[name])
            if fact is None:
                self.failed.add(name)
            else:
                self.done[name] = fact
        return self.done.get(name)

    def resolve(self, name: str, model: FactModel) -> Fact | None:
        key = f"facts.{name}"
        if model.value is not None:
            unit = unit_of(self.work, model.unit, f"{key}.unit")
            if model.unit is None and model.format == "multiple":
                unit = Unit("multiple")
            amount = Amount(model.value, unit, model.bound, model.per, model.precision)
            return Fact(name, key, amount, model.cite or "", model.label)
        return self.derive(name, model, key)

    def derive(self, name: str, model: FactModel, key: str) -> Fact | None:
        if name in self.open:
            circle = " -> ".join([*self.open[self.open.index(name) :], name])
            self.work.fault(f"{key}.compute", "fact-cycle", f"this fact is computed from itself: {circle}")
            return None
        try:
            expression = parse_expression(model.compute or "")
        except ExpressionError as problem:
            hint = "write facts, numbers, + - * /, brackets and round(…, digits)"
            self.work.fault(f"{key}.compute", "bad-compute", f"this sum cannot be read: {problem}", hint)
            return None
        self.open.append(name)
        inputs = {used: self.input(used, key) for used in names_in(expression)}
        self.open.pop()
        known = {used: fact for used, fact in inputs.items() if fact is not None}
        if len(known) < len(inputs):
            return None
        try:
            amount = _finished(_computed(expression, known), model)
        except _Unsound as problem:
            self.work.fault(f"{key}.compute", *problem.args)
            return None
        calculation = _worded(expression, known, amount, self.work)
        return Fact(name, key, amount, model.cite or "", model.label, tuple(known), calculation)

    def input(self, used: str, key: str) -> Fact | None:
        if used not in self.models:
            self.work.fault(
                f"{key}.compute", "unknown-fact", f"there is no fact {used!r}", did_you_mean(used, self.models)
            )
            return None
        return self.get(used)


def unit_of(work: Work, unit: LocalText | None, key: str) -> Unit:
    """The unit that a `unit:` names: a currency's code, "%", or a noun in the document's language."""
    if unit is None:
        return Unit()
    if unit.plain == "%":
        return Unit("percent")
    if is_unit_code(unit):
        return Unit("currency", unit.plain or "")
    return Unit("noun", work.words(unit, key)[0])


def is_unit_code(text: LocalText) -> bool:
    """Whether a unit is a sign that no language translates: a currency's code or "%"."""
    plain = text.plain or ""
    return plain == "%" or (len(plain) == 3 and plain.isalpha() and plain.isupper())


def _computed(expression: Expression, facts: Mapping[str, Fact]) -> Amount:
    match expression:
        case Number(value):
            return Amount(value)
        case FactName(name):
            return replace(facts[name].amount, precision=None)
        case Round(of, digits):
            inner = _computed(of, facts)
            return replace(inner, value=round(inner.value, digits))
        case Operation(mark, left, right):
            return _operated(mark, _computed(left, facts), _computed(right, facts))


def _operated(mark: str, left: Amount, right: Amount) -> Amount:
    with localcontext(_WIDE):
        if mark in "+-":
            _same_kind(left, right)
            value = left.value + right.value if mark == "+" else left.value - right.value
            return Amount(value, left.unit, _bound(left.bound, right.bound, turned=mark == "-"), left.per)
        if mark == "*":
            unit, per = (left.unit, left.per) if left.unit.kind != "none" else (right.unit, right.per)
            if "none" not in (left.unit.kind, right.unit.kind):
                raise _Unsound("unit-mix", f"{_named(left)} times {_named(right)} has no unit", "")
            return Amount(left.value * right.value, unit, _bound(left.bound, right.bound, turned=False), per)
        if right.value == 0:
            raise _Unsound("divide-by-zero", "this divides by zero", "")
        unit, per = (left.unit, left.per) if right.unit.kind == "none" else (Unit(), None)
        if right.unit.kind != "none" and left.unit != right.unit:
            raise _Unsound(
                "unit-mix", f"{_named(left)} divided by {_named(right)} is no ratio", "give both facts one unit"
            )
        return Amount(left.value / right.value, unit, _bound(left.bound, right.bound, turned=True), per)


def _same_kind(left: Amount, right: Amount) -> None:
    if left.unit != right.unit:
        raise _Unsound("unit-mix", f"{_named(left)} and {_named(right)} cannot be added", "give both facts one unit")
    if left.per != right.per:
        raise _Unsound("period-mix", "an amount a period and one without cannot be added", "give both facts one `per`")


def _named(amount: Amount) -> str:
    return amount.unit.name or amount.unit.kind


def _bound(left: Bound | None, right: Bound | None, *, turned: bool) -> Bound | None:
    """The bound of a result; `turned` where a larger right side makes the result smaller."""
    if turned and right is not None:
        right = cast(
            Bound, {"over": "under", "under": "over", "at_least": "at_most", "at_most": "at_least"}.get(right, right)
        )
    bounds = {left, right} - {None}
    if len(bounds) < 2:
        return next(iter(bounds), None)
    if bounds <= LOWER:
        return "over"
    if bounds <= UPPER:
        return "under"
    raise _Unsound("bound-mix", "the bounds of these facts pull in opposite directions, so the result has none",
                   "compute it from facts whose bounds agree")  # fmt: skip


def _finished(amount: Amount, model: FactModel) -> Amount:
    """The amount in the form asked for, with a precision where its digits do not end."""
    if model.format == "multiple" and amount.unit.kind == "none":
        amount = replace(amount, unit=Unit("multiple"))
    if model.format == "percent" and amount.unit.kind == "none":
        amount = replace(amount, unit=Unit("percent"), value=amount.value * 100)
    exact = plain_integer(amount.value)
    if model.precision is not None:
        return replace(amount, value=exact, precision=model.precision)
    if len(exact.as_tuple().digits) > 15:
        return replace(amount, value=_significant(exact, amount.bound, 2))
    return replace(amount, value=exact)


def _significant(value: Decimal, bound: Bound | None, digits: int) -> Decimal:
    """The value to so many digits, rounded towards the side that keeps its bound true."""
    rounding = ROUND_FLOOR if bound in LOWER else ROUND_CEILING if bound in UPPER else ROUND_HALF_UP
    place = value.adjusted() - digits + 1
    return plain_integer(value.quantize(Decimal(1).scaleb(min(place, 0)), rounding))


def _worded(expression: Expression, facts: Mapping[str, Fact], result: Amount, work: Work) -> str:
    """The calculation as a reader can check it: "14.3 + 27 = 41.3"."""
    amounts = work.locale.amounts
    power = amounts.power_for([fact.amount.value for fact in facts.values()])
    outcome_power = power if result.unit.kind not in ("multiple", "percent", "none") else 0
    left = _term(expression, facts, power, work, top=True)
    words = work.locale.words
    sign = words.operators["=" if _exact(expression, facts, result) else "≈"]
    kind = _KINDS[expression.mark] if isinstance(expression, Operation) else "other"
    return words.calculations[kind].format(sum=left + sign + amounts.worded(result, outcome_power))


def _exact(expression: Expression, facts: Mapping[str, Fact], result: Amount) -> bool:
    computed = _computed(expression, facts).value * (100 if result.unit.kind == "percent" else 1)
    shown = result.value if result.precision is None else round(result.value, result.precision)
    return computed == shown


def _term(expression: Expression, facts: Mapping[str, Fact], power: int, work: Work, *, top: bool = False) -> str:
    amounts = work.locale.amounts
    match expression:
        case Number(value):
            return amounts.worded(Amount(value), 0)
        case FactName(name):
            amount = facts[name].amount
            return amounts.worded(amount, power if amount.unit.kind in ("currency", "noun", "none") else 0)
        case Round(of):
            return _term(of, facts, power, work, top=top)
        case Operation(mark, left, right):
            signs = work.locale.words.operators
            said = _term(left, facts, power, work) + signs[mark] + _term(right, facts, power, work)
            return said if top else signs["("] + said + signs[")"]
