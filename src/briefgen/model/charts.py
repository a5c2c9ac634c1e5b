"""Charts as an author writes them: a kind, a title, and data typed here or kept in a file."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Discriminator, Tag

from briefgen.model.text import Id, LocalText, Model

ChartKind = Literal["bar", "column", "line"]
"""The kinds there are files for in `briefgen.charts.kinds`."""

Value = Decimal | str
"""A number, or the id of a fact."""


class DataPoint(Model):
    """One category with its value; without a label it takes its fact's."""

    label: LocalText | None = None
    """The category's name, in place of the fact's label."""
    value: Value | None
    """The id of a fact, a number, or null where the value is missing."""


class DataSeries(Model):
    """One line or group of bars: as many values as the data has categories, null where one is missing."""

    name: LocalText
    """The series' name in the legend."""
    values: tuple[Value | None, ...]
    """A fact's id or a number for each category, null where it is missing."""


class DataTable(Model):
    """Several series over the same categories."""

    categories: tuple[LocalText, ...]
    """The names along the axis."""
    series: tuple[DataSeries, ...]
    """The lines or groups of bars."""


class DataColumn(Model):
    """A column of a data file, with a name in each language."""

    column: str
    """The column's name in the file's header."""
    name: LocalText | None = None
    """The series' name in the legend, in place of the column's."""


def _column_shape(value: object) -> str:
    return "column" if isinstance(value, DataColumn | Mapping) else "name"


AnyColumn = Annotated[
    Annotated[str, Tag("name")] | Annotated[DataColumn, Tag("column")],
    Discriminator(_column_shape),
]


class DataFile(Model):
    """A CSV or TSV file beside the brief: the column of categories and the columns of values."""

    file: str
    """A .csv, .tsv or .tab file in the brief's folder; its first row names the columns."""
    x: str
    """The column that names the categories."""
    y: tuple[AnyColumn, ...]
    """The columns of values: their names, or `{column: ..., name: ...}`."""


def _data_shape(value: object) -> str:
    if isinstance(value, DataFile) or (isinstance(value, Mapping) and "file" in value):
        return "file"
    if isinstance(value, DataTable | Mapping):
        return "table"
    return "points"


AnyData = Annotated[
    Annotated[tuple[DataPoint, ...], Tag("points")]
    | Annotated[DataTable, Tag("table")]
    | Annotated[DataFile, Tag("file")],
    Discriminator(_data_shape),
]


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
