"""What a chart takes from a table: rows by filter, series by column or by cell, each fault at its cell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.load import load_brief
from briefgen.load.delimited import read_delimited
from briefgen.load.numbers import Reading
from briefgen.model import DataGrid
from tests.load.conftest import with_blocks

LONG = """\
year,country,gdp
2022,US,26.0
2022,CN,18.3
2022,World,101
2023,US,27.7
2023,CN,17.8
2023,World,
"""


def chart(data: str, **more: str) -> str:
    options = "".join(f", {key}: {value}" for key, value in more.items())
    return with_blocks(f"- chart: {{kind: line, title: T, cite: '[@a]', data: {{file: a.csv, {data}}}{options}}}")


@pytest.fixture
def grid(faults, folder):
    """The grid that a chart takes from a file's text."""

    def taken(text: str, data: str, **more: str) -> DataGrid:
        (folder / "a.csv").write_text(text)
        assert faults(chart(data, **more)) == []
        (only,) = load_brief(Path("brief.yaml")).tables.values()
        return only

    return taken


def numbers(*texts: str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if text is None else Decimal(text) for text in texts)


def test_a_long_table_has_a_series_for_each_name(grid):
    taken = grid(LONG, "x: year, y: gdp, series: country")
    assert (taken.categories, taken.series) == (("2022", "2023"), ("US", "CN", "World"))
    assert taken.values == (numbers("26.0", "27.7"), numbers("18.3", "17.8"), numbers("101", None))


@pytest.mark.parametrize(
    ("condition", "series"),
    [
        ("{country: US}", ["US"]),
        ("{country: [CN, US]}", ["US", "CN"]),
        ("{country: {not: [World]}}", ["US", "CN"]),
        ("{country: {not: [World]}, gdp: {to: 20}}", ["CN"]),
        ("{gdp: {from: 20, to: 30}}", ["US"]),
    ],
)
def test_a_filter_takes_the_rows_that_are_meant(grid, condition, series):
    filled = LONG.replace("World,\n", "World,105\n")
    assert list(grid(filled, f"x: year, y: gdp, series: country, filter: {condition}").series) == series


@pytest.mark.parametrize(
    ("bounds", "taken"),
    [
        ("from: 2024", ["2024-01", "2024-02", "2025-01"]),
        ("from: 2024-02", ["2024-02", "2025-01"]),
        ("to: 2024", ["2023-12", "2024-01", "2024-02"]),
        ("from: 2024-Q1, to: 2024-Q1", ["2024-01", "2024-02"]),
    ],
)
def test_a_filter_reaches_from_date_to_date(grid, bounds, taken):
    text = "month,rate\n2023-12,1\n2024-01,2\n2024-02,3\n2025-01,4\n"
    assert list(grid(text, f"x: month, y: rate, filter: {{month: {{{bounds}}}}}").categories) == taken


def test_numbers_are_read_as_the_file_writes_them_once_that_is_said(grid):
    text = 'x,a\nA,"1,234.50"\nB,"−1,000,000"\nC,12\n'
    assert grid(text, 'x: x, y: a, numbers: "1,234.5"').values == (numbers("1234.50", "-1000000", "12"),)
    text = "x;a\nA;1.234,5\nB;12,50\nC;7\n"
    assert grid(text, 'x: x, y: a, numbers: "1.234,5"').values == (numbers("1234.5", "12.50", "7"),)
    text = "x;a\nA;1\N{NARROW NO-BREAK SPACE}234,5\n"
    assert grid(text, 'x: x, y: a, numbers: "1 234,5"').values == (numbers("1234.5"),)


def test_a_share_may_wear_its_sign(grid):
    assert grid("x,a\nA,3.5%\nB,4 %\n", "x: x, y: a", unit="'%'").values == (numbers("3.5", "4"),)


def test_a_scale_multiplies_without_rounding(grid):
    digits = "1.2345678901234567890123456789012345"
    taken = grid(f"x,a,b\nA,{digits},2\n", "x: x, y: [{column: a}, {column: b, scale: 1e3}], scale: 1e9")
    assert [f"{line[0]:f}" for line in taken.values] == ["1234567890.1234567890123456789012345", "2000"]


