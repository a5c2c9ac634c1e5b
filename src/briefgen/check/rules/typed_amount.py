"""An amount typed in a text, where a fact should say it."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.rule import Finding, Material, Rule, found_in
from briefgen.check.typed import contradicted, matching, typed


def find(material: Material) -> Iterator[Finding]:
    for said, amount, in_table in typed(material):
        words = said.text[amount.start : amount.end]
        facts = matching(material, said, amount)
        if facts:
            names = " or ".join(f"${{{fact.id}}}" for fact in facts[:3])
            what = f"“{words}” is typed here, and {names} says it"
            yield found_in(said, amount.start, amount.end, what, f"write {names}, if that is what is meant")
        elif amount.is_amount and not in_table and not contradicted(material, said, amount):
            what = f"“{words}” is typed here, so nothing keeps it the same everywhere"
            yield found_in(said, amount.start, amount.end, what, "declare it under `facts` and say it as ${id}")


RULE = Rule("typed-amount", "An amount is typed in a text instead of a fact.", find)
