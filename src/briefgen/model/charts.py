"""Charts as an author writes them: a kind, a title, and data typed here or kept in a file."""

from __future__ import annotations

from typing import Literal

from briefgen.model.chart_data import AnyData
from briefgen.model.text import Id, LocalText, Model

ChartKind = Literal["bar", "column", "line"]
"""The kinds there are files for in `briefgen.charts.kinds`."""


class Chart(Model):
    """A chart, its message in the title."""

    id: Id | None = None
    """The name by which `[](#id)` refers to this chart."""
    kind: ChartKind
    """How the values are drawn: bars beside a list of names, columns, or lines over time."""
    title: LocalText
    """What the chart shows, said as its message; the caption."""
    data: AnyData
    """A list of `{label, value}`, or `{categories, series}`, or `{file, x, y}` for a data file."""
    unit: LocalText | None = None
    """The unit where the values are plain numbers: a currency's code, "%", or a noun in each language."""
    highlight: str | None = None
    """The point or series that carries the message: a fact's id, or a label in any language."""
    alt: LocalText | None = None
    """What the chart shows, for those who cannot see it; without it, a description is written."""
    cite: str | None = None
    """Where the data come from: "[@source, table 2]". A chart from a file needs it."""