@pytest.mark.parametrize(
    ("text", "data", "told"),
    [
        (LONG.replace("CN", "US"), "x: year, y: gdp, filter: {country: US}", [
            "a.csv:3:1: repeated-row: a second row is for 2022 (the first is in line 2; choose one with `filter`, or name the column that tells them apart under `series`)",
            "a.csv:6:1: repeated-row: a second row is for 2023 (the first is in line 5; choose one with `filter`, or name the column that tells them apart under `series`)",
        ]),
        ("year,c,a\n2022,US,1\n2022,US,2\n", "x: year, y: a, series: c", [
            "a.csv:3:1: repeated-row: a second row is for 2022, US (the first is in line 2; choose one with `filter`)",
        ]),
        (LONG, "x: year, y: gdp, series: land", [
            "brief.yaml:10:98: no-such-column: there is no column `land` in a.csv (known: country, gdp, year)",
        ]),
        (LONG, "x: year, y: [gdp, gdp], series: country", [
            "brief.yaml:10:85: series-columns: where a column names the series, one column holds all values (name one column under `y`, or leave out `series`)",
        ]),
        (LONG, "x: year, y: gdp, series: country, filter: {country: [USA]}", [
            "brief.yaml:10:125: no-rows: no row of a.csv passes this filter (did you mean US?)",
        ]),
        (LONG, "x: year, y: gdp, series: country, filter: {country: {from: 3}}", [
            *(f"a.csv:{line}:6: filter-range: '{name}' can be compared with neither a number nor a date (list the values of `country` that are meant)"
              for line, name in enumerate(["US", "CN", "World", "US", "CN", "World"], 2)),
        ]),
        (LONG, "x: year, y: gdp, series: country, labels: {USA: America}", [
            "brief.yaml:10:121: unknown-label: nothing in a.csv is called 'USA' (did you mean US?)",
        ]),
        (LONG, "x: year, y: gdp, series: country, top: 0", [
            "brief.yaml:10:112: bad-top: `top` is how many are shown, at least 1",
        ]),
        ("year,a\n2022,x\n,3\n", "x: year, y: a", [
            "a.csv:2:6: not-a-number: `a` holds numbers, and 'x' is none (leave the cell empty where there is no value)",
            "a.csv:3:1: empty-cell: this cell is empty, and `year` names the categories",
        ]),
        ("year,a\n" + "".join(f"{number},1\n" for number in range(20_001)), "x: year, y: a", [
            "brief.yaml:10:59: too-many-values: this chart would have 20,001 categories in 1 series (choose some with `filter` or `top`)",
        ]),
    ],
)  # fmt: skip
def test_what_cannot_be_charted_is_told_at_its_place(faults, folder, text, data, told):
    (folder / "a.csv").write_text(text)
    assert faults(chart(data)) == told


def test_a_cell_that_no_chart_asks_for_may_hold_anything(grid):
    assert grid(LONG + "2024,US,n/a\n", "x: year, y: gdp, series: country, filter: {year: {to: 2023}}").series


def test_points_of_a_cloud_may_share_a_place(folder, faults):
    (folder / "a.csv").write_text("x,a\n1,2\n1,3\n")
    told = faults(chart("x: x, y: a").replace("kind: line", "kind: scatter"))
    assert not any("repeated-row" in fault for fault in told)


PLAIN = st.decimals(-(10**12), 10**12, places=4, allow_nan=False, allow_infinity=False)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.none() | PLAIN, min_size=1, max_size=8), st.sampled_from([",", ";", "\t"]))
def test_a_table_gives_back_the_numbers_written_into_it(written, delimiter):
    lines = [f'"c{delimiter}{at}"{delimiter}{"" if value is None else value}' for at, value in enumerate(written)]
    name = "a.tsv" if delimiter == "\t" else "a.csv"
    table = read_delimited("\n".join([f"x{delimiter}y", *lines]), name)
    assert [row[0].text for row in table.rows] == [f"c{delimiter}{at}".strip() for at in range(len(written))]
    assert [Reading().value(row[1].text) for row in table.rows] == written
