"""Dates as briefs give them, whole or in part: 2025, 2025-06, 2025-06-12, 2026-Q1, 2025-H2."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

_FORMS = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2}))?|Q(?P<quarter>[1-4])|H(?P<half>[12])))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, from `start` to `end` (both in it), and how finely it was given."""

    start: dt.date
    end: dt.date
    grain: Literal["year", "half", "quarter", "month", "day"]


def parse_period(text: str) -> Period:
    """The period that `text` names; raises ValueError when it names none."""
    match = _FORMS.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is no date")
    year = int(match["year"])
    if match["day"]:
        day = dt.date(year, int(match["month"]), int(match["day"]))
        return Period(day, day, "day")
    if match["month"]:
        return _months(year, int(match["month"]), 1, "month")
    if match["quarter"]:
        return _months(year, 3 * int(match["quarter"]) - 2, 3, "quarter")
    if match["half"]:
        return _months(year, 6 * int(match["half"]) - 5, 6, "half")
    return _months(year, 1, 12, "year")


def _months(year: int, first: int, count: int, grain: Literal["year", "half", "quarter", "month"]) -> Period:
    last = first + count - 1
    end = dt.date(year, last, calendar.monthrange(year, last)[1]) if 1 <= last <= 12 else dt.date(year, last, 1)
    return Period(dt.date(year, first, 1), end, grain)


@dataclass(frozen=True, slots=True)
class DateRules:
    """How a language says a period: a pattern a grain, from `{y}`, `{m}`, `{d}`, `{q}` and `{h}`."""

    months: tuple[str, ...]
    quarters: tuple[str, ...]
    halves: tuple[str, ...]
    patterns: Mapping[str, str]

    def say(self, period: Period) -> str:
        """The period in words: "June 2025" / "2025年6月"."""
        start = period.start
        return self.patterns[period.grain].format(
            y=start.year,
            m=self.months[start.month - 1],
            d=start.day,
            q=self.quarters[(start.month - 1) // 3],
            h=self.halves[(start.month - 1) // 6],
        )
