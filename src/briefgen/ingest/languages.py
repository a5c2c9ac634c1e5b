"""The language a text is in, of those that briefs are written in."""

from __future__ import annotations

import re

from briefgen.locale.scripts import has_han

_GERMAN = frozenset(
    [
        "der",
        "die",
        "das",
        "und",
        "ist",
        "nicht",
        "mit",
        "für",
        "von",
        "den",
        "ein",
        "eine",
        "auf",
        "im",
        "zu",
        "dem",
        "des",
        "werden",
        "wird",
        "auch",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "and",
        "of",
        "to",
        "in",
        "is",
        "for",
        "with",
        "that",
        "on",
        "as",
        "by",
        "are",
        "from",
        "at",
        "its",
        "this",
        "will",
        "be",
        "has",
    ]
)
_LATIN = re.compile(r"[^\W\d_]+")
_HAN_WEIGHT = 2


def language_of(text: str) -> str:
    """ "zh" where Han prevails, a character counting as much as two letters; else "de" or "en" by the small words."""
    han = sum(1 for character in text if has_han(character))
    words = [word.lower() for word in _LATIN.findall(text) if not has_han(word)]
    if han and han * _HAN_WEIGHT >= sum(map(len, words)) / 2:
        return "zh"
    german, english = (sum(word in known for word in words) for known in (_GERMAN, _ENGLISH))
    return "de" if german > english else "en"
