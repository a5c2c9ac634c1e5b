"""The bracketed numbers of a digest, [2][3] or [2-4], as citations: of its one source's paragraphs, or of numbered sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from briefgen.ingest.tree import Cite, Code, Emph, Inline, Inlines, Link, Plain, Strong

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ONE = r"\d{1,3}(?:\s*[-–—,，、]\s*\d{1,3})*"
_HIGH = r"[⁰¹²³⁴-⁹]{1,3}"
MARK = re.compile(
    rf"(?:\[{_ONE}\](?!\()|【{_ONE}】|［{_ONE}］"
    rf"|(?:(?<=[A-Za-z]{{3}})|(?<=\d{{4}})|(?<=[\u4e00-\u9fff%.,;:!?)\]”’\"'。，；：！？）⁰¹²³⁴-⁹])|(?<=[⁰¹²³⁴-⁹]\s)){_HIGH}(?:\s*[⁻–,，、]\s*{_HIGH})*)"
)
"""[2], [2, 3], [2-4], 【2】, ［2］, and a raised ² behind a word or a stop: km² has none."""
MARKS = re.compile(rf"\s*{MARK.pattern}(?:\s*[,，、;；]?\s*{MARK.pattern})*")
_FLAT = {high: digit for digit, high in RAISED.items()} | {ord("⁻"): "-"}
_RANGE = re.compile(r"(\d{1,3})\s*[-–—]\s*(\d{1,3})")
_MOST_IN_A_RANGE = 60


def numbers_in(marks: str) -> tuple[int, ...]:
    """The numbers that marks name, ranges spelt out, in their order and each once."""
    spelt = _RANGE.sub(_spelt, marks.translate(_FLAT))
    return tuple(dict.fromkeys(int(number) for number in re.findall(r"\d+", spelt)))


def _spelt(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    return ", ".join(map(str, range(first, last + 1))) if first < last <= first + _MOST_IN_A_RANGE else found[0]


def paragraphs(source: str, numbers: Iterable[int]) -> str:
    """A citation of paragraphs: "@article, paras. 2-3, 5"."""
    places = ", ".join(_runs(tuple(numbers)))
    several = any(mark in places for mark in "-,")
    return f"@{source}, {'paras.' if several else 'para.'} {places}"


def _runs(numbers: tuple[int, ...]) -> list[str]:
    """Numbers that follow each other joined: 2, 3, 4, 7 are "2-4" and "7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]


def numbered_sources(known: Mapping[int, str], numbers: Iterable[int]) -> str:
    """A citation of sources by their numbers: "@s2; @s5"."""
    return "; ".join(f"@{known[number]}" for number in numbers)


def with_marks(inlines: Inlines, content: Callable[[tuple[int, ...]], str | None]) -> Inlines:
    """The inlines with marks as citations of `content`; where that is None, the marks stay text."""
    return tuple(chain.from_iterable(_marked(inline, content) for inline in inlines))


def _marked(inline: Inline, content: Callable[[tuple[int, ...]], str | None]) -> Iterable[Inline]:
    match inline:
        case Plain(text):
            yield from _cited(text, content)
        case Strong(children):
            yield Strong(with_marks(children, content))
        case Emph(children):
            yield Emph(with_marks(children, content))
        case Code() | Link():
            yield inline
        case _:
            yield inline


def _cited(text: str, content: Callable[[tuple[int, ...]], str | None]) -> Iterable[Inline]:
    at = 0
    for found in MARKS.finditer(text):
        cite = content(numbers_in(found.group()))
        if cite is None:
            continue
        yield from (Plain(text[at : found.start()]),) if text[at : found.start()] else ()
        yield Cite(cite)
        at = found.end()
    yield from (Plain(text[at:]),) if text[at:] else ()
