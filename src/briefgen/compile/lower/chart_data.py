"""The data of a chart, typed in the brief or kept in a file, as amounts by category and series."""

from __future__ import annotations

from briefgen.compile.lower.chart_file import from_file
from briefgen.compile.lower.chart_grid import Grid, Line, datum_of, label_of, names_of
from briefgen.compile.text import lower_plain
from briefgen.compile.units import unit_of
from briefgen.compile.work import Work
from briefgen.locale import Unit
from briefgen.model.chart_data import DataFile, DataPoint, DataTable
from briefgen.model.charts import Chart


def chart_data(work: Work, chart: Chart, path: str) -> Grid:
    """The chart's data; what cannot be charted is reported and left out."""
    unit = unit_of(work, chart.unit, f"{path}.unit")
    match chart.data:
        case DataFile() as file:
            return from_file(work, unit, file, f"{path}.data")
        case DataTable() as table:
            return _from_table(work, unit, table, f"{path}.data")
        case points:
            return _from_points(work, unit, points, f"{path}.data")


def _from_points(work: Work, unit: Unit, points: tuple[DataPoint, ...], path: str) -> Grid:
    data = tuple(datum_of(work, unit, point.value, f"{path}.{at}.value") for at, point in enumerate(points))
    labels = [
        label_of(work, point.label, datum, f"{path}.{at}.label")
        for at, (point, datum) in enumerate(zip(points, data, strict=True))
    ]
    return Grid(tuple(label for label, _ in labels), tuple(names for _, names in labels), (Line("", (), data),))


def _from_table(work: Work, unit: Unit, table: DataTable, path: str) -> Grid:
    categories = tuple(lower_plain(work, label, f"{path}.categories.{at}") for at, label in enumerate(table.categories))
    lines = []
    for place, series in enumerate(table.series):
        where = f"{path}.series.{place}"
        if len(series.values) != len(categories):
            message = f"this series has {len(series.values)} values, the chart {len(categories)} categories"
            work.fault(where, "series-length", message, "write null where a value is missing")
            continue
        own = unit_of(work, series.unit, f"{where}.unit") if series.unit else unit
        data = tuple(datum_of(work, own, value, f"{where}.values.{at}") for at, value in enumerate(series.values))
        lines.append(Line(lower_plain(work, series.name, f"{where}.name"), names_of(series.name), data))
    return Grid(categories, tuple(map(names_of, table.categories)), tuple(lines))
