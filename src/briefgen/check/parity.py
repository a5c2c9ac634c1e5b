"""Texts of one place in two languages, held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefgen.check.rule import Finding, Material
from briefgen.check.said import Said


def pairs(material: Material) -> Iterator[tuple[Said, Said]]:
    """Each text in the brief's first language that it has, with the same in each other."""
    for text in material.texts:
        for other in text.said[1:]:
            yield text.said[0], other


def lacking(material: Material, told: Callable[[Said], set[str]], noun: str, hint: str) -> Iterator[Finding]:
    """What one language's text has and the other's has not, as a finding in the one that lacks it."""
    for first, other in pairs(material):
        for rich, poor in ((first, other), (other, first)):
            for one in sorted(told(rich) - told(poor)):
                what = f"the {noun} {one} stands in {rich.language!r} and not in {poor.language!r}"
                yield Finding(poor.key, what, hint)
