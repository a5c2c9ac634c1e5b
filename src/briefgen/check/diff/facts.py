"""The facts of two briefs held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from briefgen.check.diff.difference import FactChange, How
from briefgen.check.diff.renamed import Renamed
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
_SIGNS = {"percent": "%", "multiple": "×"}
_SHARES = ("%", "pp", "bp")
"""Units whose differences are told in points: a share of a share misleads."""
_TENTH = Decimal("0.1")
_HUNDRED = Decimal(100)
Side = tuple[Mapping[str, Fact], Mapping[str, Known]]
"""A brief's facts, and those that have one value."""


def fact_changes(old: Side, new: Side, renamed: Renamed) -> Iterator[FactChange]:
    """Every fact that differs, in the new brief's order; those that went come last."""
    was = {there: here for here, there in renamed.facts.items()}
    for name in dict.fromkeys((*new[0], *(name for name in old[0] if name not in renamed.facts))):
        change = _change(name, was.get(name, name), old, new, renamed)
        if change:
            yield change


def _change(name: str, was: str, old: Side, new: Side, renamed: Renamed) -> FactChange | None:
    before, after = old[0].get(was), new[0].get(name)
    fields = tuple(_differing(before, after, renamed))
    known = [side[1].get(one) for side, one in ((old, was), (new, name))]
    values = [one.value if one else None for one in known]
    if before and after and not fields and values[0] == values[1] and was == name:
        return None
    units = [(one.kind, one.unit) for one in known if one]
    both = values[0] is not None and values[1] is not None and units[0] == units[1]
    difference = values[1] - values[0] if both and values[0] is not None and values[1] is not None else None
    percent = (
        (difference / abs(values[0]) * _HUNDRED).quantize(_TENTH) if difference is not None and values[0] else None
    )
    said = after or before
    label = _words(said.label) if said else ""
    unit = _words(said.unit).rpartition("|")[2].strip() if said else ""
    how: How = "changed" if before and after else "added" if after else "removed"
    if was != name and values[0] == values[1] and not fields:
        how = "renamed"
    unit = unit or (_SIGNS.get(units[-1][0], units[-1][1]) if units else "")
    percent = None if unit in _SHARES else percent
    return FactChange(
        how, name, label, values[0], values[1], unit, difference, percent, fields, was if was != name else ""
    )


def _differing(old: Fact | None, new: Fact | None, renamed: Renamed) -> Iterator[tuple[str, str, str]]:
    for name in _FIELDS:
        before, after = (_words(getattr(fact, name)) if fact else "" for fact in (old, new))
        before = renamed.expression(before) if name == "compute" else renamed.words(before)
        if before != after:
            yield name, before, after


def _words(value: object) -> str:
    """A field as its author writes it; a text in its first language."""
    if isinstance(value, LocalText):
        return next((text for _, text in value.items()), "")
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else str(value)
