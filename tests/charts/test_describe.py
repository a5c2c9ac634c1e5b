"""Alternative texts: a chart in words, in the document's language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from briefgen.charts.kinds import KINDS, kind_for
from briefgen.doctree import Chart
from briefgen.locale import LANGUAGES, locale_for
from tests.charts.examples import chart, charts, sample_charts


def described(made: Chart, language: str) -> str:
    return kind_for(made.kind).describe(made, locale_for(language))


def test_a_bar_chart_says_its_unit_every_value_and_the_ends() -> None:
    assert described(sample_charts("en")[0], "en") == (
        "Bar chart: Cost, in US$ billion. Wires: 2.1; Substations: 1.3; Bridges: 0.6; <Other> & rest: 0.2. "
        "Highest: Wires, 2.1; lowest: <Other> & rest, 0.2."
    )
    assert described(sample_charts("zh")[0], "zh") == (
        "条形图：费用，单位为亿美元。接触网为21，变电所为13，桥梁为6，<其他> & 其余为2。"
        "最高为接触网（21），最低为<其他> & 其余（2）。"
    )


def test_a_line_chart_says_where_each_line_goes() -> None:
    assert described(sample_charts("en")[1], "en") == (
        "Line chart: Plan, Built, in km, 2025 to 2028. Plan rises from 5 (2025) to 90 (2028). "
        "Built rises from 4 (2025) to 15 (2026). Plan. 2025: 5; 2026: 20; 2027: 45; 2028: 90. "
        "Built. 2025: 4; 2026: 15; 2027: no value; 2028: no value."
    )
    assert described(sample_charts("zh")[1], "zh") == (
        "折线图：计划、建成，单位为公里，2025至2028。计划从5（2025）上升到90（2028）。建成从4（2025）上升到15（2026）。"
        "计划：2025为5，2026为20，2027为45，2028为90。建成：2025为4，2026为15，2027无数据，2028无数据。"
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("9", "3"), "The value falls from 9 (a) to 3 (b)."),
        (("9", "9"), "The value is 9 at both ends (a and b)."),
        (("9", "12", "9"), "Highest: b, 12; lowest: a, 9."),
    ],
)
def test_a_line_s_way_is_said_in_plain_words(values: tuple[str, ...], said: str) -> None:
    assert said in described(chart("line", {"": values}, tuple("abc")[: len(values)]), "en")


def test_many_values_are_said_by_their_ends() -> None:
    many = chart("column", {"": tuple(map(str, range(20)))}, tuple(f"y{year}" for year in range(20)))
    assert described(many, "en") == "Column chart, in km. Highest: y19, 19; lowest: y0, 0."


def test_columns_of_years_say_their_trend() -> None:
    made = replace(chart("column", {"": ("3", "7", "5")}, ("2015", "2020", "2024")), in_time=True)
    assert described(made, "en") == (
        "Column chart, in km, 2015 to 2024. The value rises from 3 (2015) to 5 (2024). 2015: 3; 2020: 7; 2024: 5. "
        "Highest: 2020, 7; lowest: 2015, 3."
    )
    assert described(made, "zh") == (
        "柱形图，单位为km，2015至2024。数值从3（2015）上升到5（2024）。2015为3，2020为7，2024为5。"
        "最高为2020（7），最低为2015（3）。"
    )


def test_every_language_names_every_kind() -> None:
    assert all(set(locale_for(language).words.charts.kinds) >= set(KINDS) for language in LANGUAGES)


@given(made=charts())
def test_any_chart_can_be_said(made: Chart) -> None:
    for language in LANGUAGES:
        assert described(made, language).startswith(locale_for(language).words.charts.kinds[made.kind])
