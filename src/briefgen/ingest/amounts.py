"""Amounts as English and Chinese texts write them: "over $14.3 billion a year", 超过143亿美元, "30 million downloads".

What is read is held against what a brief would print for it (`facts.py`), so a reader may be bold: an amount that it
misreads, or that would be printed otherwise, stays typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from briefgen.ingest.numerals import HAN_COUNT, han_value
from briefgen.locale.amount import Amount, Bound, Unit, plain_integer
from briefgen.locale.noun import english_plural


@dataclass(frozen=True, slots=True)
class Found:
    """An amount in a text: `start` to `end` with its bound and period, `core` its number and unit alone.

    `digits` is the number as YAML has it ("14.3e9"), `high` that of a range's upper end.
    """

    start: int
    end: int
    core: tuple[int, int]
    amount: Amount
    digits: str
    high: str = ""

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where it may be said from, the widest first."""
        first, last = self.core
        return tuple(dict.fromkeys(((self.start, self.end), (self.start, last), (first, self.end), (first, last))))


@dataclass(frozen=True, slots=True)
class _Reader:
    """A language's pattern, and what its words mean."""

    pattern: re.Pattern[str]
    scales: Mapping[str, int]
    currencies: Mapping[str, str]
    bounds: Mapping[str, Bound]
    periods: Mapping[str, str]


def amounts_in(text: str, language: str) -> Iterator[Found]:
    """The amounts in a text, in their order; none in a language without a reader."""
    reader = _reader(language.partition("-")[0])
    if reader is None or not any(character.isdigit() or character in _HAN_SCALES for character in text):
        return
    for match in reader.pattern.finditer(text):
        found = _found(match, reader)
        if found:
            yield found


def _found(match: re.Match[str], reader: _Reader) -> Found | None:
    part = {name: (value or "").replace("\u00a0", " ") for name, value in match.groupdict().items()}
    scale = part["scale"] or part["scale2"]
    unit = _unit(part, reader)
    if not _is_amount(part, unit, scale):
        return None
    sign = "-" if part["sign"].strip() in ("-", "−") else ""
    power = reader.scales.get(scale.lower(), reader.scales.get(scale, 0))
    low_power = reader.scales.get(part["scale1"].lower(), power) if part["scale1"] else power
    digits, high = _digits(sign + part["number"], low_power), _digits(part["high"], power)
    if part["high"] and Decimal(digits) >= Decimal(high):
        return None
    first = min(match.start(name) for name in ("money", "sign", "number") if match.start(name) >= 0)
    last = max(match.end(name) for name in _CORE if match.end(name) >= 0)
    bound = reader.bounds.get((part["bound"] or part["bound2"]).lower().strip()) if not part["high"] else None
    period = part["per"] or part["per2"] or part["annual"]
    per = reader.periods.get(period.lower().strip()) if period else None
    end = max(last, match.end("bound2"), match.end("per2"))
    amount = Amount(Decimal(digits), unit, bound, per, None, Decimal(high) if part["high"] else None)
    return Found(match.start(), end, (first, last), amount, digits, high if part["high"] else "")


_CORE = ("number", "scale1", "unit1", "high", "scale", "scale2", "unit", "noun")


def _is_amount(part: Mapping[str, str], unit: Unit, scale: str) -> bool:
    """Years, small counts and bare numbers are words of the text; what has a unit or a scale is an amount."""
    if unit.kind in ("currency", "percent", "measure", "multiple") or scale or part["number"][-1] in _HAN_SCALES:
        return True
    return unit.kind == "noun" and len(part["number"].replace(",", "").partition(".")[0]) > 3


def _unit(part: Mapping[str, str], reader: _Reader) -> Unit:
    named = part["unit"].strip().lower()
    money = reader.currencies.get(part["money"].strip()) or reader.currencies.get(named)
    if money:
        return Unit("currency", money)
    if named in ("%", "percent"):
        return Unit("percent")
    if named in _MEASURES:
        return Unit("measure", _MEASURES[named])
    if named in ("倍", "x", "×"):
        return Unit("multiple")
    noun = part["noun"].strip()
    return Unit("noun", _one_of(noun), noun) if noun else Unit()


def _one_of(noun: str) -> str:
    """A plural's singular where the plural rule makes the one of the other; "children | children" is not tried."""
    candidates = (noun[:-3] + "y" if noun.endswith("ies") else "", noun[:-2] if noun.endswith("es") else "", noun[:-1])
    return next((one for one in candidates if one and english_plural(one) == noun), noun)


def _digits(number: str, power: int) -> str:
    """The number as YAML has it, its exponent in threes: "14.3" and 9 are "14.3e9", "143" and 8 too, "1,250" is "1250"."""
    if number[-1:] in _HAN_SCALES and number:
        tens = han_value(number) // 10_000
        number, power = str(tens).rstrip("0") or "0", 4 + len(str(tens)) - len(str(tens).rstrip("0"))
    plain = number.replace(",", "")
    if not power or not plain:
        return plain
    if power % 3 == 0 or ("." in plain and plain.endswith("0")):
        return f"{plain}e{power}"
    value = Decimal(f"{plain}e{power}")
    threes = value.adjusted() // 3 * 3
    return f"{plain_integer(value.scaleb(-threes)):f}e{threes}"


