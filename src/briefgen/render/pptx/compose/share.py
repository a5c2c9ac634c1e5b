"""Dividing things over slides: as few as can be, and about equally full."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Option = TypeVar("Option")
Made = TypeVar("Made")

SLACK, NEAR = 1e-6, 0.01
"""How closely weights are compared, and runs made even, of the most that one may weigh."""

EASING = (1.0, 1.05, 1.1, 1.2, 1.3, 1.5, 1.75, 2.0)


def first_made(options: Iterable[Option], make: Callable[[Option], Made | None]) -> Made | None:
    """What `make` makes of the first option that it can use."""
    return next((made for option in options if (made := make(option)) is not None), None)


def largest(sizes: Sequence[float], make: Callable[[float, int], Sequence[Made]]) -> tuple[Sequence[Made], float]:
    """The slides in the largest size (they fall) that takes no more of them than the smallest does, and the size.

    `make(size, most)` gives the slides, or none where they are more than `most`; any number where `most` is 0.
    """
    if one := make(sizes[0], 1):
        return one, sizes[0]
    enough = len(sizes) - 1
    best = make(sizes[enough], 0)
    too_large = -1
    while enough - too_large > 1:
        middle = (too_large + enough) // 2
        if tried := make(sizes[middle], max(len(best), 1)):
            best, enough = tried, middle
        else:
            too_large = middle
    return best, sizes[enough]


def balanced(weights: Sequence[float], fits: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """The fewest runs `start:end` of neighbours that each `fits`, about equal in weight; one alone always fits."""
    fewest = _greedy(weights, fits, float("inf"))
    if len(fewest) < 2:
        return fewest
    share = sum(weights) / len(fewest)
    eased = (_greedy(weights, fits, share * ease) for ease in EASING)
    return next((runs for runs in eased if len(runs) == len(fewest)), fewest)


def spread(weights: Sequence[float], count: int, most: float) -> list[tuple[int, int]] | None:
    """At most `count` runs of neighbours, the heaviest as light as can be; None where one must be heavier than `most`."""

    def runs(room: float) -> list[tuple[int, int]] | None:
        found = _greedy(weights, lambda start, end: sum(weights[start:end]) <= room + SLACK, float("inf"))
        heaviest = max((sum(weights[start:end]) for start, end in found), default=0.0)
        return found if len(found) <= count and heaviest <= room + SLACK else None

    best, low, high = runs(most), 0.0, most
    while best and high - low > most * NEAR:
        middle = (low + high) / 2
        if made := runs(middle):
            best, high = made, middle
        else:
            low = middle
    return best


def _greedy(weights: Sequence[float], fits: Callable[[int, int], bool], most: float) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = 0
    for end in range(1, len(weights) + 1):
        if end - start > 1 and (sum(weights[start:end]) > most + 1e-9 or not fits(start, end)):
            runs.append((start, end - 1))
            start = end - 1
    return [*runs, (start, len(weights))] if len(weights) else runs
