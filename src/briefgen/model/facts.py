"""Facts: numbers declared once, and said everywhere from here."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import ConfigDict, JsonValue, StrictInt, field_validator, model_validator
from pydantic_core import PydanticCustomError

from briefgen.model.text import Age, Date, LocalText, Model

Bound = Literal["over", "under", "about", "at_least", "at_most"]
Per = Literal["year", "quarter", "month", "week", "day", "hour"]


def _without(*keys: str) -> JsonValue:
    return {"anyOf": [{"required": [key]} for key in keys]}


DECLARED: dict[str, JsonValue] = {"required": ["value"], "not": _without("compute", "low", "high")}
RANGE: dict[str, JsonValue] = {"required": ["low", "high"], "not": _without("compute", "value", "bound")}
DERIVED: dict[str, JsonValue] = {
    "required": ["compute"],
    "not": _without("value", "low", "high", "unit", "bound"),
}
"""What `_declared_or_derived` asks, as JSON Schema has it."""


class Fact(Model):
    """A value, or a range from `low` to `high`, with its unit, date and source; or, with `compute`, one derived from
    other facts.

    A derived fact's unit follows from its inputs; `format: multiple` says a ratio as "70×".
    """

    model_config = ConfigDict(json_schema_extra={"anyOf": [DECLARED, RANGE, DERIVED]})

    label: LocalText | None = None
    """What the number is: the label of a chart's bar, and what stands under a key figure."""
    value: Decimal | None = None
    """The number in full: 14.3e9, 1250, 0.5. No unit, no thousands separators, no quotes."""
    low: Decimal | None = None
    """The lower end of a range, in place of `value`: "$3 billion to $5 billion"."""
    high: Decimal | None = None
    """The higher end of a range."""
    unit: LocalText | None = None
    """A currency's code (USD), "%", pp (percentage points), bp, ×, a time (second, minute, hour, day, week, month,
    quarter, year), or the noun that is counted, in each language: `{en: download, zh: 次下载}`."""
    bound: Bound | None = None
    """How sure the number is: "over 30 million", "about 30 million"."""
    per: Per | None = None
    """The period that a rate is for: "$70 billion a year"."""
    as_of: Date | None = None
    """The date the number holds for, which `${fact|as_of}` says: 2025, 2025-06, 2025-06-12, 2026-Q1, 2025-H2, FY2025,
    2024-03/2025-06."""
    freshness: Age | None = None
    """How old this number may be at the brief's date, in place of the brief's own `freshness`."""
    cite: str | None = None
    """The source, as in texts: "[@source, p. 3]". Its note stands wherever the fact is said."""
    compute: str | None = None
    """The sum that makes this fact out of others: `spend / revenue`, `round((a + b) / 2, 1)`."""
    format: Literal["number", "multiple", "percent"] | None = None
    """How a computed ratio is said: 41.3, 41.3×, 41.3%."""
    precision: StrictInt | None = None
    """How many decimals are said, from 0 to 12, in the brief's first language; the others say the same number. Without
    it, as many as were written."""

    @field_validator("value", "low", "high", mode="before")
    @classmethod
    def _never_quoted(cls, value: object) -> object:
        if isinstance(value, str):
            raise PydanticCustomError("decimal_quoted", "a value is a number, never a text")
        return value

    @model_validator(mode="after")
    def _declared_or_derived(self) -> Fact:
        ranged = self.low is not None or self.high is not None
        if (self.value is not None) + (self.compute is not None) + ranged != 1:
            raise PydanticCustomError("fact_value", "a fact has a value, a low and a high, or a compute")
        if ranged and (self.low is None or self.high is None or self.bound or self.low >= self.high):
            raise PydanticCustomError("fact_range", "a range has a low and a high that is greater, and no bound")
        if self.compute is not None and (self.bound or self.unit):
            raise PydanticCustomError(
                "fact_derived", "a derived fact takes its unit and bound from what it is computed of"
            )
        return self
