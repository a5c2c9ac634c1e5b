"""Dates at the head of a text, as English and Chinese write them, in a brief's spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from briefgen.locale.period import parse_period

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<m>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_WORDED = {"first": 1, "second": 2, "third": 3, "fourth": 4}

_SHAPES: tuple[tuple[str, Callable[[Mapping[str, str]], str]], ...] = (
    (rf"{_MONTH}\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+{_YEAR}", lambda f: _day(f)),
    (rf"(?P<d>\d\d?)\s+{_MONTH}\s+{_YEAR}", lambda f: _day(f)),
    (rf"{_MONTH},?\s+{_YEAR}", lambda f: f"{f['y']}-{_month(f['m']):02}"),
    (rf"(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q)[\s-]*{_YEAR}", lambda f: f"{f['y']}-Q{f['q'] or f['q2']}"),
    (rf"{_YEAR}[\s-]*Q(?P<q>[1-4])", lambda f: f"{f['y']}-Q{f['q']}"),
    (rf"(?:the\s+)?(?P<w>first|second|third|fourth)\s+quarter\s+(?:of\s+)?{_YEAR}", lambda f: f"{f['y']}-Q{_WORDED[f['w'].lower()]}"),
    (rf"(?:the\s+)?(?P<w>first|second)\s+half\s+(?:of\s+)?{_YEAR}", lambda f: f"{f['y']}-H{_WORDED[f['w'].lower()]}"),
    (rf"H(?P<h>[12])[\s-]*{_YEAR}", lambda f: f"{f['y']}-H{f['h']}"),
    (rf"{_YEAR}[\s-]*H(?P<h>[12])", lambda f: f"{f['y']}-H{f['h']}"),
    (rf"{_YEAR}\s*年\s*(?P<n>\d\d?)\s*月\s*(?P<d>\d\d?)\s*[日号]", lambda f: f"{f['y']}-{int(f['n']):02}-{int(f['d']):02}"),
    (rf"{_YEAR}\s*年\s*(?P<n>\d\d?)\s*月", lambda f: f"{f['y']}-{int(f['n']):02}"),
    (rf"{_YEAR}\s*年\s*第?\s*(?P<q>[一二三四1-4])\s*季度", lambda f: f"{f['y']}-Q{_QUARTERS.get(f['q'], f['q'])}"),
    (rf"{_YEAR}\s*年?\s*(?P<h>[上下])半年", lambda f: f"{f['y']}-H{1 + '上下'.index(f['h'])}"),
    (rf"{_YEAR}[-/.](?P<n>\d\d?)[-/.](?P<d>\d\d?)", lambda f: f"{f['y']}-{int(f['n']):02}-{int(f['d']):02}"),
    (rf"{_YEAR}[-/.](?P<n>\d\d?)", lambda f: f"{f['y']}-{int(f['n']):02}"),
    (rf"FY\s?{_YEAR}", lambda f: f"FY{f['y']}"),
    (rf"{_YEAR}\s*[-–—]\s*(?P<z>(?:19|20)\d\d)年?", lambda f: f"{f['y']}-{f['z']}"),
    (rf"{_YEAR}\s*年?", lambda f: f["y"]),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE | re.ASCII), made) for pattern, made in _SHAPES)
_LEAD = re.compile(r"\s*(?P<rough>(?:early|late|mid|in|by|around)[ -]|约)?", re.IGNORECASE)
_END = re.compile(r"\s*(?:[:：]|[–—](?=\s)|，(?=\S))\s*")


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _day(found: Mapping[str, str]) -> str:
    return f"{found['y']}-{_month(found['m']):02}-{int(found['d']):02}"


def date_in(text: str) -> str:
    """The date that the whole text is, as a brief writes it; "" where it is none."""
    found = _dated(text.strip())
    return found[0] if found and found[1] == len(text.strip()) else ""


def leading_date(text: str) -> tuple[str, str, int] | None:
    """The date, its words and where the text after its colon begins; None where it begins with none.

    "June 2025: a stake is bought" is ("2025-06", "June 2025", 11).
    """
    lead = _LEAD.match(text)
    if lead and lead["rough"]:
        return None
    start = lead.end() if lead else 0
    found = _dated(text[start:])
    end = _END.match(text, start + found[1]) if found else None
    if not found or not end:
        return None
    return found[0], text[start : start + found[1]], end.end()


def _dated(text: str) -> tuple[str, int] | None:
    for pattern, made in _PATTERNS:
        if found := pattern.match(text):
            written = made({name: value or "" for name, value in found.groupdict().items()})
            if _is_date(written):
                return written, found.end()
    return None


def _is_date(written: str) -> bool:
    try:
        parse_period(written)
    except ValueError:
        return False
    return True
