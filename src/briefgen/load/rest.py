"""What of a faulty brief can be looked at all the same, so that its author hears of all faults at once."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from briefgen.diagnostics import Diagnostic, InputError
from briefgen.model import Brief

SEVERABLE = ("facts", "sources")
"""Mappings whose entries stand by themselves: without one at fault, the others can still be judged."""

ANY_DATE = "2000-01-01"


class Incomplete(InputError):
    """A brief at fault; `rest` is the brief without the facts and sources that are, whose ids are `without`."""

    def __init__(self, rest: Brief, without: frozenset[str], *diagnostics: Diagnostic) -> None:
        super().__init__(*diagnostics)
        self.rest = rest
        self.without = without


def severed(data: object, faults: Iterable[Diagnostic]) -> tuple[dict[str, Any], frozenset[str]] | None:
    """The brief's values without the facts and sources at fault, and the ids of these; None where a fault lies
    elsewhere. A date at fault is another one.
    """
    if not isinstance(data, dict):
        return None
    rest, without = copy.deepcopy(data), set()
    for fault in faults:
        parts = fault.key.split(".")
        if fault.code == "bad-date" and fault.key in ("", "date"):
            rest["date"] = ANY_DATE
        elif parts[0] in SEVERABLE and len(parts) > 1 and isinstance(rest.get(parts[0]), dict):
            rest[parts[0]].pop(parts[1], None)
            without.add(parts[1])
        else:
            return None
    return rest, frozenset(without)
