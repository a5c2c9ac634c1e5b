"""Numbers in Chinese numerals: 一千二百万 is 12,000,000."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_POWERS = {"十": 10, "百": 100, "千": 1_000}
_ANY = "零〇一二两三四五六七八九十百千"
HAN_COUNT = (
    rf"(?<![几数上成好第每{_ANY}万亿])[一二两三四五六七八九十][{_ANY}]*[万亿][{_ANY}万亿]*(?![{_ANY}万亿多余几来])"
)
"""A number of ten thousand or more that is exact: 数百万, 一千多万 and 千万 as a word are none."""
_NUMBER = re.compile(rf"[{_ANY}]*[一二两三四五六七八九十百千][百千万亿]+[{_ANY}万亿]*")


def han_numbers_in(text: str) -> Iterator[tuple[int, int, int]]:
    """The numbers of a hundred and more that stand in Chinese numerals, by place and value."""
    for found in _NUMBER.finditer(text):
        yield found.start(), found.end(), han_value(found.group())


def han_value(numerals: str) -> int:
    """The value of Chinese numerals."""
    total = group = digit = 0
    for character in numerals:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _POWERS:
            group, digit = group + (digit or 1) * _POWERS[character], 0
        else:
            scale = 10_000 if character == "万" else 100_000_000
            group, digit = group + digit, 0
            total = (total + group) * scale if character == "亿" else total + group * scale
            group = 0
    return total + group + digit
