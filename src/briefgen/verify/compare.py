"""What a file says held against what it should say."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from briefgen.verify.charts import charts
from briefgen.verify.difference import Difference
from briefgen.verify.reading import Kind, Passage, Reading

MOST_COMPARED = 100_000
"""The pairs of passages that are held against each other to find which stands for which: some seconds."""


def differences(expected: Reading, found: Reading) -> tuple[Difference, ...]:
    """All that `found` says otherwise than `expected`, in reading order: words, notes, charts."""
    return (
        *_passages(expected, found),
        *_notes(expected.notes, found.notes),
        *charts(expected.due, found.charts),
    )


def _passages(expected: Reading, found: Reading) -> Iterator[Difference]:
    for kind in get_args(Kind):
        old = [passage for passage in expected.passages if passage.kind == kind]
        new = [passage for passage in found.passages if passage.kind == kind]
        if kind not in ("text", "alt", "speaker") or not found.ordered:
            yield from _unordered(old, new)
        else:
            yield from _ordered(old, new)


def _ordered(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Difference]:
    """The differences of two texts, passage by passage; one that stands in another's stead is a change of it."""
    old, new = _alike(old, new)
    before, after = [p.text for p in old], [p.text for p in new]
    for tag, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _stretch(old[i:j], new[k:m])


def _alike(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[list[Passage], list[Passage]]:
    """The same passages, those that may be said in several forms in the first of these."""
    forms = {variant: passage.text for passage in old for variant in passage.variants}
    first, second = ([replace(p, text=forms.get(p.text, p.text)) for p in passages] for passages in (old, new))
    return first, second


def _stretch(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Difference]:
    """Passages that differ, paired by their likeness in order; what finds no partner was lost or added."""
    for one, other in _pairs(old, new):
        if one is None:
            assert other is not None
            yield Difference("added", other.kind, "", other.text, other.key, other.place)
        elif other is None:
            yield Difference("lost", one.kind, one.text, "", one.key, one.place)
        else:
            yield Difference("changed", one.kind, one.text, other.text, one.key, other.place)


def _pairs(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[tuple[Passage | None, Passage | None]]:
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    if len(old) * len(new) > MOST_COMPARED:
        yield from (*((one, None) for one in old), *((None, other) for other in new))
        return
    waiting = list(new)
    for one in old:
        likest = max(waiting, key=lambda other: _likeness(one.text, other.text), default=None)
        if likest is None or _likeness(one.text, likest.text) < 0.5:
            yield one, None
            continue
        place = waiting.index(likest)
        yield from ((None, other) for other in waiting[:place])
        waiting = waiting[place + 1 :]
        yield one, likest
    yield from ((None, other) for other in waiting)


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one[:400], other[:400], autojunk=False).quick_ratio()


def _unordered(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Difference]:
    """The differences of two heaps of passages, held together by key and place."""
    old, new = _alike([p for p in old if p.text], [p for p in new if p.text])
    missing = Counter((p.key, p.text) for p in old) - Counter((p.key, p.text) for p in new)
    extra = Counter((p.key, p.text) for p in new) - Counter((p.key, p.text) for p in old)
    groups = dict.fromkeys([key for key, _ in (*missing, *extra)])
    for group in groups:
        yield from _stretch(
            [p for p in _taken(old, missing) if p.key == group], [p for p in _taken(new, extra) if p.key == group]
        )


def _taken(passages: Iterable[Passage], wanted: Counter[tuple[str, str]]) -> Iterator[Passage]:
    left = Counter(wanted)
    for passage in passages:
        if left[passage.key, passage.text] > 0:
            left[passage.key, passage.text] -= 1
            yield passage


def _notes(expected: Mapping[int, str], found: Mapping[int, str]) -> Iterator[Difference]:
    for number in sorted({*expected, *found}):
        old, new = expected.get(number), found.get(number)
        place = f"note {number}" if number > 0 else "a note without a mark"
        if old is None:
            yield Difference("added", "note", "", str(new), place=place)
        elif new is None:
            yield Difference("lost", "note", old, "", place=place)
        elif old != new:
            yield Difference("changed", "note", old, new, place=place)