_MEASURES = {
    "percentage points": "pp", "percentage point": "pp", "pp": "pp", "ppt": "pp", "ppts": "pp", "pct": "pp",
    "pcts": "pp", "个百分点": "pp", "basis points": "bp", "basis point": "bp", "bp": "bp", "bps": "bp", "个基点": "bp",
}  # fmt: skip
_HAN_SCALES = "百千万亿"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"

_ENGLISH_BOUNDS: Mapping[str, Bound] = {
    "over": "over", "more than": "over", "above": "over", "exceeding": "over", ">": "over",
    "under": "under", "less than": "under", "below": "under", "fewer than": "under", "<": "under",
    "about": "about", "around": "about", "roughly": "about", "approximately": "about", "nearly": "about",
    "almost": "about", "some": "about", "~": "about", "at least": "at_least", "at most": "at_most", "up to": "at_most",
    "no more than": "at_most", "not more than": "at_most", "not over": "at_most", "not exceeding": "at_most",
    "not above": "at_most", "no less than": "at_least", "not less than": "at_least", "no fewer than": "at_least",
    "not fewer than": "at_least", "not below": "at_least", "not under": "at_least",
}  # fmt: skip
_ENGLISH_MONEY = {
    "$": "USD", "US$": "USD", "USD": "USD", "€": "EUR", "EUR": "EUR", "£": "GBP", "GBP": "GBP", "¥": "JPY", "JPY": "JPY",
    "RMB": "CNY", "CNY": "CNY", "CN¥": "CNY", "HK$": "HKD", "HKD": "HKD", "C$": "CAD", "CAD": "CAD", "A$": "AUD",
    "AUD": "AUD", "S$": "SGD", "SGD": "SGD", "NT$": "TWD", "TWD": "TWD", "₹": "INR", "INR": "INR", "₩": "KRW",
    "KRW": "KRW", "CHF": "CHF",
}  # fmt: skip
_ENGLISH_MONEY_NAMES = {
    "yuan": "CNY", "renminbi": "CNY", "dollars": "USD", "us dollars": "USD", "hong kong dollars": "HKD",
    "canadian dollars": "CAD", "australian dollars": "AUD", "singapore dollars": "SGD", "new taiwan dollars": "TWD",
    "taiwan dollars": "TWD", "euros": "EUR", "pounds": "GBP", "yen": "JPY", "won": "KRW", "rupees": "INR",
    "swiss francs": "CHF",
}  # fmt: skip
_ENGLISH_SCALES = {
    "trillion": 12, "tn": 12, "t": 12, "billion": 9, "bn": 9, "b": 9, "million": 6, "mn": 6, "m": 6, "thousand": 3, "k": 3,
}  # fmt: skip
_ENGLISH_PERIODS = {
    "a year": "year", "per year": "year", "annually": "year", "each year": "year", "annual": "year", "yearly": "year",
    "a quarter": "quarter", "per quarter": "quarter", "quarterly": "quarter", "a month": "month", "per month": "month",
    "monthly": "month", "a week": "week", "per week": "week", "weekly": "week", "a day": "day", "per day": "day",
    "daily": "day", "an hour": "hour", "per hour": "hour",
}  # fmt: skip
_NO_NOUNS = "was|is|has|as|less|plus|across|versus|vs|its|this|his|theirs|ours|yes|thus|besides|times|towards|years|months|days|weeks|hours|minutes|sales|perhaps|dollars|euros|pounds|basis"

_CHINESE_BOUNDS: Mapping[str, Bound] = {
    "超过": "over", "超": "over", "逾": "over", "多于": "over", "高于": "over", "不足": "under", "不到": "under",
    "低于": "under", "少于": "under", "约": "about", "大约": "about", "近": "about", "约为": "about", "至少": "at_least",
    "至多": "at_most", "最多": "at_most", "以上": "over", "以下": "under", "左右": "about", "不超过": "at_most",
    "未超过": "at_most", "不超": "at_most", "不高于": "at_most", "不多于": "at_most", "不低于": "at_least",
    "不少于": "at_least",
}  # fmt: skip
_CHINESE_MONEY = {
    "美元": "USD", "元": "CNY", "人民币": "CNY", "欧元": "EUR", "英镑": "GBP", "日元": "JPY", "港元": "HKD", "港币": "HKD",
    "新台币": "TWD", "韩元": "KRW", "卢比": "INR", "澳元": "AUD", "加元": "CAD", "瑞士法郎": "CHF", "$": "USD", "US$": "USD",
    "¥": "CNY", "€": "EUR", "£": "GBP",
}  # fmt: skip
_CHINESE_SCALES = {"万亿": 12, "千亿": 11, "百亿": 10, "亿": 8, "千万": 7, "百万": 6, "万": 4, "千": 3}
_CHINESE_PERIODS = {
    "每年": "year",
    "每季度": "quarter",
    "每月": "month",
    "每周": "week",
    "每天": "day",
    "每小时": "hour",
}
_CLASSIFIERS = (
    r"次(?:下载|播放|访问|点击|调用|安装)?|人次?|单|名(?:用户|员工|学生)?|台|辆|吨|件|户|颗|枚|篇|家|套|部|张|股|个(?:参数|用户|岗位|家庭)?"
    r"|例|株|平方米|平方公里|公里|千瓦时?|兆瓦|吉瓦|度电?|桶|盎司|位(?:用户|员工)?|片|艘|架|箱|册|份|条"
)


