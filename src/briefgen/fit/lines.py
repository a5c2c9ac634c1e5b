"""Text broken into lines as a word processor breaks it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.fit.breaks import BREAKABLE_AFTER, Kind
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
        """Adds the lines of a paragraph."""
        made, place = self.made, first
        if first == last:
            self.add(start, start, 0.0)
        while place < last:
            zero = made.begins[place]
            end = bisect_right(made.inks, zero + self.limit, place, last)
            if end == place and (units := made.units(place)):
                self.divide(units, start)
                end = place + 1
            else:
                end = max(end, place + 1)
                self.add(start, made.stops[end - 1], made.inks[end - 1] - zero)
            start, place = made.stops[end - 1], end

    def divide(self, units: Sequence[Unit], start: int) -> None:
        """Adds the lines of a chunk wider than any: as many as the program takes that fills them least.

        Some end a line after a slash, others only where it is full; some set nothing behind the end of such a chunk.
        """
        place, used, inked = start, 0.0, 0.0
        slash, before = start, 0.0
        for unit in units:
            gap = unit.gap
            if unit.span.glue and inked:
                self.add(start, place, inked)
                start, used, inked, slash = place, 0.0, 0.0, place
            for character in unit.text:
                width = unit_width(unit.kind, character, unit.span, self.face)
                gap = gap if place > start else 0.0
                while place > start and width and unit.kind is not Kind.SPACE and used + gap + width > self.limit:
                    cut, left = (slash, used - before) if slash > start else (place, 0.0)
                    self.add(start, cut, min(inked, used - left))
                    start, used, inked, gap = cut, left, left, gap if left else 0.0
                used += gap + width
                inked = inked if unit.kind is Kind.SPACE else used
                place += 1
                gap = 0.0
                if character in BREAKABLE_AFTER:
                    slash, before = place, used
        self.add(start, place, inked)
