"""What rules look for in a language: how amounts are written in running text, and words that claim."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module

from briefgen.check.words.tongue import Tongue
from briefgen.locale import locale_for

__all__ = ["KNOWN", "Tongue", "tongue_of"]

KNOWN = ("en", "zh", "de")
_NEVER = "(?!)"


@cache
def tongue_of(language: str) -> Tongue:
    """The words of a language ("en-GB" has those of "en"); where there are none, what its locale tells of its numbers."""
    name = language.partition("-")[0]
    if name not in KNOWN:
        return _of_locale(language)
    tongue: Tongue = import_module(f"briefgen.check.words.{name}").TONGUE
    return tongue


def _of_locale(language: str) -> Tongue:
    """A language whose numbers can be read, and of whose words nothing is known."""
    rules = locale_for(language).amounts
    return Tongue(
        group=re.escape(rules.group),
        point=re.escape(rules.point),
        scales={word: power for power, word in rules.scales if word},
        units={"%": ("percent", ""), "×": ("multiple", "")},
        superlatives=_NEVER,
        totals=(),
        averages=(),
        pictures=(),
    )
