"""Two files of one brief and language held against each other by what both carry, without the brief."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.verify.charts import alike, within
from briefgen.verify.compare import differences
from briefgen.verify.difference import Difference
from briefgen.verify.losses import LIBREOFFICE
from briefgen.verify.reading import Reading
from briefgen.wording import tokens

_MARK = re.compile(r"\[\^(\d+)\]")
SEVERAL, ALIKE = 8, 0.8
"""The words of a text, and the share of them that two texts have in common, by which one is taken for the other."""
MOST_COMPARED = 100_000

FULL = ("docx", "md", "html")
"""The formats that print each note in full."""

EXCERPT = "eml"
"""The format that shows one chart of several."""


def disagreements(first: Reading, second: Reading) -> Iterator[Difference]:
    """What `second` says otherwise than `first` of that which both must say: notes, charts, descriptions."""
    if not second.editor.startswith(LIBREOFFICE):
        for chart in second.charts:
            yield from within(chart)
    if first.format == second.format:
        yield from differences(first, replace(second, charts=()))
        yield from alike(first.charts, second.charts)
        return
    if first.format in FULL and second.format in FULL:
        yield from differences(
            Reading("", first.identity, (), first.notes), Reading("", first.identity, (), second.notes)
        )
        yield from _reworded(first, second)
    unknown = _marks(second) - set(first.notes) if first.notes else set()
    for number in sorted(unknown):
        yield Difference("added", "note mark", "", str(number))
    yield from alike(first.charts, second.charts)
    if EXCERPT in (first.format, second.format):
        return
    said = {p.text for p in second.passages if p.kind == "alt"}
    for text in (text for text in _alts(first) if text not in said):
        yield Difference("lost", "alt", text)


def _reworded(first: Reading, second: Reading) -> Iterator[Difference]:
    """Texts of several words that one file says almost as the other does; what only one of them says is its format's."""
    mine, theirs = (
        {tuple(filter(_is_word, tokens(p.text))): p for p in reading.passages if p.kind == "text"}
        for reading in (first, second)
    )
    only = [words for words, passage in mine.items() if passage.key and words not in theirs and len(words) >= SEVERAL]
    other = [words for words in theirs if words not in mine and len(words) >= SEVERAL]
    if len(only) * len(other) > MOST_COMPARED:
        return
    for words in other if only else ():
        likest = max(only, key=lambda one: _likeness(one, words))
        if _likeness(likest, words) >= ALIKE:
            old, new = mine[likest], theirs[words]
            yield Difference("changed", "text", old.text, new.text, new.key, new.place)


def _is_word(token: str) -> bool:
    return any(map(str.isalnum, token))


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of the longer text both say, from 0 to 1."""
    shared = sum((Counter(one) & Counter(other)).values())
    return shared / max(len(one), len(other), 1)


def _marks(reading: Reading) -> set[int]:
    return {int(number) for passage in reading.passages for number in _MARK.findall(passage.text)}


def _alts(reading: Reading) -> Counter[str]:
    """What charts and pictures are described by, the first of a chart's panels; a deck describes its groups, too."""
    drawn = {chart.key for chart in reading.charts} | {p.key for p in reading.passages if p.kind == "picture"}
    told: dict[str, str] = {}
    for passage in reading.passages:
        if passage.kind == "alt" and passage.text and (not reading.charts or passage.key in drawn):
            told.setdefault(passage.key or passage.text, passage.text)
    return Counter(told.values())
