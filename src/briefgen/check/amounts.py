"""Numbers and amounts read out of running text, in each language's way of writing them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from briefgen.check.amount import Amount
from briefgen.check.numerals import chinese_amounts, chinese_numbers
from briefgen.check.worded import worded_amounts, worded_numbers
from briefgen.check.words import Tongue, tongue_of
from briefgen.check.words.measures import WRITTEN
from briefgen.check.words.tongue import SHORT_SCALES, SIGNS
from briefgen.locale.scripts import has_han

_NEVER = r"(?<![A-Za-z0-9_.,/#@])(?<![A-Za-z][-‑–])"
"""No number begins within a word, a name such as GPT-5, a version or an address."""
_ENDED = r"(?!\d|[.,]\d|(?<=[0-9A-Za-zÄÖÜäöüß])[A-Za-zÄÖÜäöüß])"
_NO_SIZE = r"(?:(?<![x×])|(?![ \u00a0]?\d))"
"""A measure such as 2 x 4 is no multiple."""
_GAP = r"[ \u00a0\u202f]?"
_DATED = ("年", "月", "日", "号", "世纪", "季度")
_NEAR = 8
"""Characters before and after a number among which what it counts, or that it counts nothing, is looked for."""
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_SAID_TO = re.compile(r"\s*(?:[-‑–—~～至到和与或、]|to|and|or|bis|und|oder)\s*")
"""What stands between the ends of a range, of which the second alone has a scale."""
_NUMBERED = re.compile(r"\b(?:No|Nr|Act|Room|Law|Order|Gesetz)\.?[ \u00a0]$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d[-–/]$")
_AFTERNOON = re.compile(r"(?::\d\d)? ?p\.?m\b")
_HOUR = re.compile(r":\d\d|时|点| Uhr\b")
_NOON = 12
_MONTHS = re.compile(r"[ \u00a0-]?(?:months?|Monaten?|个月)")
_IN_A_YEAR = 12
_GROWN = re.compile(r"(?:增长?|涨|升|上升|提高|扩大|高出?|多出?)了?(?:约|近|超过?)?$")


def amounts_in(text: str, language: str) -> tuple[Amount, ...]:
    """Every number in digits, and every amount in words or characters, in the order of the text."""
    found = [amount for match in _pattern(language).finditer(text) if (amount := _read(match, tongue_of(language)))]
    found += chinese_amounts(text) if has_han(text) else worded_amounts(text, language)
    found.sort(key=lambda amount: (amount.start, amount.end))
    return tuple(_with_others(found, text))


def values_in(text: str, language: str) -> frozenset[Decimal]:
    """Every number that a text may be said to hold: in digits, in words, in names and dates."""
    found = {value for amount in amounts_in(text, language) for value in (amount.value, *amount.also)}
    found |= {Decimal(part) for run in _DIGITS.findall(text) for part in re.split("[.,]", run)}
    found |= set(chinese_numbers(text) if has_han(text) else worded_numbers(text, language))
    return frozenset(found)


def _with_others(found: list[Amount], text: str) -> Iterator[Amount]:
    """The amounts with the other values that they may mean where they stand."""
    following = {one.start: other for one, other in pairwise(found)}
    for amount in found:
        other = following.get(amount.start)
        yield replace(amount, also=(*amount.also, *_others(amount, other, text)))


def _others(amount: Amount, other: Amount | None, text: str) -> Iterator[Decimal]:
    if other and other.scale > 1 == amount.scale and _SAID_TO.fullmatch(text, amount.end, other.start):
        yield amount.value * other.scale
    if _AFTERNOON.match(text, amount.end):
        yield amount.value + _NOON
    if amount.value > _NOON and _HOUR.match(text, amount.end):
        yield amount.value - _NOON
    if amount.kind == "number" and _MONTHS.match(text, amount.end):
        yield amount.value / _IN_A_YEAR
    if amount.kind in ("multiple", "times") and _GROWN.search(text, max(amount.start - _NEAR, 0), amount.start):
        yield amount.value + 1


@cache
def _pattern(language: str) -> re.Pattern[str]:
    tongue = tongue_of(language)
    number = rf"(?:\d{{1,3}}(?:{tongue.group}\d{{3}})+|\d+)(?:{tongue.point}\d+)?"
    short = rf"(?P<k>{_any(SHORT_SCALES)})(?![A-Za-z])"
    return re.compile(
        rf"{_NEVER}(?P<sign>{_any(SIGNS)}){_GAP}(?P<a>{number})(?:{_GAP}(?P<s>{_any(tongue.scales)})|{short})?{_ENDED}"
        rf"|{_NEVER}(?P<b>{number})(?:{_GAP}(?P<t>{_any(tongue.scales)}))?(?:{_GAP}(?P<u>{_any(_units(tongue))}))?{_ENDED}{_NO_SIZE}"
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _units(tongue: Tongue) -> Mapping[str, tuple[str, str]]:
    signs = {sign: ("currency", code) for sign, code in SIGNS.items()}
    return {**signs, **{unit: ("unit", unit) for unit in WRITTEN}, **tongue.units}


def _read(match: re.Match[str], tongue: Tongue) -> Amount:
    written, scale = match["a"] or match["b"], match["s"] or match["t"]
    if not scale and not match["u"] and _is_date(match):
        return Amount(*match.span(), _year(match) or _value(written, tongue), Decimal(1), "date")
    power = Decimal(1).scaleb(tongue.scales.get(scale or "", 0) + SHORT_SCALES.get(match["k"] or "", 0))
    decimals = re.split(tongue.point, written)[1:]
    last = power.scaleb(-len(decimals[0])) if decimals else power
    kind, unit = _kind(match, written, power, tongue)
    return Amount(*match.span(), _value(written, tongue) * power, last, kind, unit, power)


def _kind(match: re.Match[str], written: str, power: Decimal, tongue: Tongue) -> tuple[str, str]:
    if match["sign"]:
        return "currency", SIGNS[match["sign"]]
    if match["u"]:
        return _units(tongue)[match["u"]]
    if power > 1:
        return "scaled", ""
    grouped = re.search(tongue.group, written) is not None
    return "grouped" if grouped and not _NUMBERED.search(_before(match)) else "number", ""


def _before(match: re.Match[str]) -> str:
    return match.string[max(match.start() - _NEAR, 0) : match.start()]


def _is_date(match: re.Match[str]) -> bool:
    return match.string[match.end() : match.end() + _NEAR].lstrip().startswith(_DATED) or _year(match) is not None


def _year(match: re.Match[str]) -> Decimal | None:
    """The year that the second part of 2023-24 means."""
    written = match["b"] or ""
    if len(written) != 2 or not (found := _YEAR.search(_before(match))):
        return None
    return Decimal(found.group()[:2] + written)


def _value(written: str, tongue: Tongue) -> Decimal:
    whole, *decimals = re.split(tongue.point, written)
    return Decimal(".".join([re.sub(tongue.group, "", whole), *decimals]))


def numbers_cell(text: str, language: str) -> Amount | None:
    """The number that a table's cell is, sign and unit aside; None where it holds anything else."""
    bare = text.strip().replace("\N{MINUS SIGN}", "-").strip("~≈<>≥≤ ")
    negative = bare.startswith("-") or (bare.startswith("(") and bare.endswith(")"))
    bare = bare.strip("-+() ")
    found = amounts_in(bare, language)
    if len(found) != 1 or found[0].start != 0 or found[0].end != len(bare):
        return None
    return replace(found[0], value=-found[0].value) if negative else found[0]
