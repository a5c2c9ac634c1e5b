"""Charts as an author writes them: a kind, a title, and data typed here or kept in a file."""

from __future__ import annotations

from typing import Literal

from briefgen.model.annotations import AnyAnnotation
from briefgen.model.chart_data import AnyData
from briefgen.model.text import Id, LocalText, Model

ChartKind = Literal[
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
]
"""The kinds there are files for in `briefgen.charts.kinds`."""


class Chart(Model):
    """A chart, its message in the title."""

    id: Id | None = None
    """The name by which `[](#id)` refers to this chart."""
    kind: ChartKind
    """How the values are drawn: bars beside a list of names, columns, lines over time, and so on. A scatter takes its
    first series across and the others up; multiples are a panel a series."""
    title: LocalText
    """What the chart shows, said as its message; the caption."""
    data: AnyData
    """A list of `{label, value}`, or `{categories, series}`, or `{file, x, y}` for a data file."""
    unit: LocalText | None = None
    """The unit where the values are plain numbers: a currency's code, "%", or a noun in each language."""
    highlight: str | None = None
    """The point or series that carries the message: a fact's id, or a label in any language."""
    stacked: bool | Literal["100%"] = False
    """Whether bars, columns or areas are set on each other: true by their amounts, "100%" by their shares."""
    truncate: bool = False
    """Whether the axis of bars, columns or lines is cut to begin near the lowest value; the caption says so."""
    log: bool = False
    """Whether the axis is logarithmic: equal factors lie equally far apart."""
    lines: tuple[str, ...] = ()
    """The series of a combination that are drawn as lines: by default those of another unit, or the last."""
    totals: tuple[str, ...] = ()
    """The categories of a waterfall that stand on the axis; a total whose value is null is added up."""
    annotate: tuple[AnyAnnotation, ...] = ()
    """What is marked in the chart: `{at, text}`, `{difference: [a, b]}`, `{growth: [a, b]}`, `{line}`, `{band: [a, b]}`."""
    alt: LocalText | None = None
    """What the chart shows, for those who cannot see it; without it, a description is written."""
    cite: str | None = None
    """Where the data come from: "[@source, table 2]". A chart from a file needs it."""
