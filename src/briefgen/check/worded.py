"""Numbers in the words of a Latin language: twenty-four, half a million, two thirds, doubled, fünfundzwanzig."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from briefgen.check.amount import Amount, share
from briefgen.check.words import Tongue, tongue_of

_WORD = re.compile(r"[^\W\d_]+")
_JOINTS = (" ", "-", "\u2011", "\u00a0")
_ONE = ("a", "an")
_TIMES_OF = re.compile(
    r"[ \u00a0](?:times|mal)[ \u00a0](?:as|more|larger|higher|bigger|its|their|the|what|so|mehr|höher)\b"
)
_AND_A_HALF = re.compile(r"(?:^|\W)(?:([a-z]+) )?(?:\w+ )?and a half\b|\b(\w+?)einhalb\b|\b(anderthalb)", re.IGNORECASE)
_DOZEN, _TENS_OF_YEARS = ("dozen",), ("decade", "decades", "jahrzehnt", "jahrzehnte", "jahrzehnten")
_LEAST = 11
"""The smallest number in words that is one wherever it stands: "one of them" is none."""
_SHORTEST = 3
"""Letters of a scale or unit that may follow a number in words."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Number words in a row and what they say; `power` is their last scale, `exact` whether they count."""

    start: int
    end: int
    value: Decimal
    power: Decimal
    scaled: bool
    exact: bool
    each: tuple[Decimal, ...]


def worded_amounts(text: str, language: str) -> Iterator[Amount]:
    """The amounts written in words, in no order."""
    tongue = tongue_of(language)
    for run in _runs(text, tongue):
        if amount := _amount(run, text, language):
            yield amount
    for pattern in tongue.shares:
        for match in _compiled(pattern).finditer(text):
            yield from _share(match, tongue)
    for match in _WORD.finditer(text):
        if match.group().lower() in tongue.times:
            yield Amount(*match.span(), Decimal(tongue.times[match.group().lower()]), Decimal("0.1"), "times")
    for match in _compiled(tongue.fold).finditer(text):
        times = tongue.cardinal(match[1].lower())
        if times:
            yield Amount(*match.span(), Decimal(times), Decimal("0.1"), "times")
    yield from _dates(text, tongue)


def _amount(run: _Run, text: str, language: str) -> Amount | None:
    if not run.exact:
        return None
    if _TIMES_OF.match(text, run.end):
        return Amount(run.start, run.end, run.value, Decimal("0.1"), "times")
    unit = _unit_after(language).match(text, run.end)
    if unit:
        return Amount(run.start, unit.end(), run.value, run.power, *tongue_of(language).units[unit[1]])
    if run.scaled:
        return Amount(run.start, run.end, run.value, run.power, "scaled")
    return Amount(run.start, run.end, run.value, run.power) if run.value >= _LEAST else None


@cache
def _unit_after(language: str) -> re.Pattern[str]:
    units = (
        word for word, (kind, _) in tongue_of(language).units.items() if kind != "multiple" and len(word) > _SHORTEST
    )
    return re.compile(rf"[ \u00a0]({'|'.join(map(re.escape, sorted(units, key=len, reverse=True)))})\b")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _share(match: re.Match[str], tongue: Tongue) -> Iterator[Amount]:
    groups = match.groupdict()
    part, whole = (_said(groups.get(name), default, tongue) for name, default in (("n", 1), ("d", 2)))
    if part and whole and part < whole:
        yield share(*match.span(), Decimal(part), Decimal(whole))


def _said(word: str | None, default: int, tongue: Tongue) -> int:
    if word is None:
        return default
    lower = word.lower()
    return int(word) if word.isdecimal() else tongue.parts.get(lower) or tongue.cardinal(lower) or 0


def _dates(text: str, tongue: Tongue) -> Iterator[Amount]:
    """A quarter, and a month beside a day or a year."""
    for match in _compiled(tongue.quarters).finditer(text):
        word = next(filter(None, match.groups()))
        value = int(word) if word.isdecimal() else tongue.others.get(word.lower(), 0)
        yield Amount(*match.span(), Decimal(value), Decimal(1), "date")
    if tongue.months:
        names = "|".join(tongue.months)
        for match in _compiled(rf"(?<=\d )(?:{names})\b|(?<=\d\. )(?:{names})\b|\b(?:{names})(?= \d)").finditer(text):
            yield Amount(*match.span(), Decimal(tongue.months.index(match.group()) + 1), Decimal(1), "date")


