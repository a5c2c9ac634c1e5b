"""How wide a table's columns are: as wide as their content asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.doctree import Cell, Inlines
from briefgen.doctree.walk import note_numbers, plain
from briefgen.fit import Span, width

MARK = 0.65
"""A raised note mark's size beside its text's."""

SHORTEST_HAN_LINE = 4
"""Han text is not squeezed below a line of so many characters."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a column asks for, in points: to break no line, to break no word, and whether it takes spare width."""

    natural: float
    least: float
    grows: bool = True


def need(cells: Sequence[Cell], size: float, face: str, shifts: Sequence[float] = (), *, grows: bool) -> Need:
    """What these cells ask for, set at `size` points; `shifts` are those that align their decimals."""
    lines = [cell_spans(cell, size) for cell in cells]
    moved = shifts or [0.0] * len(cells)
    natural = max((width(spans, face) + shift for spans, shift in zip(lines, moved, strict=True)), default=0)
    least = max((_longest_word(span, face) for spans in lines for span in spans), default=0)
    return Need(natural, min(least, natural), grows)


def shares(needs: Sequence[Need], total: float) -> tuple[float, ...]:
    """The columns' widths, which add up to `total`.

    Where all fit, those that grow share what is left over; else the wide ones share what the narrow ones leave.
    """
    natural = [need.natural for need in needs]
    if sum(natural) <= total:
        growing = [need.natural if need.grows else 0 for need in needs]
        if not any(growing):
            growing = natural if any(natural) else [1.0] * len(natural)
        spare = (total - sum(natural)) / sum(growing)
        return tuple(width + spare * part for width, part in zip(natural, growing, strict=True))
    return _squeezed(needs, total)


def whole(widths: Sequence[float], total: int) -> list[int]:
    """Widths in points as whole twentieths that add up to `total`."""
    rounded = [round(width * 20) for width in widths]
    rounded[-1] += total - sum(rounded)
    return rounded


def _squeezed(needs: Sequence[Need], total: float) -> tuple[float, ...]:
    """Columns that ask for no more than a fair share get it; the rest divide what remains by what they ask."""
    left, fixed = total, dict[int, float]()
    while narrow := [place for place in range(len(needs)) if place not in fixed
                     and needs[place].natural <= left / (len(needs) - len(fixed))]:  # fmt: skip
        for place in narrow:
            fixed[place] = needs[place].natural
        left = total - sum(fixed.values())
    wide = [place for place in range(len(needs)) if place not in fixed]
    asked = sum(needs[place].natural for place in wide)
    widths = [fixed.get(place, left * need.natural / asked) for place, need in enumerate(needs)]
    return _unbroken(needs, widths)


def _unbroken(needs: Sequence[Need], widths: list[float]) -> tuple[float, ...]:
    """The same widths with what a column lacks for its longest word taken from those that have more to give."""
    lack = sum(max(need.least - width, 0) for need, width in zip(needs, widths, strict=True))
    give = [max(width - need.least, 0) for need, width in zip(needs, widths, strict=True)]
    if not lack or sum(give) < lack:
        return tuple(widths)
    share = lack / sum(give)
    pairs = zip(needs, widths, give, strict=True)
    return tuple(max(need.least, width - spare * share) for need, width, spare in pairs)


def cell_width(cell: Cell, words: str, size: float, face: str) -> float:
    """The width in points of these words, the last of a cell's, with the marks of its notes."""
    return width([Span(words, size), *_marks(cell, size)], face)


def cell_spans(cell: Cell, size: float) -> list[Span]:
    """The cell's words as they will be measured."""
    lead = [Span(plain(cell.lead) + " ", size, True)] if cell.lead else []
    return [*lead, Span(plain(cell.content), size, cell.role == "head"), *_marks(cell, size)]


def _marks(cell: Cell, size: float) -> list[Span]:
    """The marks of a cell's notes, which cannot begin a line."""
    marks = note_numbers((cell.lead, cell.content))
    return [Span(", ".join(map(str, marks)), size * MARK, glue=True)] if marks else []


def _longest_word(span: Span, face: str) -> float:
    words = span.text.split()
    shortest = span.size * SHORTEST_HAN_LINE
    return max((min(width([Span(word, span.size, span.bold)], face), shortest if _square(word) else 1e9)
                for word in words), default=0)  # fmt: skip


def _square(word: str) -> bool:
    return any(character >= "\u2e80" for character in word)


def inlines_cell(inlines: Inlines, *, head: bool = False) -> Cell:
    """A cell that holds these inlines, for measuring."""
    return Cell(content=inlines, role="head" if head else "body")
