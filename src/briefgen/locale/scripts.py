"""Han told from other scripts, by code points: a pattern with so wide a class takes milliseconds to compile."""

from __future__ import annotations

_IDEOGRAPHS = (("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))
_EAST_ASIAN = (("\u1100", "\u11ff"), ("\u2e80", "\u9fff"), ("\uac00", "\ud7a3"), ("\uf900", "\ufaff"),
               ("\uff00", "\uffef"), ("\U00020000", "\U0003ffff"))  # fmt: skip


def has_han(text: str) -> bool:
    """Whether any character is a Chinese one."""
    return not text.isascii() and any(_in(character, _IDEOGRAPHS) for character in text)


def is_east_asian(character: str) -> bool:
    """Whether a character is Chinese, Japanese or Korean, or its full-width punctuation; "" is not."""
    return character > "\u10ff" and _in(character, _EAST_ASIAN)


def _in(character: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    return any(first <= character <= last for first, last in ranges)
