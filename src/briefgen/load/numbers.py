"""Numbers as data files write them: with a point or a comma, in groups of three or not, with a % or not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from briefgen.load.scalars import number

_GROUPED = r"[-+]?[0-9]{{1,3}}(?:{group}[0-9]{{3}})+"
SPELLINGS: Mapping[str, tuple[str, str]] = {"1234.5": ("", "."), "1,234.5": (",", "."), "1.234,5": (".", ","),
                                            "1 234,5": (" ", ",")}  # fmt: skip
"""What parts thousands, and what decimals, by how a brief's `numbers:` says it."""
_MINUS, _SPACES = "\N{MINUS SIGN}", re.compile("[\u00a0\u2009\u202f]")


@dataclass(frozen=True, slots=True)
class Reading:
    """How the numbers of a column are read: `spelling` by `SPELLINGS`, whether a % is understood, what one counts."""

    spelling: str = "1234.5"
    share: bool = False
    scale: Decimal | None = None

    def value(self, text: str) -> Decimal | None:
        """The number that a cell says, None where it is empty; raises ValueError that says how to mend it."""
        if not text:
            return None
        try:
            return _scaled(self._plain(text), self.scale)
        except ValueError:
            raise ValueError(self._hint(text)) from None

    def _plain(self, text: str) -> Decimal:
        group, point = SPELLINGS[self.spelling]
        said = _SPACES.sub(" ", text).replace(_MINUS, "-")
        if self.share and said.endswith("%"):
            said = said[:-1].rstrip()
        whole, mark, decimals = said.partition(point)
        if group and re.fullmatch(_GROUPED.format(group=re.escape(group)), whole):
            whole = whole.replace(group, "")
        if point != "." and "." in whole:
            raise ValueError
        return number(f"{whole}.{decimals}" if mark else whole)

    def _hint(self, text: str) -> str:
        if "%" in text and not self.share:
            return "leave out the %, or give the chart `unit: '%'`"
        for spelling in SPELLINGS:
            if spelling != self.spelling and _reads(Reading(spelling, self.share), text):
                return f'write it with digits and a decimal point alone, or say `numbers: "{spelling}"` beside `file`'
        return "leave the cell empty where there is no value"


def _reads(reading: Reading, text: str) -> bool:
    try:
        reading._plain(text)
    except ValueError:
        return False
    return True


def _scaled(value: Decimal, scale: Decimal | None) -> Decimal:
    """The product without rounding, in the digits it needs."""
    if scale is None:
        return value
    sign, digits, exponent = value.as_tuple()
    other = scale.as_tuple()
    if not isinstance(exponent, int) or not isinstance(other.exponent, int):
        raise ValueError
    whole = int("".join(map(str, digits))) * int("".join(map(str, other.digits)))
    return Decimal((sign ^ other.sign, tuple(map(int, str(whole))), exponent + other.exponent))
