"""The facts of two briefs held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from briefgen.check.diff.difference import FactChange, How
from briefgen.check.facts import Known
from briefgen.model.facts import Fact
from briefgen.model.text import LocalText

_FIELDS = (
    "value",
    "low",
    "high",
    "unit",
    "bound",
    "per",
    "as_of",
    "cite",
    "compute",
    "format",
    "precision",
    "freshness",
)
_TENTH = Decimal("0.1")
_HUNDRED = Decimal(100)
Side = tuple[Mapping[str, Fact], Mapping[str, Known]]
"""A brief's facts, and those that have one value."""


def fact_changes(old: Side, new: Side) -> Iterator[FactChange]:
    """Every fact that differs, in the new brief's order; those that went come last."""
    for name in dict.fromkeys((*new[0], *old[0])):
        change = _change(name, old, new)
        if change:
            yield change


def _change(name: str, old: Side, new: Side) -> FactChange | None:
    before, after = old[0].get(name), new[0].get(name)
    fields = tuple(_differing(before, after))
    values = [side[1][name].value if name in side[1] else None for side in (old, new)]
    if before and after and not fields and values[0] == values[1]:
        return None
    units = [(side[1][name].kind, side[1][name].unit) for side in (old, new) if name in side[1]]
    both = values[0] is not None and values[1] is not None and units[0] == units[1]
    difference = values[1] - values[0] if both and values[0] is not None and values[1] is not None else None
    percent = (
        (difference / abs(values[0]) * _HUNDRED).quantize(_TENTH) if difference is not None and values[0] else None
    )
    said = after or before
    label = _words(said.label) if said else ""
    unit = _words(said.unit).rpartition("|")[2].strip() if said else ""
    how: How = "changed" if before and after else "added" if after else "removed"
    return FactChange(
        how, name, label, values[0], values[1], unit or (units[-1][1] if units else ""), difference, percent, fields
    )


def _differing(old: Fact | None, new: Fact | None) -> Iterator[tuple[str, str, str]]:
    for name in _FIELDS:
        before, after = (_words(getattr(fact, name)) if fact else "" for fact in (old, new))
        if before != after:
            yield name, before, after


def _words(value: object) -> str:
    """A field as its author writes it; a text in its first language."""
    if isinstance(value, LocalText):
        return next((text for _, text in value.items()), "")
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else str(value)
