"""A text that is not in the language it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.rule import Finding, Material, Rule
from briefgen.check.said import Said
from briefgen.check.words import KNOWN, tongue_of
from briefgen.locale.scripts import has_han

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_LATIN_RUN = re.compile(r"(?<![A-Za-z’'-])(?:[A-Za-z][A-Za-z’'-]*[ ,;]+){5,}[A-Za-z’'-]+")
_FEW, _SOME = 3, 2
_LATIN = ("en", "de")
_MOST_HAN = 0.3


def find(material: Material) -> Iterator[Finding]:
    for said in material.said:
        languages = material.brief.languages if said.shared else (said.language,)
        if not said.key.startswith(("facts.", "authors.")):
            what = next((w for language in languages if (w := _wrong(said, language.partition("-")[0]))), "")
            if what:
                yield Finding(said.key, what, "translate it")


def _wrong(said: Said, language: str) -> str:
    """What is wrong with a text as one in this language; "" where nothing is, or nobody here could tell."""
    if language not in KNOWN:
        return ""
    words = [word for word in _WORD.findall(said.words) if not has_han(word)]
    han = sum(map(has_han, said.words))
    if language == "zh":
        run = _LATIN_RUN.search(said.words)
        if len(words) >= _FEW and not han and any(_is_prose(words, name) for name in _LATIN):
            return "this is not Chinese"
        if run and max(_common(_WORD.findall(run.group()), name) for name in _LATIN) >= _SOME:
            return f"“{run.group()[:40]}” is not Chinese"
        return ""
    if han > _FEW and han > _MOST_HAN * (han + sum(map(len, words))):
        return f"this is in Chinese, under {language!r}"
    others = max(_common(words, name) for name in _LATIN if name != language)
    return f"this is not in {language!r}" if not _common(words, language) and others > _SOME else ""


def _is_prose(words: list[str], language: str) -> bool:
    """Whether words are a sentence and no name: some of the commonest, and others that have no capital."""
    common = tongue_of(language).common
    return _common(words, language) > 0 and any(word.islower() and word not in common for word in words)


def _common(words: list[str], language: str) -> int:
    """How many of a language's commonest words are among these."""
    return sum(word.lower() in tongue_of(language).common for word in words)


RULE = Rule("parity-language", "A text is in the wrong language.", find)
