"""The workbook inside a native chart: what a colleague sees on "Edit Data".

One sheet written straight as SpreadsheetML (ECMA-376 part 1, 18): it holds only text and numbers, so text
that begins with "=" stays text, and no clock or library's name gets in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from briefgen.charts.numbers import cell_text
from briefgen.charts.plot import Plot
from briefgen.doctree import TimeAxis
from briefgen.zipped import zipped

Element = etree._Element

SHEET = "Sheet1"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SPREADSHEET: Any = {None: MAIN, "r": OFFICE}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CUSTOM = 164
"""The first number format that a workbook gives itself (18.8.30)."""

NAMES, NUMBERS = 30, 16
"""The widths of the first column and of the others, in characters."""

EPOCH = dt.date(1899, 12, 30)
"""Day 0 of spreadsheets, for days from March 1900 on (18.17.4.1)."""


def workbook(plot: Plot) -> bytes:
    """An xlsx of the plot's table: categories in column A, and beside it each column of numbers under its head."""
    codes = _codes(plot)
    return zipped(
        (name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
        for name, root in (
            ("[Content_Types].xml", _content_types()),
            ("_rels/.rels", _relationships(("officeDocument", "xl/workbook.xml"))),
            ("xl/workbook.xml", _book()),
            (
                "xl/_rels/workbook.xml.rels",
                _relationships(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
            ),
            ("xl/worksheets/sheet1.xml", _sheet(plot, codes)),
            ("xl/styles.xml", _styles(codes)),
        )
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


def _sheet(plot: Plot, codes: tuple[str, ...]) -> Element:
    head = (
        _text("A1", plot.corner),
        *(_text(f"{column_name(at)}1", column.head) for at, column in enumerate(plot.columns, 1)),
    )
    rows = [_made("row", *head, r="1"), *_rows(plot, codes)]
    widths = (_width(1, 1, NAMES), _width(2, len(plot.columns) + 1, NUMBERS))
    last = f"{column_name(len(plot.columns))}{len(plot.categories) + 1}"
    return _made("worksheet", _made("dimension", ref=f"A1:{last}"), _made("cols", *widths), _made("sheetData", *rows))


def _rows(plot: Plot, codes: tuple[str, ...]) -> Iterator[Element]:
    letters = [column_name(at) for at in range(1, len(plot.columns) + 1)]
    styles = [str(codes.index(column.code) + 1) for column in plot.columns]
    for at, category in enumerate(plot.categories):
        cells = [_category(at, category, plot, codes)]
        for letter, style, column in zip(letters, styles, plot.columns, strict=True):
            if (number := column.numbers[at]) is not None:
                cells.append(_made("c", _made("v", text=cell_text(number)), r=f"{letter}{at + 2}", s=style))
        yield _made("row", *cells, r=str(at + 2))


def _category(at: int, category: str, plot: Plot, codes: tuple[str, ...]) -> Element:
    if not isinstance(plot.across, TimeAxis):
        return _text(f"A{at + 2}", category)
    style = codes.index(plot.across.number_format) + 1
    return _made("c", _made("v", text=str(day_number(plot.across.days[at]))), r=f"A{at + 2}", s=str(style))


def _text(place: str, text: str) -> Element:
    """A cell of text (18.18.11, `inlineStr`)."""
    words = _made("t", text=text)
    words.set(SPACE, "preserve")
    return _made("c", _made("is", words), r=place, t="inlineStr")


def _width(first: int, last: int, characters: int) -> Element:
    return _made("col", min=str(first), max=str(last), width=str(characters), customWidth="1")


def _book() -> Element:
    sheet = _made("sheet", name=SHEET, sheetId="1")
    sheet.set(f"{{{OFFICE}}}id", "rId1")
    return _made("workbook", _made("sheets", sheet))


def _styles(codes: tuple[str, ...]) -> Element:
    """The least that Excel opens: one font, its two fills, one border, text and the formats of the numbers."""
    plain = {"fontId": "0", "fillId": "0", "borderId": "0"}
    places = {code: str(CUSTOM + at) for at, code in enumerate(codes)}
    formats = (
        _made("xf", numFmtId="0", xfId="0", **plain),
        *(_made("xf", numFmtId=places[code], xfId="0", applyNumberFormat="1", **plain) for code in codes),
    )
    fills = [_made("fill", _made("patternFill", patternType=pattern)) for pattern in ("none", "gray125")]
    return _made(
        "styleSheet",
        _list("numFmts", [_made("numFmt", numFmtId=place, formatCode=code) for code, place in places.items()]),
        _list("fonts", [_made("font", _made("sz", val="11"), _made("name", val="Calibri"))]),
        _list("fills", fills),
        _list("borders", [_made("border", *(_made(side) for side in ("left", "right", "top", "bottom", "diagonal")))]),
        _list("cellStyleXfs", [_made("xf", numFmtId="0", **plain)]),
        _list("cellXfs", formats),
        _list("cellStyles", [_made("cellStyle", name="Normal", xfId="0", builtinId="0")]),
    )


def _list(tag: str, children: Sequence[Element]) -> Element:
    return _made(tag, *children, count=str(len(children)))


def _made(tag: str, *children: Element, text: str | None = None, **attributes: str) -> Element:
    element = etree.Element(f"{{{MAIN}}}{tag}", attributes, nsmap=_SPREADSHEET)
    element.text = text
    element.extend(children)
    return element


def _only(namespace: str) -> Any:
    return {None: namespace}


def _relationships(*targets: tuple[str, str]) -> Element:
    namespace = f"{PACKAGE}/relationships"
    root = etree.Element(f"{{{namespace}}}Relationships", nsmap=_only(namespace))
    for place, (kind, target) in enumerate(targets, 1):
        found = {"Id": f"rId{place}", "Type": f"{OFFICE}/{kind}", "Target": target}
        etree.SubElement(root, f"{{{namespace}}}Relationship", found)
    return root


def _content_types() -> Element:
    namespace = f"{PACKAGE}/content-types"
    root = etree.Element(f"{{{namespace}}}Types", nsmap=_only(namespace))
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{{{namespace}}}Default", {"Extension": extension, "ContentType": kind})
    for name, kind in (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles")):
        found = {"PartName": f"/xl/{name}.xml", "ContentType": f"{CONTENT}.{kind}+xml"}
        etree.SubElement(root, f"{{{namespace}}}Override", found)
    return root
