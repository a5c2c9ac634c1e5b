"""Words made comparable, and what changed between two passages, by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_JOINERS = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""What layout asks for and no reader sees."""

_SPACE = re.compile(r"\s+")
_BETWEEN_MARKS = re.compile(r"(\[\^\d+\])\s*[,，、]?\s*(?=\[\^\d+\])")
_BEFORE_MARK = re.compile(r"\s+(?=\[\^\d+\])")
_HAN = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = rf"(?:(?![{_HAN}])[^\W_])+"
_TOKEN = re.compile(rf"\[\^\d+\]|[{_HAN}]|{_WORD}(?:[.,'’]{_WORD})*|\S")


def normal(text: str) -> str:
    """The text with plain single spaces, without invisible joiners, and note marks run together as `[^1][^2]`."""
    text = _SPACE.sub(" ", _JOINERS.sub("", text)).strip()
    return _BEFORE_MARK.sub("", _BETWEEN_MARKS.sub(r"\1", text))


def mark(number: int) -> str:
    """A note's mark as readings write it."""
    return f"[^{number}]"


def tokens(text: str) -> list[str]:
    """Words, Han characters, note marks and signs, one by one."""
    return _TOKEN.findall(text)


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words that two passages share, or that one has in place of another's."""

    kind: Literal["same", "changed"]
    old: str
    new: str


def changes(old: str, new: str) -> Iterator[Change]:
    """The stretches of two passages, in order, by word."""
    before, after = _pieces(old), _pieces(new)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        yield Change("same" if tag == "equal" else "changed", "".join(before[i:j]), "".join(after[k:m]))


def _pieces(text: str) -> list[str]:
    """Tokens and the spaces between them; put together they are the text."""
    pieces: list[str] = []
    end = 0
    for found in _TOKEN.finditer(text):
        pieces += [text[end : found.start()]] * (found.start() > end) + [found.group()]
        end = found.end()
    return pieces + [text[end:]] * (end < len(text))
