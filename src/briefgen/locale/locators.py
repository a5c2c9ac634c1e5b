"""Places in a source as a language says them: "paras. 2–3" / "第2—3段"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LocatorRules:
    """A pattern for one place and one for several, by CSL's locator names; `dash` joins a range's ends."""

    patterns: Mapping[str, tuple[str, str]]
    dash: str
    separator: str

    def say(self, label: str, value: str) -> str:
        """`value` is "3", "2–3" or "2, 5"; a label without a pattern is left out."""
        one, many = self.patterns.get(label, ("{n}", "{n}"))
        several = any(mark in value for mark in "–,")
        return (many if several else one).format(n=value.replace("–", self.dash).replace(", ", self.separator))
