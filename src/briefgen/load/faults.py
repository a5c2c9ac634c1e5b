"""Faults kept readable: not thousands of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefgen.diagnostics import Diagnostic, error

MOST_TOLD = 100


def few(
    faults: Iterable[Diagnostic], most: int = MOST_TOLD, more: Callable[..., Diagnostic] = error
) -> tuple[Diagnostic, ...]:
    """The first faults, each once, and that there are `more`, an error or a warning."""
    every = tuple(dict.fromkeys(faults))
    if len(every) <= most:
        return every
    return (*every[:most], more("more-faults", f"there are more than {most} faults", every[most].where))
