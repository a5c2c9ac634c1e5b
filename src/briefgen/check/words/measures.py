"""Units of measure that can be told from each other in every language: 30 GW are 3000万千瓦."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

_KINDS: Mapping[str, Mapping[str, str]] = {
    "power": {"kW": "1e3", "MW": "1e6", "GW": "1e9", "TW": "1e12"},
    "energy": {"kWh": "1e3", "MWh": "1e6", "GWh": "1e9", "TWh": "1e12"},
    "mass": {"kg": "1e-3", "t": "1", "kt": "1e3", "Mt": "1e6", "Gt": "1e9"},
    "length": {"km": "1e3"},
    "area": {"m²": "1", "ha": "1e4", "km²": "1e6", "mu": "666.6667"},
    "volume": {"m³": "1", "bbl": "0.158987"},
    "data": {"GB": "1e9", "TB": "1e12", "PB": "1e15"},
    "temperature": {"°C": "1"},
    "share": {"ppm": "1"},
}
MEASURES: Mapping[str, tuple[str, Decimal]] = {
    sign: (kind, Decimal(size)) for kind, signs in _KINDS.items() for sign, size in signs.items()
}
"""What each unit measures, and its size in the kind's own unit (W, Wh, t, m, m², m³, B)."""
WRITTEN: tuple[str, ...] = tuple(sign for sign in MEASURES if sign not in ("t", "mu"))
"""The signs that stand for a unit in every language; a lone t is too short to be told from a word's end."""
