"""How a language says amounts: "over $70 billion a year" / "每年超过700亿美元" / "über 70 Mrd. US-Dollar pro Jahr"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefgen.locale.amount import Amount, FigureText, Unit, exponent, power_for, rounded, shifted
from briefgen.locale.currency import Currency, currency_name

NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Span:
    """How the ends of a range are joined. Kinds of units in `both` are said at each end, the scale too where `scaled`,
    and, where `parted`, any unit if only one end has a scale.
    """

    pattern: str
    both: frozenset[str] = frozenset()
    scaled: bool = False
    parted: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit's name after 1 and after other numbers, and its sign where room is short."""

    one: str
    many: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class AmountRules:
    """Patterns take `{n}`, the number with its scale, `{u}`, the unit, `{s}`, the scale; a span's `{low}` and `{high}`.

    `scales` are powers of ten with their words, largest first, for numbers of at most `most_decimals` in them; `gap`
    stands between number and scale word. `bounds_below_zero` stand before `bounds` where less is more. `span` joins a range in words, `dash` where room is short. `marks` are a
    bound's short forms as (before, after) the number; `large_marks` says whether they are set large with it. `currencies`
    stand before the CLDR's, by `language`; where `sign_follows`, a sign stands after the number. `plural` makes a noun's
    plural, None in a language without any.
    """

    language: str
    scales: tuple[tuple[int, str], ...]
    most_decimals: int
    gap: str
    group: str
    point: str
    bounds: Mapping[str, str]
    bounds_below_zero: Mapping[str, str]
    marks: Mapping[str, tuple[str, str]]
    large_marks: bool
    span: Span
    dash: Span
    periods: Mapping[str, str]
    currencies: Mapping[str, Currency]
    sign_follows: bool
    money_column: str
    measures: Mapping[str, Measure]
    noun_column: str
    percent: str
    multiple: str
    multiple_sign: str
    plural: Callable[[str], str] | None
    unit_in_caption: str

    def say(self, amount: Amount, form: str = "full") -> str:
        """The amount in running text: "over $70 billion a year" / "每年超过700亿美元".

        `short` uses marks (">$70 billion") and no period, `plain` neither bound nor period, `delta` is a change: plain
        with its sign ("+$3 billion").
        """
        if form == "short":
            return self._short(amount)
        said = self._spanned(amount, signed=form == "delta")
        if form in ("plain", "delta"):
            return said
        said = self._bounded(amount, said)
        return self.periods[amount.per].format(n=said) if amount.per else said

    def figure(self, amount: Amount) -> FigureText:
        """The amount as a large figure: (">$70", "billion") / ("700", "亿美元以上")."""
        number, scale = self._together(amount)
        before, after = self.marks[amount.bound] if amount.bound else ("", "")
        unit, tail = amount.unit, scale
        if unit.kind == "currency" and not self.sign_follows:
            number = _signed(self._money(unit.name).sign, number)
        elif unit.kind == "percent":
            number = self.percent.format(n=number)
        elif unit.kind == "multiple":
            tail = scale + self.multiple_sign
        elif unit.kind in ("currency", "measure") or (unit.kind == "noun" and not (scale and self.plural)):
            name = self._name(unit, number, scale)
            tail = scale + (self.gap if scale else "") + name
        if self.large_marks:
            return FigureText("", before + number, tail + after)
        return FigureText(before, number, tail + after)

    def power_for(self, values: Sequence[Decimal]) -> int:
        """The power of ten that suits an axis with these values; 0 where they are small."""
        return power_for(max(map(abs, values), default=Decimal(0)), self.powers)

    def scaled(self, amount: Amount, power: int) -> str:
        """The number alone in units of 10**power, with its bound: ">70" / "超过700"."""
        number = self._joined(amount, power, self.dash)
        if not amount.bound:
            return number
        if self.large_marks:
            before, after = self.marks[amount.bound]
            return before + number + after
        return self._bounded(amount, number)

    def worded(self, amount: Amount, power: int) -> str:
        """The number alone in units of 10**power, its bound in words: "over 70" / "超过700"."""
        number = self._joined(amount, power, self.span)
        if amount.unit.kind == "multiple":
            number = self.multiple.format(n=number)
        elif amount.unit.kind == "percent":
            number = self.percent.format(n=number)
        return self._bounded(amount, number)

    def column(self, unit: Unit, power: int) -> str:
        """What heads a column or axis of numbers in units of 10**power: "US$ billion" / "亿美元"."""
        scale = dict(self.scales).get(power, "")
        if unit.kind == "currency":
            return self.money_column.format(s=scale, u=self._money(unit.name).column).strip()
        if unit.kind in ("noun", "measure"):
            return self.noun_column.format(s=scale, u=self._name(unit, "", "many", short=True)).strip()
        return {"percent": "%", "multiple": self.multiple_sign}.get(unit.kind, scale)

    @property
    def powers(self) -> tuple[int, ...]:
        """The powers of ten that have a word, largest first."""
        return tuple(power for power, _ in self.scales)

    def at(self, amount: Amount, power: int) -> Decimal:
        """The number in units of 10**power, rounded to the place that the amount's precision asks for."""
        if amount.precision is None:
            return shifted(amount.value, power, None)
        return shifted(rounded(amount, amount.counted or self.powers), power, amount.precision)

    def own_power(self, amount: Amount) -> int:
        """The power of ten in whose units the amount is said: 0 where that would take too many decimals.

        A number that rounds up to the next scale is said in that.
        """
        power = self.power_for([self.at(amount, 0)])
        most = max(self.most_decimals, amount.precision or 0)
        return power if -exponent(self.at(amount, power)) <= most else 0

    def _bounded(self, amount: Amount, said: str) -> str:
        """The number with its bound in words: "over 70", and "above −2" below zero."""
        if not amount.bound:
            return said
        bounds = {**self.bounds, **self.bounds_below_zero} if amount.value < 0 else self.bounds
        return bounds[amount.bound].format(n=said)

    def _short(self, amount: Amount) -> str:
        """The amount with marks for words: ">$70 billion", "$3–5 billion"."""
        before, after = self.marks[amount.bound] if amount.bound else ("", "")
        if amount.high is not None:
            return self._spanned(amount, short=True)
        number, scale = self._scaled(amount)
        return before + self._with_unit(amount.unit, number, scale, short=True) + after

    def _spanned(self, amount: Amount, *, short: bool = False, signed: bool = False) -> str:
        """The amount with its unit, or both ends of a range: each with the unit and scale, as far as that is the custom."""
        said = [self._scaled(end) for end in amount.ends]
        span = self.dash if short and amount.value >= 0 else self.span
        twice = len(said) > 1 and self._said_twice(amount.unit, span, said[0][1], said[-1][1])
        if (self._leads(amount.unit) or not twice) and self._misleads(amount):
            said = [(self._digits(self.at(end, 0)), "") for end in amount.ends]
        if signed:
            said = [(_plus(end) + number, scale) for end, (number, scale) in zip(amount.ends, said, strict=True)]
        *lower, (number, scale) = said
        if twice:
            ends = (self._with_unit(amount.unit, *one, short=short) for one in said)
            return span.pattern.format(**dict(zip(("low", "high"), ends, strict=True)))
        for low, low_scale in lower:
            named = low_scale and (span.scaled or low_scale != scale)
            number = span.pattern.format(low=f"{low}{self.gap}{low_scale}" if named else low, high=number)
        return self._with_unit(amount.unit, number, scale, short=short)

    def _said_twice(self, unit: Unit, span: Span, low: str, high: str) -> bool:
        """Whether both ends of a range have the unit, where these are their scales."""
        if self._leads(unit):
            return "currency" in span.both or low != high
        one_scale = bool(low) != bool(high)
        return (unit.kind in span.both - {"currency"}) or (span.parted and one_scale and unit.kind != "none")

    def _misleads(self, amount: Amount) -> bool:
        """Whether the scale of one end would be read as that of both: in "5 to 10 million", both are millions."""
        low, *high = amount.ends
        if not high:
            return False
        powers = self.own_power(low), self.own_power(high[0])
        likely = self.at(low, powers[0]) <= 10 * abs(self.at(high[0], powers[1]))
        return (likely or not powers[1]) if 0 in powers and any(powers) else False

    def _with_unit(self, unit: Unit, number: str, scale: str, *, short: bool = False) -> str:
        scaled = f"{number}{self.gap}{scale}" if scale else number
        match unit.kind:
            case "currency" if self._leads(unit) or (short and not self.sign_follows):
                return _signed(self._money(unit.name).sign, scaled)
            case "percent":
                return self.percent.format(n=scaled)
            case "multiple":
                return self.multiple.format(n=scaled) if not short else scaled + self.multiple_sign
            case "currency" | "measure" | "noun":
                name = self._name(unit, number, scale, short=short)
                gap = " " if scale and self.gap else self.gap
                return scaled + (gap or _latin_gap(scaled, name)) + name
            case "none":
                return scaled

    def _name(self, unit: Unit, number: str, scale: str, *, short: bool = False) -> str:
        """What follows the number: the unit's name in the form that goes with it, or the currency's sign."""
        single = number.lstrip("+−") == "1" and not scale
        if unit.kind == "currency":
            money = self._money(unit.name)
            return money.named(single=single) or money.sign
        if unit.kind == "measure":
            measure = self.measures[unit.name]
            return (short and measure.short) or (measure.one if single else measure.many)
        one, _, many = (part.strip() for part in unit.name.partition("|"))
        if self.plural is None or single:
            return one
        return many or self.plural(one)

    def _money(self, code: str) -> Currency:
        """The language's own word for a currency, else the CLDR's, else its code."""
        if code in self.currencies:
            return self.currencies[code]
        found = currency_name(code, self.language)
        if found is None:
            return Currency(code if self.sign_follows else code + NBSP, code)
        if self.sign_follows:
            return found
        return Currency(found.sign, found.sign) if found.sign else replace(found, sign=code + NBSP, column=code)

    def _leads(self, unit: Unit) -> bool:
        """Whether a unit is said by a sign before the number."""
        return unit.kind == "currency" and not self.sign_follows and not self._money(unit.name).one

    def _together(self, amount: Amount) -> tuple[str, str]:
        """The digits, both ends of a range in one scale, and the scale word."""
        power = self.own_power(amount.ends[-1])
        if any(-exponent(self.at(end, power)) > max(self.most_decimals, amount.precision or 0) for end in amount.ends):
            power = 0
        return self._joined(amount, power, self.dash), dict(self.scales).get(power, "")

    def _joined(self, amount: Amount, power: int, span: Span) -> str:
        """The number alone in units of 10**power, or both ends of a range."""
        low, *high = (self._digits(self.at(end, power)) for end in amount.ends)
        span = span if amount.value >= 0 else self.span
        return span.pattern.format(low=low, high=high[0]) if high else low

    def _scaled(self, amount: Amount) -> tuple[str, str]:
        """The digits and the scale word."""
        power = self.own_power(amount)
        return self._digits(self.at(amount, power)), dict(self.scales).get(power, "")

    def _digits(self, value: Decimal) -> str:
        whole, _, fraction = f"{value.copy_abs():f}".partition(".")
        if self.group:
            whole = f"{int(whole):,}".replace(",", self.group)
        sign = "−" if value < 0 and any(digit not in "0." for digit in f"{value:f}"[1:]) else ""
        return sign + whole + (self.point + fraction if fraction else "")


def _plus(end: Amount) -> str:
    return "+" if end.value > 0 else ""


def _latin_gap(number: str, noun: str) -> str:
    """What parts a digit from a unit in Latin letters in every language: 12 MW."""
    return NBSP if number[-1:].isdigit() and noun[:1].isascii() and noun[:1].isalpha() else ""


def _signed(sign: str, number: str) -> str:
    """A currency's sign before a number, after its own: "−$3", "+$3"."""
    return f"{number[0]}{sign}{number[1:]}" if number[:1] in ("−", "+") else sign + number
