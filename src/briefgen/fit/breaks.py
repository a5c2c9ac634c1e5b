"""Where a line may break: at spaces, after hyphens and dashes, between Han characters with Chinese kinsoku.

UAX #14 cut down to what Word, PowerPoint and LibreOffice do alike. LibreOffice breaks after a slash, as it says;
Word and PowerPoint do not.
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

BREAKABLE_AFTER = frozenset("/?!|}-")
"""Where some programs end a line within a word that is too long for any."""


class Kind(Enum):
    WORD = auto()
    HAN = auto()
    SPACE = auto()
    NEWLINE = auto()


Token = tuple[Kind, str]


_FREE = f"(?:(?![{SPACES}{re.escape(''.join(sorted(NO_START | NO_END)))}])[{HAN}])"
"""Han that may both begin and end a line."""

_TOKEN = re.compile(
    rf"(?P<NEWLINE>\n)|(?P<SPACE>[{SPACES}]+)|(?P<WORD>[^\n{SPACES}{HAN}]+)|(?P<HAN>{_FREE}+|.)", re.DOTALL
)
_KINDS: dict[str | None, Kind] = {kind.name: kind for kind in Kind}
_SPACED = re.compile(f"([^{SPACES}]*)([{SPACES}]*)")
_SQUARE = re.compile(f"((?<![A-Za-z0-9])[{SHARED}]|[{SHARED}](?![A-Za-z0-9]))")
_LATIN = re.compile("[A-Za-z]+")
_ANY_HAN = re.compile(f"[{HAN}]")
_IN_WORD = re.compile(r"(?<=\w[-‐–—])(?=\w)")


@lru_cache(maxsize=1 << 12)
def is_han(text: str) -> bool:
    """Whether a text is Chinese, so that the punctuation it shares with Latin fills a square."""
    if not has_han(text):
        return False
    squares = sum(len(piece) for kind, piece in tokens(text, False) if kind is Kind.HAN)
    return squares > 0 and squares >= len(_LATIN.findall(text))


@lru_cache(maxsize=1 << 12)
def tokens(text: str, han: bool) -> tuple[Token, ...]:
    """The pieces of a text that no line break divides unless a piece is wider than the line.

    Only a piece of several Han characters may be divided anywhere; none of them meets anything but Han.
    """
    return tuple(_tokens(text, han))


def _tokens(text: str, han: bool) -> Iterator[Token]:
    last = Kind.NEWLINE
    for match in _TOKEN.finditer(text):
        kind = _KINDS[match.lastgroup]
        if kind is Kind.WORD:
            yield from _pieces(match.group(), last is Kind.HAN, han)
        elif kind is Kind.HAN:
            yield from _stretch(match.group())
        else:
            yield kind, match.group()
        last = kind


def _stretch(text: str) -> Iterator[Token]:
    """Han characters: those between the first and the last at once."""
    yield Kind.HAN, text[0]
    if len(text) > 2:
        yield Kind.HAN, text[1:-1]
    if len(text) > 1:
        yield Kind.HAN, text[-1]


def _pieces(word: str, after_han: bool, han: bool) -> Iterator[Token]:
    """A run of what is not Han, cut where a line may break, the punctuation that belongs to Han text set apart."""
    if han:
        parts = _SQUARE.split(word)
    elif after_han and word[0] in SHARED:
        parts = ["", word[0], word[1:]]
    else:
        parts = [word]
    for place, part in enumerate(parts):
        if place % 2:
            yield Kind.HAN, part
        elif part.isalnum():
            yield Kind.WORD, part
        elif part:
            yield from ((Kind.WORD, piece) for piece in _IN_WORD.split(part))


def has_han(text: str) -> bool:
    """Whether any character of a text is a Han one."""
    return _ANY_HAN.search(text) is not None


def latin_words(line: str) -> Iterator[tuple[str, str]]:
    """The pieces of a line without Han, each with the spaces behind it; a line may end before any but the first."""
    for word, space in _SPACED.findall(line):
        if not word and not space:
            return
        *parts, last = (word,) if word.isalnum() else _IN_WORD.split(word)
        for part in parts:
            yield part, ""
        yield last, space


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
