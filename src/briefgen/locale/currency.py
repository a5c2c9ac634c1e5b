"""What currencies are called: the CLDR's names and signs (currencies.tsv, made by tools/extract_currencies.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Currency:
    """How a language says a currency: `sign` at the number where signs stand there ("$"), `column` at the head of a
    column or axis ("US$"), `one` and `many` as words after the number, "" where the sign does.
    """

    sign: str
    column: str
    one: str = ""
    many: str = ""

    def named(self, *, single: bool) -> str:
        return self.one if single else self.many or self.one


@cache
def currency_codes() -> frozenset[str]:
    """The codes of ISO 4217, and those of a few currencies that figures of past years are in."""
    return frozenset(_table())


def currency_name(code: str, language: str) -> Currency | None:
    """The CLDR's sign, "" where it has none, and names, in `column` the one for several; None without the language."""
    cells = _table().get(code, {})
    if language not in cells:
        return None
    sign, one, many = cells[language].split("|")
    return Currency(sign, many or one, one, many or one)


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    """Each code's cells by language."""
    text = Path(__file__).with_name("currencies.tsv").read_text(encoding="utf-8")
    head, *lines = (line.split("\t") for line in text.splitlines())
    return {code: dict(zip(head[1:], cells, strict=True)) for code, *cells in lines}
