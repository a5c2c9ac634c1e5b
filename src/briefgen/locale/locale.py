"""A language as briefgen speaks it: its tag, its script, its words, its numbers, dates and locators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.locale.amount_rules import AmountRules
from briefgen.locale.citations import CitationWords
from briefgen.locale.locators import LocatorRules
from briefgen.locale.period import DateRules
from briefgen.locale.typography import TypographyRules
from briefgen.locale.words import Words


@dataclass(frozen=True, slots=True)
class Locale:
    """`name` is the language's name in a brief ("zh", "en-GB"), `tag` its BCP 47 tag ("zh-CN", "en-GB");
    without `citations`, styles keep their own words.
    """

    name: str
    tag: str
    script: Literal["latin", "han"]
    words: Words
    amounts: AmountRules
    dates: DateRules
    locators: LocatorRules
    typography: TypographyRules
    citations: CitationWords | None = None
