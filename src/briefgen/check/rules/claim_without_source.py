"""A number or a superlative that no source is named for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from briefgen.check.amount import Amount
from briefgen.check.claims import backed_facts, claiming, sourced, typed_charts
from briefgen.check.rule import Finding, Material, Rule, found_in
from briefgen.check.said import Mark, Said
from briefgen.check.words import tongue_of

_HINT = "name the source, [@source, p. 3], or say the number by a fact that has one"


def find(material: Material) -> Iterator[Finding]:
    backed = backed_facts(material.brief)
    within = _parts_with_source(material, backed)
    told: set[str] = set()
    for scope, text in claiming(material):
        looks = _behind if scope in within else _claims
        if scope not in told and (finding := next((one for said in text.said for one in looks(said, backed)), None)):
            told.add(scope)
            yield finding
    for key in typed_charts(material):
        if key not in within:
            yield Finding(key, "nothing says where the numbers of this chart are from", 'give it a `cite: "[@source]"`')


def _parts_with_source(material: Material, backed: Collection[str]) -> set[str]:
    """The keys of all that names a source, of all that holds it, and of all below a caption that does."""
    texts = [text for text in material.texts if any(_sources(said, backed) for said in text.said)]
    keys = {*sourced(material.brief), *(text.key for text in texts)}
    captions = [text.key.rpartition(".")[0] for text in texts if text.role == "caption"]
    parts = {scope for scope, text in claiming(material) if any(text.key.startswith(f"{key}.") for key in captions)}
    return parts | {
        ".".join(names[:end]) for names in (key.split(".") for key in keys) for end in range(1, len(names) + 1)
    }


def _sources(said: Said, backed: Collection[str]) -> list[Mark]:
    """The marks by which a text names a source."""
    return [mark for mark in said.marks if mark.kind == "cite" or (mark.kind == "fact" and mark.content in backed)]


def _behind(said: Said, backed: Collection[str]) -> Iterator[Finding]:
    """An amount in a sentence that begins after the last source that its text names."""
    marks = _sources(said, backed)
    for amount in said.numbers if marks else ():
        if amount.is_amount and said.sentence(amount.start)[0] >= marks[-1].end:
            yield _unsourced(said, amount)


def _claims(said: Said, backed: Collection[str]) -> Iterator[Finding]:
    """What of a text claims something."""
    for mark in said.marks:
        if mark.kind == "fact" and mark.content not in backed:
            what = f"no source is named for ${{{mark.content}}}"
            yield found_in(
                said, mark.start, mark.end, what, f"give facts.{mark.content} a `cite`, or name the source here"
            )
    for amount in said.numbers:
        if amount.claims:
            yield _unsourced(said, amount)
    for match in _superlatives(said.language).finditer(said.words):
        what = f"“{match.group()}” claims a rank, and no source is named"
        yield found_in(said, *match.span(), what, "name the source, or say less")


def _unsourced(said: Said, amount: Amount) -> Finding:
    what = f"no source is named for “{said.text[amount.start : amount.end]}”"
    return found_in(said, amount.start, amount.end, what, _HINT)


@cache
def _superlatives(language: str) -> re.Pattern[str]:
    return re.compile(tongue_of(language).superlatives)


RULE = Rule("claim-without-source", "A number or superlative without a source.", find)
