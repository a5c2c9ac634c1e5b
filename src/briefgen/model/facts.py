"""Facts: numbers declared once, and said everywhere from here."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import field_validator, model_validator
from pydantic_core import PydanticCustomError

from briefgen.model.text import LocalText, Model

Bound = Literal["over", "under", "about", "at_least", "at_most"]
Period = Literal["year", "quarter", "month", "week", "day", "hour"]


class Fact(Model):
    """A value with its unit, date and source; or, with `compute`, one derived from other facts.

    `unit` is a currency code ("USD"), "%", or the noun that is counted, in each language. A derived
    fact's unit follows from its inputs; `format: multiple` says a ratio as "70×".
    """

    label: LocalText | None = None
    value: Decimal | None = None
    unit: LocalText | None = None
    bound: Bound | None = None
    per: Period | None = None
    as_of: str | None = None
    cite: str | None = None
    compute: str | None = None
    format: Literal["number", "multiple", "percent"] | None = None
    precision: int | None = None

    @field_validator("value", mode="before")
    @classmethod
    def _never_quoted(cls, value: object) -> object:
        if isinstance(value, str):
            raise PydanticCustomError("decimal_quoted", "a value is a number, never a text")
        return value

    @model_validator(mode="after")
    def _declared_or_derived(self) -> Fact:
        if (self.value is None) == (self.compute is None):
            raise PydanticCustomError("fact_value", "a fact has either a value or a compute")
        if self.compute is not None and (self.bound or self.unit):
            raise PydanticCustomError(
                "fact_derived", "a derived fact takes its unit and bound from what it is computed of"
            )
        return self
