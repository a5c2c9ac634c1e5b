"""Dates at the head of a text, as English and Chinese write them, in a brief's spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from briefgen.locale.period import parse_period

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<m>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_SHORT = r"(?P<s>[0-4]\d)(?!\d)"
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
    (rf"(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q)'?{_SHORT}", lambda f: f"20{f['s']}-Q{f['q'] or f['q2']}"),
    (rf"{_SHORT}Q(?P<q>[1-4])", lambda f: f"20{f['s']}-Q{f['q']}"),
    (rf"(?:H(?P<h>[12])|(?P<h2>[12])H)'?{_SHORT}", lambda f: f"20{f['s']}-H{f['h'] or f['h2']}"),
    (rf"{_SHORT}H(?P<h>[12])", lambda f: f"20{f['s']}-H{f['h']}"),
    (rf"(?P<h>[12])H[\s-]*{_YEAR}", lambda f: f"{f['y']}-H{f['h']}"),
    (rf"H(?P<h>[12])[\s-]*{_YEAR}", lambda f: f"{f['y']}-H{f['h']}"),
    (rf"{_YEAR}[\s-]*H(?P<h>[12])", lambda f: f"{f['y']}-H{f['h']}"),
    (rf"{_YEAR}\s*年\s*(?P<n>\d\d?)\s*月\s*(?P<d>\d\d?)\s*[日号]", lambda f: f"{f['y']}-{int(f['n']):02}-{int(f['d']):02}"),
    (rf"{_YEAR}\s*年\s*(?P<n>\d\d?)\s*月?\s*[-–—~～至到]\s*(?P<n2>\d\d?)\s*月", lambda f: f"{f['y']}-{int(f['n']):02}/{f['y']}-{int(f['n2']):02}"),
    (rf"{_YEAR}\s*年\s*(?P<n>\d\d?)\s*月", lambda f: f"{f['y']}-{int(f['n']):02}"),
    (rf"{_YEAR}\s*年\s*Q(?P<q>[1-4])", lambda f: f"{f['y']}-Q{f['q']}"),
    (rf"{_YEAR}\s*年\s*第?\s*(?P<q>[一二三四1-4])\s*季度", lambda f: f"{f['y']}-Q{_QUARTERS.get(f['q'], f['q'])}"),
    (rf"{_YEAR}\s*年?\s*(?P<h>[上下])半年", lambda f: f"{f['y']}-H{1 + '上下'.index(f['h'])}"),
    (rf"{_YEAR}[-/.](?P<n>\d\d?)[-/.](?P<d>\d\d?)", lambda f: f"{f['y']}-{int(f['n']):02}-{int(f['d']):02}"),
    (rf"{_YEAR}[-/.](?P<n>\d\d?)", lambda f: f"{f['y']}-{int(f['n']):02}"),
    (rf"FY\s?{_YEAR}", lambda f: f"FY{f['y']}"),
    (rf"{_YEAR}\s*[-–—]\s*(?P<z>(?:19|20)\d\d)年?", lambda f: f"{f['y']}-{f['z']}"),
    (rf"{_YEAR}\s*年?", lambda f: f["y"]),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE | re.ASCII), made) for pattern, made in _SHAPES)
_ROUGH = re.compile(
    r"(?:early|late|mid|by|around|about|since|end of|beginning of|before|after|from)[ -]+|约|截至", re.IGNORECASE
)
_ROUGHLY = re.compile(r"年?(?:初|中旬?|底|末|上旬|下旬|前后|以前|之前|以后|之后)")
_ESTIMATE = re.compile(r"E(?![A-Za-z])")
_END = re.compile(r"\s*(?:[:：]|[–—](?=\s)|，(?=\S)|-(?=\s))\s*")
_IN_A_YEAR = re.compile(rf"(?P<n>\d\d?)月(?P<d>\d\d?)[日号]|{_MONTH}\s+(?P<d2>\d\d?)(?:st|nd|rd|th)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lead:
    """A date at a text's head: as a brief writes it, in its own words, and where the text after its colon begins.

    A `rough` one ("early 2025") is less than its words; an `expected` one is marked as an estimate (2026E); the year of a
    `carried` one stands before it.
    """

    date: str
    words: str
    end: int
    rough: bool = False
    expected: bool = False
    carried: bool = False


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _day(found: Mapping[str, str]) -> str:
    return f"{found['y']}-{_month(found['m']):02}-{int(found['d']):02}"


def date_in(text: str) -> str:
    """The date that the whole text is, as a brief writes it; "" where it is none."""
    found = _dated(text.strip())
    return found[0] if found and found[1] == len(text.strip()) else ""


def leading_date(text: str, year: str = "") -> Lead | None:
    """The date that a text begins with; None where it begins with none. `year` is that of the text before it.

    "June 2025: a stake is bought" is Lead("2025-06", "June 2025", 11).
    """
    start = len(text) - len(text.lstrip())
    rough = _ROUGH.match(text, start)
    at = rough.end() if rough else start
    found = _dated(text[at:]) or (_within(text[at:], year) if year else None)
    if not found:
        return None
    written, length, carried = found
    roughly, estimate = _ROUGHLY.match(text, at + length), _ESTIMATE.match(text, at + length)
    after = roughly or estimate
    last = after.end() if after else at + length
    end = _END.match(text, last)
    if not end:
        return None
    return Lead(written, text[start:last], end.end(), bool(rough or roughly), bool(estimate), carried)


def _within(text: str, year: str) -> tuple[str, int, bool] | None:
    """A day without its year, which is the year before it."""
    found = _IN_A_YEAR.match(text)
    if not found:
        return None
    month = int(found["n"]) if found["n"] else _month(found["m"])
    written = f"{year}-{month:02}-{int(found['d'] or found['d2']):02}"
    return (written, found.end(), True) if _is_date(written) else None


def _dated(text: str) -> tuple[str, int, bool] | None:
    for pattern, made in _PATTERNS:
        if found := pattern.match(text):
            written = made({name: value or "" for name, value in found.groupdict().items()})
            if _is_date(written):
                return written, found.end(), False
    return None


def _is_date(written: str) -> bool:
    try:
        parse_period(written)
    except ValueError:
        return False
    return True
