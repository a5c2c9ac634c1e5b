"""What a `unit:` names: a currency's code, a sign such as "%", a time, or a noun in each language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefgen.compile.work import Work
from briefgen.diagnostics import did_you_mean, nearest, quoted
from briefgen.locale import Unit
from briefgen.locale.amount import MEASURES
from briefgen.locale.currency import currency_codes
from briefgen.model import LocalText

_SIGNS: Mapping[str, Unit] = {
    "%": Unit("percent"),
    "×": Unit("multiple"),
    "x": Unit("multiple"),
    **{name: Unit("measure", name) for name in MEASURES},
}
_MEANT: Mapping[str, str] = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY or JPY", "RMB": "CNY", "usd": "USD", "eur": "EUR",
    "gbp": "GBP", "cny": "CNY", "jpy": "JPY", "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR",
    "percent": '"%"', "per cent": '"%"', "％": '"%"', "percentage point": "pp", "percentage points": "pp", "ppt": "pp",
    "bps": "bp", "times": "×", **{f"{name}s": name for name in MEASURES},
}  # fmt: skip
"""What else units are called, and how they are written here."""
_COMMON = ("USD", "EUR", "GBP", "CNY", "JPY", "CHF", "HKD", "INR", "KRW", "AUD", "CAD", "SGD", "TWD")
_LONG_CODE = re.compile(r"[A-Z]{4}")
_LIKE_A_CODE = re.compile(r"[A-Z]{3}")


def unit_of(work: Work, unit: LocalText | None, key: str) -> Unit:
    """The unit that the text at `key` names in the document's language; one that is misspelt is reported."""
    if unit is None:
        return Unit()
    code = _code(unit)
    if code in _SIGNS:
        return _SIGNS[code]
    if code in currency_codes():
        return Unit("currency", code)
    if unit.plain is not None and _is_misspelt(unit.plain):
        _report(work, unit.plain, key)
    default = work.brief.languages[0]
    return Unit("noun", work.words(unit, key)[0], unit.get(default, default) or "")


def is_unit_code(text: LocalText) -> bool:
    """Whether a unit is a sign that no language translates, or was meant for one: a currency's code, "%", a time."""
    return _code(text) in (*_SIGNS, *currency_codes()) or (text.plain is not None and _is_misspelt(text.plain))


def _code(unit: LocalText) -> str:
    return unit.plain if unit.plain is not None else unit.texts.get("all", "")


def _is_misspelt(word: str) -> bool:
    if word in _MEANT or _LIKE_A_CODE.fullmatch(word):
        return True
    return _LONG_CODE.fullmatch(word) is not None and bool(nearest(word, _COMMON))


def _report(work: Work, word: str, key: str) -> None:
    if word in _MEANT:
        work.fault(key, "unknown-unit", f"{quoted(word)} is no unit that briefgen knows", f"write {_MEANT[word]}")
        return
    guess = did_you_mean(word, nearest(word, _COMMON)[:1] or nearest(word, currency_codes())[:1])
    hint = f"{guess} what is counted is written {{all: {word}}}".strip()
    work.fault(key, "unknown-unit", f"there is no currency {quoted(word)}", hint)
