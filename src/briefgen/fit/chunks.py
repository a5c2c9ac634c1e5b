"""A text measured once: the chunks that no line break divides, and how far along an endless line each of them ends.

Lengths are in em of the text's largest size, so that one measuring serves all sizes of the same words.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from briefgen.fit.breaks import Kind, Token, breaks, has_han, is_han, latin_words, tokens
from briefgen.fit.metrics import ems

GAP = 0.24
"""The gap between Han and Latin, in em of the Han character; measured in LibreOffice.

Office sets it beside letters and digits only, LibreOffice beside punctuation and spaces too; counted
wherever either sets it, it makes no box too small.
"""

NEWLINE: Token = (Kind.NEWLINE, "\n")
"""What a text is taken to stand behind."""

DIGITS = 6
"""Decimals of a size beside the largest: enough that texts in the same proportions are measured as one."""


class Span(NamedTuple):
    """Characters set alike, `size` in points.

    `glue` forbids a line break before the first of them, `whole` any between them: LibreOffice sets a link in one piece.
    """

    text: str
    size: float
    bold: bool = False
    glue: bool = False
    mono: bool = False
    whole: bool = False


class Unit(NamedTuple):
    """A piece of a chunk, all set alike; `gap` is before it."""

    kind: Kind
    text: str
    gap: float
    span: Span


@dataclass(frozen=True, slots=True)
class Chunks:
    """A text's chunks, in order. Places are those on a line that never ends.

    `begins` are the places of the first character, `inks` of the last that is no space, `ends` of all of it;
    `stops` count the text's characters up to its end. `paragraphs` are the chunks `first:last` between hard
    breaks, with the character they begin at.
    """

    spans: tuple[Span, ...]
    text: str
    begins: array[float]
    inks: array[float]
    ends: array[float]
    stops: array[int]
    paragraphs: tuple[tuple[int, int, int], ...]

    def units(self, place: int) -> tuple[Unit, ...]:
        """The pieces of a chunk of several characters; none of another."""
        return _pieces(self.spans, self.text).get(place, ())


def chunks(spans: Sequence[Span], face: str) -> tuple[Chunks, float]:
    """The spans as chunks, and the points that one em is long."""
    em = max((span.size for span in spans), default=0.0) or 1.0
    return _chunks(tuple(_scaled(span, em) for span in spans), face), em


def _scaled(span: Span, em: float) -> Span:
    return Span(span.text, round(span.size / em, DIGITS), span.bold, span.glue, span.mono, span.whole)


@lru_cache(maxsize=1 << 12)
def _chunks(spans: tuple[Span, ...], face: str) -> Chunks:
    return _Measuring(face).measured(spans)


@lru_cache(maxsize=1 << 6)
def _pieces(spans: tuple[Span, ...], text: str) -> Mapping[int, tuple[Unit, ...]]:
    """The pieces of each chunk of several characters: only one that is wider than its line is asked for them."""
    found: dict[int, tuple[Unit, ...]] = {}
    held: list[Unit] = []
    place = 0
    for unit, opens in (*_units(spans, is_han(text)), (None, True)):
        if opens and held:
            if len(held) > 1 or len(held[0].text) > 1:
                found[place] = tuple(held)
            place += 1
            held = []
        if unit is None or unit.kind is Kind.NEWLINE:
            continue
        if unit.kind is Kind.HAN and len(unit.text) > 1:
            place += len(unit.text)
        else:
            held.append(unit)
    return found


def unit_width(kind: Kind, text: str, span: Span, face: str) -> float:
    return span.size * (1.0 if kind is Kind.HAN else ems(text, face, span.bold, span.mono))


class _Measuring:
    """Goes through a text once."""

    def __init__(self, face: str) -> None:
        self.face = face
        self.begins, self.inks, self.ends = array("d"), array("d"), array("d")
        self.stops = array("l")
        self.paragraphs: list[tuple[int, int, int]] = []
        self.first = self.start = self.stop = 0
        self.at = 0.0

    def measured(self, spans: tuple[Span, ...]) -> Chunks:
        text = "".join(span.text for span in spans)
        if has_han(text):
            self.mixed(spans, is_han(text))
        else:
            self.latin(spans)
        self.end_paragraph()
        return Chunks(spans, text, self.begins, self.inks, self.ends, self.stops, tuple(self.paragraphs))

    def end_paragraph(self) -> None:
        self.paragraphs.append((self.first, len(self.stops), self.start))
        self.first, self.start = len(self.stops), self.stop

    def latin(self, spans: Sequence[Span]) -> None:
        """A text without Han, word by word: a line may begin with any but where two spans meet, or within a whole one."""
        last = NEWLINE
        for span in spans:
            glued, within = span.glue, False
            for number, line in enumerate(span.text.split("\n")):
                if number:
                    self.stop += 1
                    self.end_paragraph()
                    last, glued, within = NEWLINE, span.whole, False
                for word, space in latin_words(line):
                    token = (Kind.WORD, word) if word else (Kind.SPACE, space)
                    free = not glued and (within or breaks(last, token))
                    self.add_word(word, space, span, opens=free or last is NEWLINE)
                    last = (Kind.SPACE, space) if space else token
                    glued, within = span.whole, True

    def add_word(self, word: str, space: str, span: Span, *, opens: bool) -> None:
        """Adds a word and the spaces behind it, to the last chunk where none opens."""
        begin = self.at
        ink = begin + span.size * ems(word, self.face, span.bold, span.mono)
        self.at = ink + span.size * ems(space, self.face, span.bold, span.mono) if space else ink
        self.stop += len(word) + len(space)
        if opens:
            self.begins.append(begin)
            self.inks.append(ink)
            self.ends.append(self.at)
            self.stops.append(self.stop)
            return
        if word:
            self.inks[-1] = ink
        self.ends[-1], self.stops[-1] = self.at, self.stop

    def mixed(self, spans: Sequence[Span], han: bool) -> None:
        """A text of any script, piece by piece."""
        held: list[Unit] = []
        for unit, opens in _units(spans, han):
            if opens and held:
                self.add(held)
                held = []
            self.stop += len(unit.text)
            if unit.kind is Kind.HAN and len(unit.text) > 1:
                self.add_squares(unit)
            elif unit.kind is Kind.NEWLINE:
                self.end_paragraph()
            else:
                held.append(unit)
        if held:
            self.add(held)

    def add(self, held: list[Unit]) -> None:
        at = self.at
        self.begins.append(at + held[0].gap)
        ink = at + held[0].gap
        for kind, text, gap, span in held:
            at += unit_width(kind, text, span, self.face) + gap
            if kind is not Kind.SPACE:
                ink = at
        self.inks.append(ink)
        self.ends.append(at)
        self.stops.append(self.stop)
        self.at = at

    def add_squares(self, unit: Unit) -> None:
        """Adds a chunk for each character."""
        count, size = len(unit.text), unit.span.size
        at = self.at + unit.gap
        places = [at + size * place for place in range(count + 1)]
        self.begins.extend(places[:-1])
        self.inks.extend(places[1:])
        self.ends.extend(places[1:])
        self.stops.extend(range(self.stop - count + 1, self.stop + 1))
        self.at = places[-1]


def _units(spans: Sequence[Span], han: bool) -> Iterator[tuple[Unit, bool]]:
    """The text's pieces, and whether a line may begin with each."""
    last = NEWLINE
    script, size = Kind.NEWLINE, 0.0
    for span in spans:
        glued = span.glue
        for token in _whole(span.text, han) if span.whole else tokens(span.text, han):
            kind, text = token
            hard = kind is Kind.NEWLINE or last[0] is Kind.NEWLINE
            opens = hard or (not glued and breaks(last, token))
            gap = 0.0
            if kind is Kind.HAN and script is Kind.WORD:
                gap = GAP * span.size
            elif kind is Kind.WORD and script is Kind.HAN:
                gap = GAP * size
            yield Unit(kind, text, gap, span), opens
            last, glued = token, span.whole
            if kind is not Kind.SPACE:
                script, size = kind, span.size


def _whole(text: str, han: bool) -> Iterator[Token]:
    """The pieces of a text that is set in one: its Han characters one by one."""
    for kind, piece in tokens(text, han):
        yield from ((kind, each) for each in (piece if kind is Kind.HAN else (piece,)))
