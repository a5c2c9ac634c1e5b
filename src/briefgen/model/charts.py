"""Charts as an author writes them: a kind, a title, and data typed here or kept in a file."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import Discriminator, Tag

from briefgen.model.text import LocalText, Model

Value = Decimal | str
"""A number, or the id of a fact."""


class DataPoint(Model):
    """One category with its value; without a label it takes its fact's."""

    label: LocalText | None = None
    value: Value | None


class DataSeries(Model):
    """One line or group of bars: as many values as the data has categories, null where one is missing."""

    name: LocalText
    values: tuple[Value | None, ...]


class DataTable(Model):
    """Several series over the same categories."""

    categories: tuple[LocalText, ...]
    series: tuple[DataSeries, ...]


class DataColumn(Model):
    column: str
    name: LocalText | None = None


def _column_shape(value: object) -> str:
    return "column" if isinstance(value, DataColumn | Mapping) else "name"


AnyColumn = Annotated[
    Annotated[str, Tag("name")] | Annotated[DataColumn, Tag("column")],
    Discriminator(_column_shape),
]


class DataFile(Model):
    """A CSV or TSV file beside the brief: the column of categories and the columns of values."""

    file: str
    x: str
    y: tuple[AnyColumn, ...]


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
    """`highlight` names the point or series that carries the message: a fact's id or a label.

    `unit` is needed where the values are plain numbers. `kind` is checked against the kinds there are.
    """

    id: str | None = None
    kind: str
    title: LocalText
    data: AnyData
    unit: LocalText | None = None
    highlight: str | None = None
    alt: LocalText | None = None
    cite: str | None = None
