"""Text divided by script, so that each run has its language and the right face for shared punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

HAN_LANGUAGES = frozenset(("zh", "ja", "ko", "yue"))

FIRST_SQUARE = "\u2e80"
# A regular expression of these ranges takes 10 ms to compile.
SQUARES = (
    (0x2E80, 0xA4CF),  # radicals, kana, bopomofo, Han, Yi
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),  # hangul
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),  # full-width letters and punctuation
    (0x20000, 0x3FFFF),
)
"""What is set in the East Asian face."""

SHARED = "“”‘’—…·"
"""Punctuation that both scripts use, a square in Han text and narrow in Latin text."""

FIRST_RTL = "\u0590"
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = re.compile(rf"(?:\A\W+)?[{_RTL}]+(?:[\W\d_]+[{_RTL}]+)*")
"""Words of Hebrew, Arabic and their kin, with the signs and digits between them."""
HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
RTL_LANGUAGES = frozenset(("ar", "he", "fa", "ur", "yi", "ps", "ckb", "sd", "ug", "dv", "syr"))

_SHARED = re.compile(f"[{SHARED}]+")
_APOSTROPHE = re.compile("([0-9A-Za-z]+’[A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one script. `lang` is their tag where it is not the document's; `han` whether that language,
    or the document's, is written in Han characters; `hint` whether its shared punctuation fills a square; `rtl` whether
    it runs from right to left."""

    text: str
    lang: str
    han: bool
    hint: bool
    rtl: bool = False

    @property
    def begins_shared(self) -> bool:
        return self.text[0] in SHARED

    @property
    def ends_han(self) -> bool:
        return _is_square(self.text[-1])


def is_han(lang: str) -> bool:
    """Whether a BCP 47 tag names a language set in Han (or kana, or hangul) squares."""
    return lang.partition("-")[0].lower() in HAN_LANGUAGES


def pieces(text: str, lang: str, document: str, han: str) -> Iterator[Piece]:
    """The pieces of a text in `lang` ("" for the document's own language, `document`), none of them empty.

    `han` is the tag of Han characters that stand unmarked in a Latin text.
    """
    done = 0
    if max(text, default="") >= FIRST_RTL:
        for start, end in _rtl_spans(text):
            yield from _left_to_right(text[done:start], lang, document, han)
            yield Piece(text[start:end], _rtl_tag(text[start:end], lang), False, False, rtl=True)
            done = end
    yield from _left_to_right(text[done:], lang, document, han)


def _rtl_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where words run from right to left; a text that begins so has its first and last signs set so, too."""
    spans = [match.span() for match in _RIGHT_TO_LEFT.finditer(text)]
    if spans and spans[0][0] == 0 and not any(map(str.isalnum, text[spans[-1][1] :])):
        spans[-1] = spans[-1][0], len(text)
    yield from spans


def _rtl_tag(text: str, lang: str) -> str:
    """The tag of a text that runs from right to left: its own where that is of such a language, else the likeliest."""
    if lang.partition("-")[0].lower() in RTL_LANGUAGES:
        return lang
    return "he-IL" if HEBREW.search(text) else "ar-SA"


def _left_to_right(text: str, lang: str, document: str, han: str) -> Iterator[Piece]:
    own = lang if lang != document else ""
    if is_han(lang or document):
        yield from _in_han(text, own)
    else:
        yield from _in_latin(text, own, han)


def _in_han(text: str, lang: str) -> Iterator[Piece]:
    """An apostrophe inside a Latin word stays narrow."""
    for place, part in enumerate(_APOSTROPHE.split(text)):
        if part:
            yield Piece(part, lang, True, place % 2 == 0 and bool(_SHARED.search(part)))


def _in_latin(text: str, lang: str, tag: str) -> Iterator[Piece]:
    if max(text, default="") < FIRST_SQUARE:
        yield from [Piece(text, lang, False, False)] if text else []
        return
    squares = _squares(text)
    for han, group in groupby(zip(squares, text, strict=True), key=lambda pair: pair[0]):
        part = "".join(character for _, character in group)
        yield Piece(part, tag, True, bool(_SHARED.search(part))) if han else Piece(part, lang, False, False)


def _squares(text: str) -> list[bool]:
    """Which characters are Han or belong to Han text: shared punctuation does that stands between Han characters."""
    squares = [_is_square(character) for character in text]
    for match in _SHARED.finditer(text):
        start, end = match.span()
        if start > 0 and end < len(text) and squares[start - 1] and squares[end]:
            squares[start:end] = [True] * (end - start)
    return squares


def _is_square(character: str) -> bool:
    return character >= FIRST_SQUARE and any(first <= ord(character) <= last for first, last in SQUARES)
