"""`annotate:` becomes marks: points found by their names, differences and growth rates worked out and said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

from briefgen.charts.numbers import spoken
from briefgen.compile.arithmetic import named
from briefgen.compile.lower.chart_axes import Sides, amounts_of, period_of, sides
from briefgen.compile.lower.chart_grid import Grid, datum_of
from briefgen.compile.pending import Claim
from briefgen.compile.text import lower_apart, lower_plain
from briefgen.compile.work import Work
from briefgen.diagnostics import did_you_mean, quoted
from briefgen.doctree import Annotation, Band, Change, Chart, Mark, Reference, Remark
from briefgen.doctree.walk import plain
from briefgen.locale import Amount, Unit
from briefgen.locale.amount import plain_integer
from briefgen.model.annotations import AnyAnnotation, BandRange, Difference, Growth, PointText, ReferenceLine
from briefgen.model.chart_data import Value
from briefgen.model.charts import Chart as ChartModel

EXACT = Context(prec=60)
"""Differences and rates are worked out to so many digits before they are said."""

WHOLE = 10
"""A rate of so many per cent or more is said without decimals."""

_UPRIGHT = ("column", "bar", "line", "area", "combination", "waterfall")
CARRIES = {
    "at": (*_UPRIGHT, "scatter", "dot", "slope"),
    "difference": _UPRIGHT,
    "growth": _UPRIGHT,
    "line": (*_UPRIGHT, "scatter", "dot", "multiples"),
    "band": (*_UPRIGHT, "scatter", "dot", "multiples"),
}
"""The kinds of chart that can carry each annotation."""


@dataclass(frozen=True, slots=True)
class _Annotator:
    """Finds what the annotations of one chart name, and says what they say."""

    work: Work
    grid: Grid
    held: Sides
    chart: Chart
    path: str

    def lowered(self, model: AnyAnnotation, key: str) -> Annotation | None:
        match model:
            case PointText():
                return self.remark(model, key)
            case Difference():
                return self.difference(model, key)
            case Growth():
                return self.growth(model, key)
            case ReferenceLine():
                return self.reference(model, key)
            case BandRange():
                return self.band(model, key)

    def remark(self, model: PointText, key: str) -> Remark | None:
        at = self.mark(model.at, f"{key}.at", model.series, f"{key}.series")
        text = lower_plain(self.work, model.text, f"{key}.text")
        return Remark(at, text) if at else None

    def difference(self, model: Difference, key: str) -> Change | None:
        one, other = model.difference
        if model.at is None:
            ends = self.ends(model.difference, model.series, f"{key}.difference", f"{key}.series")
        else:
            here = self.category(model.at, f"{key}.at")
            lines = [self.series(str(name), f"{key}.difference.{at}") for at, name in enumerate((one, other))]
            ends = [Mark(here, line) for line in lines if line is not None and here is not None]
        amounts = self.amounts(ends, key)
        if len(amounts) != 2:
            return None
        first, last = amounts
        if model.say == "percent":
            text = self.percent(first.value, last.value, key)
        else:
            text = self.delta(EXACT.subtract(last.value, first.value), first)
        return Change(ends[0], ends[1], text) if text else None

    def growth(self, model: Growth, key: str) -> Change | None:
        ends = self.ends(model.growth, model.series, f"{key}.growth", f"{key}.series")
        amounts = self.amounts(ends, key)
        if len(amounts) != 2:
            return None
        first, last = amounts
        if model.say == "total":
            text = self.percent(first.value, last.value, key)
        else:
            text = self.rate(first.value, last.value, self.years(ends, key), key)
        return Change(ends[0], ends[1], text) if text else None

    def reference(self, model: ReferenceLine, key: str) -> Reference | None:
        amount = self.amount(model.line, f"{key}.line")
        if amount is None:
            return None
        said = spoken(amount, self.chart.axis, self.work.locale)
        fact = self.work.facts.get(str(model.line))
        if model.label:
            said = lower_plain(self.work, model.label, f"{key}.label")
        elif fact and fact.label:
            said = self.work.locale.words.charts.level_named.format(name=plain(self.work.labels[fact.id]), value=said)
        return Reference(amount.value, said)

    def band(self, model: BandRange, key: str) -> Band | None:
        label = lower_plain(self.work, model.label, f"{key}.label") if model.label else ""
        places = [self.place(str(name)) for name in model.band]
        first, last = places
        if first is not None and last is not None:
            if self.chart.kind == "scatter":
                hint = "give two numbers, which set a band on the axis of values"
                self.work.fault(f"{key}.band", "annotation-kind", "the dots of a scatter are in no order", hint)
                return None
            return Band(label, categories=(min(first, last), max(first, last)))
        values = []
        for at, (value, place) in enumerate(zip(model.band, places, strict=True)):
            where = f"{key}.band.{at}"
            if isinstance(value, str) and value not in self.work.facts:
                if place is None:
                    self.category(value, where)
                continue
            amount = self.amount(value, where)
            values += [amount.value] if amount else []
        if len(values) != 2:
            if not any(isinstance(value, str) for value in model.band) or any(place is not None for place in places):
                hint = "name two categories, or two numbers or facts"
                self.work.fault(
                    f"{key}.band", "annotation-band", "a band goes from one place to another of its kind", hint
                )
            return None
        return Band(label, values=(min(values), max(values)))

    def place(self, name: str) -> int | None:
        """The place of the category of that name, of that label in any language, or of that fact."""
        for at, names in enumerate(self.grid.names):
            facts = (line.data[at].fact for line in self.grid.lines)
            if name in (*names, self.grid.categories[at], *facts):
                return at
        return None

    def category(self, value: Value, key: str) -> int | None:
        """The place of a category; a fault with the nearest names where there is none."""
        at = self.place(str(value))
        if at is None:
            facts = [datum.fact for line in self.grid.lines for datum in line.data if datum.fact]
            known = [*(name for names in self.grid.names for name in names), *facts]
            message = f"no category of this chart is called {quoted(str(value))}"
            self.work.fault(key, "unknown-category", message, did_you_mean(str(value), known))
        return at

    def series(self, name: str, key: str) -> int | None:
        """The place of a series; a fault with the nearest names where there is none."""
        lines = self.held.upright
        for at, line in enumerate(lines):
            if name in (line.name, *line.names):
                return at
        message = f"no series of this chart is called {quoted(name)}"
        self.work.fault(key, "unknown-series", message, did_you_mean(name, [n for line in lines for n in line.names]))
        return None

    def mark(self, category: Value, key: str, series: str | None, series_key: str) -> Mark | None:
        """A point that has a value; in a stack without a series, its whole."""
        at = self.category(category, key)
        own = self.series(series, series_key) if series is not None else 0
        if at is None or own is None:
            return None
        if series is None and self.chart.stacking and len(self.held.upright) > 1:
            return Mark(at)
        if series is None and len(self.held.upright) > 1:
            names = ", ".join(line.name for line in self.held.upright)
            self.work.fault(
                key, "annotation-series", "several series have a point here", f"add `series:`, one of these: {names}"
            )
            return None
        if self.value(Mark(at, own)) is None:
            message = f"{quoted(str(category))} has no value here"
            self.work.fault(key, "annotation-missing", message, "name a point that has one")
            return None
        return Mark(at, own)

    def ends(self, pair: Sequence[Value], series: str | None, key: str, series_key: str) -> list[Mark]:
        marks = (self.mark(value, f"{key}.{at}", series, series_key) for at, value in enumerate(pair))
        return [mark for mark in marks if mark]

    def value(self, mark: Mark) -> Amount | None:
        """The amount at a mark; in a waterfall a step's own; of a whole stack the sum."""
        lines = self.held.upright if mark.series is None else self.held.upright[mark.series : mark.series + 1]
        amounts = [line.data[mark.category].amount for line in lines]
        known = [amount for amount in amounts if amount]
        if len(known) == len(amounts) == 1:
            return known[0]
        derived = self.chart.series[mark.series].points[mark.category].value if mark.series is not None else None
        if derived is not None and amounts_of(lines):
            return Amount(derived, amounts_of(lines)[0].unit)
        if len(known) != len(amounts) or mark.series is not None:
            return None
        total = Decimal(0)
        for amount in known:
            total = EXACT.add(total, amount.value)
        return Amount(total, known[0].unit, next((amount.bound for amount in known if amount.bound), None))

    def amounts(self, ends: Sequence[Mark], key: str) -> list[Amount]:
        """The two amounts at the ends, none where one is missing, is only bounded, or is of another unit."""
        found = [amount for mark in ends if (amount := self.value(mark))]
        if len(ends) != 2:
            return []
        if len(found) != 2:
            self.work.fault(key, "annotation-missing", "a point of this has no value", "name points that have one")
            return []
        if found[0].unit != found[1].unit:
            message = f"{named(found[0].unit)} and {named(found[1].unit)} have no difference"
            self.work.fault(key, "unit-mix", message, "hold amounts of one unit against each other")
            return []
        if any(amount.bound for amount in found):
            message = "the change between amounts that are only bounded is not known"
            self.work.fault(key, "annotation-bound", message, "say it in the text, or give the facts without `bound`")
            return []
        return found

    def amount(self, value: Value, key: str) -> Amount | None:
        """A fact's amount or a number in the unit of the first axis."""
        known = [amount.unit for amount in amounts_of(self.held.first)]
        unit = known[0] if known else Unit()
        amount = datum_of(self.work, unit, value, key).amount
        if amount is None:
            return None
        if amount.unit != unit:
            message = f"the axis carries {named(unit)}, and this is {named(amount.unit)}"
            self.work.fault(key, "unit-mix", message, "name a fact of the chart's unit, or a number")
            return None
        if not amount.value.is_finite() or (self.chart.axis.log and amount.value <= 0):
            self.work.fault(key, "chart-number", f"{amount.value} has no place on this axis", "give a number that has")
            return None
        return amount

    def delta(self, change: Decimal, like: Amount) -> str:
        """A change in the units of the axis, with its sign; of shares in percentage points."""
        rules, change = self.work.locale.amounts, plain_integer(change)
        if like.unit.kind == "percent":
            return rules.say(Amount(change, Unit("measure", "pp")), "delta")
        number = rules.scaled(Amount(change, like.unit), self.power_of(like.unit))
        return number if change <= 0 else f"+{number}"

    def power_of(self, unit: Unit) -> int:
        first = {amount.unit for amount in amounts_of(self.held.first)}
        return self.chart.axis.power if unit in first or self.chart.second is None else self.chart.second.power

    def percent(self, first: Decimal, last: Decimal, key: str) -> str:
        """The change in per cent of the first value."""
        if first <= 0:
            hint = "say the difference as an amount: `{difference: [...]}`"
            self.work.fault(key, "annotation-rate", f"from {first} no change in per cent can be reckoned", hint)
            return ""
        share = EXACT.multiply(EXACT.subtract(EXACT.divide(last, first), Decimal(1)), Decimal(100))
        return self.per_cent(share)

    def rate(self, first: Decimal, last: Decimal, years: Decimal | None, key: str) -> str:
        """The compound rate a year: (last / first) ** (1 / years) - 1."""
        if years is None:
            return ""
        if first <= 0 or last <= 0:
            hint = "say the difference as an amount: `{difference: [...]}`"
            self.work.fault(key, "annotation-rate", f"from {first} to {last} there is no rate a year", hint)
            return ""
        factor = EXACT.power(EXACT.divide(last, first), EXACT.divide(Decimal(1), years))
        share = EXACT.multiply(EXACT.subtract(factor, Decimal(1)), Decimal(100))
        return self.work.locale.words.charts.yearly.format(rate=self.per_cent(share))

    def per_cent(self, share: Decimal) -> str:
        precision = 0 if abs(share) >= WHOLE else 1
        return self.work.locale.amounts.say(Amount(share, Unit("percent"), precision=precision), "delta")

    def years(self, ends: Sequence[Mark], key: str) -> Decimal | None:
        """How many years lie between two categories, which must be dates."""
        periods = [period_of(self.grid.names[mark.category]) for mark in ends]
        known = [period for period in periods if period]
        if len(known) != 2 or known[0].start >= known[1].start:
            hint = "name two dates, the earlier one first; or write `as: total`"
            self.work.fault(key, "annotation-dates", "a rate a year needs the years between its points", hint)
            return None
        months = [12 * period.start.year + period.start.month for period in known]
        whole = Decimal(months[1] - months[0]) / 12
        return whole or Decimal((known[1].start - known[0].start).days) / Decimal("365.25")


