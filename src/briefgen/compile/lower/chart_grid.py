"""A chart's data as amounts by category and series, and how one of them is said."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from briefgen.compile.text import lower_plain
from briefgen.compile.work import Work
from briefgen.doctree.walk import plain
from briefgen.locale import Amount, Period, Unit
from briefgen.model.chart_data import Value
from briefgen.model.text import LocalText


@dataclass(frozen=True, slots=True)
class Datum:
    """A value as an amount, None where it is missing; `fact` where it comes from one."""

    amount: Amount | None
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One series; `names` are all that `highlight:` may call it."""

    name: str
    names: tuple[str, ...]
    data: tuple[Datum, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Categories and series; `names` are all that `highlight:` may call each category, in any language.

    `periods` are the categories of a data file where all of them are dates, () elsewhere.
    """

    categories: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    lines: tuple[Line, ...]
    periods: tuple[Period, ...] = ()

    @property
    def amounts(self) -> tuple[Amount, ...]:
        return tuple(datum.amount for line in self.lines for datum in line.data if datum.amount)

    @property
    def lacks_facts(self) -> bool:
        """Whether a fact that it names has no amount, which has been reported."""
        return any(datum.fact and not datum.amount for line in self.lines for datum in line.data)


def label_of(work: Work, label: LocalText | None, datum: Datum, key: str) -> tuple[str, tuple[str, ...]]:
    """A category's label, its own or its fact's, and every name it goes by."""
    if label:
        return lower_plain(work, label, key), names_of(label)
    fact = work.facts.get(datum.fact)
    if fact and fact.label:
        return plain(work.labels[fact.id]), names_of(fact.label)
    if datum.amount:
        work.fault(key, "no-label", "this value has no label", "add `label:`, or give the fact one")
    return "", ()


def datum_of(work: Work, unit: Unit, value: Value | None, key: str) -> Datum:
    """A fact's amount, or a number in the chart's unit."""
    if value is None:
        return Datum(None)
    if isinstance(value, Decimal):
        return Datum(Amount(value, unit))
    fact = work.fact(value, key)
    if fact and fact.amount.high is not None:
        work.fault(key, "range-in-chart", "a chart has no place for a range", "chart its ends, as facts of their own")
    return Datum(fact.amount if fact else None, value)


def names_of(text: LocalText) -> tuple[str, ...]:
    """What a text says in any language."""
    return tuple(said for _, said in text.items())
