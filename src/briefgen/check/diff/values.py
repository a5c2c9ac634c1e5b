"""What differs between two briefs and is neither text nor fact: typed numbers, data files, layouts, sources."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefgen.check.diff.difference import ValueChange
from briefgen.check.diff.grouped import TOLD_APART, Grouped, above
from briefgen.check.diff.parts import parts_of
from briefgen.check.leaves import leaves
from briefgen.model import Brief, LocalText
from briefgen.model.data_grid import DataGrid


def value_changes(old: Brief, new: Brief, grouped: Grouped) -> Iterator[ValueChange]:
    """What is no text and no fact, in parts that are in both, and data read from files."""
    before = {grouped.key(key): grouped.renamed.value(value) for key, value in _settings(old)}
    after = dict(_settings(new))
    for was, name in grouped.renamed.sources.items():
        yield ValueChange(f"sources.{name}", was, name)
    lost = {part.key for part in parts_of(new)} - {*grouped.pairs.values()}
    for key in dict.fromkeys((*after, *before)):
        one, other = before.get(key), after.get(key)
        if one != other and not above(key, lost):
            yield ValueChange(key, _shown(one), _shown(other))


def _settings(brief: Brief) -> Iterator[tuple[str, object]]:
    parts = {part.key for part in parts_of(brief)}
    ids = {f"{part.key}.id" for part in parts_of(brief) if part.kind == "section"}
    for key, value in leaves(brief.model):
        if key not in ids and not isinstance(value, LocalText) and value is not None and not key.startswith(TOLD_APART):
            yield key, value
    for key, grid in brief.tables.items():
        if above(key, parts):
            yield f"{key}.values", grid


def _shown(value: object) -> str:
    if isinstance(value, DataGrid):
        cells = (format(cell, "f") if cell is not None else "-" for row in value.values for cell in row)
        return " ".join(cells)
    return format(value, "f") if isinstance(value, Decimal) else "" if value is None else str(value)
