"""What a language dictates: its words, quantities, dates and typography; one file a language."""

from functools import cache
from importlib import import_module

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

_LOCALES = {
    "en": ("en", "LOCALE"),
    "zh": ("zh", "LOCALE"),
    "de": ("de", "LOCALE"),
    "en-US": ("en", "AMERICAN"),
    "en-GB": ("en", "BRITISH"),
    "zh-CN": ("zh", "MAINLAND"),
    "de-DE": ("de", "GERMANY"),
}
"""A language's name in a brief, the file that it is in, and its name there. Only a brief's own languages are imported."""

LANGUAGES = tuple(_LOCALES)


@cache
def locale_for(language: str) -> Locale:
    """The locale of a language's name in a brief ("zh", "en-GB"); raises KeyError when there is none."""
    file, name = _LOCALES[language]
    locale = getattr(import_module(f"{__name__}.{file}"), name)
    assert isinstance(locale, Locale)
    return locale
