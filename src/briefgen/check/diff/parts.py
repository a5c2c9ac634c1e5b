"""The sections and blocks of two briefs, and which of the one is which of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefgen.check.diff.difference import PartChange
from briefgen.model import Brief
from briefgen.model.blocks import BLOCKS, BlockModel
from briefgen.model.brief import Section
from briefgen.model.texts import texts_in
from briefgen.wording import tokens

_ALIKE = 0.5
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
    for same in (_same_id, _same_words, _alike):
        left = [part for part in old if part.key not in pairs]
        free = {part.key: part for part in new if part.key not in pairs.values()}
        for part in left:
            found = next((other for other in _near(part, free.values(), pairs) if same(part, other)), None)
            if found:
                pairs[part.key] = found.key
                del free[found.key]
    return pairs


def _near(part: Part, others: Iterable[Part], pairs: Mapping[str, str]) -> list[Part]:
    """Parts of the same kind, those at the same place of the same section first."""
    alike = [other for other in others if other.kind == part.kind]
    return sorted(alike, key=lambda other: (other.parent != pairs.get(part.parent, part.parent), other.key != part.key))


def _same_id(one: Part, other: Part) -> bool:
    return bool(one.id) and one.id == other.id


def _same_words(one: Part, other: Part) -> bool:
    return bool(one.words) and one.words == other.words and not (one.id and other.id)


def _alike(one: Part, other: Part) -> bool:
    if one.id and other.id:
        return False
    matcher = SequenceMatcher(None, tokens(one.words), tokens(other.words), autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def part_changes(old: Sequence[Part], new: Sequence[Part], pairs: Mapping[str, str]) -> Iterator[PartChange]:
    """Parts that came, went, or stand in another section or in another order."""
    known = {part.key: part for part in old}
    back = {there: here for here, there in pairs.items()}
    for part in new:
        if part.key not in back:
            yield PartChange("added", part.kind, part.name, "", part.key)
    for part in old:
        if part.key not in pairs:
            yield PartChange("removed", part.kind, part.name, part.key, "")
    for part in new:
        if part.key in back and _moved(known[back[part.key]], part, old, new, pairs):
            yield PartChange("moved", part.kind, part.name, back[part.key], part.key)


def _moved(old: Part, new: Part, before: Sequence[Part], after: Sequence[Part], pairs: Mapping[str, str]) -> bool:
    """Whether a part has gone to another section, or before one that it stood after."""
    if pairs.get(old.parent, "") != new.parent:
        return True
    order = {part.key: place for place, part in enumerate(after)}
    earlier = before[: before.index(old)]
    stayed = (
        pairs[p.key]
        for p in earlier
        if p.parent == old.parent and (p.kind == "section") == (old.kind == "section") and p.key in pairs
    )
    return any(order[key] > order[new.key] for key in stayed)
