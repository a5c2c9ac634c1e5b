"""Plain text in lines that every program shows, and that those which know format=flowed put together again.

RFC 3676 with DelSp=yes: a line that ends with a space goes on in the next, and that space is no part of the text. So
Chinese, which has no spaces, breaks where its rules allow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefgen.fit.breaks import Kind, Token, breaks, is_han, tokens
from briefgen.fit.metrics import HAN

WIDTH = 72
"""In columns of a terminal, in which a Han character takes two (RFC 3676, 4.2, asks for 78 at most)."""

_WIDE = re.compile(f"[{HAN}]")
_STUFFED = re.compile(r"(?= |>|From )")


def flowed(text: str) -> str:
    """The text with each of its lines set in lines of WIDTH columns; the bytes between them are "\\n"."""
    return "\n".join("\n".join(_lines(line.rstrip())) for line in text.split("\n"))


def _lines(paragraph: str) -> Iterator[str]:
    line, width = "", 0
    for piece in _pieces(paragraph):
        wide = _columns(piece.rstrip())
        if line and width + wide > WIDTH:
            yield f"{_stuffed(line)} "
            line, width = "", 0
        line, width = line + piece, width + _columns(piece)
    yield _stuffed(line.rstrip())


def _pieces(paragraph: str) -> Iterator[str]:
    """What no line break divides, each piece with the spaces after it."""
    units = [unit for token in tokens(paragraph, is_han(paragraph)) for unit in _units(token)]
    piece = units[0][1] if units else ""
    for before, after in pairwise(units):
        if breaks(before, after):
            yield piece
            piece = ""
        piece += after[1]
    yield piece


def _units(token: Token) -> Iterator[Token]:
    kind, text = token
    yield from ((kind, character) for character in text) if kind is Kind.HAN else (token,)


def _columns(text: str) -> int:
    return len(text) + len(_WIDE.findall(text))


def _stuffed(line: str) -> str:
    """A line that would be taken for a quote, or for the beginning of a message, begins with a space (RFC 3676, 4.4)."""
    return f" {line}" if _STUFFED.match(line) else line
