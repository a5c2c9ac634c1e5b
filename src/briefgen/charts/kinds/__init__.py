"""The kinds of chart: a file each, and a line each in `_ALL`."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.charts.kind import Kind
from briefgen.charts.kinds import (
    area,
    bar,
    column,
    combination,
    dot,
    doughnut,
    line,
    multiples,
    pie,
    scatter,
    slope,
    waterfall,
)
from briefgen.diagnostics import InputError, error

_ALL = (
    bar.KIND,
    column.KIND,
    line.KIND,
    area.KIND,
    pie.KIND,
    doughnut.KIND,
    scatter.KIND,
    waterfall.KIND,
    combination.KIND,
    slope.KIND,
    dot.KIND,
    multiples.KIND,
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}


def kind_for(name: str) -> Kind:
    """The kind of that name; raises InputError that lists the kinds there are."""
    if name not in KINDS:
        raise InputError(error("chart-kind", f"no chart of kind {name!r}", hint=f"there are: {', '.join(KINDS)}"))
    return KINDS[name]
