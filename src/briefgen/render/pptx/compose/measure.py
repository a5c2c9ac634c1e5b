"""How many lines paragraphs take, how high they stand, and where they may be cut in two."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from briefgen.fit import Line, Span, longest, width, wrap
from briefgen.render.pptx.slides import Para, Run

POINTS = 72.0
"""Points an inch."""

SAFETY = 0.96
"""The share of a box's width that is filled: PowerPoint and LibreOffice set some lines a little wider than we measure."""

RAISED = 0.67
"""The size of a raised mark beside its line's: PowerPoint's own, LibreOffice sets it smaller."""

MOST_BALANCED = 4
"""Lines of a title or statement that are made about equally long."""

BALANCE_STEP = 0.02
LEAST_LAST = 2
"""Characters without which a last line of Chinese looks forgotten."""

_SENTENCE_END = re.compile(r"[.!?;](?=\s)|[。！？；]")
_EARLIEST_CUT = 0.6
NARROW = 0.45
"""The advance in em of an average character, or less: how much of a long text is looked at for a first cut."""

LINES_KEPT, LONGEST_WHOLE = 4, 400
"""Lines of a paragraph that stay together, and the characters of one that may have no more."""

LINES_FOR_SENTENCE = 4
"""Lines from which a paragraph is rather cut at a sentence's end, if that is not before 0.6 of what would fit."""


def lines(para: Para, inches: float, face: str) -> tuple[Line, ...]:
    """The lines a paragraph takes in a box so many inches wide."""
    return _lines(para.runs, _measure(para, inches) * SAFETY, face)


def _measure(para: Para, inches: float) -> float:
    """The points that a paragraph's lines have in a box so wide."""
    indent = para.indent * (para.level + bool(para.bullet))
    return max(inches - indent, 0.1) * POINTS


@lru_cache(maxsize=1 << 14)
def _lines(runs: tuple[Run, ...], points: float, face: str) -> tuple[Line, ...]:
    return wrap(tuple(map(_span, runs)), points, face)


def _span(run: Run) -> Span:
    return Span(
        run.text,
        run.size * (RAISED if run.raised else 1.0),
        run.bold,
        glue=run.raised,
        mono=run.mono,
        whole=_is_link(run),
    )


def _is_link(run: Run) -> bool:
    return bool(run.link or run.target) or run.slide is not None


def sits_badly(para: Para, inches: float, face: str) -> bool:
    """Whether a line in a box so wide begins with a raised mark, where nothing holds it, or the last is a lone character."""
    spans = tuple(_span(run)._replace(glue=False) for run in para.runs)
    whole = wrap(spans, _measure(para, inches), face)
    if len(whole) == 1:
        return False
    text = "".join(run.text for run in para.runs)
    starts = [_offset(text, whole[:count]) for count in range(1, len(whole))]
    places = list(zip(itertools.accumulate((len(run.text) for run in para.runs), initial=0), para.runs, strict=False))
    marks = {start + place for start, run in places if run.raised for place in range(len(run.text))}
    last = [place for place in range(starts[-1], len(text)) if text[place].isalnum() and place not in marks]
    return not marks.isdisjoint(starts) or len(last) < LEAST_LAST


def run_width(runs: Iterable[Run], face: str) -> float:
    """The inches that runs take on one line, with the margin for other programs' setting."""
    return width(tuple(map(_span, runs)), face) / POINTS / SAFETY


def longest_width(runs: Iterable[Run], face: str) -> float:
    """The inches of the longest piece of the runs that no line break divides."""
    return longest(tuple(map(_span, runs)), face) / POINTS / SAFETY


def height(paras: Sequence[Para], inches: float, face: str) -> float:
    """The inches that paragraphs stand high in a box so many inches wide; what is before the first is not counted."""
    used = sum(para.leading * len(lines(para, inches, face)) for para in paras)
    return (used + sum(para.before for para in paras[1:])) / POINTS


def balanced(para: Para, inches: float, face: str) -> float:
    """The narrowest width at which a paragraph of few lines takes no more of them, with room for another's setting."""
    count = len(lines(para, inches, face))
    if not 1 < count <= MOST_BALANCED:
        return inches
    low, high = inches / count * SAFETY, inches
    while high - low > BALANCE_STEP:
        middle = (low + high) / 2
        low, high = (low, middle) if len(lines(para, middle, face)) <= count else (middle, high)
    return min(inches, high / SAFETY)


def cut(paras: Sequence[Para], inches: float, room: float, face: str) -> tuple[tuple[Para, ...], tuple[Para, ...]]:
    """The paragraphs that fit in `room` inches of height, and the rest; at least a line is taken."""
    taken, rest, count = taken_in(paras, inches, room, face)
    return taken, (*rest, *paras[count:])


