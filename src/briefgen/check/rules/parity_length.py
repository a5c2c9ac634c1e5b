"""A text far longer in one language than in another: something is missing, or has been added."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.parity import pairs
from briefgen.check.rule import Finding, Material, Rule
from briefgen.check.said import Said
from briefgen.locale.scripts import has_han

_HAN = 2.9
"""The letters of an English text for each character of the same in Chinese."""
_FACT = 14
_LEAST = 80
_MOST = 2.4


def find(material: Material) -> Iterator[Finding]:
    for first, other in pairs(material):
        sizes = _size(first), _size(other)
        if max(sizes) >= _LEAST and max(sizes) > _MOST * min(sizes):
            short, long = (first, other) if sizes[0] < sizes[1] else (other, first)
            what = f"this says far less than the text in {long.language!r}"
            yield Finding(short.key, what, "say the same in both")


def _size(said: Said) -> float:
    """How much a text says, in English letters."""
    letters = sum(_HAN if has_han(letter) else 1.0 for letter in " ".join(said.words.split()))
    return letters + _FACT * len(said.facts)


RULE = Rule("parity-length", "A text is far longer in one language than in another.", find)