def annotated(work: Work, model: ChartModel, grid: Grid, chart: Chart, path: str) -> tuple[Annotation, ...]:
    """The chart's marks with their words; what is wrong in them is reported and left out."""
    annotator = _Annotator(work, grid, sides(work, model, grid, path), chart, path)
    return tuple(_lowered(annotator, model))


def _lowered(annotator: _Annotator, model: ChartModel) -> Iterator[Annotation]:
    for at, one in enumerate(model.annotate):
        key = f"{annotator.path}.annotate.{at}"
        name = _name(one)
        if model.kind not in CARRIES[name]:
            message = f"a {model.kind} chart cannot carry `{name}`"
            annotator.work.fault(key, "annotation-kind", message, f"it is for {', '.join(CARRIES[name])}")
        elif model.stacked == "100%" and name in ("difference", "growth", "line", "at"):
            message = f"shares that are stacked to 100% cannot carry `{name}`"
            annotator.work.fault(key, "annotation-kind", message, "draw a line for the series that it is about")
        elif annotator.chart.second is not None and name in ("difference", "growth"):
            message = f"a chart with two axes of values cannot carry `{name}`: a reader could not tell whose it is"
            annotator.work.fault(key, "annotation-kind", message, "draw that series in a chart of its own")
        elif (made := annotator.lowered(one, key)) is not None:
            yield made


def _name(model: AnyAnnotation) -> str:
    match model:
        case PointText():
            return "at"
        case Difference():
            return "difference"
        case Growth():
            return "growth"
        case ReferenceLine():
            return "line"
        case BandRange():
            return "band"


def annotation_claims(work: Work, model: ChartModel, path: str) -> Iterator[Claim]:
    """The claims of the facts that annotations name or say in their words, which stand in the caption."""
    for at, one in enumerate(model.annotate):
        match one:
            case ReferenceLine(line=line, label=text):
                values, name = [line], "label"
            case BandRange(band=band, label=text):
                values, name = [*band], "label"
            case PointText(text=text):
                values, name = [], "text"
            case _:
                continue
        for value in values:
            fact = work.facts.get(str(value))
            yield from fact.claims if fact else ()
        yield from lower_apart(work, text, f"{path}.annotate.{at}.{name}")[1] if text else ()
