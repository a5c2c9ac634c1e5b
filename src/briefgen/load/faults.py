"""Faults kept readable: not thousands of them."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.diagnostics import Diagnostic, error

MOST_TOLD = 100


def few(faults: Iterable[Diagnostic], most: int = MOST_TOLD) -> tuple[Diagnostic, ...]:
    """The first faults, each once, and that there are more."""
    every = tuple(dict.fromkeys(faults))
    if len(every) <= most:
        return every
    return (*every[:most], error("more-faults", f"there are more than {most} faults", every[most].where))