def _alternatives(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _english() -> _Reader:
    money = (
        r"US\$|HK\$|CN¥|NT\$|C\$|A\$|S\$|\$|€|£|¥|₹|₩|(?:USD|EUR|GBP|JPY|RMB|CNY|HKD|CAD|AUD|SGD|TWD|INR|KRW|CHF)\s?"
    )
    scale = r"\s(?:trillion|billion|million|thousand)|\s?(?:tn|bn|mn)|(?(money)[TBMKmk])"
    names = _alternatives(_ENGLISH_MONEY_NAMES).replace("\\ ", r"\s")
    unit = (
        rf"\s?%|\spercent|\spercentage\spoints?|\s?ppt?s?|\s?pcts?|\sbasis\spoints?|\s?bps?|\s?×|(?-i:x)|\s(?:{names})"
    )
    words = _alternatives({word: 1 for word in _ENGLISH_BOUNDS if word.isascii() and word[0].isalpha()}).replace(
        "\\ ", r"\s"
    )
    pattern = rf"""
        (?<![\w.,/$€£¥+−-])(?<!(?:YoY|QoQ|HoH|MoM|y/y|q/q)\s-\s)
        (?:(?P<bound>(?:{words})(?=\s)|[<>~])\s?)?(?P<per>(?!))?
        (?P<money>{money})?(?P<sign>[+−-])?(?P<number>{_NUMBER})
        (?:(?P<scale1>{scale})?(?P<unit1>%)?(?:\s?[-–—]\s?|\sto\s)(?(money)(?:{money})?)(?P<high>{_NUMBER})(?(unit1)(?=\s?%)))?
        (?P<scale>(?:{scale})\b)?(?P<unit>(?:{unit})(?!\w))?(?P<scale2>(?!))?
        (?(money)|(?(unit)|(?:\s(?P<noun>(?!(?:{_NO_NOUNS})\b)[a-z][a-z-]*[a-z]s)\b)?))
        (?![\w$€£]|[.,]\d|-\d|\s?%)
        (?:\s(?P<per2>(?:a|per|each)\s(?:year|quarter|month|week|day)|an\shour|annually)\b)?
        (?P<bound2>(?!))?(?=(?:\s(?:in|of))?(?:\s(?P<annual>annual|yearly|quarterly|monthly|weekly|daily)\b)?)
    """
    return _Reader(
        re.compile(pattern, re.VERBOSE | re.IGNORECASE),
        {**_ENGLISH_SCALES, **{f" {name}": power for name, power in _ENGLISH_SCALES.items()}},
        {**_ENGLISH_MONEY, **_ENGLISH_MONEY_NAMES},
        _ENGLISH_BOUNDS,
        _ENGLISH_PERIODS,
    )


def _chinese() -> _Reader:
    bound = "|".join(
        word for word in sorted(_CHINESE_BOUNDS, key=len, reverse=True) if word not in ("以上", "以下", "左右")
    )
    scale = _alternatives(_CHINESE_SCALES)
    money = _alternatives({name: code for name, code in _CHINESE_MONEY.items() if len(name) > 1 and "$" not in name})
    pattern = rf"""
        (?:(?P<per>每年|每季度|每月|每周|每天|每小时)\s?)?(?:(?P<bound>{bound})\s?)?
        (?<![\d.,/+−-])(?:(?<![A-Za-z])|(?=[+−-]\d))(?P<money>US\$|\$|¥|€|£)?
        (?P<sign>[+−-]|(?<=同比|环比)\s?[−-]\s)?(?P<number>{_NUMBER}|{HAN_COUNT})
        (?:\s?(?P<scale1>{scale})?(?P<unit1>%)?\s?(?:[-–—~～]|至|到)\s?(?P<high>{_NUMBER}))?
        (?:\s?(?P<scale>{scale}))?(?P<scale2>(?!))?
        (?:\s?(?P<unit>%|{money}|元|个百分点|ppt?s?|pcts?|个基点|[bB][pP]s?|倍|x))?
        (?(money)|(?(unit)|(?:\s?(?P<noun>(?:{_CLASSIFIERS})))?))
        (?![\dA-Za-z%]|[.,]\d|-\d)
        (?P<bound2>以上|以下|左右)?(?P<per2>(?!))?(?P<annual>(?!))?
    """
    return _Reader(re.compile(pattern, re.VERBOSE), _CHINESE_SCALES, _CHINESE_MONEY, _CHINESE_BOUNDS, _CHINESE_PERIODS)


@cache
def _reader(language: str) -> _Reader | None:
    match language:
        case "en":
            return _english()
        case "zh":
            return _chinese()
    return None
