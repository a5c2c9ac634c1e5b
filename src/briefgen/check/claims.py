"""Which parts of a brief make a claim of their own, and which of them name a source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from briefgen.check.leaves import leaves, models
from briefgen.check.rule import Material
from briefgen.check.said import Text
from briefgen.model import Brief
from briefgen.model.facts import Fact

_SECTION = r"sections\.[^.]+(?:\.sections\.[^.]+)?"
_SCOPES = re.compile(
    rf"summary\.\d+|{_SECTION}\.blocks\.\d+(?:\.(?:bullets|numbered)\.\d+|\.timeline\.events\.\d+|\.comparison\.rows\.\d+)?"
    rf"|(?P<takeaway>{_SECTION})\.takeaway$"
)
_SILENT = ("speaker", "question", "alt", "heading", "label", "name", "by", "labels", "categories", "unit", "subject")
_OWN = ("implication", "recommendation", "question")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


def claiming(material: Material) -> Iterator[tuple[str, Text]]:
    """Every text that may claim something, with the key of the part that has to name a source: its block, its point."""
    own = set(_our_own(material.brief))
    for text in material.texts:
        scope = _SCOPES.match(text.key)
        if scope and text.role not in _SILENT and not any(text.key.startswith(key) for key in own):
            yield scope["takeaway"] or scope.group(), text


def sourced(brief: Brief) -> frozenset[str]:
    """The keys of what names a source: a `cite:`, or a fact that has one."""
    backed = backed_facts(brief)
    words = ((key, word) for key, word in leaves(brief.model) if isinstance(word, str))
    return frozenset(key for key, word in words if word in backed or key.endswith(".cite"))


def backed_facts(brief: Brief) -> frozenset[str]:
    """The facts that have a source, or are computed from one that has."""
    return frozenset(name for name in brief.model.facts if _backed(name, brief.model.facts, 0))


def _backed(name: str, facts: Mapping[str, Fact], depth: int) -> bool:
    fact = facts.get(name)
    if fact is None or depth > len(facts):
        return False
    inputs = _NAME.findall(fact.compute or "")
    return fact.cite is not None or any(_backed(one, facts, depth + 1) for one in inputs)


def typed_charts(material: Material) -> Iterator[str]:
    """The keys of charts whose numbers are typed in the brief."""
    for key, node in models(material.brief.model):
        if key.endswith(".chart") and any(isinstance(value, Decimal) for _, value in leaves(getattr(node, "data", ()))):
            yield key


def _our_own(brief: Brief) -> Iterator[str]:
    """The keys of what is nobody's claim: our advice, and the words of somebody who is named."""
    for key, node in models(brief.model):
        if (key.endswith(".callout") and getattr(node, "kind", "") in _OWN) or (
            key.endswith(".quote") and getattr(node, "by", None)
        ):
            yield f"{key}."
