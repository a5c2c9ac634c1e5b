"""Amounts typed in texts, and the facts that they may be."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from briefgen.check.amount import Amount
from briefgen.check.facts import Known
from briefgen.check.rule import Material
from briefgen.check.said import Said, Text
from briefgen.check.words import tongue_of
from briefgen.locale.scripts import has_han

_NOT_PROSE = re.compile(r"^(?:facts|sources|authors|email|classification)\.|\.(?:data|columns|annotate)\.|\.quote\.")
_IN_TABLE = re.compile(r"\.(?:table|comparison)\.rows\.")
_LEAST_LETTERS = 4
_TELLING = 10
"""Times its last digit that a number is at least, to be told from its neighbours."""
_LONGEST_NOUN = 80
_TELLING_HAN = 4
"""Characters of a Chinese label that is told from common words."""
_BETWEEN = 12
"""Characters between two longer words of a label."""
_CLOSE = 20
"""Characters between a short label and the amount that it is said to be."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLAUSE = re.compile("[,;:，；：、]")
_ARTICLE = re.compile(r"^(?:the|our|its|their|der|die|das) ")
_IN_DIGITS = {"share": "percent", "times": "multiple"}


def prose(material: Material) -> Iterator[Text]:
    """Every text in which a number could be a fact."""
    return (text for text in material.texts if not _NOT_PROSE.search(text.key))


def in_table(text: Text) -> bool:
    """Whether a text is a table's cell."""
    return _IN_TABLE.search(text.key) is not None


def matching(material: Material, said: Said, amount: Amount) -> tuple[Known, ...]:
    """The facts that have this value and unit."""
    facts = material.facts_by_value
    near = facts[bisect_left(facts, amount.value - amount.last / 2, key=_value) :]
    same = (fact for fact in takewhile(lambda fact: amount.near(fact.value), near) if _tells(amount, fact))
    return tuple(fact for fact in same if _alike(amount, fact, said))


def _tells(amount: Amount, fact: Known) -> bool:
    """Whether the digits tell the fact from others: 3 % may be any share between 2.5 and 3.5 %."""
    return amount.value == fact.value or abs(amount.value) >= _TELLING * amount.last


def contradicted(material: Material, said: Said, amount: Amount) -> Known | None:
    """The fact that the amount's sentence speaks of by its label, with another value in the same unit.

    None where the sentence says what may be or is aimed at, speaks of another year, or says the fact as well: then the
    amount is what it is compared with.
    """
    if not amount.is_amount:
        return None
    start, end = said.sentence(amount.start)
    sentence = said.words[start:end]
    if re.search(tongue_of(said.language).supposed, sentence):
        return None
    years = set(_YEAR.findall(sentence))
    beside = [one for one in said.numbers if start <= one.start < end]
    told = {mark.content for mark in said.marks if mark.kind == "fact" and start <= mark.start < end}
    for fact in material.facts:
        other = years and (fact.model.as_of or "")[:4] not in years
        if fact.id in told or other or any(one.near(fact.value) for one in beside):
            continue
        if _alike(amount, fact, said) and _named(fact, said, start, amount, end):
            return fact
    return None


def _alike(amount: Amount, fact: Known, said: Said) -> bool:
    """Whether the units can be the same; a bare number has to be followed by what the fact counts."""
    nouns = fact.nouns(said.language)
    if amount.kind == "currency":
        return fact.kind == "currency" and amount.unit in ("", fact.unit)
    if amount.kind in ("scaled", "grouped", "number"):
        after = said.words[amount.end : amount.end + _LONGEST_NOUN].lstrip()
        counted = any(after.startswith(noun) for noun in nouns)
        return counted or (amount.kind != "number" and fact.kind in ("none", "currency"))
    if amount.kind == "unit":
        written = said.text[amount.start : amount.end]
        return any(noun == amount.unit or written.endswith(noun) for noun in nouns)
    return fact.kind == _IN_DIGITS.get(amount.kind, amount.kind)


def _named(fact: Known, said: Said, start: int, amount: Amount, end: int) -> bool:
    """Whether a sentence has the fact's label in it, or in a Latin script its longer words in their order.

    A label of one word, such as "Share", has to begin a clause that goes on with the amount.
    """
    words, long = _label(fact, said.language)
    if not words:
        return False
    if len(long) > 1 or (len(words) >= _TELLING_HAN and has_han(words)):
        sentence = said.words[start:end].casefold()
        return words in sentence or (len(long) > 1 and _in_order(long).search(sentence) is not None)
    clause = _CLAUSE.split(said.words[start : amount.start].casefold())[-1].strip()
    clause = _ARTICLE.sub("", clause)
    return clause.startswith(words) and len(clause) <= len(words) + _CLOSE


@lru_cache(maxsize=1 << 12)
def _in_order(words: tuple[str, ...]) -> re.Pattern[str]:
    """The words of a label one after the other, with a few letters between them."""
    return re.compile(rf".{{0,{_BETWEEN}}}?".join(map(re.escape, words)))


@lru_cache(maxsize=1 << 12)
def _label(fact: Known, language: str) -> tuple[str, tuple[str, ...]]:
    """A fact's label without capitals, and the longer words of a Latin one."""
    label = fact.model.label
    words = ((label.plain or label.texts.get(label.key(language)) or "") if label else "").casefold()
    long = () if has_han(words) else tuple(word for word in re.findall(r"\w+", words) if len(word) >= _LEAST_LETTERS)
    return words, long


def _value(fact: Known) -> Decimal:
    return fact.value
