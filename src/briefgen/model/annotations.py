"""What an author marks in a chart: a remark, a difference, a growth rate, a line, a band."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from briefgen.model.chart_data import Value
from briefgen.model.text import LocalText, Model


class PointText(Model):
    """Words at a point."""

    at: Value
    """The point's category, by its label in any language or its fact's id."""
    series: str | None = None
    """The point's series, where there are several."""
    text: LocalText
    """What is said there."""


class Difference(Model):
    """How much more or less one point is than another."""

    difference: tuple[Value, Value]
    """From which category to which; or, with `at`, from which series to which."""
    at: Value | None = None
    """The category in which two series are held against each other."""
    series: str | None = None
    """The series of both points, where there are several."""
    say: Literal["amount", "percent"] = Field("amount", alias="as")
    """Whether it is said as an amount, or in per cent of the first."""


class Growth(Model):
    """How fast a series grows from one point to another."""

    growth: tuple[Value, Value]
    """From which category to which."""
    series: str | None = None
    """The series, where there are several."""
    say: Literal["yearly", "total"] = Field("yearly", alias="as")
    """Whether it is said as the mean rate a year (compound), or over the whole time."""


class ReferenceLine(Model):
    """A line at a value."""

    line: Value
    """A fact's id, or a number in the chart's unit."""
    label: LocalText | None = None
    """What it is called; without it, its fact's label and its value."""


class BandRange(Model):
    """A stretch of categories or of values that is set apart by a tint."""

    band: tuple[Value, Value]
    """From which category to which; or from which number or fact to which, on the axis of values."""
    label: LocalText | None = None
    """What it is called."""


def _annotation_shape(value: object) -> str:
    for name, model in (("difference", Difference), ("growth", Growth), ("line", ReferenceLine), ("band", BandRange)):
        if isinstance(value, model) or (isinstance(value, Mapping) and name in value):
            return name
    return "at"


AnyAnnotation = Annotated[
    Annotated[PointText, Tag("at")]
    | Annotated[Difference, Tag("difference")]
    | Annotated[Growth, Tag("growth")]
    | Annotated[ReferenceLine, Tag("line")]
    | Annotated[BandRange, Tag("band")],
    Discriminator(_annotation_shape),
]
