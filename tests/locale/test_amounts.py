"""Amounts as each language says them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.locale import Amount, Unit, locale_for

USD = Unit("currency", "USD")
NBSP = "\u00a0"

SAID = [
    (Amount(Decimal("14.3e9"), USD), "$14.3 billion", "143亿美元"),
    (Amount(Decimal(14300000000), USD), "$14.3 billion", "143亿美元"),
    (Amount(Decimal("300e6"), USD), "$300 million", "3亿美元"),
    (Amount(Decimal("12.50"), Unit("percent")), "12.50%", "12.50%"),
    (Amount(Decimal("27e9"), USD), "$27 billion", "270亿美元"),
    (Amount(Decimal("70e9"), USD, "over", "year"), "over $70 billion a year", "每年超过700亿美元"),
    (Amount(Decimal("1e9"), USD, "under"), "under $1 billion", "不足10亿美元"),
    (Amount(Decimal("5e6"), USD, "about"), "about $5 million", "约500万美元"),
    (Amount(Decimal("2e12"), Unit("currency", "EUR"), "at_least"), "at least €2 trillion", "至少2万亿欧元"),
    (Amount(Decimal("1250"), USD), "$1,250", "1250美元"),
    (Amount(Decimal("-3.5e6"), USD), "−$3.5 million", "−350万美元"),
    (Amount(Decimal("12.5"), Unit("percent"), "at_most"), "at most 12.5%", "至多12.5%"),
    (Amount(Decimal(70), Unit("multiple"), "over"), "over 70×", "超过70倍"),
]


@pytest.mark.parametrize(("amount", "english", "chinese"), SAID, ids=[english for _, english, _ in SAID])
def test_an_amount_is_said_by_its_language(amount: Amount, english: str, chinese: str) -> None:
    assert locale_for("en").amounts.say(amount).replace(NBSP, " ") == english
    assert locale_for("zh").amounts.say(amount) == chinese


def test_a_number_never_parts_from_its_unit_at_a_line_end() -> None:
    assert locale_for("en").amounts.say(Amount(Decimal("14.3e9"), USD)) == f"$14.3{NBSP}billion"


@pytest.mark.parametrize(
    ("count", "said"), [("1", "1 city"), ("2", "2 cities"), ("45000", "45,000 cities"), ("3e6", "3 million cities")]
)
def test_english_counts_agree_with_their_noun(count: str, said: str) -> None:
    amount = Amount(Decimal(count), Unit("noun", "city"))
    assert locale_for("en").amounts.say(amount).replace(NBSP, " ") == said


def test_an_irregular_plural_is_the_authors() -> None:
    amount = Amount(Decimal(3), Unit("noun", "child | children"))
    assert locale_for("en").amounts.say(amount).replace(NBSP, " ") == "3 children"


def test_large_figures_keep_bounds_in_marks() -> None:
    spend = Amount(Decimal("70e9"), USD, "over", "year")
    english, chinese = locale_for("en").amounts.figure(spend), locale_for("zh").amounts.figure(spend)
    assert (english.before, english.number, english.after) == ("", ">$70", "billion")
    assert (chinese.before, chinese.number, chinese.after) == ("", "700", "亿美元以上")


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2))
def test_saying_a_value_never_changes_it(value: Decimal) -> None:
    for language in ("en", "zh"):
        said = locale_for(language).amounts.say(Amount(value))
        assert _read(said) == value


def _read(said: str) -> Decimal:
    scales = {"trillion": 12, "billion": 9, "million": 6, "万亿": 12, "亿": 8, "万": 4}
    for word, power in scales.items():
        if said.endswith(word):
            return _read(said.removesuffix(word)).scaleb(power)
    return Decimal(said.replace(",", "").replace("−", "-").replace(NBSP, ""))
