"""Alternative texts of wholes, waterfalls, clouds of points and charts with two units, in every language."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.charts.describe import describe, describe_parts, describe_points, describe_steps, rank_correlation
from briefgen.charts.kinds import kind_for
from briefgen.doctree import Across, Axis, Chart, Point, Series
from briefgen.locale import locale_for
from tests.charts.examples import chart

NUMBERS = st.integers(-50, 50).map(Decimal)


def test_parts_are_told_by_their_shares_the_largest_first():
    made = chart("pie", {"": ("1", "3")}, ("Coal", "Wind"))
    shares = tuple(
        replace(point, label=label) for point, label in zip(made.series[0].points, ("25%", "75%"), strict=True)
    )
    made = replace(made, series=(Series("", shares),))
    assert describe_parts(made, locale_for("en")) == "Pie chart, shares of the whole. Wind: 75%; Coal: 25%."
    assert describe_parts(made, locale_for("zh")) == "饼图，各部分占总量的比例。Wind为75%，Coal为25%。"
    assert describe_parts(made, locale_for("de")) == "Kreisdiagramm, Anteile am Ganzen. Wind: 75%; Coal: 25%."


def test_a_waterfall_tells_its_ends_and_what_raises_and_lowers_it():
    made = chart("waterfall", {"": ("10", "4", "-2", "12")}, ("Start", "Wages", "Rent", "End"))
    first, *steps, last = made.series[0].points
    made = replace(made, series=(Series("", (replace(first, total=True), *steps, replace(last, total=True))),))
    assert describe_steps(made, locale_for("en")) == (
        "Waterfall chart, in km. From 10 (Start) to 12 (End). Up: Wages (4). Down: Rent (-2)."
    )
    assert describe_steps(made, locale_for("zh")) == (
        "瀑布图，单位为km。从10（Start）到12（End）。增加项：Wages（4）。减少项：Rent（-2）。"
    )


def cloud(*ys: int) -> Chart:
    points = tuple(Point(Decimal(y), str(y)) for y in ys)
    across = Across(Axis(unit="years", title="Age, years"), tuple(Decimal(x) for x in range(len(ys))))
    return Chart(
        "scatter", tuple(f"p{x}" for x in range(len(ys))), (Series("", points),), Axis(unit="km"), "", across=across
    )


@pytest.mark.parametrize(
    ("ys", "said"),
    [
        ((1, 2, 3, 4, 5), "Points further to the right tend to stand higher."),
        ((5, 4, 3, 2, 1), "Points further to the right tend to stand lower."),
    ],
)
def test_a_cloud_tells_its_reach_and_whether_it_rises(ys: tuple[int, ...], said: str):
    told = describe_points(cloud(*ys), locale_for("en"))
    assert told.startswith("Scatter chart, in km, number of points: 5. Age, years from 0 to 4. km from 1 to 5. ")
    assert said in told


def test_a_cloud_without_a_pattern_claims_none():
    told = describe_points(cloud(3, 1, 4, 1, 5, 0), locale_for("en"))
    assert "tend to" not in told


def test_two_units_are_told_with_the_series_they_belong_to():
    made = chart("combination", {"Sales": ("1", "2"), "Margin": ("3", "4")}, ("a", "b"), unit="US$")
    made = replace(made, second=Axis(unit="%"), series=(made.series[0], replace(made.series[1], second=True)))
    assert describe(made, locale_for("en")).startswith("Columns and lines: Sales (US$), Margin (%). Sales. a: 1; b: 2.")


def test_many_series_are_told_by_the_ends_of_them_all():
    made = chart("column", {f"S{n}": (str(n), str(n + 20)) for n in range(9)}, ("a", "b"))
    assert describe(made, locale_for("en")).endswith("Highest: S8, b, 28; lowest: S0, a, 0.")


@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=20))
def test_a_rank_correlation_lies_between_its_ends_and_does_not_mind_the_order(pairs: list[tuple[Decimal, Decimal]]):
    tie = rank_correlation(pairs)
    assert -1 - 1e-9 <= tie <= 1 + 1e-9
    assert rank_correlation(pairs[::-1]) == pytest.approx(tie)
    assert rank_correlation([(x, -y) for x, y in pairs]) == pytest.approx(-tie)


def test_shares_are_compared_as_shares() -> None:
    """South grows in amount and shrinks in share, which is what the picture shows."""
    made = chart("column", {"North": ("1", "8"), "South": ("3", "4")}, ("2024", "2025"), stacking="shares")
    said = kind_for("column").describe(kind_for("column").derive(made, locale_for("en")), locale_for("en"))
    assert "shares of the whole" in said
    assert "South. Highest: 2024, 75%; lowest: 2025, 33%." in said


def test_a_slope_is_told_once() -> None:
    made = chart("slope", {"North": ("1", "8"), "South": ("3", "4")}, ("2024", "2025"))
    said = kind_for("slope").describe(made, locale_for("en"))
    assert said.count("North") == 2
    assert said.endswith("South rises from 3 (2024) to 4 (2025).")
