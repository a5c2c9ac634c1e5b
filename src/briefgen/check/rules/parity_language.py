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
_QUOTED = re.compile("“[^”]*”|《[^》]*》|[(（][^)）]*[)）]|「[^」]*」")
"""What stands in a text as its own words, and may be in another language."""
_FEW, _SOME = 3, 2
_SHORTEST = 4
"""Letters of a word that is no sign of a unit."""
_LATIN = ("en", "de")
_MOST_HAN = 0.3


def find(material: Material) -> Iterator[Finding]:
    for text in material.texts:
        if not text.key.startswith(("facts.", "authors.")):
            for said in text.said:
                languages = material.brief.languages if said.shared else (said.language,)
                what = next((w for language in languages if (w := _wrong(said, language.partition("-")[0]))), "")
                if what or (what := _unlike(text.said[0], said)):
                    yield Finding(said.key, what, "translate it")


def _unlike(first: Said, said: Said) -> str:
    """What is wrong with a sentence that is, word by word, that of another language in the same script."""
    languages = {one.language.partition("-")[0] for one in (first, said)}
    words = _WORD.findall(said.words)
    prose = len(words) > _FEW and sum(word.islower() for word in words) >= _SOME
    same = len(languages) == 2 and languages <= {*_LATIN} and said.text == first.text
    return f"this is the text in {first.language!r}" if same and prose else ""


def _wrong(said: Said, language: str) -> str:
    """What is wrong with a text as one in this language; "" where nothing is, or nobody here could tell."""
    if language not in KNOWN:
        return ""
    words = [word for word in _WORD.findall(said.words) if not has_han(word)]
    han = sum(map(has_han, said.words))
    if language == "zh":
        run = _LATIN_RUN.search(said.words)
        if not han and (_is_prose(words) if said.shared else _is_term(words)):
            return "this is not Chinese"
        if run and max(_common(_WORD.findall(run.group()), name) for name in _LATIN) >= _SOME:
            return f"“{run.group()[:40]}” is not Chinese"
        return ""
    han = sum(map(has_han, _QUOTED.sub("", said.words)))
    if han >= _SOME and han > _MOST_HAN * (han + sum(map(len, words))):
        return f"this is in Chinese, under {language!r}"
    others = max(_common(words, name) for name in _LATIN if name != language)
    return f"this is not in {language!r}" if not _common(words, language) and others > _SOME else ""


def _is_term(words: list[str]) -> bool:
    """Whether words are no name: one that is not the sign of a unit has no capital."""
    return len(words) >= _SOME and any(word.islower() and len(word) >= _SHORTEST for word in words)


def _is_prose(words: list[str]) -> bool:
    """Whether words that are to be the same in every language are a sentence: one of the commonest is among them."""
    return len(words) >= _FEW and _is_term(words) and any(_common(words, name) for name in _LATIN)


def _common(words: list[str], language: str) -> int:
    """How many of a language's commonest words are among these."""
    return sum(word.lower() in tongue_of(language).common for word in words)


RULE = Rule("parity-language", "A text is in the wrong language.", find)
