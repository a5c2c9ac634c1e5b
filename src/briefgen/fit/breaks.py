"""Where a line may break: at spaces, after hyphens and dashes, between Han characters with Chinese kinsoku.

UAX #14 cut down to what Word, PowerPoint and LibreOffice do alike. It breaks after a slash; they do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache

from briefgen.fit.metrics import HAN

SPACES = " \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"
UNBREAKING = "\u00a0\u2007\u202f\u2060\ufeff"
SHARED = "“”‘’—…·"
"""Punctuation that Chinese and Latin share: a square in Chinese text, narrow in Latin."""

NO_START = frozenset(
    "、。，．：；？！）》〉」』】〕〗］｝〞”’…·～％℃‰‱々ーゝゞ゛゜ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    "!),.:;?]}%>\"'›»°′″¢" + UNBREAKING
)
NO_END = frozenset("（《〈「『【〔〖［｛〝“‘￥＄￡([{<\"'‹«$£¥€#" + UNBREAKING)


class Kind(Enum):
    WORD = auto()
    HAN = auto()
    SPACE = auto()
    NEWLINE = auto()


Token = tuple[Kind, str]


def _pattern(square: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<NEWLINE>\n)|(?P<SPACE>[{SPACES}]+)|(?P<HAN>{square})|(?P<WORD>(?:(?!{square})[^\n{SPACES}])+)"
    )


_IN_HAN = _pattern(f"[{HAN}]|(?<![A-Za-z0-9])[{SHARED}]|[{SHARED}](?![A-Za-z0-9])")
_IN_LATIN = _pattern(f"[{HAN}]|(?<=[{HAN}])[{SHARED}]")
_KINDS: dict[str | None, Kind] = {kind.name: kind for kind in Kind}
_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile("[A-Za-z]+")
_IN_WORD = re.compile(r"(?<=\w[-‐–—])(?=\w)")


def is_han(text: str) -> bool:
    """Whether a text is Chinese, so that the punctuation it shares with Latin fills a square."""
    squares = len(_HAN.findall(text))
    return squares > 0 and squares >= len(_LATIN.findall(text))


@lru_cache(maxsize=1 << 12)
def tokens(text: str, han: bool) -> tuple[Token, ...]:
    """The pieces of a text that no line break divides unless a piece is wider than the line."""
    return tuple(_tokens(text, han))


def _tokens(text: str, han: bool) -> Iterator[Token]:
    for match in (_IN_HAN if han else _IN_LATIN).finditer(text):
        kind = _KINDS[match.lastgroup]
        if kind is Kind.WORD:
            yield from ((kind, piece) for piece in _IN_WORD.split(match.group()))
        else:
            yield kind, match.group()


def breaks(before: Token, after: Token) -> bool:
    """Whether a line may end between two neighbouring tokens, neither of them a hard break."""
    (kind, text), (next_kind, next_text) = before, after
    if kind is Kind.SPACE or next_kind is Kind.SPACE:
        return next_kind is not Kind.SPACE
    if text[-1] in NO_END or next_text[0] in NO_START:
        return False
    if text == next_text and text in SHARED:
        return False
    if kind is next_kind is Kind.WORD:
        return bool(_IN_WORD.search(text[-2:] + next_text[:1]))
    return True
