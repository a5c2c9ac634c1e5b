"""A calculation in words that a reader can check: "Our sum: 14.3 + 27 = 41.3."."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from briefgen.compile.arithmetic import computed, hundredths
from briefgen.compile.expression import Expression, FactName, Number, Operation, Round
from briefgen.locale import Amount, Locale, Unit

_KINDS = {"+": "sum", "-": "difference", "*": "product", "/": "ratio"}
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}


def worded(expression: Expression, amounts: Mapping[str, Amount], result: Amount, locale: Locale) -> str:
    """The expression with its facts' amounts and its result, as the language says them."""
    expression = _unrounded(expression)
    power = locale.amounts.power_for([end.value for amount in amounts.values() for end in amount.ends])
    writer = _Writer(
        locale, amounts, _common_unit(amounts), power, any(a.unit.kind == "measure" for a in amounts.values())
    )
    exact = computed(expression, amounts)
    if result.unit.kind == "percent" and exact.unit.kind == "none":
        exact = hundredths(exact)
    sign = locale.words.operators["=" if [end.value for end in exact.ends] == writer.shown(result) else "≈"]
    kind = _KINDS[expression.mark] if isinstance(expression, Operation) else "other"
    return locale.words.calculations[kind].format(sum=writer.term(expression) + sign + writer.amount(result))


def _unrounded(expression: Expression) -> Expression:
    match expression:
        case Round(of):
            return _unrounded(of)
        case Operation(mark, left, right):
            return Operation(mark, _unrounded(left), _unrounded(right))
    return expression


def _common_unit(amounts: Mapping[str, Amount]) -> Unit | None:
    """The currency or noun that all amounts are in, so that a reader can do without it."""
    units = {amount.unit for amount in amounts.values()}
    return units.pop() if len(units) == 1 and next(iter(units)).kind in ("currency", "noun") else None


def _factor(amount: Amount) -> Amount:
    """A ratio as the plain number that one calculates with."""
    return replace(amount, unit=Unit()) if amount.unit.kind == "multiple" else amount


@dataclass(frozen=True, slots=True)
class _Writer:
    """Amounts in `unit` are said as bare numbers in units of 10**power, all others in full, `paced` with their periods."""

    locale: Locale
    amounts: Mapping[str, Amount]
    unit: Unit | None
    power: int
    paced: bool

    def term(self, expression: Expression, binding: int = 0) -> str:
        """The expression in words, in brackets where what stands around it binds as strongly."""
        match expression:
            case Number(value):
                return self.locale.amounts.worded(Amount(value), 0)
            case FactName(name):
                said = self.amount(_factor(self.amounts[name]))
                return self.bracketed(said) if self.amounts[name].high is not None else said
            case Round(of):
                return self.term(of, binding)
            case Operation(mark, left, right):
                signs, own = self.locale.words.operators, _BINDING[mark]
                second = self.term(right, own)
                second = self.bracketed(second) if self.negative(right) else second
                said = self.term(left, own - 1) + signs[mark] + second
                return self.bracketed(said) if own <= binding else said

    def negative(self, expression: Expression) -> bool:
        """Whether a minus would follow a sign: 5 − (−3)."""
        match expression:
            case Number(value):
                return value < 0
            case FactName(name):
                return self.amounts[name].high is None and self.amounts[name].value < 0
        return False

    def bracketed(self, said: str) -> str:
        signs = self.locale.words.operators
        return signs["("] + said + signs[")"]

    def amount(self, amount: Amount) -> str:
        rules = self.locale.amounts
        if amount.unit == self.unit:
            return rules.worded(amount, self.power)
        return rules.say(amount if self.paced else replace(amount, per=None))

    def shown(self, amount: Amount) -> list[Decimal]:
        """The value that a reader reads, or both ends of a range."""
        rules = self.locale.amounts
        common = self.power if amount.unit == self.unit else None
        powers = [rules.own_power(end) if common is None else common for end in amount.ends]
        return [rules.at(end, power).scaleb(power) for end, power in zip(amount.ends, powers, strict=True)]