def worded_numbers(text: str, language: str) -> Iterator[Decimal]:
    """Every number that the words of a text may be said to hold, months by their places."""
    tongue = tongue_of(language)
    for run in _runs(text, tongue):
        yield run.value
        yield from run.each
    for match in _AND_A_HALF.finditer(text):
        whole = Decimal(tongue.cardinal((match[1] or match[2] or "").lower()) or 1) + Decimal("0.5")
        yield from (whole, whole * 12)
    for match in _WORD.finditer(text):
        word = match.group()
        yield from _single(word, tongue)


def _single(word: str, tongue: Tongue) -> Iterator[Decimal]:
    lower = word.lower()
    for table in (tongue.others, tongue.times):
        if lower in table:
            yield Decimal(table[lower])
    if whole := tongue.parts.get(lower) or tongue.parts.get(lower.removesuffix("s")):
        yield from (Decimal(whole), Decimal(100) / whole)
    if word in tongue.scales and len(word) > _SHORTEST:
        yield Decimal(10) ** tongue.scales[word]
    if len(word) >= _SHORTEST and word[0].isupper():
        yield from (Decimal(place) for place, month in enumerate(tongue.months, 1) if month.startswith(word))


def _runs(text: str, tongue: Tongue) -> Iterator[_Run]:
    """The number words that stand together."""
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    place = 0
    while place < len(words):
        run, used = _run(text, words, place, tongue)
        if run:
            yield run
        place += max(used, 1)


def _run(text: str, words: Sequence[tuple[str, int, int]], place: int, tongue: Tongue) -> tuple[_Run | None, int]:
    """The run that begins at a word, and how many words it takes."""
    total, current, power = Decimal(0), Decimal(0), Decimal(1)
    scaled = article = False
    each: list[Decimal] = []
    at, end = place, 0
    while at < len(words):
        word, start, stop = words[at]
        lower = word.lower()
        if at > place and text[end:start] not in _JOINTS:
            break
        number = tongue.cardinal(lower)
        if number is not None and _goes_on(current, number):
            current, power = current + number, Decimal(1)
            each.append(Decimal(number))
        elif lower in _ONE and at == place and _is_large(words[at + 1 : at + 2], tongue):
            current, article = Decimal(1), True
        elif (
            lower == "half"
            and at == place
            and words[at + 1 : at + 2]
            and words[at + 1][0] in _ONE
            and _is_large(words[at + 2 : at + 3], tongue)
        ):
            current, power = Decimal("0.5"), Decimal("0.1")
            at, stop = at + 1, words[at + 1][2]
        elif lower == "hundred" and 0 < current < 100:
            current *= 100
        elif lower in _DOZEN and 0 < current < 100:
            current *= 12
        elif word in tongue.scales and len(word) >= _SHORTEST and current:
            factor = Decimal(10) ** tongue.scales[word]
            total, current, power = total + current * factor, Decimal(0), min(power, Decimal(1)) * factor
            scaled = scaled or factor >= 10**6
        elif not (lower == "and" and (total or current >= 100) and _is_number(words[at + 1 : at + 2], tongue)):
            break
        at, end = at + 1, stop
    if not (total or current):
        return None, 0
    value, exact = total + current, scaled or not article
    following = words[at][0].lower() if at < len(words) and text[end : words[at][1]] in _JOINTS else ""
    if following in _TENS_OF_YEARS:
        each, exact = [*each, value * 10], False
    elif following in tongue.others and text[end] != " ":
        each, exact = [*each, value + tongue.others[following]], False
    return _Run(words[place][1], end, value, power, scaled, exact, tuple(each)), at - place


def _goes_on(current: Decimal, number: int) -> bool:
    """Whether a number may follow: nothing before it, twenty before a four, hundreds before less than a hundred."""
    if not current:
        return True
    return (number < 10 and current % 100 >= 20 and current % 10 == 0) or (
        number < 100 and current >= 100 and current % 100 == 0
    )


def _is_large(words: Iterable[tuple[str, int, int]], tongue: Tongue) -> bool:
    return any(
        word in ("hundred", *_DOZEN) or (word in tongue.scales and len(word) > _SHORTEST) for word, _, _ in words
    )


def _is_number(words: Iterable[tuple[str, int, int]], tongue: Tongue) -> bool:
    return any(tongue.cardinal(word.lower()) is not None for word, _, _ in words)
