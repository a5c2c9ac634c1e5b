"""A number or a superlative that no source is named for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from briefgen.check.claims import backed_facts, claiming, sourced, typed_charts
from briefgen.check.rule import Finding, Material, Rule, found_in
from briefgen.check.said import Said
from briefgen.check.words import tongue_of

_HINT = "name the source, [@source, p. 3], or say the number by a fact that has one"


def find(material: Material) -> Iterator[Finding]:
    backed = backed_facts(material.brief)
    within = _parts_with_source(material, backed)
    told: set[str] = set()
    for scope, text in claiming(material):
        if scope not in told and scope not in within:
            finding = next((claim for said in text.said for claim in _claims(said, backed)), None)
            if finding:
                told.add(scope)
                yield finding
    for key in typed_charts(material):
        if key not in within:
            yield Finding(key, "nothing says where the numbers of this chart are from", 'give it a `cite: "[@source]"`')


def _parts_with_source(material: Material, backed: Collection[str]) -> set[str]:
    """The keys of all that names a source, and of all that holds it."""
    texts = {
        text.key
        for text in material.texts
        for said in text.said
        if said.citations or not {*said.facts}.isdisjoint(backed)
    }
    keys = {*sourced(material.brief), *texts}
    return {".".join(parts[:end]) for parts in (key.split(".") for key in keys) for end in range(1, len(parts) + 1)}


def _claims(said: Said, backed: Collection[str]) -> Iterator[Finding]:
    """What of a text claims something; nothing where each such sentence names a source."""
    for mark in said.marks:
        if mark.kind == "fact" and mark.content not in backed:
            what = f"no source is named for ${{{mark.content}}}"
            yield found_in(
                said, mark.start, mark.end, what, f"give facts.{mark.content} a `cite`, or name the source here"
            )
    for amount in said.numbers:
        if amount.is_amount:
            what = f"no source is named for “{said.text[amount.start : amount.end]}”"
            yield found_in(said, amount.start, amount.end, what, _HINT)
    for match in _superlatives(said.language).finditer(said.words):
        what = f"“{match.group()}” claims a rank, and no source is named"
        yield found_in(said, *match.span(), what, "name the source, or say less")


@cache
def _superlatives(language: str) -> re.Pattern[str]:
    return re.compile(tongue_of(language).superlatives)


RULE = Rule("claim-without-source", "A number or superlative without a source.", find)
