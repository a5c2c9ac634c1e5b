"""Numbers and amounts read out of running text, in each language's way of writing them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from briefgen.check.numerals import chinese_amounts, chinese_numbers, numbers_in_words
from briefgen.check.words import Tongue, tongue_of
from briefgen.check.words.tongue import SIGNS, UNITS
from briefgen.locale.scripts import has_han

_NEVER = r"(?<![A-Za-z0-9_.,/#@])(?<![A-Za-z][-‑–])"
"""No number begins within a word, a name such as GPT-5, a version or an address."""
_ENDED = r"(?!\d|[.,]\d|[A-Za-zÄÖÜäöüß])"
_NO_SIZE = r"(?:(?<![x×])|(?![ \u00a0]?\d))"
"""A measure such as 2 x 4 is no multiple."""
_GAP = r"[ \u00a0\u202f]?"
_DATED = ("年", "月", "日", "号", "世纪", "季度")
_NEAR = 8
"""Characters after a number among which its unit is looked for."""
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
AMOUNTS = ("currency", "percent", "points", "basis", "multiple", "unit", "scaled", "grouped")
"""The kinds that are amounts wherever they stand; a bare number may be a year, a line of buses or a version."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as typed: its place in the text, its value unscaled, what its last digit counts, its unit."""

    start: int
    end: int
    value: Decimal
    last: Decimal
    kind: str = "number"
    unit: str = ""

    def near(self, value: Decimal) -> bool:
        """Whether it is `value` as far as its digits tell."""
        return abs(self.value - value) <= self.last / 2

    @property
    def is_amount(self) -> bool:
        return self.kind in AMOUNTS


def amounts_in(text: str, language: str) -> tuple[Amount, ...]:
    """Every number in digits, and in Chinese every amount in characters, in the order of the text."""
    found = [amount for match in _pattern(language).finditer(text) if (amount := _read(match, tongue_of(language)))]
    if has_han(text):
        found += [Amount(*one) for one in chinese_amounts(text)]
    return tuple(sorted(found, key=lambda amount: amount.start))


def values_in(text: str, language: str) -> frozenset[Decimal]:
    """Every number that a text may be said to hold: in digits, in words, in names and dates."""
    tongue = tongue_of(language)
    found = {amount.value for amount in amounts_in(text, language)}
    found |= {Decimal(part) for run in _DIGITS.findall(text) for part in re.split("[.,]", run)}
    found |= set(chinese_numbers(text)) if has_han(text) else set(numbers_in_words(text, tongue))
    return frozenset(found)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    tongue = tongue_of(language)
    number = rf"(?:\d{{1,3}}(?:{tongue.group}\d{{3}})+|\d+)(?:{tongue.point}\d+)?"
    return re.compile(
        rf"{_NEVER}(?P<sign>{_any(SIGNS)}){_GAP}(?P<a>{number})(?:{_GAP}(?P<s>{_any(tongue.scales)}))?{_ENDED}"
        rf"|{_NEVER}(?P<b>{number})(?:{_GAP}(?P<t>{_any(tongue.scales)}))?(?:{_GAP}(?P<u>{_any(_units(tongue))}))?{_ENDED}{_NO_SIZE}"
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _units(tongue: Tongue) -> Mapping[str, tuple[str, str]]:
    signs = {sign: ("currency", code) for sign, code in SIGNS.items()}
    return {**signs, **{unit: ("unit", unit) for unit in UNITS}, **tongue.units}


def _read(match: re.Match[str], tongue: Tongue) -> Amount | None:
    written, scale = match["a"] or match["b"], match["s"] or match["t"]
    if not scale and not match["u"] and match.string[match.end() : match.end() + _NEAR].lstrip().startswith(_DATED):
        return Amount(*match.span(), _value(written, tongue), Decimal(1), "date")
    power = Decimal(1).scaleb(tongue.scales.get(scale or "", 0))
    decimals = re.split(tongue.point, written)[1:]
    last = power.scaleb(-len(decimals[0])) if decimals else power
    grouped = re.search(tongue.group, written) is not None
    kind, unit = "scaled" if scale else "grouped" if grouped else "number", ""
    if match["sign"]:
        kind, unit = "currency", SIGNS[match["sign"]]
    elif match["u"]:
        kind, unit = _units(tongue)[match["u"]]
    value = _value(written, tongue) * power
    return Amount(*match.span(), value, last, kind, unit)


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
    one = found[0]
    return Amount(one.start, one.end, -one.value if negative else one.value, one.last, one.kind, one.unit)


def only(amounts: Iterable[Amount]) -> Iterator[Amount]:
    """Those that are amounts wherever they stand."""
    return (amount for amount in amounts if amount.is_amount)
