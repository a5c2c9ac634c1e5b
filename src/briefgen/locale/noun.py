"""Nouns that are counted: their plural, and signs of units, which have none."""

from __future__ import annotations

import re

_PREFIXED = ("m", "g", "t", "W", "Wh", "J", "Hz", "V", "B", "bit/s", "B/s")
SYMBOLS = frozenset(
    (*(prefix + unit for unit in _PREFIXED for prefix in ("", "m", "c", "k", "K", "M", "G", "T", "P", "E")),
     "m²", "m³", "km²", "ha", "l", "L", "s", "h", "min", "K", "°C", "°F", "ppm", "ppb", "bbl", "boe", "lb", "ft",
     "CO2e", "tCO2e", "FLOPS")
)  # fmt: skip
"""Signs of units, which take no plural in English: 5 kWh, but 5 GPUs."""


_IRREGULAR = {
    "person": "people", "child": "children", "foot": "feet", "tooth": "teeth", "life": "lives", "half": "halves",
    "shelf": "shelves", "leaf": "leaves", "knife": "knives", "wife": "wives", "wolf": "wolves", "tomato": "tomatoes",
    "potato": "potatoes", "hero": "heroes", "criterion": "criteria", "phenomenon": "phenomena", "man": "men",
    "gas": "gases", "quiz": "quizzes",
    **{same: same for same in (
        "aircraft", "spacecraft", "series", "species", "headquarters", "staff", "personnel", "people", "sheep", "fish",
        "offspring", "percent", "hertz", "hundredweight", "head", "yuan", "yen", "won", "baht", "rand",
    )},
}  # fmt: skip
_NO_MEN = ("human", "german", "roman", "ottoman", "talisman", "shaman")
_PHRASE = re.compile(r"(.+?)( (?:of|per|in|for|with|from|to|at|on|under|without) .+|-in-.+)")


def english_plural(noun: str) -> str:
    """The plural of a noun, of a phrase's last word, or of what stands before "of" and the like; a unit's symbol has
    none.
    """
    if phrase := _PHRASE.fullmatch(noun):
        return english_plural(phrase[1]) + phrase[2]
    before, gap, last = noun.rpartition(" ")
    return before + gap + _plural(last)


def _plural(word: str) -> str:
    small = word.lower()
    if word in SYMBOLS or not word:
        return word
    if small in _IRREGULAR:
        return word[0] + _IRREGULAR[small][1:]
    if small.endswith("man") and small not in _NO_MEN:
        return word[:-2] + "en"
    if small.endswith("sis"):
        return word[:-2] + "es"
    if small.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if small.endswith("y") and small[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def no_plural(noun: str) -> str:
    """The noun itself, in a language whose plurals no rule makes: its author writes both, "Stadt | Städte"."""
    return noun
