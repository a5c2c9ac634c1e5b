"""Citations in pandoc's syntax (https://pandoc.org/MANUAL.html#citation-syntax): `[see @id, pp. 3-5; @other, 第2段]`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.compile.locators import Locator, read_locators
from briefgen.diagnostics import quoted
from briefgen.model.sources import CITED

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
HINT = 'write "[@source, p. 3]"'


@dataclass(frozen=True, slots=True)
class CiteItem:
    """One source cited, the places in it, and the author's own words before and after."""

    source: str
    locators: tuple[Locator, ...] = ()
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a text, how to mend it, and where it begins in it."""

    code: str
    message: str
    hint: str
    offset: int


def read_citation(content: str, offset: int) -> tuple[tuple[CiteItem, ...], tuple[Problem, ...]]:
    """The sources that the text between brackets cites, and what is wrong in it; `offset` is its place."""
    items: list[CiteItem] = []
    problems: list[Problem] = []
    for part in re.split(r"[;；]", content):
        found = CITED.search(part)
        source = (found[1] or found[2]) if found else None
        if found and source:
            items.append(_item(part, found, source))
        else:
            problems.append(_without_source(part, offset, named=found is not None))
        offset += len(part) + 1
    return tuple(items), tuple(problems)


def _item(part: str, found: re.Match[str], source: str) -> CiteItem:
    locators, suffix = read_locators(part[found.end() :])
    return CiteItem(source, locators, _words(part[: found.start()]), _words(suffix))


def _without_source(part: str, offset: int, *, named: bool) -> Problem:
    if named:
        return Problem("empty-citation", "this citation names no source after the @", HINT, offset)
    if not part.strip():
        return Problem("empty-citation", "a part of this citation is empty", "take the semicolon out", offset)
    hint = "a semicolon parts sources; use a comma for words after one"
    return Problem("empty-citation", f"{quoted(part.strip())} in this citation names no source", hint, offset)


def _words(text: str) -> str:
    return _ESCAPE.sub(r"\1", " ".join(text.split()))
