"""Data files beside a brief: CSV and TSV, and what may be named as one."""

from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.diagnostics import InputError
from briefgen.load import load_brief
from briefgen.load.delimited import read_delimited
from tests.load.conftest import with_blocks


def chart(file="capex.csv", x="year", y="[us, cn]"):
    return with_blocks(
        f"- chart: {{kind: line, title: Spending, data: {{file: {file}, x: {x}, y: {y}}}, cite: '[@a]'}}"
    )


@pytest.fixture
def capex(folder):
    """Writes the data file that the chart of these tests names."""
    return lambda data: (folder / "capex.csv").write_bytes(data.encode() if isinstance(data, str) else data)


def grid(faults, text):
    assert faults(text) == []
    (only,) = load_brief(Path("brief.yaml")).tables.values()
    return only


def test_a_charts_data_keep_each_digit(faults, capex):
    capex('\ufeffyear,us,"cn, all"\r\n2023,1.10,2e9\r\n\r\n"20""24", 3 ,\r\n')
    read = grid(faults, chart(y='[us, "cn, all"]'))
    assert (read.categories, read.series) == (("2023", '20"24'), ("us", "cn, all"))
    assert [[value and str(value) for value in line] for line in read.values] == [["1.10", "3"], ["2E+9", None]]


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.tsv", "year\tus\n2023\t1\n"), ("a.csv", "year;us\n2023;1\n"), ("sub/a.CSV", "year,us\r2023,1")],
)
def test_tabs_semicolons_folders_and_old_line_ends_are_read(faults, folder, name, text):
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, newline="")
    read = grid(faults, chart(name, y="us"))
    assert (read.categories, read.values) == (("2023",), ((Decimal(1),),))


def test_a_column_may_be_named_by_a_year_and_given_a_label(faults, capex):
    capex("country,2023,2024\nUS,1,2\n")
    assert grid(faults, chart(x="country", y="[2023, {column: 2024, name: {en: Last year, zh: 去年}}]"))


def test_a_cell_that_holds_lines_keeps_the_places_below_it_right(faults, capex):
    capex('year,us\n"20\n23",x\n')
    assert faults(chart(y="[us]")) == [
        "capex.csv:3:5: not-a-number: `us` holds numbers, and 'x' is none (leave the cell empty where there is no value)"
    ]


