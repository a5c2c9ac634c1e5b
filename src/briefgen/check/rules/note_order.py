"""Citations that stand in another order in another language, so that notes have other numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.rule import Finding, Material, Rule
from briefgen.check.said import Said
from briefgen.doctree import Document

_NUMBER = re.compile(r"\d+")


def find(material: Material) -> Iterator[Finding]:
    orders = [_notes(document) for document in material.documents]
    if all(order == orders[0] for order in orders):
        return
    for text in material.texts:
        first, *others = text.said
        for said in others:
            if _cited(said) != _cited(first) and sorted(_cited(said)) == sorted(_cited(first)):
                what = f"the citations stand in another order than in {first.language!r}, so notes have other numbers"
                yield Finding(said.key, what, "put them in one order in every language")


def _notes(document: Document) -> list[tuple[object, ...]]:
    return [(note.kind, note.sources, tuple(_NUMBER.findall(note.locator))) for note in document.notes]


def _cited(said: Said) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]:
    return said.citations


RULE = Rule("note-order", "Notes have other numbers in another language.", find)
