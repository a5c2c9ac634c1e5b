"""How a table stands: upright, on a page that is turned, in small type, or in parts."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefgen.render.docx.columns import Need
from briefgen.render.docx.job import Job

READABLE = 5.5
"""A column of text is narrowed to so many em, or to its longest word if that is wider."""
LARGEST = 0.4
"""A single word as wide as half a page does not turn it."""

Needs = Callable[[str], Sequence[Need]]
"""What the columns ask for when they are set in a type of the page's: "table" or "table_small"."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`parts` are the places of each part's columns, `needs` what all columns ask for in the `type` they are set in;
    `width` is the text column's, in twentieths of a point.
    """

    parts: tuple[tuple[int, ...], ...]
    width: int
    type: str
    needs: Sequence[Need]
    turned: bool = False


def arranged(job: Job, needs: Needs, *, divisible: bool) -> Arrangement:
    """The first of these that leaves every column readable; where none does, parts, each with the first column again."""
    usual = needs("table")
    asked = _asked(job, usual, "table")
    whole = (tuple(range(len(asked))),)
    if sum(asked) <= job.column:
        return Arrangement(whole, job.column, "table", usual)
    wide = max(job.wide, job.column)
    turned = wide > job.column
    if sum(asked) <= wide:
        return Arrangement(whole, wide, "table", usual, turned)
    small = needs("table_small")
    least = _asked(job, small, "table_small")
    if sum(least) <= wide or not divisible:
        return Arrangement(whole, wide, "table_small", small, turned)
    parts = _parts(least, wide)
    if all(sum(asked[place] for place in part) <= wide for part in parts):
        return Arrangement(parts, wide, "table", usual, turned)
    return Arrangement(parts, wide, "table_small", small, turned)


def _asked(job: Job, needs: Sequence[Need], name: str) -> list[float]:
    """The width below which each column is not narrowed, in twentieths of a point."""
    readable = READABLE * job.type(name).size
    least = (min(need.natural, max(need.least, readable)) if need.grows else need.natural for need in needs)
    return [min(width * 20, LARGEST * job.column) for width in least]


def _parts(asked: Sequence[float], width: float) -> tuple[tuple[int, ...], ...]:
    """The columns after the first in as few parts as hold them, as even as can be."""
    others = range(1, len(asked))
    room = width - asked[0]
    for count in range(2, len(asked)):
        ends = [len(others) * number // count for number in range(count + 1)]
        parts = [others[start:end] for start, end in itertools.pairwise(ends)]
        if all(sum(asked[place] for place in part) <= room for part in parts):
            break
    return tuple((0, *part) for part in parts)
