"""The facts of a brief with their values, those that are computed among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from briefgen.doctree import Document, KeyFigure, Quantity
from briefgen.doctree.walk import walk
from briefgen.locale.currency import currency_codes
from briefgen.model import Brief, LocalText
from briefgen.model.facts import Fact

_KINDS = {"%": "percent", "pp": "points", "bp": "basis", "×": "multiple", "x": "multiple"}


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A fact's value, and the kind and name of its unit: ("currency", "USD"), ("percent", ""), ("noun", "")."""

    id: str
    model: Fact
    value: Decimal
    kind: str
    unit: str

    def nouns(self, language: str) -> tuple[str, ...]:
        """What is counted, in all its forms."""
        text = self.model.unit
        if self.kind != "noun" or text is None:
            return ()
        said = text.plain or text.texts.get(text.key(language)) or ""
        return tuple(form.strip() for form in said.split("|") if form.strip())


def known_facts(brief: Brief, documents: Iterable[Document]) -> tuple[Known, ...]:
    """Every fact that has one value; one that is computed has it where a document says it."""
    said = dict(_said(documents))
    return tuple(known for name, fact in brief.model.facts.items() if (known := _known(name, fact, said)))


def _known(name: str, fact: Fact, said: Mapping[str, tuple[Decimal, str]]) -> Known | None:
    if fact.value is not None:
        return Known(name, fact, fact.value, *_unit(fact.unit))
    if fact.compute is None or name not in said:
        return None
    value, unit = said[name]
    return Known(name, fact, value, *(_named(unit) if unit else ("none", "")))


def _said(documents: Iterable[Document]) -> Iterator[tuple[str, tuple[Decimal, str]]]:
    for document in documents:
        for node in walk((document.summary, document.body)):
            match node:
                case Quantity():
                    yield node.fact, (node.value, node.unit)
                case KeyFigure():
                    yield node.fact, (node.value, "")


def _unit(unit: LocalText | None) -> tuple[str, str]:
    if unit is None:
        return "none", ""
    code = (unit.plain or unit.texts.get("all") or next(iter(unit.texts.values()))).strip()
    return _named(code)


def _named(code: str) -> tuple[str, str]:
    if code in currency_codes():
        return "currency", code
    if code in ("percent", "multiple", "none"):
        return code, ""
    return _KINDS.get(code, "noun"), ""
