"""Words told from each other in any language, and what changed between two passages, by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_HAN = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = rf"(?:(?![{_HAN}])[^\W_])+"
_TOKEN = re.compile(rf"\[\^\d+\]|[{_HAN}]|{_WORD}(?:[.,'’]{_WORD})*|\S")


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
