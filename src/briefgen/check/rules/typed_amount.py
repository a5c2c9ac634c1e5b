"""An amount typed in a text, where a fact should say it."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.rule import Finding, Material, Rule, found_in
from briefgen.check.said import Said, Text
from briefgen.check.typed import contradicted, in_table, matching, prose

_MOST = 4
"""Amounts of a text that are named; further ones are counted."""


def find(material: Material) -> Iterator[Finding]:
    for text in prose(material):
        for said in text.said:
            yield from _of_facts(material, said)
        if not in_table(text):
            yield from _of_none(material, text)


def _of_facts(material: Material, said: Said) -> Iterator[Finding]:
    """The amounts that a fact says."""
    for amount in said.numbers:
        if facts := matching(material, said, amount):
            names = " or ".join(f"${{{fact.id}}}" for fact in facts[:3])
            what = f"“{said.text[amount.start : amount.end]}” is typed here, and {names} says it"
            yield found_in(said, amount.start, amount.end, what, f"write {names}, if that is what is meant")


def _of_none(material: Material, text: Text) -> Iterator[Finding]:
    """The amounts that no fact says, told once, in the first language that has any."""
    for said in text.said:
        loose = [
            amount
            for amount in said.numbers
            if amount.is_amount and not matching(material, said, amount) and not contradicted(material, said, amount)
        ]
        if loose:
            named = ", ".join(f"“{said.text[amount.start : amount.end]}”" for amount in loose[:_MOST])
            more = f" and {len(loose) - _MOST} more" if len(loose) > _MOST else ""
            are, them = ("are", "them") if len(loose) > 1 else ("is", "it")
            what = f"{named}{more} {are} typed here, so nothing keeps {them} the same everywhere"
            hint = f"declare {them} under `facts` and say {them} as ${{id}}"
            yield found_in(said, loose[0].start, loose[0].end, what, hint)
            return


RULE = Rule("typed-amount", "An amount is typed in a text instead of a fact.", find)
