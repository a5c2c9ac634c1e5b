"""The workbook inside a native chart: what a colleague sees on "Edit Data".

One sheet written straight as SpreadsheetML (ECMA-376 part 1, 18): it holds only text and numbers, so text
that begins with "=" stays text, and no clock or library's name gets in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from briefgen.charts.numbers import cell, cell_text
from briefgen.doctree import Chart
from briefgen.zipped import zipped

Element = etree._Element

SHEET = "Sheet1"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SPREADSHEET: Any = {None: MAIN, "r": OFFICE}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NAMES, NUMBERS = 30, 16
"""The widths of the first column and of the others, in characters."""

NUMBER = 1
"""The cell format of numbers, by its place in `cellXfs`."""


def workbook(chart: Chart) -> bytes:
    """An xlsx: the unit and the series' names in row 1, categories in column A, `value / 10**power` in the cells."""
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
            ("xl/worksheets/sheet1.xml", _sheet(chart)),
            ("xl/styles.xml", _styles(chart.axis.number_format)),
        )
    )


def name_cell(place: int) -> str:
    """The reference of a series' name."""
    return f"{SHEET}!${column_name(place + 1)}$1"


def value_cells(place: int, chart: Chart) -> str:
    """The reference of a series' values."""
    column = column_name(place + 1)
    return f"{SHEET}!${column}$2:${column}${len(chart.categories) + 1}"


def category_cells(chart: Chart) -> str:
    """The reference of the categories."""
    return f"{SHEET}!$A$2:$A${len(chart.categories) + 1}"


def column_name(place: int) -> str:
    """The letters of a column, counted from 0: A, B, ... Z, AA."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _sheet(chart: Chart) -> Element:
    head = (
        _text("A1", chart.axis.unit),
        *(_text(f"{column_name(at)}1", one.name) for at, one in enumerate(chart.series, 1)),
    )
    rows = [_made("row", *head, r="1"), *_rows(chart)]
    widths = (_width(1, 1, NAMES), _width(2, len(chart.series) + 1, NUMBERS))
    last = f"{column_name(len(chart.series))}{len(chart.categories) + 1}"
    return _made("worksheet", _made("dimension", ref=f"A1:{last}"), _made("cols", *widths), _made("sheetData", *rows))


def _rows(chart: Chart) -> Iterator[Element]:
    for at, category in enumerate(chart.categories):
        cells = [_text(f"A{at + 2}", category)]
        for column, series in enumerate(chart.series, 1):
            value = series.points[at].value
            if value is not None:
                number = _made("v", text=cell_text(cell(value, chart.axis)))
                cells.append(_made("c", number, r=f"{column_name(column)}{at + 2}", s=str(NUMBER)))
        yield _made("row", *cells, r=str(at + 2))


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


def _styles(number_format: str) -> Element:
    """The least that Excel opens: one font, its two fills, one border, text and numbers."""
    plain = {"fontId": "0", "fillId": "0", "borderId": "0"}
    formats = (
        _made("xf", numFmtId="0", xfId="0", **plain),
        _made("xf", numFmtId="164", xfId="0", applyNumberFormat="1", **plain),
    )
    fills = [_made("fill", _made("patternFill", patternType=pattern)) for pattern in ("none", "gray125")]
    return _made(
        "styleSheet",
        _list("numFmts", [_made("numFmt", numFmtId="164", formatCode=number_format)]),
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
