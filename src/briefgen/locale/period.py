"""Dates as briefs give them, whole or in part: 2025, 2025-06, 2025-06-12, 2026-Q1, 2025-H2, FY2025/26, 2024-03/2025-06."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

Grain = Literal["year", "half", "quarter", "month", "day", "fiscal", "fiscal_split"]

DATE_FORMS = "2025, 2025-06, 2025-06-12, 2026-Q1, 2025-H2, FY2025, FY2025/26, or a range such as 2024-03/2025-06"
"""What an author may write, for hints."""

_ONE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?|[- ]?Q(?P<quarter>[1-4])|[- ]?H(?P<half>[12]))?"
    r"|Q(?P<quarter_of>[1-4])[- ]?(?P<year_q>\d{4})|H(?P<half_of>[12])[- ]?(?P<year_h>\d{4})"
    r"|FY[- ]?(?P<fiscal>\d{4})(?:[/–-](?P<until>\d{2}|\d{4}))?",
    re.IGNORECASE | re.ASCII,
)
_YEARS = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})", re.ASCII)
_FISCAL_START = 4


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, from `start` to `end` (both in it), and how finely it was given; a range was given by its
    first period, which it begins with, and its `last`.

    A fiscal year is placed where nobody's own calendar is known: FY2025 as 2025, FY2025/26 from April to March.
    """

    start: dt.date
    end: dt.date
    grain: Grain
    last: Period | None = None


def parse_period(text: str) -> Period:
    """The period that `text` names; raises ValueError when it names none, or a range that ends before it begins."""
    text = text.strip()
    one = _ONE.fullmatch(text)
    if one:
        return _period(one, text)
    years = _YEARS.fullmatch(text)
    first, slash, last = (part.strip() for part in text.partition("/"))
    if years:
        first, last = years.groups()
    elif not slash:
        first, _, last = (part.strip() for part in re.sub(r"\s*[–—]\s*", "–", text).partition("–"))
    ends = [_ONE.fullmatch(part) for part in (first, last)]
    if not (ends[0] and ends[1]):
        raise ValueError(f"{text!r} is no date")
    return _range(_period(ends[0], first), _period(ends[1], last), text)


def _range(first: Period, last: Period, text: str) -> Period:
    if last.end <= first.end or last.start < first.start:
        raise ValueError(f"{text!r} ends before it begins")
    return replace(first, end=last.end, last=last)


def _period(match: re.Match[str], text: str) -> Period:
    part = match.groupdict()
    if part["fiscal"]:
        return _fiscal(int(part["fiscal"]), part["until"], text)
    year = int(part["year"] or part["year_q"] or part["year_h"])
    quarter, half = part["quarter"] or part["quarter_of"], part["half"] or part["half_of"]
    if part["day"]:
        day = dt.date(year, int(part["month"]), int(part["day"]))
        return Period(day, day, "day")
    if part["month"]:
        return _months(year, int(part["month"]), 1, "month")
    if quarter:
        return _months(year, 3 * int(quarter) - 2, 3, "quarter")
    if half:
        return _months(year, 6 * int(half) - 5, 6, "half")
    return _months(year, 1, 12, "year")


def _fiscal(year: int, until: str | None, text: str) -> Period:
    if until is None:
        return _months(year, 1, 12, "fiscal")
    if int(until) not in (year + 1, (year + 1) % 100):
        raise ValueError(f"{text!r} is not two years that follow each other")
    return Period(
        dt.date(year, _FISCAL_START, 1), dt.date(year + 1, _FISCAL_START, 1) - dt.timedelta(1), "fiscal_split"
    )


def _months(year: int, first: int, count: int, grain: Grain) -> Period:
    start = dt.date(year, first, 1)
    last = first + count - 1
    return Period(start, dt.date(year, last, calendar.monthrange(year, last)[1]), grain)


@dataclass(frozen=True, slots=True)
class DateRules:
    """How a language says a period: a pattern a grain, from `{y}`, `{m}`, `{d}`, `{q}`, `{h}`, and `{z}`, the last two
    digits of the year that follows.

    `spans` join a range's ends `{a}` and `{b}`: those of a grain by its name, of other grains by "". Where both ends lie
    in one year or month, `within_year` is a range of its months, quarters or halves and `within_month` one of its days,
    from the ends' parts `{m}`, `{d}` and `{n}`, `{e}`.
    """

    months: tuple[str, ...]
    quarters: tuple[str, ...]
    halves: tuple[str, ...]
    patterns: Mapping[Grain, str]
    spans: Mapping[str, str]
    within_year: str
    within_month: str

    def say(self, period: Period) -> str:
        """The period in words: "June 2025" / "2025年6月", "March to June 2025" / "2025年3月至6月"."""
        last = period.last
        if last is None:
            return self._one(period)
        start, end = period.start, last.start
        parts = {"y": start.year, "m": self._within(period.grain, start), "n": self._within(period.grain, end)}
        if period.grain == last.grain in ("month", "quarter", "half") and start.year == end.year:
            return self.within_year.format(**parts)
        if period.grain == last.grain == "day" and (start.year, start.month) == (end.year, end.month):
            return self.within_month.format(d=start.day, e=end.day, **parts)
        pattern = self.spans.get(period.grain if period.grain == last.grain else "", self.spans[""])
        return pattern.format(a=self._one(period), b=self._one(last))

    def _within(self, grain: Grain, day: dt.date) -> str:
        """The quarter, half or month of its year that a day is in."""
        if grain == "quarter":
            return self.quarters[(day.month - 1) // 3]
        return self.halves[(day.month - 1) // 6] if grain == "half" else self.months[day.month - 1]

    def _one(self, period: Period) -> str:
        start = period.start
        return self.patterns[period.grain].format(
            y=start.year,
            m=self._within("month", start),
            d=start.day,
            q=self._within("quarter", start),
            h=self._within("half", start),
            z=f"{(start.year + 1) % 100:02}",
        )
