"""The sections and blocks of two briefs, and which of the one is which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefgen.check.diff.difference import PartChange
from briefgen.model import Brief
from briefgen.model.blocks import BLOCKS, BlockModel
from briefgen.model.brief import Section
from briefgen.model.texts import texts_in
from briefgen.wording import tokens

_ALIKE = 0.5
_MOST_TRIED = 40
"""Parts that one is compared with by its words, where neither its id nor its place tells."""
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Part:
    """A section or block: its key, the key of what it stands in, its kind, its id if it has one, its words."""

    key: str
    parent: str
    kind: str
    id: str
    words: str

    @property
    def name(self) -> str:
        return self.words if len(self.words) <= _LONGEST_NAME else f"{self.words[:_LONGEST_NAME]}…"


def parts_of(brief: Brief) -> tuple[Part, ...]:
    """Every section and block, in order."""
    return tuple(_sections(brief.model.sections, "sections", ""))


def _sections(sections: Sequence[Section], above: str, parent: str) -> Iterator[Part]:
    for place, section in enumerate(sections):
        key = f"{above}.{section.id or place}"
        yield Part(key, parent, "section", section.id or "", _words(section.heading))
        for at, block in enumerate(section.blocks):
            kind = next(name for name, model in BLOCKS.items() if isinstance(block, model))
            yield Part(f"{key}.blocks.{at}", key, kind, _id(block, kind), _words(block))
        yield from _sections(section.sections, f"{key}.sections", key)


def _id(block: BlockModel, kind: str) -> str:
    return str(getattr(getattr(block, kind), "id", "") or "")


def _words(node: object) -> str:
    """The words of a part in the first language of each of its texts."""
    return " ".join(next((words for _, words in text.items()), "") for _, text in texts_in(node))


def matched(old: Sequence[Part], new: Sequence[Part]) -> Mapping[str, str]:
    """The new key of each old part that is still there: by its id, else by its words, else by words like it."""
    pairs: dict[str, str] = {}
    free = {part.key: part for part in new}
    for alike in (_by_id, _by_words):
        groups: dict[object, list[Part]] = defaultdict(list)
        for part in free.values():
            groups[alike(part)].append(part)
        for part in old:
            if part.key not in pairs and alike(part):
                _pair(part, [other for other in groups[alike(part)] if other.key in free], free, pairs)
    for part in old:
        if part.key not in pairs:
            others = [other for other in free.values() if other.kind == part.kind and not (other.id and part.id)]
            beside = [other for other in others if other.parent == pairs.get(part.parent, part.parent)]
            _pair(part, [other for other in (beside or others)[:_MOST_TRIED] if _alike(part, other)], free, pairs)
    return pairs


def _by_id(part: Part) -> object:
    return part.id and (part.kind, part.id)


def _by_words(part: Part) -> object:
    return part.words and (part.kind, part.words)


def _pair(part: Part, others: Sequence[Part], free: dict[str, Part], pairs: dict[str, str]) -> None:
    """Pairs a part with the one of the others that stands nearest to where it stood."""
    if others:
        parent = pairs.get(part.parent, part.parent)
        found = min(others, key=lambda other: (other.parent != parent, other.key != part.key))
        pairs[part.key] = found.key
        del free[found.key]


def _alike(one: Part, other: Part) -> bool:
    matcher = SequenceMatcher(None, tokens(one.words), tokens(other.words), autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def part_changes(old: Sequence[Part], new: Sequence[Part], pairs: Mapping[str, str]) -> Iterator[PartChange]:
    """Parts that came, went, or stand in another section or in another order, and sections with another id."""
    before, back = {part.key: part for part in old}, {there: here for here, there in pairs.items()}
    stayed = set(_stayed(old, new, pairs))
    for part in new:
        if part.key not in back:
            yield PartChange("added", part.kind, part.name, "", part.key)
    for part in old:
        if part.key not in pairs:
            yield PartChange("removed", part.kind, part.name, part.key, "")
    for part in new:
        if part.key in back and part.key not in stayed:
            yield PartChange("moved", part.kind, part.name, before[back[part.key]].key, part.key)
    for part in new:
        if part.kind == "section" and part.key in back and before[back[part.key]].id != part.id:
            yield PartChange("renamed", part.kind, part.name, back[part.key], part.key)


def _stayed(old: Sequence[Part], new: Sequence[Part], pairs: Mapping[str, str]) -> Iterator[str]:
    """The new keys of parts that are in the same section and the same order: the most of them that are."""
    after = {part.key: (place, part.parent) for place, part in enumerate(new)}
    groups: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for part in old:
        place, parent = after.get(pairs.get(part.key, ""), (-1, ""))
        if place >= 0 and parent == pairs.get(part.parent, part.parent):
            groups[parent, part.kind == "section"].append(place)
    for places in groups.values():
        yield from (new[place].key for place in rising(places))


def rising(numbers: Sequence[int]) -> list[int]:
    """A longest run of numbers, not all next to each other, that rises."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
        places[at : at + 1] = [place]
        before.append(places[at - 1] if at else -1)
    run = []
    at = places[-1] if places else -1
    while at >= 0:
        run.append(numbers[at])
        at = before[at]
    return run[::-1]
