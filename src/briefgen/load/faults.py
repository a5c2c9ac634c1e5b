"""Faults kept readable: not thousands of them, and no endless word in one."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.diagnostics import Diagnostic, error

MOST_TOLD = 100
LONGEST_QUOTE = 60


def few(faults: Iterable[Diagnostic], most: int = MOST_TOLD) -> tuple[Diagnostic, ...]:
    """The first faults, each once, and that there are more."""
    every = tuple(dict.fromkeys(faults))
    if len(every) <= most:
        return every
    return (*every[:most], error("more-faults", f"there are more than {most} faults", every[most].where))


def quoted(text: str) -> str:
    """A word of the author's in quotes, cut where it is endless."""
    return repr(cut(text))


def cut(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}..."