def taken_in(
    paras: Iterable[Para], inches: float, room: float, face: str
) -> tuple[tuple[Para, ...], tuple[Para, ...], int]:
    """The paragraphs that fit in `room` inches of height, the rest of the last of them, and how many were looked at.

    At least a line is taken. What comes after is not measured, so that a text is set in time linear in its length.
    """
    taken: list[Para] = []
    left = room * POINTS
    count = 0
    for count, para in enumerate(paras, 1):
        left -= para.before if taken else 0.0
        most = int((left + 1e-6) / para.leading)
        if taken and _stays_whole(para, inches, most, face):
            most = 0
        head, tail = _cut_para(para, inches, max(most, 0 if taken else 1), face)
        taken += head
        if tail:
            return tuple(taken), tail, count
        left -= para.leading * len(lines(para, inches, face))
    return tuple(taken), (), count


def _stays_whole(para: Para, inches: float, most: int, face: str) -> bool:
    """Whether a paragraph is too short to be cut after so many lines."""
    if sum(len(run.text) for run in para.runs) > LONGEST_WHOLE:
        return False
    return most < len(lines(para, inches, face)) <= LINES_KEPT


def _cut_para(para: Para, inches: float, count: int, face: str) -> tuple[tuple[Para, ...], tuple[Para, ...]]:
    """The paragraph on so many lines, and its rest; only about as much of it is measured as they hold."""
    if count <= 0:
        return (), (para,)
    most = int((count + 1) * _measure(para, inches) / (min(run.size for run in para.runs) * NARROW)) if para.runs else 0
    whole = sum(len(run.text) for run in para.runs)
    while most < whole:
        near, far = _cut_runs(para.runs, most, glued=True, strip=False)
        held, rest = _cut_whole(dataclasses.replace(para, runs=near), inches, count, face)
        if rest:
            return held, (dataclasses.replace(rest[0], runs=_joined(rest[0].runs, far)),)
        most *= 2
    return _cut_whole(para, inches, count, face)


def _cut_whole(para: Para, inches: float, count: int, face: str) -> tuple[tuple[Para, ...], tuple[Para, ...]]:
    whole = lines(para, inches, face)
    if count >= len(whole):
        return (para,), ()
    for taken in range(count, 0, -1):
        head, tail = _cut_runs(para.runs, _end(para, whole[:taken]), glued=True)
        held = dataclasses.replace(para, runs=head)
        if tail and len(lines(held, inches, face)) <= count:
            return (held,), (_rest(para, tail),)
    head, tail = _cut_runs(para.runs, _end(para, whole[:count]), glued=False)
    return (dataclasses.replace(para, runs=head),), (_rest(para, tail),)


def _rest(para: Para, runs: tuple[Run, ...]) -> Para:
    """What is left of a paragraph: without its bullet, but as far in as its text."""
    return dataclasses.replace(para, runs=runs, before=0.0, bullet="", level=para.level + bool(para.bullet))


def _end(para: Para, taken: Sequence[Line]) -> int:
    """Where a cut after so many lines falls: at the last sentence's end, if that is not far before."""
    text = "".join(run.text for run in para.runs)
    end = _offset(text, taken)
    if len(taken) < LINES_FOR_SENTENCE:
        return end
    ends = [match.end() for match in _SENTENCE_END.finditer(text, int(end * _EARLIEST_CUT), end)]
    return ends[-1] if ends else end


def _offset(text: str, taken: Iterable[Line]) -> int:
    """Where in the text the lines end; a hard break belongs to no line."""
    place = 0
    for line in taken:
        place += len(line.text)
        if text[place : place + 1] == "\n":
            place += 1
    return place


def _cut_runs(
    runs: Sequence[Run], end: int, *, glued: bool, strip: bool = True
) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The runs before and after so many characters; a `glued` mark stays with what it marks."""
    head: list[Run] = []
    tail: list[Run] = []
    left = end
    for run in runs:
        stays = glued and run.raised and not tail
        if not stays and left <= 0:
            tail.append(run)
        elif stays or len(run.text) <= left:
            head.append(run)
        else:
            head.append(dataclasses.replace(run, text=run.text[:left]))
            tail.append(dataclasses.replace(run, text=run.text[left:]))
        left -= len(run.text)
    if not strip:
        return tuple(head), tuple(tail)
    while head and not head[-1].text.strip():
        head.pop()
    if head:
        head[-1] = dataclasses.replace(head[-1], text=head[-1].text.rstrip())
    return tuple(head), tuple(_stripped(tail))


def _joined(runs: tuple[Run, ...], more: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs one after the other, one where they were one before."""
    if runs and more and runs[-1] == dataclasses.replace(more[0], text=runs[-1].text):
        return (*runs[:-1], dataclasses.replace(more[0], text=runs[-1].text + more[0].text), *more[1:])
    return (*runs, *more)


def _stripped(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs without the spaces and breaks they begin with."""
    begun = False
    for run in runs:
        text = run.text if begun else run.text.lstrip()
        begun = begun or bool(text)
        if text:
            yield dataclasses.replace(run, text=text)
