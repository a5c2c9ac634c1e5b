"""Numbers in words: 三成, 百分之三十, 四千万, twenty-four, drei Millionen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.check.words.tongue import Tongue

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "半": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"亿": 10**8, "万": 10**4}
_NUMERAL = "[零〇一二两三四五六七八九十百千]"
_LONGEST = 16
"""Characters of a numeral; a longer run of them is none."""
_SHARE = re.compile(rf"百分之(?P<share>{_NUMERAL}{{1,{_LONGEST}}}(?:点[零〇一二三四五六七八九]{{1,{_LONGEST}}})?)")
_TENTHS = re.compile(
    r"(?<![第分])(?P<tenths>[一二三四五六七八九])成(?P<more>[一二三四五六七八九半])?"
    r"(?![为了立果本功就员长分品熟套交年色形都群新]|不变)"
)
_LARGE_ONE = re.compile(
    r"(?<![第几数])(?P<large>[一二两三四五六七八九十][零〇一二两三四五六七八九十百千]{0,16}[万亿]{1,2})(?!一|分|众|能|火急)"
)
_PLAIN = re.compile(rf"{_NUMERAL}{{1,{_LONGEST}}}[万亿]{{0,2}}")
_PART = re.compile(rf"({_NUMERAL}{{1,{_LONGEST}}})分之({_NUMERAL}{{1,{_LONGEST}}})")
_FRACTIONS = {"half": (1, 2), "halves": (1, 2), "third": (1, 3), "thirds": (2, 3), "quarter": (1, 4), "quarters": (3, 4),
              "Hälfte": (1, 2), "Drittel": (1, 3), "Viertel": (1, 4)}  # fmt: skip


def chinese_amounts(text: str) -> Iterator[tuple[int, int, Decimal, Decimal, str]]:
    """The amounts written in characters: where each begins and ends, its value, what its last digit counts, its kind."""
    for match in _SHARE.finditer(text):
        whole, _, decimals = match["share"].partition("点")
        digits = "".join(str(_DIGITS[digit]) for digit in decimals)
        value = Decimal(f"{numeral(whole)}.{digits}" if digits else numeral(whole))
        yield *match.span(), value, Decimal(1).scaleb(-len(digits)), "percent"
    for match in _TENTHS.finditer(text):
        more = 5 if match["more"] == "半" else _DIGITS.get(match["more"] or "零", 0)
        yield *match.span(), Decimal(_DIGITS[match["tenths"]] * 10 + more), Decimal(1), "percent"
    for match in _LARGE_ONE.finditer(text):
        yield *match.span(), Decimal(numeral(match["large"])), Decimal(1), "scaled"


def chinese_numbers(text: str) -> Iterator[Decimal]:
    """Every number in characters, fractions among them, with what they may be in a hundred."""
    for match in _PLAIN.finditer(text):
        yield Decimal(numeral(match.group()))
        yield from map(Decimal, (_DIGITS[digit] for digit in match.group() if digit in _DIGITS))
    for match in _PART.finditer(text):
        yield from _both(numeral(match[2]), numeral(match[1]))
    if "半" in text:
        yield from _both(1, 2)
    if "翻" in text:
        yield Decimal(2)


def numeral(text: str) -> int:
    """A whole number in Chinese characters: 四千三百万 is 43,000,000; digits one by one (二〇二五) are read so."""
    if len(text) > 1 and all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[digit]) for digit in text))
    for unit, value in _LARGE.items():
        before, large, after = text.rpartition(unit)
        if large:
            return (numeral(before) or 1) * value + numeral(after)
    section = digit = 0
    for character in text:
        if character in _TENS:
            section += (digit or 1) * _TENS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return section + digit


def numbers_in_words(text: str, tongue: Tongue) -> Iterator[Decimal]:
    """Every number in words of a Latin language, months by their places, fractions with what they may be in a hundred."""
    running = Decimal(0)
    for word in re.findall(r"[^\W\d_]+", text):
        lower = word if word in tongue.numbers else word.lower()
        if word in _FRACTIONS:
            yield from _both(*_FRACTIONS[word])
            yield from _both(1, _FRACTIONS[word][1])
            yield Decimal(_FRACTIONS[word][1])
        if lower in tongue.numbers:
            value = Decimal(tongue.numbers[lower])
            yield value
            running = running + value if running and value < 10 <= running else value
            yield running
        elif word == "hundred" and running:
            running *= 100
            yield running
        elif word in tongue.scales and running:
            yield running * Decimal(10) ** tongue.scales[word]
        else:
            running = Decimal(0)
        if word in tongue.months:
            yield Decimal(tongue.months.index(word) + 1)


def _both(part: int, whole: int) -> Iterator[Decimal]:
    """A fraction by its two numbers, as itself and in a hundred."""
    yield from (Decimal(part), Decimal(whole))
    if whole:
        share = Decimal(part) / Decimal(whole)
        yield from (share, share * 100)
