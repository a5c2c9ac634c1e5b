"""Amounts: a value with its unit and bound, said by one language's rules.

Decimal throughout: saying a value never changes it, and rounding happens only where a precision asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import Literal

Bound = Literal["over", "under", "about", "at_least", "at_most"]
LOWER: frozenset[str] = frozenset(("over", "at_least"))
UPPER: frozenset[str] = frozenset(("under", "at_most"))

_WIDE = Context(prec=400)
"""Room for every digit of every number a brief can hold: the usual context would round at 28."""

_PREFIXED = ("m", "g", "t", "W", "Wh", "J", "Hz", "V", "B", "bit/s", "B/s")
_SYMBOLS = frozenset(
    (*(prefix + unit for unit in _PREFIXED for prefix in ("", "m", "c", "k", "K", "M", "G", "T", "P", "E")),
     "m²", "m³", "km²", "ha", "l", "L", "s", "h", "min", "K", "°C", "°F", "ppm", "ppb", "pp", "bp", "bbl", "boe", "lb", "ft",
     "CO2e", "tCO2e", "FLOPS")
)  # fmt: skip
"""Signs of units, which take no plural in English: 5 kWh, but 5 GPUs."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted: a currency (`name` its ISO 4217 code), a share, a ratio, a noun, or nothing."""

    kind: Literal["currency", "percent", "multiple", "noun", "none"] = "none"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` is unscaled ("%" counts hundredths as 1); `precision` is in decimals as said, None: as written."""

    value: Decimal
    unit: Unit = field(default_factory=Unit)
    bound: Bound | None = None
    per: str | None = None
    precision: int | None = None


@dataclass(frozen=True, slots=True)
class FigureText:
    """A large figure: the number, and what stands small before and after it."""

    before: str
    number: str
    after: str


@dataclass(frozen=True, slots=True)
class Currency:
    """`sign` stands at the number ("$", "美元"), `column` at a column's or axis' head ("US$")."""

    sign: str
    column: str


@dataclass(frozen=True, slots=True)
class AmountRules:
    """How a language says amounts. Patterns take `{n}`, the number with its scale, and `{u}`, the unit.

    `scales` are powers of ten with their words, largest first; `gap` stands between number and scale word; `sign_follows`
    where a currency stands after the number.
    `marks` are a bound's short forms as (before, after) the number; `large_marks` says whether they are set
    large with it.
    """

    scales: tuple[tuple[int, str], ...]
    gap: str
    group: str
    point: str
    bounds: Mapping[str, str]
    marks: Mapping[str, tuple[str, str]]
    large_marks: bool
    periods: Mapping[str, str]
    currencies: Mapping[str, Currency]
    sign_follows: bool
    money_column: str
    other_money: str
    noun_column: str
    percent: str
    multiple: str
    multiple_sign: str
    plural: bool
    unit_in_caption: str

    def say(self, amount: Amount, form: str = "full") -> str:
        """The amount in running text: "over $70 billion a year" / "每年超过700亿美元".

        `short` uses marks (">$70 billion") and no period, `plain` neither bound nor period, `delta` is a change: plain
        with its sign ("+$3 billion").
        """
        if form == "short":
            figure = self.figure(amount, with_noun=True)
            gap = self.gap if figure.after[:1].isalpha() else ""
            return f"{figure.before}{figure.number}{gap or _latin_gap(figure.number, figure.after)}{figure.after}"
        said = self._with_unit(amount, self._scaled(amount))
        if form == "plain":
            return said
        if form == "delta":
            return f"+{said}" if amount.value > 0 else said
        if amount.bound:
            said = self.bounds[amount.bound].format(n=said)
        return self.periods[amount.per].format(n=said) if amount.per else said

    def figure(self, amount: Amount, *, with_noun: bool = False) -> FigureText:
        """The amount as a large figure: (">$70", "billion") / ("700", "亿美元以上")."""
        number, scale = self._scaled(amount)
        before, after = self.marks[amount.bound] if amount.bound else ("", "")
        unit = amount.unit
        if unit.kind == "currency" and not self.sign_follows:
            number = _signed(self._money(unit.name).sign, number)
            tail = scale
        elif unit.kind == "currency":
            tail = scale + self._money(unit.name).sign
        elif unit.kind == "percent":
            number, tail = self.percent.format(n=number), scale
        elif unit.kind == "multiple":
            tail = scale + self.multiple_sign
        elif unit.kind == "noun" and (with_noun or not scale or not self.plural):
            tail = (scale + self.gap if scale else "") + self._noun(unit.name, number, scale)
        else:
            tail = scale
        if self.large_marks:
            return FigureText("", before + number, tail + after)
        return FigureText(before, number, tail + after)

    def power_for(self, values: Sequence[Decimal]) -> int:
        """The power of ten that suits an axis with these values; 0 where they are small."""
        largest = max((abs(value) for value in values), default=Decimal(0))
        return next((power for power, _ in self.scales if largest >= Decimal(1).scaleb(power)), 0)

    def scaled(self, amount: Amount, power: int) -> str:
        """The number alone in units of 10**power, with its bound: ">70" / "超过700"."""
        number = self._digits(self.at(amount, power))
        if not amount.bound:
            return number
        if self.large_marks:
            before, after = self.marks[amount.bound]
            return before + number + after
        return self.bounds[amount.bound].format(n=number)

    def worded(self, amount: Amount, power: int) -> str:
        """The number alone in units of 10**power, its bound in words: "over 70" / "超过700"."""
        number = self._digits(self.at(amount, power))
        if amount.unit.kind == "multiple":
            number = self.multiple.format(n=number)
        elif amount.unit.kind == "percent":
            number = self.percent.format(n=number)
        return self.bounds[amount.bound].format(n=number) if amount.bound else number

    def column(self, unit: Unit, power: int) -> str:
        """What heads a column or axis of numbers in units of 10**power: "US$ billion" / "亿美元"."""
        scale = dict(self.scales).get(power, "")
        if unit.kind == "currency":
            return self.money_column.format(s=scale, u=self._money(unit.name).column).strip()
        if unit.kind == "noun":
            noun = self._noun(unit.name, "", scale or "many")
            return self.noun_column.format(s=scale, u=noun).strip()
        return {"percent": "%", "multiple": self.multiple_sign}.get(unit.kind, scale)

    def _money(self, code: str) -> Currency:
        return self.currencies.get(code) or Currency(self.other_money.format(u=code), code)

    def at(self, amount: Amount, power: int) -> Decimal:
        """The number in units of 10**power, rounded to the place to which it is rounded in its own scale."""
        if amount.precision is None:
            return at_power(amount, power)
        return at_power(replace(amount, precision=amount.precision + power - self.own_power(amount)), power)

    def own_power(self, amount: Amount) -> int:
        """The power of ten in whose units the amount is said; a number that rounds up to the next scale is said in that."""
        power = self.power_for([amount.value])
        return self.power_for([at_power(amount, power).scaleb(power, _WIDE)])

    def _scaled(self, amount: Amount) -> tuple[str, str]:
        """The digits and the scale word."""
        power = self.own_power(amount)
        return self._digits(at_power(amount, power)), dict(self.scales).get(power, "")

    def _with_unit(self, amount: Amount, said: tuple[str, str]) -> str:
        number, scale = said
        scaled = f"{number}{self.gap}{scale}" if scale else number
        match amount.unit.kind:
            case "currency":
                sign = self._money(amount.unit.name).sign
                return scaled + sign if self.sign_follows else _signed(sign, scaled)
            case "percent":
                return self.percent.format(n=scaled)
            case "multiple":
                return self.multiple.format(n=scaled)
            case "noun":
                noun = self._noun(amount.unit.name, number, scale)
                gap = " " if scale and self.gap else self.gap
                return scaled + (gap or _latin_gap(scaled, noun)) + noun
            case "none":
                return scaled

    def _noun(self, noun: str, number: str, scale: str) -> str:
        """The noun's form for a number; "child | children" gives both, else an English plural is made."""
        one, _, many = (part.strip() for part in noun.partition("|"))
        if not self.plural or (number == "1" and not scale):
            return one
        return many or plural(one)

    def _digits(self, value: Decimal) -> str:
        whole, _, fraction = f"{value.copy_abs():f}".partition(".")
        if self.group:
            whole = f"{int(whole):,}".replace(",", self.group)
        sign = "−" if value < 0 and any(digit not in "0." for digit in f"{value:f}"[1:]) else ""
        return sign + whole + (self.point + fraction if fraction else "")


def _latin_gap(number: str, noun: str) -> str:
    """What parts a digit from a unit in Latin letters in every language: 12 MW."""
    return "\u00a0" if number[-1:].isdigit() and noun[:1].isascii() and noun[:1].isalpha() else ""


def plural(noun: str) -> str:
    """The regular English plural of a noun or of a phrase's last word; a unit's symbol has none."""
    if noun in _SYMBOLS:
        return noun
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def _signed(sign: str, number: str) -> str:
    """A currency's sign before a number, after its minus: "−$3"."""
    return f"−{sign}{number[1:]}" if number.startswith("−") else sign + number


def at_power(amount: Amount, power: int) -> Decimal:
    """`value / 10**power`: with the digits it was written with, or rounded to the amount's precision.

    A bounded value rounds towards the side that keeps the bound true.
    """
    scaled = amount.value.scaleb(-power, _WIDE)
    if amount.precision is not None:
        return scaled.quantize(Decimal(1).scaleb(-amount.precision), rounding(amount.bound), _WIDE)
    exponent = amount.value.as_tuple().exponent
    tidy = isinstance(exponent, int) and (exponent >= 0 or power > 0)
    return plain_integer(scaled) if tidy else scaled


def rounding(bound: Bound | None) -> str:
    """How a value is rounded so that its bound stays true (a rounding of `decimal`)."""
    return ROUND_FLOOR if bound in LOWER else ROUND_CEILING if bound in UPPER else ROUND_HALF_UP


def plain_integer(value: Decimal) -> Decimal:
    """The same value without zeros after the point: 70.000 is 70, 14.300 is 14.3."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1), context=_WIDE)
    return value.normalize(_WIDE)
