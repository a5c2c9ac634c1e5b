"""Places in a source as authors write them, in any of our languages: "pp. 3-5, sec. 2", "S. 3", "第2—3段"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

LABELS: Mapping[str, str] = {
    "page": r"pp?\.|pages?\b|S\.|Seiten?\b",
    "paragraph": r"Abs\.|Absatz\b|Abs.tze\b|paras?\b\.?|pars?\.|paragraphs?\b|¶¶?",
    "section": r"Abschn\.|Abschnitte?\b|secs?\b\.?|sections?\b|§§?",
    "chapter": r"Kap\.|Kapitel\b|chs?\.|chaps?\b\.?|chapters?\b",
    "table": r"Tabellen?\b|tables?\b|tabs?\.",
    "figure": r"Abb\.|Abbildung(?:en)?\b|figs?\b\.?|figures?\b",
    "volume": r"Bde?\.|vols?\b\.?|volumes?\b",
    "line": r"Z\.|Zeilen?\b|ll?\.|lines?\b",
    "note": r"Anm\.|nn?\.|notes?\b|fn\b\.?",
    "article": r"arts?\.|articles?\b",
    "time": r"at\b|time\b|min\.",
}
COUNTED = {
    "页": "page",
    "段": "paragraph",
    "段落": "paragraph",
    "节": "section",
    "章": "chapter",
    "卷": "volume",
    "行": "line",
    "条": "article",
}
NAMED = {"页": "page", "段": "paragraph", "节": "section", "章": "chapter", "表": "table", "图": "figure", "注": "note"}
_COUNTED_LABELS = "|".join(sorted(COUNTED, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Locator:
    """A place by CSL's name of it ("page") and its value as printed ("3", "2–3", "2, 5")."""

    label: str
    value: str


_HAN_DIGITS = "零一二三四五六七八九"
_ROMAN = r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?![a-z])"
_ONE = rf"(?:\d+:\d\d(?::\d\d)?|[A-Za-z]{{0,2}}\d+(?:\.\d+)*[a-z]?(?![A-Za-z0-9])|{_ROMAN}|[{_HAN_DIGITS}十百]{{1,7}}(?![{_HAN_DIGITS}十百]))"
_DASH = r"\s*(?:--?|[‐-―−~～至到]|to\b)\s*"
_RANGE = rf"{_ONE}(?:{_DASH}第?{_ONE})?"
_JOIN = r"\s*(?:[,，、&]|\band\b|和|及)\s*"
_END = r"(?=\s*(?:$|[,，、&]|and\b|和|及))"
_VALUE = rf"(?P<value>{_RANGE}(?:{_JOIN}{_RANGE}{_END})*)"
_FLAGS = re.IGNORECASE | re.ASCII
_LABEL = re.compile("|".join(f"(?P<{label}>{pattern})" for label, pattern in LABELS.items()), _FLAGS)
_LISTED = re.compile(rf"\s*{_VALUE}", _FLAGS)
_ENDED = re.compile(_END)


@cache
def _counted() -> re.Pattern[str]:
    """第3页, 第2—3段: compiled where a text has it."""
    return re.compile(rf"第\s*(?P<value>{_RANGE}(?:{_JOIN}第?{_RANGE})*)\s*(?P<label>{_COUNTED_LABELS})")


def read_locators(text: str) -> tuple[tuple[Locator, ...], str]:
    """The places that `text`, what follows a source's name, begins with, and the words that are left."""
    locators: list[Locator] = []
    rest = _after_comma(text)
    while read := _locator(rest):
        locator, length = read
        locators.append(locator)
        rest = _after_comma(rest[length:])
    return tuple(locators), rest.strip() if re.search(r"\w", rest) else ""


def _after_comma(text: str) -> str:
    return re.sub(r"^\s*[,，、]?\s*", "", text)


def _locator(text: str) -> tuple[Locator, int] | None:
    """The place that `text` begins with, and how far it goes."""
    if text.startswith("第") and (found := _counted().match(text)):
        return Locator(COUNTED[found["label"]], _value(found["value"])), found.end()
    label, start = _label(text)
    found = _LISTED.match(text, start)
    if found is None:
        return None
    if not label:
        if not text[:1].isdigit() or not _ENDED.match(text, found.end()):
            return None
        label = "time" if ":" in found["value"] else "page"
    return Locator(label, _value(found["value"])), found.end()


def _label(text: str) -> tuple[str, int]:
    """CSL's name of the place that `text` begins with and where its value may begin; "" where none is named."""
    if text[:1] in NAMED:
        return NAMED[text[0]], 1
    found = _LABEL.match(text)
    return (found.lastgroup or "", found.end()) if found else ("", 0)


def _value(text: str) -> str:
    """Numbers as printed: an en dash in ranges, ", " in lists, no 第, Arabic digits."""
    digits = re.sub(rf"[{_HAN_DIGITS}十百]+", lambda found: str(_number(found.group())), text.replace("第", ""))
    parts = re.split(_JOIN, digits)
    return ", ".join(re.sub(_DASH, "–", part) for part in parts)


def _number(han: str) -> int:
    """The number that Chinese numerals below 1,000 say: 二十三 is 23."""
    total, digit = 0, 0
    for character in han:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _HAN_DIGITS.index(character)
    return total + digit
