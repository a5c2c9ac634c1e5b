"""A number that one language says and another does not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from briefgen.check.amounts import Amount, values_in
from briefgen.check.facts import Known
from briefgen.check.parity import pairs
from briefgen.check.rule import Finding, Material, Rule, found_in
from briefgen.check.said import Said

_OF_AN_AGE = ("年代", "世纪")


def find(material: Material) -> Iterator[Finding]:
    facts = {fact.id: fact for fact in material.facts}
    for first, other in pairs(material):
        for one, there in ((first, other), (other, first)):
            known = values_in(there.words, there.language) | _of_facts(there, facts)
            for amount in one.numbers:
                if not _is_in(amount, known) and not one.words.startswith(_OF_AN_AGE, amount.end):
                    what = (
                        f"the number “{one.text[amount.start : amount.end]}” is not in the text in {there.language!r}"
                    )
                    yield found_in(one, amount.start, amount.end, what, "say the same number in both")


def _of_facts(said: Said, facts: dict[str, Known]) -> frozenset[Decimal]:
    return frozenset(facts[name].value for name in said.facts if name in facts)


def _is_in(amount: Amount, known: Collection[Decimal]) -> bool:
    """Whether a number is among others, as a share in a hundred or as the share itself, as a scale or without."""
    return any(amount.near(value) for value in known) or (amount.kind == "percent" and amount.value / 100 in known)


RULE = Rule("parity-number", "A number stands in one language and not in another.", find)
