"""The workbook inside a native chart: what a colleague sees on "Edit Data".

One sheet written straight as SpreadsheetML (ECMA-376 part 1, 18): it holds only text and numbers, so text
that begins with "=" stays text, and no clock or library's name gets in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache

from briefgen.charts.numbers import cell_text
from briefgen.charts.plot import Plot
from briefgen.doctree import TimeAxis
from briefgen.markup import Markup, el, told, written
from briefgen.zipped import zipped

SHEET = "Sheet1"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
USUAL = {"xmlns": MAIN, "xmlns_r": OFFICE}
"""What the root of a sheet and of its styles declares."""

CUSTOM = 164
"""The first number format that a workbook gives itself (18.8.30)."""

NAMES, NUMBERS = 30, 16
"""The widths of the first column and of the others, in characters."""

EPOCH = dt.date(1899, 12, 30)
"""Day 0 of spreadsheets, for days from March 1900 on (18.17.4.1)."""


def workbook(plot: Plot) -> bytes:
    """An xlsx of the plot's table: categories in column A, and beside it each column of numbers under its head."""
    codes = _codes(plot)
    own = (("xl/worksheets/sheet1.xml", written(_sheet(plot, codes))), ("xl/styles.xml", written(_styles(codes))))
    return zipped((*_fixed(), *own))


@cache
def _fixed() -> tuple[tuple[str, bytes], ...]:
    """The parts that are alike in each workbook."""
    sheets = (("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))
    return (
        ("[Content_Types].xml", written(_content_types())),
        ("_rels/.rels", written(_relationships(("officeDocument", "xl/workbook.xml")))),
        ("xl/workbook.xml", written(_book())),
        ("xl/_rels/workbook.xml.rels", written(_relationships(*sheets))),
    )


def head_cell(place: int) -> str:
    """The reference of the head of a column of numbers."""
    return f"{SHEET}!${column_name(place + 1)}$1"


def value_cells(place: int, plot: Plot) -> str:
    """The reference of a column's numbers."""
    column = column_name(place + 1)
    return f"{SHEET}!${column}$2:${column}${len(plot.categories) + 1}"


def category_cells(plot: Plot) -> str:
    """The reference of the categories."""
    return f"{SHEET}!$A$2:$A${len(plot.categories) + 1}"


def day_number(day: dt.date) -> int:
    """A day as spreadsheets count it."""
    return (day - EPOCH).days


def column_name(place: int) -> str:
    """The letters of a column, counted from 0: A, B, ... Z, AA."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _codes(plot: Plot) -> tuple[str, ...]:
    """The number formats of the table, each once; a cell's style is its format's place, counted from 1."""
    days = [plot.across.number_format] if isinstance(plot.across, TimeAxis) else []
    return tuple(dict.fromkeys((*(column.code for column in plot.columns), *days)))


def _sheet(plot: Plot, codes: tuple[str, ...]) -> Markup:
    head = (
        _text("A1", plot.corner),
        *(_text(f"{column_name(at)}1", column.head) for at, column in enumerate(plot.columns, 1)),
    )
    rows = [el("row", *head, r=1), *_rows(plot, codes)]
    widths = (_width(1, 1, NAMES), _width(2, len(plot.columns) + 1, NUMBERS))
    last = f"{column_name(len(plot.columns))}{len(plot.categories) + 1}"
    return el("worksheet", el("dimension", ref=f"A1:{last}"), el("cols", *widths), el("sheetData", *rows), **USUAL)


def _rows(plot: Plot, codes: tuple[str, ...]) -> Iterator[Markup]:
    letters = [column_name(at) for at in range(1, len(plot.columns) + 1)]
    styles = [codes.index(column.code) + 1 for column in plot.columns]
    for at, category in enumerate(plot.categories):
        cells = [_category(at, category, plot, codes)]
        for letter, style, column in zip(letters, styles, plot.columns, strict=True):
            if (number := column.numbers[at]) is not None:
                cells.append(el("c", told("v", cell_text(number)), r=f"{letter}{at + 2}", s=style))
        yield el("row", *cells, r=at + 2)


def _category(at: int, category: str, plot: Plot, codes: tuple[str, ...]) -> Markup:
    if not isinstance(plot.across, TimeAxis):
        return _text(f"A{at + 2}", category)
    style = codes.index(plot.across.number_format) + 1
    return el("c", told("v", str(day_number(plot.across.days[at]))), r=f"A{at + 2}", s=style)


def _text(place: str, text: str) -> Markup:
    """A cell of text (18.18.11, `inlineStr`)."""
    return el("c", el("is", told("t", text, xml_space="preserve")), r=place, t="inlineStr")


def _width(first: int, last: int, characters: int) -> Markup:
    return el("col", min=first, max=last, width=characters, customWidth=1)


def _book() -> Markup:
    return el("workbook", el("sheets", el("sheet", name=SHEET, sheetId=1, r_id="rId1")), **USUAL)


def _styles(codes: tuple[str, ...]) -> Markup:
    """The least that Excel opens: one font, its two fills, one border, text and the formats of the numbers."""
    plain = {"fontId": 0, "fillId": 0, "borderId": 0}
    places = {code: CUSTOM + at for at, code in enumerate(codes)}
    formats = (
        el("xf", numFmtId=0, xfId=0, **plain),
        *(el("xf", numFmtId=places[code], xfId=0, applyNumberFormat=1, **plain) for code in codes),
    )
    fills = [el("fill", el("patternFill", patternType=pattern)) for pattern in ("none", "gray125")]
    return el(
        "styleSheet",
        _list("numFmts", [el("numFmt", numFmtId=place, formatCode=code) for code, place in places.items()]),
        _list("fonts", [el("font", el("sz", val=11), el("name", val="Calibri"))]),
        _list("fills", fills),
        _list("borders", [el("border", *(el(side) for side in ("left", "right", "top", "bottom", "diagonal")))]),
        _list("cellStyleXfs", [el("xf", numFmtId=0, **plain)]),
        _list("cellXfs", formats),
        _list("cellStyles", [el("cellStyle", name="Normal", xfId=0, builtinId=0)]),
        **USUAL,
    )


def _list(tag: str, children: Sequence[Markup]) -> Markup:
    return el(tag, *children, count=len(children))


def _relationships(*targets: tuple[str, str]) -> Markup:
    listed = (
        el("Relationship", Id=f"rId{place}", Type=f"{OFFICE}/{kind}", Target=target)
        for place, (kind, target) in enumerate(targets, 1)
    )
    return el("Relationships", *listed, xmlns=f"{PACKAGE}/relationships")


def _content_types() -> Markup:
    usual = (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    )
    parts = (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"))
    return el(
        "Types",
        *(el("Default", Extension=extension, ContentType=kind) for extension, kind in usual),
        *(el("Override", PartName=f"/xl/{name}.xml", ContentType=f"{CONTENT}.{kind}+xml") for name, kind in parts),
        xmlns=f"{PACKAGE}/content-types",
    )
