"""Facts and sources as a whole: those that nothing uses, that are old, or that contradict each other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from briefgen.check.rules.stale_fact import before
from tests.check.finding import codes, findings

FACT = '{{label: {{{label}}}, value: {value}, unit: USD{more}, cite: "[@article]"}}'


def facts(*every: str) -> str:
    lines = "".join(f"  f{number}: {fact}\n" for number, fact in enumerate(every))
    return f"facts:\n{lines}key_figures: [{', '.join(f'f{number}' for number in range(len(every)))}]\n"


def fact(label: str, value: str, more: str = "") -> str:
    return FACT.format(label=label, value=value, more=more)


@pytest.mark.parametrize(
    ("as_of", "told"),
    [
        ("2024-05", True),
        ("2024-Q1", True),
        ("2024-06-11", True),
        ("2024-06-12", False),
        ("2024", False),
        ("2024-03/2025-06", False),
    ],
)
def test_a_fact_is_stale_when_all_of_its_date_is_too_old(as_of: str, told: bool, tmp_path: Path) -> None:
    part = "freshness: 18 months\n" + facts(fact("en: Cost", "5", f", as_of: {as_of}"))
    assert ("stale-fact" in codes(tmp_path, ["en"], part)) is told


def test_a_fact_may_have_an_age_of_its_own_and_without_any_none_is_stale(tmp_path: Path) -> None:
    old = ", as_of: 2010"
    assert "stale-fact" in codes(tmp_path, ["zh"], facts(fact("zh: 成本", "5", f"{old}, freshness: 2 years")))
    assert "stale-fact" not in codes(
        tmp_path, ["zh"], "freshness: 1 year\n" + facts(fact("zh: 成本", "5", f"{old}, freshness: 20 years"))
    )
    assert "stale-fact" not in codes(tmp_path, ["zh"], facts(fact("zh: 成本", "5", old)))


@pytest.mark.parametrize(
    ("date", "age", "day"),
    [
        ("2024-03-01", "10 days", "2024-02-20"),
        ("2024-03-01", "2 weeks", "2024-02-16"),
        ("2024-03-31", "1 month", "2024-02-29"),
        ("2024-03-01", "1 quarter", "2023-12-01"),
        ("2024-02-29", "1 year", "2023-02-28"),
    ],
)
def test_an_age_is_counted_back_on_the_calendar(date: str, age: str, day: str) -> None:
    assert before(dt.date.fromisoformat(date), age) == dt.date.fromisoformat(day)


def test_an_age_that_is_none_is_refused(tmp_path: Path) -> None:
    found = findings(tmp_path, ["en"], "freshness: soon\ntakeaway: A\n")
    assert [(one.severity, one.key) for one in found] == [("error", "freshness")]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (("en: Cost", "5", ""), ("en: cost", "6", ""), True),
        (("zh: 成本", "5", ""), ("zh: 成本", "6", ""), True),
        (("en: Cost", "5", ""), ("en: Cost", "5", ""), False),
        (("en: Cost", "5", ""), ("en: Price", "6", ""), False),
        (("en: Cost", "5", ", as_of: 2024"), ("en: Cost", "6", ", as_of: 2025"), False),
        (("zh: 成本", "5", ""), ("zh: 成本", "6", ", per: year"), False),
    ],
)
def test_two_facts_of_one_label(one: tuple[str, ...], other: tuple[str, ...], told: bool, tmp_path: Path) -> None:
    language = one[0][:2]
    assert ("contradicting-facts" in codes(tmp_path, [language], facts(fact(*one), fact(*other)))) is told


@pytest.mark.parametrize(("cite", "told"), [("[@article]", True), ("[@article; @other, p. 2]", False)])
def test_a_source_that_nothing_cites(cite: str, told: bool, tmp_path: Path) -> None:
    sources = "sources:\n  article: {type: webpage, title: One}\n  other: {type: webpage, title: Two}\n"
    part = f'{sources}facts: {{a: {{label: {{zh: 成本}}, value: 5, unit: USD, cite: "{cite}"}}}}\nkey_figures: [a]\n'
    assert ("unused-source" in codes(tmp_path, ["zh"], part)) is told


def test_a_fact_that_nothing_says_is_graded_like_any_finding(tmp_path: Path) -> None:
    part = 'facts: {a: {label: {en: A}, value: 5, unit: USD, cite: "[@article]"}}\n'
    assert "unused-fact" in codes(tmp_path, ["en"], part)
    assert "unused-fact" not in codes(tmp_path, ["en"], f"checks: {{unused-fact: off}}\n{part}")
