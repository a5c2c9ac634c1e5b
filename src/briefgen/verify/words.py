"""Words made comparable."""

from __future__ import annotations

import functools
import re

_JOINERS = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""What layout asks for and no reader sees."""

KEPT = 1 << 14
"""Most of a file's words stand in it several times, and in what it should say."""

_SPACE = re.compile(r"\s+")
_BETWEEN_MARKS = re.compile(r"(\[\^\d+\])\s*[,，、]?\s*(?=\[\^\d+\])")
_BEFORE_MARK = re.compile(r"\s+(?=\[\^\d+\])")


@functools.lru_cache(KEPT)
def normal(text: str) -> str:
    """The text with plain single spaces, without invisible joiners, and note marks run together as `[^1][^2]`."""
    text = _SPACE.sub(" ", _JOINERS.sub("", text)).strip()
    return _BEFORE_MARK.sub("", _BETWEEN_MARKS.sub(r"\1", text))


def mark(number: int) -> str:
    """A note's mark as readings write it."""
    return f"[^{number}]"


def unlisted(text: str) -> str:
    """A list's words without what parts them: LibreOffice saves keywords with blanks between them."""
    return normal(re.sub("[;,]", " ", text))
