"""What rules look for in a language: how amounts are written in running text, and words that claim."""

from __future__ import annotations

from importlib import import_module

from briefgen.check.words.tongue import Tongue

__all__ = ["Tongue", "tongue_of"]

KNOWN = ("en", "zh", "de")


def tongue_of(language: str) -> Tongue:
    """The words of a language ("en-GB" has those of "en"); English ones where there are none."""
    name = language.partition("-")[0]
    tongue: Tongue = import_module(f"briefgen.check.words.{name if name in KNOWN else 'en'}").TONGUE
    return tongue
