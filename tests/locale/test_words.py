"""Every language has every word, date and locator that another one has."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping

import pytest

from briefgen.locale import LANGUAGES, locale_for, parse_period
from briefgen.locale.amount import MEASURES

REFERENCE = locale_for("en")


def _words(value: object, path: str) -> Iterator[tuple[str, object]]:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _words(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from _words(child, f"{path}.{key}")
    else:
        yield path, value


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_missing(language: str) -> None:
    expected = {path for path, _ in _words(REFERENCE.words, "words")}
    said = dict(_words(locale_for(language).words, "words"))
    assert expected - said.keys() == set()
    joins = {"words.charts.sentences"}
    assert [path for path, word in said.items() if word == "" and path not in joins] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_locator_and_bound_has_a_pattern(language: str) -> None:
    locale = locale_for(language)
    assert locale.locators.patterns.keys() == REFERENCE.locators.patterns.keys()
    assert locale.amounts.bounds.keys() == locale.amounts.marks.keys() == REFERENCE.amounts.bounds.keys()
    assert locale.amounts.periods.keys() == REFERENCE.amounts.periods.keys()
    assert locale.amounts.measures.keys() == set(MEASURES)
    assert locale.dates.patterns.keys() == REFERENCE.dates.patterns.keys()


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("2025", "2025", "2025年"),
        ("2023-02", "February 2023", "2023年2月"),
        ("2025-12-12", "12 December 2025", "2025年12月12日"),
        ("2026-Q1", "Q1 2026", "2026年一季度"),
        ("2025-H2", "H2 2025", "2025年下半年"),
    ],
)
def test_dates_are_said_by_their_language(text: str, english: str, chinese: str) -> None:
    assert locale_for("en").dates.say(parse_period(text)) == english
    assert locale_for("zh").dates.say(parse_period(text)) == chinese


def test_a_quarter_has_its_first_and_last_day() -> None:
    period = parse_period("2026-Q1")
    assert (period.start, period.end) == (dt.date(2026, 1, 1), dt.date(2026, 3, 31))


@pytest.mark.parametrize("text", ["2025-13", "2025-02-30", "12 May 2025", "2025-Q5", "", "20255"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_period(text)


@pytest.mark.parametrize(
    ("label", "value", "english", "chinese"),
    [
        ("paragraph", "2", "para. 2", "第2段"),
        ("paragraph", "2–3", "paras. 2–3", "第2—3段"),
        ("page", "3, 5", "pp. 3, 5", "第3、5页"),
        ("table", "2", "table 2", "表2"),
        ("article", "5", "art. 5", "第5条"),
    ],
)
def test_locators_are_words_of_the_language(label: str, value: str, english: str, chinese: str) -> None:
    assert locale_for("en").locators.say(label, value) == english
    assert locale_for("zh").locators.say(label, value) == chinese


@pytest.mark.parametrize(
    ("name", "tag"),
    [("en", "en-US"), ("en-US", "en-US"), ("en-GB", "en-GB"), ("zh", "zh-CN"), ("zh-CN", "zh-CN"), ("de", "de-DE")],
)
def test_a_locale_is_found_by_its_name_in_a_brief(name: str, tag: str) -> None:
    assert (locale_for(name).name, locale_for(name).tag) == (name, tag)


def test_a_language_that_nobody_wrote_is_not_found() -> None:
    with pytest.raises(KeyError):
        locale_for("tlh")
