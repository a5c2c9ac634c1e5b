"""Amounts in another spelling than a brief's: the same number and unit, "US$14.3bn" for "$14.3 billion", 一千二百万 for 1200万.

Words that a reader would miss are no spelling: "18 billion Hong Kong dollars" is not made "HK$18 billion". Nor is a minus sign,
since a hyphen before a number may be one of its text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefgen.ingest.numerals import HAN_COUNT, han_value

_NUMERALS = re.compile(HAN_COUNT)
_SCALES = {
    "tn": "trillion",
    "t": "trillion",
    "bn": "billion",
    "b": "billion",
    "mn": "million",
    "m": "million",
    "k": "thousand",
}
_Spelling = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]
_ENGLISH: tuple[_Spelling, ...] = (
    (re.compile(r"US\$"), "$"),
    (re.compile(r"(?<=\d)\s?(tn|bn|mn|[TBMKmk])\b"), lambda found: f" {_SCALES[found[1].lower()]}"),
    (re.compile(r"(?<=\d)\spercent\b"), "%"),
    (re.compile(r"(?<=\d)\s?[x×](?!\w)"), "×"),
    (re.compile(r"(?<=\d)\s?(?:ppt?s?|pcts?)\b"), " percentage points"),
    (re.compile(r"(?<=\d)\s?bps?\b"), " basis points"),
    (re.compile(r"(?<=\d)(%?)\s?[-–—]\s?(?=\d+(?:\.\d+)?%)"), "% to "),
    (re.compile(r"(?<=\d)\s?[-–—]\s?(?=[$€£¥\d])"), " to "),
)  # fmt: skip
_CHINESE: tuple[_Spelling, ...] = (
    (re.compile(r"(?<=\d),(?=\d{3})"), ""),
    (re.compile(r"\s+"), ""),
    (_NUMERALS, lambda found: _in_ten_thousands(han_value(found.group()))),
    (re.compile(r"(?<=\d)(?:ppt?s?|pcts?)(?!\w)"), "个百分点"),
    (re.compile(r"(?<=\d)[bB][pP]s?(?!\w)"), "个基点"),
    (re.compile(r"(?<=\d)x(?!\w)"), "倍"),
    (re.compile(r"(?<=\d)%?(?:[-–—~～]|到|至)(?=\d+(?:\.\d+)?%)"), "%至"),
    (re.compile(r"(?<=\d)(万亿|亿|万)?(?:[-–—~～]|到)(?=\d)"), r"\1至"),
)  # fmt: skip


def respelt(printed: str, language: str) -> str:
    """The amount as a brief spells it, where only its spelling differs."""
    for pattern, made in {"en": _ENGLISH, "zh": _CHINESE}.get(language.partition("-")[0], ()):
        printed = pattern.sub(made, printed)
    return printed


def _in_ten_thousands(value: int) -> str:
    """12,000,000 is 1200万, 350,000,000 is 3.5亿."""
    for power, name in ((12, "万亿"), (8, "亿"), (4, "万")):
        if value >= 10**power:
            whole, rest = divmod(value, 10**power)
            return f"{whole}.{rest:0{power}d}".rstrip("0").rstrip(".") + name
    return str(value)
