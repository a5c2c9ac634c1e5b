"""A chart's data as an author gives them: typed in the brief, or kept in a file and chosen from it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Discriminator, Field, StrictBool, StrictInt, Tag

from briefgen.model.text import LocalText, Model

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
    unit: LocalText | None = None
    """The unit of this series' numbers, in place of the chart's."""


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
    unit: LocalText | None = None
    """The unit of this column's numbers, in place of the chart's."""
    scale: Decimal | None = None
    """What this column's numbers count: 1e9 where the file is in billions."""
    round: Decimal | None = None
    """What this column's numbers are rounded to, in place of the file's `round`."""


def _column_shape(value: object) -> str:
    if isinstance(value, list | tuple):
        return "columns"
    return "column" if isinstance(value, DataColumn | Mapping) else "name"


AnyColumn = Annotated[
    Annotated[str, Tag("name")] | Annotated[DataColumn, Tag("column")],
    Discriminator(_column_shape),
]
AnyColumns = Annotated[
    Annotated[str, Tag("name")]
    | Annotated[DataColumn, Tag("column")]
    | Annotated[tuple[AnyColumn, ...], Tag("columns")],
    Discriminator(_column_shape),
]


class Condition(Model):
    """What a column must hold for a row to be taken: from one number or date to another, or none of some values."""

    start: Value | None = Field(None, alias="from")
    """The least number, or the first date, that is taken."""
    end: Value | None = Field(None, alias="to")
    """The greatest number, or the last date, that is taken."""
    none_of: tuple[Value, ...] = Field((), alias="not")
    """Values that are left out."""


def _condition_shape(value: object) -> str:
    if isinstance(value, list | tuple):
        return "values"
    return "condition" if isinstance(value, Condition | Mapping) else "value"


AnyCondition = Annotated[
    Annotated[Value, Tag("value")]
    | Annotated[tuple[Value, ...], Tag("values")]
    | Annotated[Condition, Tag("condition")],
    Discriminator(_condition_shape),
]
Order = Literal["ascending", "descending"]


class Sort(Model):
    """The order of the categories, by a column of the file."""

    by: str
    """The column whose numbers, dates or names give the order."""
    order: Order = "descending"
    """ascending, or descending where it is left out."""


def _sort_shape(value: object) -> str:
    return "sort" if isinstance(value, Sort | Mapping) else "order"


AnySort = Annotated[Annotated[Order, Tag("order")] | Annotated[Sort, Tag("sort")], Discriminator(_sort_shape)]


def _other_shape(value: object) -> str:
    return "flag" if isinstance(value, bool) else "name"


AnyOther = Annotated[
    Annotated[StrictBool, Tag("flag")] | Annotated[LocalText, Tag("name")],
    Discriminator(_other_shape),
]

Numbers = Literal["1234.5", "1,234.5", "1.234,5", "1 234,5"]
"""How a file writes its numbers."""


class DataFile(Model):
    """A data file beside the brief: which of its columns and rows are charted, and in what order."""

    file: str
    """A .csv, .tsv, .tab, .xlsx or .json file in the brief's folder; its first row names the columns."""
    sheet: str | None = None
    """The sheet of an .xlsx file; without it, the first."""
    range: str | None = None
    """The cells of the sheet, as A3:F20; their first row names the columns."""
    x: str
    """The column that names the categories."""
    y: AnyColumns
    """The column of values or a list of them: their names, or `{column: ..., name: ...}`."""
    series: str | None = None
    """The column that names the series, where a row holds one value of one series."""
    filter: dict[str, AnyCondition] = Field(default_factory=dict)
    """Which rows are taken: for a column the value, a list of values, `{from: ..., to: ...}` or `{not: [...]}`."""
    sort: AnySort | None = None
    """ascending or descending, by the sum of each category's values; or `{by: column}`. Without it, as in the file."""
    top: StrictInt | None = None
    """How many of the largest categories are shown; the others are summed up as one."""
    other: AnyOther = True
    """The name of what `top` sums up, in place of "Other"; false leaves it out."""
    labels: dict[str, LocalText] = Field(default_factory=dict)
    """What cells that name categories or series are called in each language: `{CHN: {en: China, zh: 中国}}`."""
    scale: Decimal | None = None
    """What the file's numbers count: 1e9 where they are in billions."""
    round: Decimal | None = None
    """What the numbers are rounded to, once they are scaled and summed up: 1e6 for millions, 0.1 for one decimal."""
    numbers: Numbers | None = None
    """How the file writes its numbers, where it is not 1234.5: "1,234.5", "1.234,5" or "1 234,5"."""
    add: tuple[DataPoint, ...] = ()
    """More categories beside the file's, with a fact's value or a number, where there is one series."""

    @property
    def columns(self) -> tuple[DataColumn, ...]:
        """The columns of values, each spelt out."""
        listed = self.y if isinstance(self.y, tuple) else (self.y,)
        return tuple(DataColumn(column=one) if isinstance(one, str) else one for one in listed)

    @property
    def ordered_by(self) -> str | None:
        """The column that gives the order, None where the values do or nothing does."""
        return self.sort.by if isinstance(self.sort, Sort) else None

    @property
    def order(self) -> Order | None:
        """The order of the categories; the largest first where only those are shown."""
        if isinstance(self.sort, Sort):
            return self.sort.order
        return self.sort or ("descending" if self.top else None)


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
