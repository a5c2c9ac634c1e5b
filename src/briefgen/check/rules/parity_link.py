"""A link that one language has and another has not."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from briefgen.check.parity import lacking
from briefgen.check.rule import Finding, Material, Rule
from briefgen.check.said import Said


def find(material: Material) -> Iterator[Finding]:
    return lacking(material, _linked, "link to", "link to the same in both")


def _linked(said: Said) -> set[str]:
    """References within the brief by their ids, and other addresses by their site: its pages may be in languages."""
    return {address if address.startswith("#") else urlsplit(address).netloc or address for address in said.addresses}


RULE = Rule("parity-link", "A link stands in one language and not in another.", find)
