"""What an unquoted YAML scalar means, by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema).

Two things are stricter: a number that begins with needless zeros (`0123`) is text, and `.inf` and `.nan` are text.
"""

from __future__ import annotations

import re
from decimal import Decimal

NULLS = frozenset(("", "~", "null", "Null", "NULL"))
BOOLEANS = {name: value for value, names in ((True, ("true", "True", "TRUE")), (False, ("false", "False", "FALSE")))
            for name in names}  # fmt: skip
LARGEST_EXPONENT = 60
LONGEST_NUMBER = 120

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_PLAIN_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")


def resolve(text: str) -> str | int | Decimal | bool | None:
    """The value of a plain scalar; a decimal keeps the digits as written. Raises ValueError for a number past all use."""
    if text in NULLS:
        return None
    if text in BOOLEANS:
        return BOOLEANS[text]
    if text[0] not in "+-.0123456789":
        return text
    if _OTHER_BASE.fullmatch(text):
        return int(_usable(text), 0)
    if _INTEGER.fullmatch(text):
        return int(_usable(text))
    if _DECIMAL.fullmatch(text):
        return _decimal(_usable(text))
    return text


def number(text: str) -> Decimal:
    """The number that a data file's cell says; raises ValueError where it says none, or one past all use."""
    if not _PLAIN_NUMBER.fullmatch(text):
        raise ValueError(f"{text} is no number")
    return _decimal(_usable(text))


def _usable(text: str) -> str:
    if len(text) > LONGEST_NUMBER:
        raise ValueError(f"a number of {len(text)} characters is too long")
    return text


def _decimal(text: str) -> Decimal:
    value = Decimal(text)
    if value and abs(value.adjusted()) > LARGEST_EXPONENT:
        raise ValueError(f"{text} is too large or too small a number")
    return value
