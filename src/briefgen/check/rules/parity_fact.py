"""A fact that one language says and another does not."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.parity import lacking
from briefgen.check.rule import Finding, Material, Rule
from briefgen.check.said import Said


def find(material: Material) -> Iterator[Finding]:
    return lacking(material, _facts, "fact", "say it in both, or in neither")


def _facts(said: Said) -> set[str]:
    return {f"${{{name}}}" for name in said.facts}


RULE = Rule("parity-fact", "A fact stands in one language and not in another.", find)
