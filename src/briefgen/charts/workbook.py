"""The workbook inside a native chart: what a colleague sees on "Edit Data"."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from briefgen.charts.numbers import cell
from briefgen.doctree import Chart

SHEET = "Sheet1"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""A workbook has no date of its own: the same chart gives the same bytes."""


def workbook(chart: Chart) -> bytes:
    """An xlsx: the unit and the series' names in row 1, categories in column A, `value / 10**power` in the cells."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties({"created": CREATED})
        _fill(book.add_worksheet(SHEET), chart, book.add_format({"num_format": chart.number_format}))
    return target.getvalue()


def _fill(sheet: Any, chart: Chart, number: Any) -> None:
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, len(chart.series), 16)
    sheet.write_string(0, 0, chart.unit)
    for row, category in enumerate(chart.categories, 1):
        sheet.write_string(row, 0, category)
    for column, series in enumerate(chart.series, 1):
        sheet.write_string(0, column, series.name)
        for row, point in enumerate(series.points, 1):
            if point.value is not None:
                sheet.write_number(row, column, cell(point.value, chart), number)


def name_cell(place: int) -> str:
    """The reference of a series' name."""
    return f"{SHEET}!${xl_col_to_name(place + 1)}$1"


def value_cells(place: int, chart: Chart) -> str:
    """The reference of a series' values."""
    column = xl_col_to_name(place + 1)
    return f"{SHEET}!${column}$2:${column}${len(chart.categories) + 1}"


def category_cells(chart: Chart) -> str:
    """The reference of the categories."""
    return f"{SHEET}!$A$2:$A${len(chart.categories) + 1}"
