"""A fact older than the brief says its facts may be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from briefgen.check.rule import Finding, Material, Rule
from briefgen.locale import parse_period

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_DAYS = {"day": 1, "week": 7}


def find(material: Material) -> Iterator[Finding]:
    model = material.brief.model
    date = dt.date.fromisoformat(model.date)
    for name, fact in model.facts.items():
        allowed = fact.freshness or model.freshness
        if fact.as_of and allowed and parse_period(fact.as_of).end < before(date, allowed):
            what = f"the fact {name!r} holds for {fact.as_of}, more than {allowed} before {model.date}"
            yield Finding(
                f"facts.{name}.as_of", what, "look for a newer number, or give this fact a `freshness` of its own"
            )


def before(date: dt.date, age: str) -> dt.date:
    """The day that lies an age such as "18 months" before a date."""
    count, unit = age.split()
    unit = unit.removesuffix("s")
    if unit in _DAYS:
        return date - dt.timedelta(days=int(count) * _DAYS[unit])
    months = max(date.year * 12 + date.month - 1 - int(count) * _MONTHS[unit], 12)
    day = dt.date(months // 12, months % 12 + 1, 1)
    last = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return day.replace(day=min(date.day, last.day))


RULE = Rule("stale-fact", "A fact is older than the brief allows.", find)
