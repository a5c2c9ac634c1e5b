"""The line of a file that a fault lies in, with a mark under the place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate, takewhile
from pathlib import Path

from briefgen.diagnostics import Where

LARGEST = 5_000_000
"""Bytes of a file that are read for an excerpt."""

UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Characters that would move a terminal's cursor, turn the direction of writing, or be no character at all."""

REPLACED = "\N{REPLACEMENT CHARACTER}"
CUT = "\N{HORIZONTAL ELLIPSIS}"
_MOST_UNREADABLE = 5
"""One character in so many that cannot be read is shown as such; more, and the file is no text in UTF-8."""
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_WORD = re.compile(r"[A-Za-z0-9_.-]+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line's number, as much of its text as there is room for, and what stands below to mark the place."""

    number: str
    text: str
    mark: str


def excerpt(where: Where, room: int, read: Callable[[str], list[str]]) -> Excerpt | None:
    """The excerpt of a place, at most `room` columns wide; None where there is nothing to show.

    `read` gives the lines of a file: `lines`, or what remembers it.
    """
    line = next(iter(read(where.file)[where.line - 1 : where.line]), None) if where.line and not where.cell else None
    if line is None or not line.strip():
        return None
    place = min(max(where.column, 1) - 1, len(line))
    found = _WORD.match(line, place)
    marked = shown(found.group() if found else line[place : place + 1])
    line = shown(line)
    first, last = _window(line, place, room)
    before = (CUT if first else "") + line[first:place]
    text = before + line[place:last] + (CUT if last < len(line) else "")
    mark = " " * width(before) + "^" * max(1, min(width(marked), room - width(before)))
    return Excerpt(str(where.line), text.rstrip(), mark)


def lines(file: str) -> list[str]:
    """The lines of a file; none where it is gone, too large, or in another encoding than UTF-8."""
    path = Path(file)
    try:
        data = path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST else b""
    except OSError:
        return []
    text = data.decode("utf-8-sig", errors="replace")
    unreadable = text.count(REPLACED) + text.count("\0")
    return _LINE_END.split(text) if unreadable * _MOST_UNREADABLE <= len(text) else []


def shown(text: str) -> str:
    """The text with a mark in place of each character that no terminal should be sent."""
    return UNSHOWABLE.sub(REPLACED, text)


def width(text: str) -> int:
    """The columns that a text takes on a terminal (Unicode Standard Annex 11): two for Han, none for what combines."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _window(line: str, place: int, room: int) -> tuple[int, int]:
    """The part of a line to show, as two indices: all of it if it fits, else what stands round `place`."""
    if width(line) <= room:
        return 0, len(line)
    room -= 2 * width(CUT)
    after = min(width(line[place:]), room * 2 // 3)
    first = place - _fitting(reversed(line[:place]), room - after)
    return first, place + _fitting(line[place:], room - width(line[first:place]))


def _fitting(text: Iterable[str], room: int) -> int:
    """How many of the characters there is room for."""
    used = accumulate(map(_columns, text))
    return sum(1 for _ in takewhile(lambda columns: columns <= room, used))
