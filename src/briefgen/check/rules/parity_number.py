"""A number that one language says and another does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from briefgen.check.amount import Amount
from briefgen.check.amounts import values_in
from briefgen.check.facts import Known
from briefgen.check.parity import pairs
from briefgen.check.rule import Finding, Material, Rule, found_in
from briefgen.check.said import Said
from briefgen.check.same import another, is_said

_OF_AN_AGE = ("年代", "世纪")
_HINT = "say the same number in both"


def find(material: Material) -> Iterator[Finding]:
    facts = {fact.id: fact for fact in material.facts}
    for first, other in pairs(material):
        for one, there in ((first, other), (other, first)):
            if one.numbers:
                yield from _lacking(one, there, facts)


def _lacking(one: Said, there: Said, facts: Mapping[str, Known]) -> Iterator[Finding]:
    values = values_in(there.words, there.language) | _of_facts(there, facts)
    for amount in one.numbers:
        words = one.text[amount.start : amount.end]
        if not is_said(amount, there.numbers, values):
            if not one.words.startswith(_OF_AN_AGE, amount.end):
                what = f"the number “{words}” is not in the text in {there.language!r}"
                yield found_in(one, amount.start, amount.end, what, _HINT)
        elif unlike := _unlike(amount, there, facts):
            said = there.text[unlike.start : unlike.end]
            what = f"“{words}” is “{said}” in {there.language!r}"
            yield found_in(one, amount.start, amount.end, what, _HINT)


def _unlike(amount: Amount, there: Said, facts: Mapping[str, Known]) -> Amount | None:
    """The same number in another unit, where the other text has it in that alone."""
    if any(amount.near(value) for value in _of_facts(there, facts)):
        return None
    return another(amount, there.numbers, there.words)


def _of_facts(said: Said, facts: Mapping[str, Known]) -> frozenset[Decimal]:
    return frozenset(facts[name].value for name in said.facts if name in facts)


RULE = Rule("parity-number", "A number stands in one language and not in another.", find)
