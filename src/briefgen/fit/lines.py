"""Text broken into lines as a word processor breaks it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefgen.fit.breaks import Kind, Token, breaks, is_han, tokens
from briefgen.fit.metrics import ems

GAP = 0.24
"""The gap between Han and Latin, in em of the Han character; measured in LibreOffice.

Office sets it beside letters and digits only, LibreOffice beside punctuation and spaces too; counted
wherever either sets it, it makes no box too small.
"""

MEETING = {Kind.HAN, Kind.WORD}

SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Span:
    """Characters set alike, `size` in points. `glue` forbids a line break before the first of them."""

    text: str
    size: float
    bold: bool = False
    glue: bool = False
    mono: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line's characters, with the spaces that hang at its end, and its width in points without these."""

    text: str
    width: float


class _Unit(NamedTuple):
    """A token as it is set: its width and the `gap` before it, in points; `opens` where a line may begin with it."""

    kind: Kind
    text: str
    width: float
    gap: float
    opens: bool
    span: Span


def width(spans: Sequence[Span], face: str = "Calibri") -> float:
    """The width in points of the spans on one line (of the widest line where they hold hard breaks)."""
    widest = used = 0.0
    for unit in _units(spans, face):
        used = 0.0 if unit.kind is Kind.NEWLINE else used + unit.gap + unit.width
        widest = max(widest, used)
    return widest


def wrap(spans: Sequence[Span], width: float, face: str = "Calibri") -> tuple[Line, ...]:
    """The lines that the spans fill in a box `width` points wide; at least one.

    A line is wider than the box only where it holds a single character.
    """
    filler = _Filler(width + SLACK, face)
    for chunk in _chunks(_units(spans, face)):
        if chunk[0].kind is Kind.NEWLINE:
            filler.end_line()
        else:
            filler.place(chunk)
    filler.end_line()
    return tuple(filler.lines)


def _units(spans: Sequence[Span], face: str) -> Iterator[_Unit]:
    han = is_han("".join(span.text for span in spans))
    last: Token = (Kind.NEWLINE, "\n")
    script, size = Kind.NEWLINE, 0.0
    for span in spans:
        glued = span.glue
        for token in tokens(span.text, han):
            kind, text = token
            hard = kind is Kind.NEWLINE or last[0] is Kind.NEWLINE
            opens = hard or (not glued and breaks(last, token))
            gap = GAP * (span.size if kind is Kind.HAN else size) if {kind, script} == MEETING else 0.0
            yield _Unit(kind, text, _width(kind, text, span, face), gap, opens, span)
            last, glued = token, False
            if kind is not Kind.SPACE:
                script, size = kind, span.size


def _width(kind: Kind, text: str, span: Span, face: str) -> float:
    return span.size * (1.0 if kind is Kind.HAN else ems(text, face, span.bold, span.mono))


def _chunks(units: Iterable[_Unit]) -> Iterator[list[_Unit]]:
    """The units that stand on one line together, spaces after them included; a hard break is alone."""
    chunk: list[_Unit] = []
    for unit in units:
        if unit.opens and chunk:
            yield chunk
            chunk = []
        chunk.append(unit)
    if chunk:
        yield chunk


class _Filler:
    """Fills lines one chunk after the other."""

    def __init__(self, limit: float, face: str) -> None:
        self.limit = limit
        self.face = face
        self.lines: list[Line] = []
        self.clear()

    def clear(self) -> None:
        self.texts: list[str] = []
        self.used = 0.0
        self.inked = 0.0

    def end_line(self) -> None:
        self.lines.append(Line("".join(self.texts), self.inked))
        self.clear()

    def place(self, chunk: list[_Unit]) -> None:
        ink = _ink(chunk)
        if self.texts and self.used + chunk[0].gap + ink > self.limit:
            self.end_line()
        if ink > self.limit:
            self.place_by_character(chunk)
        else:
            for unit in chunk:
                self.append(unit.text, unit.width, unit.gap, unit.kind)

    def place_by_character(self, chunk: list[_Unit]) -> None:
        for unit in chunk:
            gap = unit.gap
            for character in unit.text:
                width = _width(unit.kind, character, unit.span, self.face)
                full = self.used + gap + width > self.limit
                if self.inked and width and full and unit.kind is not Kind.SPACE:
                    self.end_line()
                self.append(character, width, gap, unit.kind)
                gap = 0.0

    def append(self, text: str, width: float, gap: float, kind: Kind) -> None:
        self.used += width + (gap if self.texts else 0.0)
        self.texts.append(text)
        if kind is not Kind.SPACE:
            self.inked = self.used


def _ink(chunk: list[_Unit]) -> float:
    """A chunk's width at the start of a line, without the spaces at its end."""
    used = inked = 0.0
    for place, unit in enumerate(chunk):
        used += unit.width + (unit.gap if place else 0.0)
        if unit.kind is not Kind.SPACE:
            inked = used
    return inked
