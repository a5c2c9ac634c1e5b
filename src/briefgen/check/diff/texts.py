"""Texts of two briefs held against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import zip_longest

from briefgen.check.diff.difference import TextChange
from briefgen.check.diff.grouped import Grouped
from briefgen.check.said import Text


def text_changes(grouped: Grouped) -> Iterator[TextChange]:
    """The texts that differ in parts that are in both, by language."""
    for here, there in grouped.pairs.items():
        before, after = grouped.old.get(here, []), grouped.new.get(there, [])
        languages = dict.fromkeys(said.language for text in (*after, *before) for said in text.said)
        for language in languages:
            yield from _changed(_said(before, language), _said(after, language), here, there, language)


def _said(texts: Iterable[Text], language: str) -> dict[str, str]:
    return {text.key: said.text for text in texts for said in text.said if said.language == language}


def _changed(
    old: Mapping[str, str], new: Mapping[str, str], here: str, there: str, language: str
) -> Iterator[TextChange]:
    """Texts of one part by their keys; where the keys differ, in their order."""
    renamed = {there + key[len(here) :]: text for key, text in old.items()}
    if renamed.keys() == new.keys():
        yield from (TextChange(key, language, renamed[key], text) for key, text in new.items() if renamed[key] != text)
        return
    before, after = list(renamed.items()), list(new.items())
    matcher = SequenceMatcher(None, [text for _, text in before], [text for _, text in after], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            for one, other in zip_longest(before[i:j], after[k:m]):
                key = other[0] if other else one[0]
                yield TextChange(key, language, one[1] if one else "", other[1] if other else "")
