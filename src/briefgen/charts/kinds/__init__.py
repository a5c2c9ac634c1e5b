"""The kinds of chart: a file each, named as the kind is, and a line each in `KINDS`."""

from __future__ import annotations

from importlib import import_module

from briefgen.charts.kind import Kind
from briefgen.diagnostics import InputError, error

KINDS = (
    "bar",
    "column",
    "line",
    "area",
    "pie",
    "doughnut",
    "scatter",
    "waterfall",
    "combination",
    "slope",
    "dot",
    "multiples",
)


def kind_for(name: str) -> Kind:
    """The kind of that name, imported when it is first asked for; raises InputError that lists the kinds there are."""
    if name not in KINDS:
        raise InputError(error("chart-kind", f"no chart of kind {name!r}", hint=f"there are: {', '.join(KINDS)}"))
    kind = import_module(f"{__name__}.{name}").KIND
    assert isinstance(kind, Kind)
    return kind