@pytest.mark.parametrize(
    ("data", "faulty"),
    [
        ("year,us,cn\n2023,\"1,200\",n/a\n,3%,1e999\n", [
            "capex.csv:2:6: not-a-number: `us` holds numbers, and '1,200' is none (write it with digits and a decimal point alone, or say `numbers: \"1,234.5\"` beside `file`)",
            "capex.csv:2:14: not-a-number: `cn` holds numbers, and 'n/a' is none (leave the cell empty where there is no value)",
            "capex.csv:3:1: empty-cell: this cell is empty, and `year` names the categories",
            "capex.csv:3:2: not-a-number: `us` holds numbers, and '3%' is none (leave out the %, or give the chart `unit: '%'`)",
            "capex.csv:3:5: not-a-number: `cn` holds numbers, and '1e999' is none (leave the cell empty where there is no value)",
        ]),
        ("year,us\n2023,1\n", [
            "brief.yaml:10:87: no-such-column: there is no column `cn` in capex.csv (known: us, year)",
        ]),
        ("Year,us,cn\n2023,1,2\n", [
            "brief.yaml:10:73: no-such-column: there is no column `year` in capex.csv (did you mean Year?)",
        ]),
        ("year,us,us,,\n2023,1,2,3,\n", [
            "capex.csv:1:9: csv-header: a second column is named `us`",
            "capex.csv:2:1: csv-row: this row has 5 cells, the header 3 (a cell that holds the delimiter needs quotes round it)",
        ]),
        ("year,,cn\n2023,1,2\n2024,1\n", [
            "capex.csv:1:6: csv-header: this column has no name",
            "capex.csv:3:1: csv-row: this row has 2 cells, the header 3 (a cell that holds the delimiter needs quotes round it)",
        ]),
        ('year,us,cn\n2023,"1,2\n', [
            'capex.csv:2:6: csv-quote: the quotes round this cell do not close (write "" for a quote within a quoted cell)',
        ]),
        ('year,us,cn\n2023,"1"2,3\n', [
            'capex.csv:2:6: csv-quote: the quotes round this cell do not close (write "" for a quote within a quoted cell)',
        ]),
        ("year,us,cn\n\n,,\n", [
            "capex.csv: empty-file: there is no data in this file (a header row names the columns, the rows below hold the data)",
        ]),
        ("", [
            "capex.csv: empty-file: there is no data in this file (a header row names the columns, the rows below hold the data)",
        ]),
        ("year,us,cn\n2023,é,1\n".encode("latin-1"), [
            "capex.csv:2:6: not-utf8: the byte 0xE9 is not UTF-8 (save the file as UTF-8)",
        ]),
        (b"year,us,cn\n2023,\0,1\n", [
            "capex.csv:2:6: control-character: the control character U+0000 stands here (take it out)",
        ]),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_data_file_is_told_at_its_cell(faults, capex, data, faulty):
    capex(data)
    assert faults(chart()) == faulty


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("none.csv", "no-such-file: there is no file none.csv"),
        ("capex.ods", "data-file: capex.ods is no data file that is read (save it as a file that ends in .csv, .tsv, .tab, .xlsx or .json)"),
        (".", "data-file: . is no data file that is read (save it as a file that ends in .csv, .tsv, .tab, .xlsx or .json)"),
        ("dir.csv", "not-a-file: dir.csv is a folder"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_data_is_told_where_the_brief_names_it(faults, folder, name, fault):
    (folder / "dir.csv").mkdir()
    assert faults(chart(name)) == [f"brief.yaml:10:59: {fault}"]


@pytest.mark.parametrize(
    "name", ["../capex.csv", "sub/../../capex.csv", "/etc/capex.csv", "C:/capex.csv", "'C:capex.csv'", "'..\\capex.csv'",
             "'\\\\host\\capex.csv'", "'x" + "x" * 300 + ".csv'"]
)  # fmt: skip
def test_no_path_leaves_the_briefs_folder(faults, name):
    told = faults(chart(name))
    assert len(told) == 1
    assert ": path-outside: " in told[0]
    assert "is no path in the brief's folder (put the file beside the brief and name it from there)" in told[0]


def test_no_link_leaves_the_briefs_folder(faults, folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret.csv"
    outside.write_text("year,us,cn\n2023,1,2\n")
    (folder / "capex.csv").symlink_to(outside)
    assert "path-outside: 'capex.csv' leads out of the brief's folder by a link" in faults(chart())[0]
    (folder / "loop.csv").symlink_to("loop.csv")
    assert "path-outside: 'loop.csv'" in faults(chart("loop.csv"))[0]


def test_a_link_within_the_folder_is_followed(faults, folder, capex):
    capex("year,us,cn\n2023,1,2\n")
    (folder / "link.csv").symlink_to("capex.csv")
    assert grid(faults, chart("link.csv")).categories == ("2023",)


def test_a_file_with_thousands_of_faults_tells_the_first_of_them(faults, capex):
    capex("year,us,cn\n" + "2023,1,x\n" * 5000)
    told = faults(chart())
    assert len(told) == 21
    assert told[-1] == "capex.csv:22:8: more-faults: there are more than 20 faults"


def test_an_oversized_file_is_refused_and_a_hostile_one_read_at_once(faults, capex):
    capex("x" * 6_000_000)
    assert "file-too-large: capex.csv is larger than 5 MB" in faults(chart())[0]
    for text in ('"' * 200_001, "," * 200_000, "\n" * 200_000, '""' * 100_000, '"\n' * 100_000):
        with pytest.raises(InputError):
            read_delimited(text, "a.csv")
