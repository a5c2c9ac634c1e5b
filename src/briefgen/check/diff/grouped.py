"""The texts of two briefs by the parts that they stand in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from briefgen.check.diff.parts import parts_of
from briefgen.check.diff.renamed import Renamed
from briefgen.check.said import Text, texts_of
from briefgen.model import Brief

TOLD_APART = ("facts.", "checks.")
"""Keys of what is told in a way of its own, or says nothing to a reader."""

_SOURCES = "sources."


def above(key: str, parts: Collection[str]) -> str:
    """The part that a key lies in, "" where it lies in none."""
    while key and key not in parts:
        key = key.rpartition(".")[0]
    return key


class Grouped:
    """The texts of two briefs by the part they stand in: "" is the brief itself, what is in both has its new key and ids."""

    def __init__(self, old: Brief, new: Brief, pairs: Mapping[str, str], renamed: Renamed) -> None:
        self.pairs = {"": "", **pairs}
        self.renamed = renamed
        self.old = self._group(map(renamed.text, texts_of(old)), {part.key for part in parts_of(old)})
        self.new = self._group(texts_of(new), {part.key for part in parts_of(new)})

    def _group(self, texts: Iterable[Text], parts: Collection[str]) -> Mapping[str, list[Text]]:
        groups: dict[str, list[Text]] = {}
        for text in texts:
            if not text.key.startswith(TOLD_APART):
                groups.setdefault(above(text.key, parts), []).append(text)
        return groups

    def key(self, old: str) -> str:
        """What an old key is in the new brief."""
        part = above(old, self.pairs)
        rest = old[len(part) :]
        if not part and old.startswith(_SOURCES):
            name, dot, below = old.removeprefix(_SOURCES).partition(".")
            return f"{_SOURCES}{self.renamed.sources.get(name, name)}{dot}{below}"
        return self.pairs[part] + rest
