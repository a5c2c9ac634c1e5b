"""Excel workbooks as data: sheets, ranges, values as they were last calculated, and nothing hostile."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from briefgen.diagnostics import InputError, Where
from briefgen.load import load_brief
from briefgen.load.xlsx import read_xlsx
from tests.load.conftest import with_blocks

AT = Where("brief.yaml", 1, 1)
Book = Callable[..., None]


def chart(more: str = "", y: str = "us", unit: str = "USD") -> str:
    return with_blocks(
        f"- chart: {{kind: line, title: T, unit: '{unit}', cite: '[@a]', data: {{file: a.xlsx, x: year, y: {y}{more}}}}}"
    )


@pytest.fixture
def book(folder: Path) -> Book:
    """Writes a workbook; each sheet's rows by its name."""

    def write(**sheets: list[list[object]]) -> None:
        (folder / "a.xlsx").write_bytes(workbook(**sheets))

    return write


def workbook(**sheets: list[list[object]]) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def values(faults, text):
    assert faults(text) == []
    (only,) = load_brief(Path("brief.yaml")).tables.values()
    return only


def test_the_first_sheet_is_read_where_none_is_named(faults, book):
    book(Data=[["year", "us"], [2023, 0.1], [2024, 1.1], [2025, None]], Other=[["x"]])
    read = values(faults, chart())
    assert read.categories == ("2023", "2024", "2025")
    assert read.values == ((Decimal("0.1"), Decimal("1.1"), None),)


def test_a_sheet_and_a_range_are_chosen(faults, book):
    rows = [["A title", None, None], [], [None, "year", "us"], [None, 2023, 5], [None, 2024, 6], [None, "Note", "x"]]
    book(Cover=[["x"]], Data=rows)
    assert values(faults, chart(", sheet: Data, range: B3:C5")).values == ((Decimal(5), Decimal(6)),)
    assert values(faults, chart(", sheet: Data, range: $c$5:$b$3")).categories == ("2023", "2024")


def test_shares_and_dates_are_what_a_reader_of_the_sheet_sees(faults, folder):
    made = Workbook()
    sheet = made.active
    sheet.append(["year", "us"])
    for row, share in enumerate((0.123, 0.07), 2):
        sheet.append([dt.date(2024, row, 1), share])
        sheet.cell(row, 2).number_format = "0.0%"
    made.save(folder / "a.xlsx")
    read = values(faults, chart(unit="%"))
    assert read.categories == ("2024-02-01", "2024-03-01")
    assert read.values == ((Decimal("12.3"), Decimal(7)),)


def test_what_is_wrong_in_a_cell_is_told_at_its_name(faults, book):
    book(Data=[["year", "us"], [2023, "n/a"], [2024, "#N/A"], [None, True]])
    told = faults(chart())
    assert [fault.partition(" ")[0] for fault in told] == ["a.xlsx:Data!B2:", "a.xlsx:Data!B3:", "a.xlsx:Data!A4:", "a.xlsx:Data!B4:"]  # fmt: skip
    assert "`us` holds numbers, and '#N/A' is none" in told[1]


def test_a_formula_that_was_never_calculated_is_no_empty_cell(faults, book):
    book(Data=[["year", "us", "note"], [2023, 5, "=1+1"], [2024, "=B2+1"]])
    assert faults(chart()) == [
        "a.xlsx:Data!B3: no-value: this cell's formula was never calculated "
        "(open the workbook in a spreadsheet and save it, or write the value)"
    ]


def test_a_formulas_last_value_is_taken(faults, book, folder):
    book(Data=[["year", "us"], [2023, 5], [2024, "=B2+1"]])
    parts = unzipped((folder / "a.xlsx").read_bytes())
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = re.sub(
        rb"<f>B2\+1</f><v ?/>|<f>B2\+1</f><v></v>", b"<f>B2+1</f><v>6</v>", sheet
    )
    (folder / "a.xlsx").write_bytes(zipped(parts))
    assert values(faults, chart()).values == ((Decimal(5), Decimal(6)),)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (", sheet: Dat", "no-such-sheet: there is no sheet 'Dat' in a.xlsx (did you mean Data?)"),
        (", range: A1", "bad-range: 'A1' is no range of cells (write the first and the last cell: A3:F20)"),
        (", range: J1:K9", "empty-file: there is no data in this file"),
    ],
)
def test_what_the_workbook_lacks_is_told_where_the_brief_asks_for_it(faults, book, more, told):
    book(Data=[["year", "us"], [2023, 5]])
    assert told in faults(chart(more))[0]


def test_only_workbooks_have_sheets(faults, folder):
    (folder / "a.csv").write_text("year,us\n2023,1\n")
    told = faults(chart(", sheet: Data").replace("a.xlsx", "a.csv"))
    assert "no-sheets: a.csv has no sheets; only .xlsx files have" in told[0]


def unzipped(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


GOOD = workbook(Data=[["year", "us"], [2023, 5]])
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "bad-workbook"),
        (b"PK\x03\x04 no zip", "bad-workbook"),
        (GOOD[: len(GOOD) // 2], "bad-workbook"),
        (zipped({"a.txt": b""}), "bad-workbook"),
        (zipped(unzipped(GOOD) | {"xl/media/zeros.bin": bytes(120_000_000)}), "file-too-large"),
        (zipped(unzipped(GOOD) | {f"xl/{n}.xml": b"" for n in range(2001)}), "file-too-large"),
        (zipped(unzipped(GOOD) | {"xl/worksheets/sheet1.xml": ENTITIES + b"<x>&b;</x>"}), "bad-workbook"),
        (zipped(unzipped(GOOD) | {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row r='x'>"}), "bad-workbook"),
    ],
    ids=["nothing", "no zip", "half", "no workbook", "bomb", "parts", "entities", "broken"],
)  # fmt: skip
def test_a_hostile_or_broken_workbook_is_refused(data, code):
    with pytest.raises(InputError) as told:
        read_xlsx(data, "a.xlsx", None, None, AT)
    assert told.value.diagnostics[0].code == code


def test_a_sheet_that_says_it_is_endless_is_read_as_far_as_it_goes():
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    parts = unzipped(GOOD)
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', sheet)
    assert len(read_xlsx(zipped(parts), "a.xlsx", None, None, AT).rows) == 1
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", far)
    with pytest.raises(InputError, match="sheet-too-large"):
        read_xlsx(zipped(parts), "a.xlsx", None, None, AT)


DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(st.none(), DECIMALS, st.integers(-(10**14), 10**14)), min_size=1, max_size=8))
def test_a_workbook_gives_back_the_numbers_written_into_it(numbers):
    data = workbook(Data=[["year", "us"], *([str(at), number] for at, number in enumerate(numbers))])
    table = read_xlsx(data, "a.xlsx", None, None, AT)
    read = [Decimal(row[1].text) if row[1].text else None for row in table.rows]
    assert read == numbers
