"""What a language dictates: its words, quantities, dates and typography; one file a language."""

from functools import cache

from briefgen.locale import en, zh
from briefgen.locale.amount import Amount, FigureText, Unit
from briefgen.locale.locale import Locale
from briefgen.locale.period import Period, parse_period
from briefgen.locale.words import Words

__all__ = ["LANGUAGES", "Amount", "FigureText", "Locale", "Period", "Unit", "Words", "locale_for", "parse_period"]

_LOCALES = (en.LOCALE, zh.LOCALE)
LANGUAGES = tuple(locale.name for locale in _LOCALES)


@cache
def locale_for(language: str) -> Locale:
    """The locale of a language's name or tag ("zh", "zh-CN"); raises KeyError when there is none."""
    for locale in _LOCALES:
        if language in (locale.name, locale.tag):
            return locale
    raise KeyError(language)
