"""Two facts of one name that say different numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from briefgen.check.facts import Known
from briefgen.check.rule import Finding, Material, Rule


def find(material: Material) -> Iterator[Finding]:
    for one, other in combinations(material.facts, 2):
        if one.value != other.value and _subject(one) == _subject(other) and _labels(one) & _labels(other):
            what = f"the facts {one.id!r} and {other.id!r} have one label and different values"
            hint = "keep the one that is right, or tell them apart by `label` or `as_of`"
            yield Finding(f"facts.{other.id}", what, hint)


def _subject(fact: Known) -> tuple[object, ...]:
    """What has to be the same for two values to exclude each other."""
    return fact.kind, fact.unit, fact.model.as_of, fact.model.per


def _labels(fact: Known) -> set[tuple[str, str]]:
    label = fact.model.label
    return {(language, " ".join(words.casefold().split())) for language, words in label.items()} if label else set()


RULE = Rule("contradicting-facts", "Two facts of one label have different values.", find)
