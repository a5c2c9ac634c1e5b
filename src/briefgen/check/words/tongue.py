"""The closed list of what rules ask of a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

UNITS: tuple[str, ...] = (
    "ppm", "km²", "km", "kg", "kW", "MW", "GW", "TW", "kWh", "MWh", "GWh", "TWh", "°C", "m²", "m³", "GB", "TB", "Mt", "Gt",
)  # fmt: skip
"""Signs of units that are the same everywhere."""

SIGNS: Mapping[str, str] = {
    "US$": "USD", "HK$": "HKD", "A$": "AUD", "C$": "CAD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "", "￥": "CNY",
    "USD": "USD", "EUR": "EUR", "GBP": "GBP", "CNY": "CNY", "RMB": "CNY", "JPY": "JPY", "CHF": "CHF", "HKD": "HKD",
}  # fmt: skip
"""Currencies before or after a number; "" where a sign may mean several."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """`group` and `point` part a number's digits. `scales` are powers of ten by their words, `units` (kind, name) by
    theirs, in the spellings that follow a number; `numbers` are those in words.

    `superlatives` is a pattern of words that claim a first rank; `totals` are what a sum is called in a table, `averages`
    what a last row is called that is none; `pictures` say nothing as a picture's description. `leftovers` are signs of
    unfinished work in this language, `common` words that every sentence is full of.
    """

    group: str
    point: str
    scales: Mapping[str, int]
    units: Mapping[str, tuple[str, str]]
    numbers: Mapping[str, int]
    months: tuple[str, ...]
    superlatives: str
    totals: tuple[str, ...]
    averages: tuple[str, ...]
    pictures: tuple[str, ...]
    common: frozenset[str] = frozenset()
    leftovers: tuple[str, ...] = ()
