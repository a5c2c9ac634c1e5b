"""A citation that one language has and another has not."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.parity import lacking
from briefgen.check.rule import Finding, Material, Rule
from briefgen.check.said import Said


def find(material: Material) -> Iterator[Finding]:
    return lacking(material, _cited, "citation", "cite the same places in both")


def _cited(said: Said) -> set[str]:
    """What is cited, by source and the numbers of the places, which every language writes alike."""
    items = (item for citation in said.citations for item in citation)
    return {f"@{source}" + (f" {'-'.join(places)}" if places else "") for source, places in items}


RULE = Rule("parity-citation", "A citation stands in one language and not in another.", find)
