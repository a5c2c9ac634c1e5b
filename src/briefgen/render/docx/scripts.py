"""Text divided by script, so that each run has its language and the right face for shared punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

HAN_LANGUAGES = frozenset(("zh", "ja", "ko", "yue"))

_HAN = (
    "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
_SHARED = "“”‘’—…·"
"""Punctuation that both scripts use, a square in Han text and narrow in Latin text."""

_HAN_RUN = re.compile(f"[{_HAN}]+(?:[{_SHARED}]+[{_HAN}]+)*")
_APOSTROPHE = re.compile("[0-9A-Za-z]+’[A-Za-z]+")
_HAN_CHARACTER = re.compile(f"[{_HAN}]")
_SHARED_CHARACTER = re.compile(f"[{_SHARED}]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one script. `lang` is their tag where it is not the document's; `han` whether that language,
    or the document's, is written in Han characters; `hint` whether its shared punctuation fills a square."""

    text: str
    lang: str
    han: bool
    hint: bool

    @property
    def begins_shared(self) -> bool:
        return self.text[:1] in tuple(_SHARED)

    @property
    def ends_han(self) -> bool:
        return bool(_HAN_CHARACTER.match(self.text[-1:]))


def is_han(lang: str) -> bool:
    """Whether a BCP 47 tag names a language set in Han (or kana, or hangul) squares."""
    return lang.partition("-")[0].lower() in HAN_LANGUAGES


def pieces(text: str, lang: str, document: str, han: str) -> Iterator[Piece]:
    """The pieces of a text in `lang` ("" for the document's own language, `document`).

    `han` is the tag of Han characters that stand unmarked in a Latin text.
    """
    own = lang if lang != document else ""
    if is_han(lang or document):
        yield from _in_han(text, own)
    else:
        yield from _in_latin(text, own, han)


def _in_han(text: str, lang: str) -> Iterator[Piece]:
    for latin, part in _parts(_APOSTROPHE, text):
        yield Piece(part, lang, True, not latin and bool(_SHARED_CHARACTER.search(part)))


def _in_latin(text: str, lang: str, tag: str) -> Iterator[Piece]:
    for han, part in _parts(_HAN_RUN, text):
        if han:
            yield Piece(part, tag, True, bool(_SHARED_CHARACTER.search(part)))
        else:
            yield Piece(part, lang, False, False)


def _parts(pattern: re.Pattern[str], text: str) -> Iterator[tuple[bool, str]]:
    """The text cut into what the pattern matches (True) and what lies between (False)."""
    end = 0
    for match in pattern.finditer(text):
        if match.start() > end:
            yield False, text[end : match.start()]
        yield True, match.group()
        end = match.end()
    if end < len(text):
        yield False, text[end:]
