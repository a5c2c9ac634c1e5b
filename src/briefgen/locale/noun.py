"""Nouns that are counted: their plural, and signs of units, which have none."""

from __future__ import annotations

_PREFIXED = ("m", "g", "t", "W", "Wh", "J", "Hz", "V", "B", "bit/s", "B/s")
SYMBOLS = frozenset(
    (*(prefix + unit for unit in _PREFIXED for prefix in ("", "m", "c", "k", "K", "M", "G", "T", "P", "E")),
     "m²", "m³", "km²", "ha", "l", "L", "s", "h", "min", "K", "°C", "°F", "ppm", "ppb", "bbl", "boe", "lb", "ft",
     "CO2e", "tCO2e", "FLOPS")
)  # fmt: skip
"""Signs of units, which take no plural in English: 5 kWh, but 5 GPUs."""


def english_plural(noun: str) -> str:
    """The regular plural of a noun or of a phrase's last word; a unit's symbol has none."""
    if noun in SYMBOLS:
        return noun
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def no_plural(noun: str) -> str:
    """The noun itself, in a language whose plurals no rule makes: its author writes both, "Stadt | Städte"."""
    return noun
