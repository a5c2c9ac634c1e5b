"""Text broken into lines as a word processor breaks it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.fit.breaks import Kind
from briefgen.fit.chunks import Chunks, Span, Unit, chunks, unit_width

SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Line:
    """A line's characters, with the spaces that hang at its end, and its width in points without these."""

    text: str
    width: float


def width(spans: Sequence[Span], face: str = "Calibri") -> float:
    """The width in points of the spans on one line (of the widest line where they hold hard breaks)."""
    made, em = chunks(spans, face)
    widths = (made.ends[last - 1] - made.begins[first] for first, last, _ in made.paragraphs if last > first)
    return em * max(widths, default=0.0)


def longest(spans: Sequence[Span], face: str = "Calibri") -> float:
    """The width in points of the longest piece of the spans that no line break divides."""
    made, em = chunks(spans, face)
    return em * max((ink - begin for begin, ink in zip(made.begins, made.inks, strict=True)), default=0.0)


def wrap(spans: Sequence[Span], width: float, face: str = "Calibri") -> tuple[Line, ...]:
    """The lines that the spans fill in a box `width` points wide; at least one.

    A line is wider than the box only where it holds a single character.
    """
    made, em = chunks(spans, face)
    filler = _Filler(made, em, (width + SLACK) / em, face)
    for paragraph in made.paragraphs:
        filler.fill(*paragraph)
    return tuple(filler.lines)


class _Filler:
    """Fills lines with the chunks of a text; lengths are in em."""

    def __init__(self, made: Chunks, em: float, limit: float, face: str) -> None:
        self.made = made
        self.em = em
        self.limit = limit
        self.face = face
        self.lines: list[Line] = []

    def add(self, start: int, stop: int, inked: float) -> None:
        self.lines.append(Line(self.made.text[start:stop], inked * self.em))

    def fill(self, first: int, last: int, start: int) -> None:
        """Adds the lines of a paragraph.

        `zero` is the place where the line in hand begins; it is `begun` where the end of a divided chunk stands on it.
        """
        made, place, inked, begun = self.made, first, 0.0, False
        zero = made.begins[first] if last > first else 0.0
        while place < last:
            end = bisect_right(made.inks, zero + self.limit, place, last)
            if end == place and not begun:
                if place in made.units:
                    start, used, inked = self.divide(made.units[place], start)
                    zero, begun, place = made.ends[place] - used, True, place + 1
                    continue
                end += 1
            if end == last:
                break
            if end > place:
                inked = made.inks[end - 1] - zero
            self.add(start, made.stops[end - 1], inked)
            start, place, zero, begun = made.stops[end - 1], end, made.begins[end], False
        if place < last:
            inked = made.inks[last - 1] - zero
        self.add(start, made.stops[last - 1] if last > first else start, inked)

    def divide(self, units: Sequence[Unit], start: int) -> tuple[int, float, float]:
        """Adds the lines of a chunk wider than any, but the last: where this begins, how far it is used, and inked."""
        place, used, inked = start, 0.0, 0.0
        for unit in units:
            gap = unit.gap
            for character in unit.text:
                width = unit_width(unit.kind, character, unit.span, self.face)
                gap = gap if place > start else 0.0
                if inked and width and unit.kind is not Kind.SPACE and used + gap + width > self.limit:
                    self.add(start, place, inked)
                    start, used, inked, gap = place, 0.0, 0.0, 0.0
                used += gap + width
                inked = inked if unit.kind is Kind.SPACE else used
                place += 1
                gap = 0.0
        return start, used, inked
