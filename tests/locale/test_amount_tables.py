"""The reviewed tables of amounts, and what holds for every amount: its value is never changed by being said."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.locale import Amount, Unit, locale_for
from briefgen.locale.amount import MEASURES, Bound
from briefgen.locale.currency import currency_codes
from tests.locale.amount_cases import AmountCase, amount_cases

CASES = amount_cases()
NBSP = "\u00a0"
LANGUAGES = ("en", "zh", "de")
SCALES = {
    "en": {"trillion": 12, "billion": 9, "million": 6},
    "zh": {"万亿": 12, "亿": 8, "万": 4},
    "de": {"Bio.": 12, "Mrd.": 9, "Mio.": 6},
}
BOUNDS: dict[str, dict[Bound, str]] = {
    "en": {"over": "over", "under": "under", "about": "about", "at_least": "at least", "at_most": "at most"},
    "zh": {"over": "超过", "under": "不足", "about": "约", "at_least": "至少", "at_most": "至多"},
    "de": {"over": "mehr als", "under": "weniger als", "about": "rund ", "at_least": "mindestens", "at_most": "höchstens"},
}  # fmt: skip
BELOW_ZERO: dict[str, dict[Bound, str]] = {
    "en": {"over": "above", "under": "below"},
    "zh": {"over": "高于", "under": "低于"},
    "de": {"over": "über", "under": "unter"},
}
COUNTED = locale_for("en").amounts.powers
JOINTS = {"en": " to ", "zh": "至", "de": " bis "}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_an_amount_is_said_as_its_editors_want_it(case: AmountCase) -> None:
    made = {language: locale_for(language).amounts.say(case.amount(language), case.form) for language in case.said}
    assert {language: said.replace(NBSP, " ") for language, said in made.items()} == case.said


def test_the_tables_hold_what_they_promise() -> None:
    assert len(CASES) >= 200
    assert len({case.label + case.form for case in CASES}) == len(CASES)


class Reader:
    """Reads an amount back from the words of a language, by itself: it knows nothing of how they are made."""

    def __init__(self, language: str) -> None:
        self.language = language
        scales = "|".join(map(re.escape, SCALES[language]))
        self.number = re.compile(rf"(?:([−+])\D{{0,4}}?)?(\d[\d.,]*)\s*({scales})?")

    def numbers(self, said: str) -> list[Decimal]:
        """The numbers of an amount."""
        return [self.value(*match.groups()) for match in self.number.finditer(said.replace(NBSP, " "))]

    def value(self, sign: str, digits: str, scale: str | None) -> Decimal:
        plain = digits.rstrip(".,").replace("." if self.language == "de" else ",", "").replace(",", ".")
        return Decimal(f"{'-' if sign == '−' else ''}{plain}").scaleb(SCALES[self.language][scale] if scale else 0)

    def bound(self, said: str) -> Bound | None:
        words = (*BOUNDS[self.language].items(), *BELOW_ZERO[self.language].items())
        return next((bound for bound, word in words if word in said), None)


VALUES = st.one_of(
    st.decimals(min_value=-(10**15), max_value=10**15, places=2),
    st.builds(lambda digits, power: Decimal(digits).scaleb(power), st.integers(-9999, 9999), st.integers(-4, 12)),
)
UNITS = st.one_of(
    st.just(Unit()),
    st.just(Unit("percent")),
    st.just(Unit("multiple")),
    st.sampled_from(MEASURES).map(lambda name: Unit("measure", name)),
    st.sampled_from(sorted(currency_codes())).map(lambda code: Unit("currency", code)),
    st.just(Unit("noun", "city")),
)
BOUND = st.sampled_from([None, *BOUNDS["en"]])
PERIODS = st.sampled_from([None, "year", "quarter", "month", "week", "day", "hour"])


@given(VALUES, UNITS, BOUND, PERIODS)
def test_every_language_says_the_same_value_and_bound(
    value: Decimal, unit: Unit, bound: Bound | None, per: str
) -> None:
    for language in LANGUAGES:
        said = locale_for(language).amounts.say(Amount(value, unit, bound, per))
        assert Reader(language).numbers(said) == [value]
        assert Reader(language).bound(said) == bound


@given(VALUES, VALUES, UNITS)
def test_both_ends_of_a_range_are_read_back(one: Decimal, other: Decimal, unit: Unit) -> None:
    if one == other:
        return
    low, high = sorted((one, other))
    for language in LANGUAGES:
        said = locale_for(language).amounts.say(Amount(low, unit, high=high))
        parts = said.split(JOINTS[language])
        assert len(parts) == 2
        assert _ends(language, parts) == [low, high]


def _ends(language: str, parts: list[str]) -> list[Decimal]:
    """The ends; a scale that only the second has is that of both, unless the first would then be far above it."""
    reader = Reader(language)
    (low,), (high,) = (reader.numbers(part) for part in parts)
    first, second = ([power for word, power in SCALES[language].items() if word in part] for part in parts)
    shared = low.scaleb(second[0]) if second and not first and parts[0][-1].isdigit() else low
    return [low if shared > 10 * abs(high) else shared, high]


@given(st.lists(st.integers(0, 10**15), min_size=2, max_size=2).map(sorted), st.integers(0, 6))
def test_a_larger_amount_never_has_a_smaller_scale(pair: list[int], precision: int) -> None:
    small, large = (Amount(Decimal(value), precision=precision) for value in pair)
    for language in LANGUAGES:
        rules = locale_for(language).amounts
        assert rules.own_power(small) <= rules.own_power(large)


@given(VALUES, UNITS, BOUND, st.integers(0, 4))
def test_a_rounded_value_keeps_its_bound_true_and_is_one_in_all_languages(
    value: Decimal, unit: Unit, bound: Bound | None, precision: int
) -> None:
    amount = Amount(value, unit, bound, precision=precision, counted=COUNTED)
    said = [locale_for(language).amounts.say(amount, "plain") for language in LANGUAGES]
    (read, *others) = [Reader(language).numbers(words) for language, words in zip(LANGUAGES, said, strict=True)]
    assert others == [read, read]
    if bound in ("over", "at_least"):
        assert read[0] <= value
    elif bound in ("under", "at_most"):
        assert read[0] >= value


@pytest.mark.parametrize("code", sorted(currency_codes()))
def test_every_currency_has_its_words_in_every_language(code: str) -> None:
    for language in LANGUAGES:
        rules = locale_for(language).amounts
        said = rules.say(Amount(Decimal("5e6"), Unit("currency", code)))
        assert code not in said
        assert rules.column(Unit("currency", code), 8 if language == "zh" else 9)
