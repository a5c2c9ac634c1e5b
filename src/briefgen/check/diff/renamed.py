"""Facts and sources that have a new id and are otherwise as they were, so that each mention of them is none changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefgen.check.said import Text
from briefgen.model import Brief
from briefgen.model.sources import CITED
from briefgen.model.text import Model

_FACT = re.compile(r"(?<=\$\{)\s*([A-Za-z][A-Za-z0-9_-]*)")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Renamed:
    """New ids by the old ones."""

    facts: Mapping[str, str]
    sources: Mapping[str, str]

    def words(self, said: str) -> str:
        """A text of the old brief with the new ids in its marks."""
        said = _FACT.sub(lambda found: self.facts.get(found[1], found[1]), said) if self.facts else said
        return CITED.sub(self._cited, said) if self.sources else said

    def text(self, text: Text) -> Text:
        return replace(text, said=tuple(replace(said, text=self.words(said.text)) for said in text.said))

    def value(self, value: object) -> object:
        """What stands in the old brief and is no text: the name of a fact, a citation."""
        return self.facts.get(value) or self.words(value) if isinstance(value, str) else value

    def expression(self, compute: str) -> str:
        return _NAME.sub(lambda found: self.facts.get(found.group(), found.group()), compute)

    def _cited(self, found: re.Match[str]) -> str:
        name = found[1] or found[2] or ""
        return found.group().replace(name, self.sources.get(name, name), 1)


def renamed_between(old: Brief, new: Brief) -> Renamed:
    """What has a new id in the new brief."""
    return Renamed(
        _pairs(old.model.facts, new.model.facts),
        _pairs(old.model.sources, new.model.sources),
    )


def _pairs(old: Mapping[str, Model], new: Mapping[str, Model]) -> dict[str, str]:
    free = {name: model for name, model in new.items() if name not in old}
    pairs: dict[str, str] = {}
    for name, model in old.items():
        if name not in new and (found := next((other for other in free if free[other] == model), "")):
            pairs[name] = found
            del free[found]
    return pairs
