"""Dates as authors write them, and as each language says them."""

from __future__ import annotations

import datetime as dt

import pytest

from briefgen.locale import locale_for, parse_period

SAID = [
    ("2023-02", "February 2023", "2023年2月", "Februar 2023"),
    ("2026-Q1", "Q1 2026", "2026年一季度", "1. Quartal 2026"),
    ("2025-H2", "H2 2025", "2025年下半年", "2. Halbjahr 2025"),
    ("2025-12-12", "12 December 2025", "2025年12月12日", "12. Dezember 2025"),
    ("FY2025", "FY2025", "2025财年", "Geschäftsjahr 2025"),
    ("FY2025/26", "FY2025/26", "2025/26财年", "Geschäftsjahr 2025/26"),
    ("2024-03/2025-06", "March 2024 to June 2025", "2024年3月至2025年6月", "März 2024 bis Juni 2025"),
    ("2025-03/2025-06", "March to June 2025", "2025年3月至6月", "März bis Juni 2025"),
    ("2023-2025", "2023–2025", "2023年至2025年", "2023–2025"),
    ("2025-12-03/2025-12-12", "3–12 December 2025", "2025年12月3日至12日", "3. bis 12. Dezember 2025"),
    ("2026-Q1/2026-Q3", "Q1 to Q3 2026", "2026年一季度至三季度", "1. Quartal bis 3. Quartal 2026"),
    ("2025-Q4/2026-Q3", "Q4 2025 to Q3 2026", "2025年四季度至2026年三季度", "4. Quartal 2025 bis 3. Quartal 2026"),
    ("2025-H1/2025-H2", "H1 to H2 2025", "2025年上半年至下半年", "1. Halbjahr bis 2. Halbjahr 2025"),
    ("2025/2026-06", "2025 to June 2026", "2025年至2026年6月", "2025 bis Juni 2026"),
]


@pytest.mark.parametrize(("text", "english", "chinese", "german"), SAID)
def test_a_period_is_said_by_its_language(text: str, english: str, chinese: str, german: str) -> None:
    period = parse_period(text)
    assert [locale_for(name).dates.say(period) for name in ("en", "zh", "de")] == [english, chinese, german]


@pytest.mark.parametrize(
    "spellings",
    [
        ("2026-Q1", "2026Q1", "2026 Q1", "Q1 2026", "q1-2026", " 2026-q1 "),
        ("2025-H2", "2025H2", "H2 2025", "2025 h2"),
        ("FY2025", "FY 2025", "fy-2025"),
        ("FY2025/26", "FY2025/2026", "FY 2025-26", "FY2025–26"),
        ("2023-2025", "2023–2025", "2023 - 2025", "2023/2025", "2023 / 2025"),
    ],
)
def test_people_write_a_period_in_several_ways(spellings: tuple[str, ...]) -> None:
    assert len({parse_period(text) for text in spellings}) == 1


@pytest.mark.parametrize(
    "text",
    ["FY2025/27", "2025-06/2025-03", "2025/2025", "2025/26", "2025-13/2026-01", "H3 2025", "2025-2024", "FY25", "/"],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_period(text)


def test_periods_stand_in_the_order_of_time() -> None:
    texts = ["2026-05-02", "FY2025/26", "2024", "2025-H2", "2025-06", "2024-03/2025-06"]
    ordered = sorted(texts, key=lambda text: parse_period(text).start)
    assert ordered == ["2024", "2024-03/2025-06", "FY2025/26", "2025-06", "2025-H2", "2026-05-02"]
    assert parse_period("2024-03/2025-06").end == dt.date(2025, 6, 30)


def test_regions_of_english_write_days_each_in_their_way() -> None:
    day, days = parse_period("2025-12-12"), parse_period("2025-12-03/2025-12-12")
    assert locale_for("en-US").dates.say(day) == "December 12, 2025"
    assert locale_for("en-US").dates.say(days) == "December 3–12, 2025"
    assert locale_for("en-GB").dates.say(day) == locale_for("en").dates.say(day) == "12 December 2025"
