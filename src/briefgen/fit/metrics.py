"""How wide characters are, in em, by the advance widths shipped in `advances.bin`.

Carlito has the widths of Calibri and Liberation Sans those of Arial, so that text set in either is measured
without the font. Han and full-width characters are one em in every face.
"""

from __future__ import annotations

import sys
import unicodedata
from array import array
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

UNITS = 2048
TABLES = (("carlito", False), ("carlito", True), ("liberation sans", False), ("liberation sans", True))
ALIASES = {"calibri": "carlito", "carlito": "carlito"}
WIDER = "liberation sans"
"""Measures Arial and its like, and every face we have no widths of: it is wider than most text faces."""

WIDE: Mapping[str, tuple[float, float]] = {"georgia": (1.1, 1.28), "verdana": (1.2, 1.28)}
"""How much wider than Arial the letters and the digits of Office's other faces are, of the bold cut, which is widest."""

MONO = 0.602
"""The advance of Liberation Mono and Courier New; Consolas is narrower (0.55)."""

MISSING = 0.6
EMOJI = 1.4
NO_WIDTH = ("Mn", "Me", "Cf")

HAN = (
    "\u1100-\u115f\u2e80-\u312f\u3131-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f"
    "\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
)
"""What fills a square, as a regular expression's class: Han, kana, hangul and their punctuation."""


@cache
def _words() -> array[int]:
    words = array("H", Path(__file__).with_name("advances.bin").read_bytes())
    if sys.byteorder == "big":
        words.byteswap()
    return words


@cache
def _table(face: str, bold: bool) -> Mapping[str, float]:
    words, start = _words(), 0
    for _ in range(TABLES.index((face, bold))):
        start += 1 + 2 * words[start]
    points = slice(start + 1, start + 1 + words[start])
    advances = slice(points.stop, points.stop + words[start])
    return dict(zip(map(chr, words[points]), (advance / UNITS for advance in words[advances]), strict=True))


def advance(character: str, face: str, bold: bool) -> float:
    """The advance of one character that is not set as Han, in em."""
    name = face.lower()
    table = _table(ALIASES.get(name, WIDER), bold)
    found = table.get(character)
    if found is None:
        return _unlisted(character, table[" "])
    return found * WIDE[name][character.isdigit()] if name in WIDE else found


def _unlisted(character: str, space: float) -> float:
    if character == "\u3000":
        return 1.0
    if character.isspace():
        return space
    if unicodedata.category(character) in NO_WIDTH:
        return 0.0
    if character >= "\U0001f000":
        return EMOJI
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else MISSING


@lru_cache(maxsize=1 << 15)
def ems(word: str, face: str, bold: bool, mono: bool) -> float:
    """The width of a word that is not Han, in em."""
    if mono:
        return sum(MONO for character in word if unicodedata.category(character) not in NO_WIDTH)
    return sum(advance(character, face, bold) for character in word)
