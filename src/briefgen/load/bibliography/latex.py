"""LaTeX in a BibTeX field as plain text: accents, dashes, quotes, symbols; braces gone."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

DEEPEST = 20
"""Braces in braces; each costs the parser some levels of Python's own stack."""

_MARKUP = re.compile(r"[\\{}$~]|--|``|''")
_COMMAND = re.compile(r"[\\$~]|``|''")
_BRACE = re.compile(r"(?<!\\)[{}]")
_DASHES = re.compile(r"---?")
_PERCENT = re.compile(r"(?<!\\)%")
_ESCAPED = re.compile(r"\\([_%&#$~{}])")
_URL = re.compile(r"\\url\s*\{([^{}]*)\}")


@lru_cache(maxsize=10_000)
def decoded(text: str) -> str:
    """The field's text as a reader sees it; raises ValueError where its braces nest too deep."""
    text = " ".join(text.split())
    if not _MARKUP.search(text):
        return text
    if not _COMMAND.search(_ESCAPED.sub("", text)):
        return _ESCAPED.sub(r"\1", _DASHES.sub(_dash, _BRACE.sub("", text)))
    if _depth(text) > DEEPEST:
        raise ValueError(f"braces nest more than {DEEPEST} levels deep")
    said = str(_decoder().latex_to_text(_PERCENT.sub(r"\\%", _URL.sub(r"\1", text))))
    return unicodedata.normalize("NFC", " ".join(said.replace("\u00a0", " ").split()))


def _dash(found: re.Match[str]) -> str:
    return "—" if found.group() == "---" else "–"


def verbatim(text: str) -> str:
    """An address, in which only escapes are LaTeX."""
    return _ESCAPED.sub(r"\1", _URL.sub(r"\1", text)).strip().strip("{}")


def _depth(text: str) -> int:
    depth = deepest = 0
    for mark in re.findall(r"[{}]", text):
        depth += 1 if mark == "{" else -1
        deepest = max(deepest, depth)
    return deepest


@cache
def _decoder() -> LatexNodes2Text:
    # Imported late: only BibTeX files with LaTeX in them need it.
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text", keep_comments=False)
