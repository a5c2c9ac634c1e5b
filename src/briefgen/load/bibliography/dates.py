"""Dates as bibliographies have them: "2020-05-12", "2020/05/12/", "May 2020", "2020-05/2020-07", "2020年5月"."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
UNKNOWN = re.compile(r"n\.?\s?d\.?|no date|undated|s\.?\s?d\.?|日期不详|无日期|出版年不详", re.IGNORECASE)

_NUMERIC = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?!\d)(?:[-/.月](\d{1,2})(?!\d)日?)?)?(?!\d)")
_WORDED = re.compile(
    r"(?:(?P<day>\d{1,2})\.?\s+)?(?P<month>[a-z]{3,9})\.?,?\s*(?:(?P<after>\d{1,2}),?\s+)?(?P<year>\d{4})"
)
_MOST_MONTHS = 12
_SEASONS = range(21, 42)
"""Seasons and other parts of a year, which BibLaTeX and CSL write as months (ISO 8601-2, level 2)."""


def dated(text: str) -> str:
    """The date as "2020", "2020-05" or "2020-05-12", of a range its beginning; "" where it says that there is none.

    Raises ValueError where it is no date.
    """
    words = text.strip().strip("[]()?~% ").lower()
    if UNKNOWN.fullmatch(words):
        return ""
    if found := _NUMERIC.match(words.removeprefix("c").removeprefix("a. ").lstrip()):
        return _checked(*found.groups(), text=text)
    if found := _WORDED.fullmatch(words):
        return _checked(found["year"], month_number(found["month"]), found["day"] or found["after"], text=text)
    raise ValueError(f"{text!r} is no date")


def month_number(text: str) -> str | None:
    """A month's number: "may" and "5" are "05"; None where it is no month, as "spring" is none."""
    word = text.strip().lower()
    if word[:3] in MONTHS:
        return f"{MONTHS.index(word[:3]) + 1:02}"
    return f"{int(word):02}" if word.isdecimal() and 1 <= int(word) <= _MOST_MONTHS else None


def _checked(year: str, month: str | None, day: str | None, *, text: str) -> str:
    """The parts put together; a season is left out."""
    if not month or (int(month) in _SEASONS and not day):
        return year
    try:
        dt.date(int(year), int(month), int(day or 1))
    except ValueError:
        raise ValueError(f"{text!r} is no date") from None
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
