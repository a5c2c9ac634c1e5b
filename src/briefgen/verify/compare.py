"""What a file says held against what it should say."""

from __future__ import annotations

import difflib
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from briefgen.verify.reading import Column, Passage, Plotted, Reading

DIGITS = 12
"""The digits by which cached and stored numbers are compared: Excel keeps 15 and writes what it likes of the last."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that a file says otherwise than it should: `old` is what it should say, `new` what it says."""

    kind: Literal["changed", "added", "lost"]
    what: str
    old: str = ""
    new: str = ""
    key: str = ""
    place: str = ""


def differences(expected: Reading, found: Reading) -> tuple[Difference, ...]:
    """All that `found` says otherwise than `expected`, in reading order: words, notes, charts."""
    return (
        *_passages(expected, found),
        *_notes(expected.notes, found.notes),
        *_charts(expected.charts, found.charts),
    )


def _passages(expected: Reading, found: Reading) -> Iterator[Difference]:
    for kind in ("text", "alt", "speaker", "running", "property"):
        old = [passage for passage in expected.passages if passage.kind == kind]
        new = [passage for passage in found.passages if passage.kind == kind]
        if kind in ("running", "property") or not found.ordered:
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


def _charts(expected: Sequence[Plotted], found: Sequence[Plotted]) -> Iterator[Difference]:
    for chart in found:
        yield from _within(chart)
    if len(expected) != len(found):
        kind: Literal["added", "lost"] = "lost" if len(found) < len(expected) else "added"
        yield Difference(kind, "chart", f"{len(expected)} charts", f"{len(found)} charts")
    for old, new in zip(expected, found, strict=False):
        yield from _chart(old, new)


def _within(chart: Plotted) -> Iterator[Difference]:
    """Where a chart's cache and its workbook disagree, or it has no workbook."""
    for column in chart.columns:
        name = f"series {column.name!r}"
        for what, cached, stored in (
            (f"{name}, name", (column.name,), (column.stored_name,)),
            (f"{name}, category", column.categories, column.stored_categories),
            (f"{name}, point", _rounded(column.cached), _rounded(column.stored)),
        ):
            for place, (one, other) in enumerate(_zipped(cached, stored), 1):
                if one != other:
                    yield Difference("changed", f"workbook, {what} {place}", one, other, chart.key, chart.place)


def _chart(old: Plotted, new: Plotted) -> Iterator[Difference]:
    key, place = old.key, new.place
    words = set(map(_bare, old.words))
    for column in old.columns:
        partner = _partner(column, new.columns)
        for what, due, said in (
            ("category", column.categories, partner.categories),
            ("point", _rounded(column.cached), _rounded(partner.cached)),
        ):
            for number, (one, other) in enumerate(_zipped(due, said), 1):
                if one != other:
                    yield Difference(
                        "changed", f"chart, series {column.name!r}, {what} {number}", one, other, key, place
                    )
        for at, label in partner.labels:
            if _bare(label) not in _spoken(column, at):
                due_label = dict(column.labels).get(at, "")
                yield Difference(
                    "changed", f"chart, series {column.name!r}, label {at + 1}", due_label, label, key, place
                )
    has_workbook = any(column.stored for column in new.columns)
    if old.unit and has_workbook and _bare(old.unit) not in map(_bare, (*new.words, *(c.name for c in new.columns))):
        yield Difference("lost", "workbook, unit", old.unit, "", key, place)
    for word in new.words:
        if _bare(word) not in words:
            yield Difference("added", "chart, words", "", word, key, place)


def _spoken(column: Column, at: int) -> set[str]:
    """All that a point's label may say: its own label, and with it, or alone, the names of its series and category."""
    category = column.categories[at] if at < len(column.categories) else ""
    value = _rounded(column.cached)[at] if at < len(column.cached) else ""
    parts = [dict(column.labels).get(at, ""), value, column.name, category]
    return {_bare("".join(some)) for size in (1, 2, 3) for some in itertools.permutations(filter(None, parts), size)}


def _bare(text: str) -> str:
    """A label without what sets its parts apart."""
    return re.sub(r"[\s,;:，；：|]+", "", text)


def _partner(column: Column, among: Sequence[Column]) -> Column:
    """The series that is the same, else the one of that name, else none."""
    named = [other for other in among if other.name == column.name]
    same = [other for other in named if _rounded(other.cached) == _rounded(column.cached)]
    return (same or named or [Column(column.name, (), ())])[0]


def _rounded(values: Iterable[Decimal | None]) -> tuple[str, ...]:
    return tuple("" if value is None else format(_context_free(value), "f") for value in values)


def _context_free(value: Decimal) -> Decimal:
    shown = Decimal(f"{value:.{DIGITS}g}")
    return shown.normalize() if shown else Decimal(0)


def _zipped(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place in range(max(len(one), len(other))):
        yield (one[place] if place < len(one) else ""), (other[place] if place < len(other) else "")
