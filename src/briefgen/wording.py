"""Words told from each other in any language, and what changed between two passages, by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

_HAN = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = rf"(?:(?![{_HAN}])[^\W_])+"
_TOKEN = re.compile(rf"\[\^\d+\]|[{_HAN}]|{_WORD}(?:[.,'’]{_WORD})*|\S")


def tokens(text: str) -> list[str]:
    """Words, Han characters, note marks and signs, one by one."""
    return _TOKEN.findall(text)


MOST_COMPARED = 25_000_000
"""The pairs of words that are held against each other: texts of some five thousand words take a second."""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words that two passages share, or that one has in place of another's."""

    kind: Literal["same", "changed"]
    old: str
    new: str


def changes(old: str, new: str) -> Iterator[Change]:
    """The stretches of two passages, in order, by word."""
    before, after = _pieces(old), _pieces(new)
    if len(before) * len(after) > MOST_COMPARED:
        yield from _round(before, after)
        return
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        yield Change("same" if tag == "equal" else "changed", "".join(before[i:j]), "".join(after[k:m]))


def _round(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """What stands between the words with which both begin and those with which both end."""
    least = min(len(before), len(after))
    start = next((at for at in range(least) if before[at] != after[at]), least)
    end = next((at for at in range(least - start) if before[-1 - at] != after[-1 - at]), least - start)
    for kind, old, new in zip(
        ("same", "changed", "same"), _cut(before, start, end), _cut(after, start, end), strict=True
    ):
        if old or new:
            yield Change("changed" if kind == "changed" else "same", old, new)


def _cut(pieces: Sequence[str], start: int, end: int) -> tuple[str, str, str]:
    stop = len(pieces) - end
    return "".join(pieces[:start]), "".join(pieces[start:stop]), "".join(pieces[stop:])


def marked(old: str, new: str) -> str:
    """Both passages in one: what went as [-old-], what came as {+new+}."""
    shown = ""
    for change in changes(old, new):
        went = f"[-{change.old}-]" if change.old else ""
        came = f"{{+{change.new}+}}" if change.new else ""
        shown += change.old if change.kind == "same" else went + came
    return shown


def _pieces(text: str) -> list[str]:
    """Tokens and the spaces between them; put together they are the text."""
    pieces: list[str] = []
    end = 0
    for found in _TOKEN.finditer(text):
        pieces += [text[end : found.start()]] * (found.start() > end) + [found.group()]
        end = found.end()
    return pieces + [text[end:]] * (end < len(text))
