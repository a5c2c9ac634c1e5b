"""What a language dictates: its words, quantities, dates and typography; one file a language."""

from functools import cache

from briefgen.locale import de, en, zh
from briefgen.locale.amount import Amount, FigureText, Unit
from briefgen.locale.locale import Locale
from briefgen.locale.period import DATE_FORMS, Period, parse_period
from briefgen.locale.words import Words

__all__ = [
    "DATE_FORMS",
    "LANGUAGES",
    "Amount",
    "FigureText",
    "Locale",
    "Period",
    "Unit",
    "Words",
    "locale_for",
    "parse_period",
]

_LOCALES = (en.LOCALE, zh.LOCALE, de.LOCALE, en.AMERICAN, en.BRITISH, zh.MAINLAND, de.GERMANY)
LANGUAGES = tuple(locale.name for locale in _LOCALES)


@cache
def locale_for(language: str) -> Locale:
    """The locale of a language's name in a brief ("zh", "en-GB"); raises KeyError when there is none."""
    for locale in _LOCALES:
        if language == locale.name:
            return locale
    raise KeyError(language)
