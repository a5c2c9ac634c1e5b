"""What a language dictates: its words, quantities, dates and typography; one file a language."""

from functools import cache

from briefgen.locale import en, zh
from briefgen.locale.locale import Locale
from briefgen.locale.words import Words

__all__ = ["LANGUAGES", "Locale", "Words", "locale_for"]

_LOCALES = (
    Locale("en", "en-US", "latin", en.WORDS),
    Locale("zh", "zh-CN", "han", zh.WORDS),
)
LANGUAGES = tuple(locale.name for locale in _LOCALES)


@cache
def locale_for(language: str) -> Locale:
    """The locale of a language's name or tag ("zh", "zh-CN"); raises KeyError when there is none."""
    for locale in _LOCALES:
        if language in (locale.name, locale.tag):
            return locale
    raise KeyError(language)
