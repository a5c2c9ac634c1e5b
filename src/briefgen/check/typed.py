"""Amounts typed in texts, and the facts that they may be."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from briefgen.check.amounts import Amount
from briefgen.check.facts import Known
from briefgen.check.rule import Material
from briefgen.check.said import Said
from briefgen.locale.scripts import has_han

_NOT_PROSE = re.compile(r"^(?:facts|sources|authors|email|classification)\.|\.(?:data|columns|annotate)\.|\.quote\.")
_IN_TABLE = re.compile(r"\.table\.rows\.")
_LEAST_LETTERS = 4
_LONGEST_NOUN = 80


def typed(material: Material) -> Iterator[tuple[Said, Amount, bool]]:
    """Every number in a text that could say a fact, and whether it stands in a table's cell."""
    for said in material.said:
        if not _NOT_PROSE.search(said.key):
            in_table = bool(_IN_TABLE.search(said.key))
            yield from ((said, amount, in_table) for amount in said.numbers)


def matching(material: Material, said: Said, amount: Amount) -> tuple[Known, ...]:
    """The facts that have this value and unit."""
    after = said.words[amount.end : amount.end + _LONGEST_NOUN].lstrip()
    facts = material.facts_by_value
    near = facts[bisect_left(facts, amount.value - amount.last / 2, key=_value) :]
    same = takewhile(lambda fact: amount.near(fact.value), near)
    return tuple(fact for fact in same if _alike(amount, fact, after, said.language))


def contradicted(material: Material, said: Said, amount: Amount) -> Known | None:
    """The fact that the amount's sentence speaks of by its label, with another value in the same unit."""
    if not amount.is_amount:
        return None
    start, end = said.sentence(amount.start)
    sentence = said.words[start:end].casefold()
    after = said.words[amount.end : amount.end + _LONGEST_NOUN].lstrip()
    for fact in material.facts:
        if _named(fact, said, sentence) and not amount.near(fact.value) and _alike(amount, fact, after, said.language):
            return fact
    return None


def _alike(amount: Amount, fact: Known, after: str, language: str) -> bool:
    """Whether the units can be the same; a bare number has to be followed by what the fact counts."""
    if amount.kind == "currency":
        return fact.kind == "currency" and amount.unit in ("", fact.unit)
    if amount.kind in ("scaled", "grouped", "number"):
        nouns = fact.nouns(language)
        counted = any(after.startswith(noun) for noun in nouns)
        return counted or (amount.kind != "number" and fact.kind in ("none", "currency"))
    if amount.kind == "unit":
        return fact.kind == "noun" and (not amount.unit or amount.unit in fact.nouns(language))
    return fact.kind == amount.kind


def _named(fact: Known, said: Said, sentence: str) -> bool:
    """Whether a sentence has the fact's label in it, or in a Latin script all the longer words of it."""
    words, long = _label(fact, said.language)
    return bool(words) and (words in sentence or (len(long) > 1 and all(word in sentence for word in long)))


@lru_cache(maxsize=1 << 12)
def _label(fact: Known, language: str) -> tuple[str, tuple[str, ...]]:
    """A fact's label without capitals, and the longer words of a Latin one."""
    label = fact.model.label
    words = ((label.plain or label.texts.get(label.key(language)) or "") if label else "").casefold()
    long = () if has_han(words) else tuple(word for word in re.findall(r"\w+", words) if len(word) >= _LEAST_LETTERS)
    return words, long


def _value(fact: Known) -> Decimal:
    return fact.value
