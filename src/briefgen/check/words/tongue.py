"""The closed list of what rules ask of a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

SIGNS: Mapping[str, str] = {
    "US$": "USD", "HK$": "HKD", "A$": "AUD", "C$": "CAD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "$": "USD", "€": "EUR",
    "£": "GBP", "¥": "", "￥": "CNY", "₹": "INR", "Rs.": "INR", "Rs": "INR", "₩": "KRW", "USD": "USD", "EUR": "EUR",
    "GBP": "GBP", "CNY": "CNY", "RMB": "CNY", "JPY": "JPY", "CHF": "CHF", "HKD": "HKD", "INR": "INR", "KRW": "KRW",
    "AUD": "AUD", "CAD": "CAD", "SGD": "SGD", "TWD": "TWD", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "BRL": "BRL",
}  # fmt: skip
"""Currencies before or after a number; "" where a sign may mean several."""
SHORT_SCALES: Mapping[str, int] = {"k": 3, "K": 3, "m": 6, "M": 6, "B": 9, "T": 12}
"""Scales of one letter, which are read as such behind a currency's sign alone."""


_NO_WORDS: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class Tongue:
    """`group` and `point` part a number's digits. `scales` are powers of ten by their words, `units` (kind, name) by
    theirs, in the spellings that follow a number.

    `cardinal` reads a number in a word, `others` are words that say a number without counting by it (first, twice),
    `times` say a multiple (doubled), `fold` is a pattern of those made of a number (fivefold), `shares` are patterns of
    fractions: their groups n and d are numbers, words among them, or `parts`; d is 2 and n is 1 where there is none.
    `quarters` is a pattern of a quarter of the year by a word.

    `superlatives` is a pattern of words that claim a rank; `supposed` one of words by which a sentence says what may be
    or is aimed at, rather than what is; `totals` are what a sum is called in a table, `averages` what a last row is called
    that is none, `within` what a row begins with that is part of the one above; `pictures` say nothing as a picture's description. `leftovers` are signs of unfinished work in this
    language, `common` words that every sentence is full of.
    """

    group: str
    point: str
    scales: Mapping[str, int]
    units: Mapping[str, tuple[str, str]]
    superlatives: str
    totals: tuple[str, ...]
    averages: tuple[str, ...]
    pictures: tuple[str, ...]
    cardinal: Callable[[str], int | None] = _NO_WORDS.get
    others: Mapping[str, int] = field(default_factory=dict)
    times: Mapping[str, int] = field(default_factory=dict)
    fold: str = "(?!)"
    parts: Mapping[str, int] = field(default_factory=dict)
    shares: tuple[str, ...] = ()
    quarters: str = "(?!)"
    months: tuple[str, ...] = ()
    supposed: str = "(?!)"
    within: tuple[str, ...] = ()
    common: frozenset[str] = frozenset()
    leftovers: tuple[str, ...] = ()
