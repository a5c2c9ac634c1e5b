"""Numbers in Chinese characters: 三成, 百分之三十, 三分之二, 四千万, 二十四家, 翻了一番."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.check.amount import Amount, share

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "半": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"亿": 10**8, "万": 10**4}
_NUMERAL = "[零〇一二两三四五六七八九十百千]"
_LONGEST = 16
"""Characters of a numeral; a longer run of them is none."""
_SHARE = re.compile(
    rf"(?P<of>[百千])分之(?P<share>{_NUMERAL}{{1,{_LONGEST}}}(?:点[零〇一二三四五六七八九]{{1,{_LONGEST}}})?)"
)
_TENTHS = re.compile(
    r"(?<![第分])(?P<tenths>[一两二三四五六七八九])成(?P<more>[一二三四五六七八九半])?"
    r"(?![为了立果本功就员长分品熟套交年色形都群新]|不变)"
)
_LARGE_ONE = re.compile(
    r"(?<![第几数])(?P<large>[一二两三四五六七八九十百千][零〇一二两三四五六七八九十百千]{0,16}[万亿]{1,2})(?!一|分|众|能|火急)"
)
_BARE = re.compile(r"[十百千][万亿]")
_OPENS = re.compile(r"(?:^|[（(，,：:、。；/])\s*(?:单位|以)?$")
_CLOSES = re.compile(r"\w{0,5}\s*(?:$|[）)，,。；/])")
"""Between these a bare 十亿 or 百万 is the unit of a table: 收入构成（百万元）."""
_PLAIN = re.compile(rf"{_NUMERAL}{{1,{_LONGEST}}}[万亿]{{0,2}}")
_PART = re.compile(rf"({_NUMERAL}{{1,{_LONGEST}}})分之({_NUMERAL}{{1,{_LONGEST}}})")
_HALF = re.compile(r"一半|半数|减半|过半")
_AND_A_HALF = re.compile(rf"(\d{{1,9}}|{_NUMERAL}{{1,{_LONGEST}}})[^\W\d_]{{0,2}}?半")
_TURNED = re.compile(r"翻了?(?P<often>[一两二三四])番|翻倍|翻了?一倍|倍增")
_TIMES = re.compile(rf"(?P<times>{_NUMERAL}{{1,4}})倍")
_SPLIT = re.compile(r"([一二三四五六七八九])([一二三四五六七八九])(?:分成|分账|开|比例)")
_COUNTED = re.compile(
    rf"(?<![第几数零〇一二两三四五六七八九十百千万亿])(?P<many>[一二两三四五六七八九]?[十百千]{_NUMERAL}{{0,{_LONGEST}}})"
    r"(?=[余多]?(?:个|家|名|位|座|条|辆|年(?!代)|日|天|人|项|次|款|种|台|套|户|份|只|艘|架|国|省|市|村|岁|周|小时|分钟|公里))"
)
_LEAST = 11
"""The smallest number in characters that is one wherever it stands: 十年 may be any ten years, and 十分 no number."""
_APPROXIMATE = re.compile("[一二两三四五六七八九]{2}")


def chinese_amounts(text: str) -> Iterator[Amount]:
    """The amounts written in characters, in no order."""
    for match in _SHARE.finditer(text):
        whole, _, decimals = match["share"].partition("点")
        digits = "".join(str(_DIGITS[digit]) for digit in decimals)
        value = Decimal(f"{numeral(whole)}.{digits}" if digits else numeral(whole))
        tenth = Decimal(10 if match["of"] == "千" else 1)
        last = Decimal(1).scaleb(-len(digits)) / tenth
        yield Amount(*match.span(), value / tenth, last, "percent", also=(value,) if tenth > 1 else ())
    for match in _TENTHS.finditer(text):
        more = 5 if match["more"] == "半" else _DIGITS.get(match["more"] or "零", 0)
        yield Amount(*match.span(), Decimal(_DIGITS[match["tenths"]] * 10 + more), Decimal(1), "percent")
    for match in _LARGE_ONE.finditer(text):
        if not _is_unit(match, text):
            yield Amount(*match.span(), Decimal(numeral(match["large"])), Decimal(1), "scaled")
    for match in _COUNTED.finditer(text):
        many = numeral(match["many"])
        if many >= _LEAST and match["many"][0] not in "百千" and not _APPROXIMATE.search(match["many"]):
            yield Amount(*match.span(), Decimal(many), Decimal(1))
    yield from _shares(text)
    yield from _multiples(text)


def _is_unit(match: re.Match[str], text: str) -> bool:
    if not _BARE.fullmatch(match["large"]):
        return False
    before = text[max(match.start() - 4, 0) : match.start()]
    return _OPENS.search(before) is not None and _CLOSES.match(text, match.end()) is not None


def _shares(text: str) -> Iterator[Amount]:
    for match in _PART.finditer(text):
        whole, part = numeral(match[1]), numeral(match[2])
        if whole and match[1] not in _TENS.keys() - {"十"}:
            yield share(*match.span(), Decimal(part), Decimal(whole))
    for match in _HALF.finditer(text):
        yield share(*match.span(), Decimal(1), Decimal(2))


def _multiples(text: str) -> Iterator[Amount]:
    for match in _TURNED.finditer(text):
        times = 2 ** (_DIGITS[match["often"]] if match["often"] else 1)
        yield Amount(*match.span(), Decimal(times), Decimal(1) / 10, "times")
    for match in _TIMES.finditer(text):
        yield Amount(*match.span(), Decimal(numeral(match["times"])), Decimal(1) / 10, "times")


def chinese_numbers(text: str) -> Iterator[Decimal]:
    """Every number that the characters of a text may be said to hold."""
    for match in _PLAIN.finditer(text):
        yield Decimal(numeral(match.group()))
        yield from map(Decimal, (_DIGITS[digit] for digit in match.group() if digit in _DIGITS))
    for match in _PART.finditer(text):
        yield from _both(numeral(match[2]), numeral(match[1]))
    for match in _AND_A_HALF.finditer(text):
        value = Decimal(int(match[1]) if match[1].isascii() else numeral(match[1])) + Decimal("0.5")
        yield from (value, value * 12)
    for match in _SPLIT.finditer(text):
        yield from (Decimal(_DIGITS[match[1]] * 10), Decimal(_DIGITS[match[2]] * 10))
    if "半" in text:
        yield from _both(1, 2)
    if "多数" in text:
        yield Decimal(50)


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


def _both(part: int, whole: int) -> Iterator[Decimal]:
    """A fraction by its two numbers, as itself and in a hundred."""
    yield from (Decimal(part), Decimal(whole))
    if whole:
        yield from (Decimal(part) / Decimal(whole), Decimal(part) / Decimal(whole) * 100)
