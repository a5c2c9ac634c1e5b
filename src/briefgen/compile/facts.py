"""Facts resolved: declared ones as they stand, derived ones computed, each with the claims it brings along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from briefgen.compile.arithmetic import Unsound, computed, hundredths, named, shortened, tidied
from briefgen.compile.calculation import worded
from briefgen.compile.claims import cited
from briefgen.compile.expression import Expression, ExpressionError, divides, names_in, parse_expression
from briefgen.compile.inline import CiteItem
from briefgen.compile.pending import Calculation, Claim
from briefgen.compile.units import unit_of
from briefgen.compile.work import Work
from briefgen.diagnostics import did_you_mean, quoted
from briefgen.locale import Amount, Period, Unit, locale_for
from briefgen.model.facts import Fact as FactModel
from briefgen.model.text import LocalText

_DEEPEST = 50
_MOST_DECIMALS = 12


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its final amount and the claims its mention makes: its calculation, its own citations.

    `as_of` is the date it holds for; `basis` are the places in sources that it rests on, those of its inputs too; a derived fact has its
    `calculation` in words.
    """

    id: str
    key: str
    amount: Amount
    claims: tuple[Claim, ...]
    basis: tuple[CiteItem, ...]
    label: LocalText | None
    as_of: Period | None = None
    calculation: str = ""


def resolve_facts(work: Work) -> Mapping[str, Fact]:
    """Every fact of the brief by its id; those with faults are reported and left out."""
    resolver = _Resolver(work)
    resolved = {name: resolver.get(name) for name in work.brief.model.facts}
    return {name: fact for name, fact in resolved.items() if fact is not None}


def rank_claims(facts: Mapping[str, Fact]) -> Mapping[Claim, int]:
    """The order of all claims that facts bring, which no language's word order changes."""
    claims = (claim for fact in facts.values() for claim in fact.claims)
    return {claim: rank for rank, claim in enumerate(dict.fromkeys(claims))}


class _Resolver:
    """Resolves each fact once, those it is computed from before it; `open` are the ones under way.

    `powers` are those of the brief's first language, in which precisions count.
    """

    def __init__(self, work: Work) -> None:
        self.work = work
        self.models = work.brief.model.facts
        self.done: dict[str, Fact | None] = {}
        self.open: list[str] = []
        self.powers = locale_for(work.brief.languages[0]).amounts.powers

    def get(self, name: str) -> Fact | None:
        if name not in self.done:
            model, key = self.models[name], f"facts.{name}"
            self.check(model, key)
            self.done[name] = (
                self.declared(name, model, key) if model.compute is None else self.derived(name, model, key)
            )
        return self.done[name]

    def check(self, model: FactModel, key: str) -> None:
        if model.precision is not None and not 0 <= model.precision <= _MOST_DECIMALS:
            message = f"a precision is a number of decimals from 0 to {_MOST_DECIMALS}"
            self.work.fault(f"{key}.precision", "bad-precision", message)

    def as_of(self, model: FactModel, key: str) -> Period | None:
        return self.work.period(model.as_of, f"{key}.as_of") if model.as_of is not None else None

    def declared(self, name: str, model: FactModel, key: str) -> Fact:
        unit = unit_of(self.work, model.unit, f"{key}.unit")
        if model.format == "multiple" and model.unit is None:
            unit = Unit("multiple")
        elif model.format in ("multiple", "percent"):
            message = f"`format: {model.format}` says how a computed ratio is said, and this value is declared"
            self.work.fault(f"{key}.format", "fact-format", message, 'a share in hundredths has `unit: "%"`')
        claims = cited(self.work, model.cite, f"{key}.cite")
        basis = tuple(dict.fromkeys(item for claim in claims for item in claim.items))
        value = cast(Decimal, model.low if model.value is None else model.value)
        amount = Amount(value, unit, model.bound, model.per, model.precision, model.high, self.powers)
        return Fact(name, key, amount, claims, basis, model.label, self.as_of(model, key))

    def derived(self, name: str, model: FactModel, key: str) -> Fact | None:
        try:
            expression = parse_expression(model.compute or "")
        except ExpressionError as problem:
            hint = "write facts, numbers, + - * /, brackets and round(…, digits)"
            self.work.fault(f"{key}.compute", "bad-compute", f"this sum cannot be read: {problem}", hint)
            return None
        inputs = self.inputs(name, expression, f"{key}.compute")
        if inputs is None:
            return None
        try:
            amounts = {used: fact.amount for used, fact in inputs.items()}
            amount = _finished(computed(expression, amounts), expression, model)
            amount = replace(amount, counted=self.powers)
            calculation = worded(expression, amounts, amount, self.work.locale)
        except Unsound as problem:
            self.work.fault(f"{key}.compute", problem.code, problem.message, problem.hint)
            return None
        own = cited(self.work, model.cite, f"{key}.cite")
        items = [*(item for claim in own for item in claim.items), *(i for fact in inputs.values() for i in fact.basis)]
        basis, as_of = tuple(dict.fromkeys(items)), self.as_of(model, key)
        return Fact(name, key, amount, (Calculation(name), *own), basis, model.label, as_of, calculation)

    def inputs(self, name: str, expression: Expression, key: str) -> Mapping[str, Fact] | None:
        """The facts that an expression names; None where one of them has no value."""
        self.open.append(name)
        inputs = {used: self.input(used, key) for used in names_in(expression)}
        self.open.pop()
        known = {used: fact for used, fact in inputs.items() if fact is not None}
        return known if len(known) == len(inputs) else None

    def input(self, used: str, key: str) -> Fact | None:
        if used not in self.models:
            self.work.fault(key, "unknown-fact", f"there is no fact {quoted(used)}", self.hint(used), at=used)
        elif used in self.open:
            circle = " -> ".join([*self.open[self.open.index(used) :], used])
            self.work.fault(key, "fact-cycle", f"this fact is computed from itself: {circle}")
        elif len(self.open) > _DEEPEST:
            self.work.fault(key, "fact-depth", f"facts are computed from facts {_DEEPEST} deep at most")
        else:
            return self.get(used)
        return None

    def hint(self, used: str) -> str:
        hyphened = next((name for name in self.models if name.startswith(f"{used}-")), None)
        return f"write ${{{hyphened}}} for an id with a hyphen" if hyphened else did_you_mean(used, self.models)


def _finished(amount: Amount, expression: Expression, model: FactModel) -> Amount:
    """The amount in the form asked for, with few digits where a division's do not end."""
    if model.format in ("multiple", "percent"):
        if model.format == "percent" and amount.unit == Unit("measure", "pp"):
            amount = replace(amount, unit=Unit("percent"))
        elif amount.unit.kind != "none":
            message = f"`format: {model.format}` suits a ratio, and this is in {named(amount.unit)}"
            raise Unsound("fact-format", message, "take `format` out")
        else:
            amount = hundredths(amount) if model.format == "percent" else replace(amount, unit=Unit("multiple"))
    if model.per and amount.per not in (None, model.per):
        raise Unsound("period-mix", f"this comes out by the {amount.per}, not by the {model.per}", "take `per` out")
    amount = shortened(amount, model.precision) if divides(expression) else tidied(amount)
    return replace(amount, per=amount.per or model.per, precision=model.precision)
