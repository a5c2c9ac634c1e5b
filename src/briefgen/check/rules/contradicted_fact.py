"""A number in a text that speaks of a fact and says another number."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.rule import Finding, Material, Rule, found_in
from briefgen.check.typed import contradicted, matching, prose


def find(material: Material) -> Iterator[Finding]:
    for said in (said for text in prose(material) for said in text.said):
        for amount in said.numbers:
            fact = None if matching(material, said, amount) else contradicted(material, said, amount)
            if fact:
                what = f"“{said.text[amount.start : amount.end]}” is not what the fact {fact.id!r} says"
                yield found_in(said, amount.start, amount.end, what, f"write ${{{fact.id}}}, or mend the fact")


RULE = Rule("contradicted-fact", "A typed number contradicts a fact.", find)
