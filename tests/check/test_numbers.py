"""Amounts read out of texts: what a language says of an amount is read as that amount again."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.check.amounts import amounts_in, values_in
from briefgen.check.numerals import numeral
from briefgen.check.rules.parity_language import _LATIN_RUN
from briefgen.check.said import Said
from briefgen.locale import Amount, Unit, locale_for

LANGUAGES = ("en", "zh", "de")
VALUES = st.decimals(min_value=1, max_value=10**13, places=2, allow_nan=False).map(lambda value: value.normalize())
UNITS = st.sampled_from([Unit("currency", "USD"), Unit("currency", "EUR"), Unit("percent"), Unit()])


@given(value=VALUES, unit=UNITS, language=st.sampled_from(LANGUAGES))
def test_what_a_language_says_is_read_back(value: Decimal, unit: Unit, language: str) -> None:
    said = locale_for(language).amounts.say(Amount(value, unit, precision=2))
    found = amounts_in(said, language)
    assert len(found) == 1, said
    assert found[0].near(value), (said, found)
    assert unit.kind in ("none", found[0].kind)
    assert unit.kind != "currency" or found[0].unit == unit.name


@given(value=VALUES, first=st.sampled_from(LANGUAGES), second=st.sampled_from(LANGUAGES))
def test_two_languages_say_one_number(value: Decimal, first: str, second: str) -> None:
    amount = Amount(value, Unit("currency", "USD"))
    one, other = (amounts_in(locale_for(name).amounts.say(amount), name) for name in (first, second))
    assert [found.value for found in one] == [found.value for found in other]


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_can_be_read(text: str, language: str) -> None:
    for found in amounts_in(text, language):
        assert 0 <= found.start < found.end <= len(text)
    values_in(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "US$5bn", [("currency", "5E+9")]),
        ("en", "3.5x", [("multiple", "3.5")]),
        ("en", "a 25-fold rise", [("multiple", "25")]),
        ("en", "50 bps", [("basis", "50")]),
        ("en", "2 percentage points", [("points", "2")]),
        ("en", "24 ppm", [("unit", "24")]),
        ("en", "£1,250.50", [("currency", "1250.50")]),
        ("zh", "增长2.5倍", [("multiple", "2.5")]),
        ("zh", "下降5个百分点", [("points", "5")]),
        ("zh", "四成五", [("percent", "45")]),
        ("zh", "三成半", [("percent", "35")]),
        ("zh", "百分之十二点五", [("percent", "12.5")]),
        ("zh", "三千五百万人", [("scaled", "35000000")]),
        ("zh", "1.2万亿元", [("currency", "1.2E+12")]),
        ("de", "1.250,5 km", [("unit", "1250.5")]),
        ("de", "3 Mio. Euro", [("currency", "3E+6")]),
    ],
)
def test_units_and_scales(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = [(one.kind, one.value) for one in amounts_in(text, language) if one.is_amount]
    assert found == [(kind, Decimal(value)) for kind, value in expected]


@pytest.mark.parametrize(
    ("text", "value"),
    [("十", 10), ("十二", 12), ("二十四", 24), ("一百零五", 105), ("两千三百", 2300), ("四千三百万", 43_000_000), ("三亿五千万", 350_000_000),
     ("二〇二五", 2025), ("一万亿", 10**12), ("零", 0)],
)  # fmt: skip
def test_chinese_numerals(text: str, value: int) -> None:
    assert numeral(text) == value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [("en", "twenty-four buses", "24"), ("en", "two hundred", "200"), ("en", "three million", "3000000"), ("en", "half of it", "50"),
     ("en", "by June", "6"), ("de", "zwei Drittel", "2"), ("zh", "三分之二", "3"), ("zh", "一半", "0.5"), ("zh", "翻了一番", "2")],
)  # fmt: skip
def test_numbers_in_words(language: str, text: str, value: str) -> None:
    assert Decimal(value) in values_in(text, language)


@pytest.mark.parametrize(
    "text",
    ["亿" * 9999, "一" * 49999, "百分之" + "九" * 9999, "9" * 99999, "一亿" * 9999, "1 2. " * 2999, "[ @" + " @" * 99999,
     "](" + "a" * 99999, "[" * 99999, "${a" * 9999, "a" * 99999, "a b c d " * 9999, "`" * 9999, "# " * 9999, "one hundred and " * 3333, "half a million " * 2222],
)  # fmt: skip
def test_endless_texts_are_read_in_time(text: str) -> None:
    for language in LANGUAGES:
        said = Said("a", language, text)
        assert len(said.words) == len(text)
        assert all(said.sentence(number.start)[0] <= number.start for number in said.numbers)
        assert said.citations == said.facts == ()
        values_in(said.words, language)
        tuple(_LATIN_RUN.finditer(said.words))


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("It paid ${stake|short} [@article, p. 3; @b].", [("fact", "stake"), ("cite", "@article, p. 3; @b")]),
        ("See [the map](https://example.org) and [](#gap).", [("url", "https://example.org"), ("url", "#gap")]),
        ("Mail <mailto:a@example.org>, [not cited].", [("auto", "mailto:a@example.org")]),
        (r"No \[@source] and `[@code]`.", [("escape", r"\["), ("code", "`[@code]`")]),
    ],
)
def test_marks_are_told_from_words(text: str, marks: list[tuple[str, str]]) -> None:
    assert [(mark.kind, mark.content) for mark in Said("a", "en", text).marks] == marks
