"""The reviewed amounts of tests/cases/amounts: a fact, a form, and how each language says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from briefgen.locale import Amount, Unit, locale_for
from briefgen.locale.amount import MEASURES
from briefgen.locale.currency import currency_codes

FOLDER = Path(__file__).parents[1] / "cases" / "amounts"
SIGNS = {"%": Unit("percent"), "×": Unit("multiple"), **{name: Unit("measure", name) for name in MEASURES}}


@dataclass(frozen=True, slots=True)
class AmountCase:
    """A row of a table: `said` by language, with plain spaces for those that hold."""

    page: str
    fact: str
    form: str
    said: dict[str, str]

    @property
    def label(self) -> str:
        return f"{self.page}: {self.fact}{' | ' + self.form if self.form else ''}"

    def amount(self, language: str) -> Amount:
        fact = yaml.load(self.fact, yaml.BaseLoader)
        numbers = {key: Decimal(fact[key]) for key in ("value", "low", "high") if key in fact}
        return Amount(
            numbers.get("value", numbers.get("low", Decimal(0))),
            unit_of(fact.get("unit"), language),
            fact.get("bound"),
            fact.get("per"),
            int(fact["precision"]) if "precision" in fact else None,
            numbers.get("high"),
            locale_for("en").amounts.powers,
        )


def unit_of(unit: Any, language: str) -> Unit:
    if unit is None:
        return Unit()
    if isinstance(unit, dict):
        return Unit("noun", unit.get(language, unit.get("all")))
    return SIGNS.get(unit) or Unit("currency", unit if unit in currency_codes() else "")


def amount_cases() -> list[AmountCase]:
    """Every row of every table."""
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        heads: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))] if line.startswith("| ") else []
            if cells[:1] == ["fact"]:
                heads = cells
            elif cells:
                found.append(
                    AmountCase(
                        path.stem,
                        cells[0].strip("`").replace("\\|", "|"),
                        cells[1],
                        dict(zip(heads[2:], cells[2:], strict=True)),
                    )
                )
    return found
