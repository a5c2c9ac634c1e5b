"""JSON as data: a list of objects or an object of columns, each value with its line and column."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import InputError
from briefgen.load.json_tables import read_json
from briefgen.load.numbers import SPELLINGS, Reading

RECORDS = '[\n  {"year": 2023, "us": 1.10},\n  {"us": 2e9, "year": "2024", "cn": null}\n]\n'
COLUMNS = '{"year": [2023, "2024"],\n "us": [1.10, 2e9], "cn": [null, null]}'


@pytest.mark.parametrize("text", [RECORDS, COLUMNS], ids=["records", "columns"])
def test_both_shapes_say_the_same(text):
    table = read_json(text, "a.json")
    assert table.columns == ("year", "us", "cn")
    assert [[cell.text for cell in row] for row in table.rows] == [["2023", "1.10", ""], ["2024", "2e9", ""]]


def test_a_value_knows_its_place():
    table = read_json(RECORDS, "a.json")
    assert [str(cell.where) for cell in table.rows[1]] == ["a.json:3:23", "a.json:3:10", "a.json:3:37"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[", "a.json:1:2: json-table: a { must stand here"),
        ('[{"a": 1},]', "a.json:1:11: json-table: a { must stand here"),
        ('[{"a" 1}]', "a.json:1:7: json-table: a : must stand here"),
        ("[{a: 1}]", "a.json:1:3: json-table: this cannot be read as JSON"),
        ('[{"a": NaN}]', "a.json:1:8: json-table: this cannot be read as JSON"),
        ('[{"a": [1]}]', "a.json:1:8: json-table: a text, a number or null must stand here"),
        ('{"a": {"b": 1}}', "a.json:1:7: json-table: a [ must stand here"),
        ('{"a": [1], "a": [2]}', "a.json:1:17: json-table: the key `a` is given twice"),
        ('{"a": [1, 2], "b": [1]}', "a.json:1:21: json-table: the column `b` has 1 values, another 2"),
        ("3", "a.json:1:1: json-table: this is no table"),
        ("", "a.json:1:1: json-table: this is no table"),
        ("[]", "a.json: empty-file: there is no data in this file"),
        ('[{"a": 1}] x', "a.json:1:12: json-table: this cannot be read as JSON"),
        ('[{"a": 1}] 2', "a.json:1:12: json-table: something stands after the table's end"),
        ("[" * 100_000, "a.json:1:2: json-table: a { must stand here"),
    ],
)
def test_what_is_no_table_is_told_at_its_place(text, told):
    with pytest.raises(InputError) as fault:
        read_json(text, "a.json")
    assert str(fault.value.diagnostics[0]).startswith(told)


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), min_size=1).map(str.strip).filter(bool)
CELLS = st.one_of(st.none(), st.integers(), NAMES)


@given(st.lists(NAMES, min_size=1, max_size=4, unique=True), st.data())
def test_any_table_comes_back_as_it_was_written(columns, data):
    row = st.tuples(*(CELLS for _ in columns)).filter(any)
    rows = data.draw(st.lists(row, min_size=1, max_size=5))
    text = json.dumps(
        [dict(zip(columns, row, strict=True)) for row in rows], indent=data.draw(st.sampled_from([None, 1, "\t"]))
    )
    table = read_json(text, "a.json")
    assert list(table.columns) == columns
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["" if cell is None else str(cell) for cell in row] for row in rows
    ]


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12),
    st.sampled_from([*SPELLINGS]),
)
def test_a_number_is_read_as_it_is_spelt(value, spelling):
    group, point = SPELLINGS[spelling]
    value = value.quantize(Decimal("0.001"))
    said = f"{value:,f}".replace(",", "g").replace(".", point).replace("g", group)
    assert Reading(spelling).value(said) == value
