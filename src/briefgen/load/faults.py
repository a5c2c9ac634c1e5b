"""Faults kept readable: not thousands of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Severity, error

MOST_TOLD = 100


def few(
    faults: Iterable[Diagnostic], most: int = MOST_TOLD, severity: Severity = Severity.ERROR
) -> tuple[Diagnostic, ...]:
    """The first faults, each once, and that there are more; `severity` is how grave that is."""
    every = tuple(dict.fromkeys(faults))
    if len(every) <= most:
        return every
    more = error("more-faults", f"there are more than {most} faults", every[most].where)
    return (*every[:most], replace(more, severity=severity))
