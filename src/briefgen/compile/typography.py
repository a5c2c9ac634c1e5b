"""What a language's typography asks of a text: no space beside Han, note marks on the right side of a stop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefgen.compile.flow import Claimed, Run, cut, placed
from briefgen.doctree import Link
from briefgen.locale import Locale

_HAN = "\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_BESIDE_BREAK = re.compile(r"(?<=\n) +| +(?=\n)")
_SPACE = " \u00a0"
_BETWEEN = re.compile(r"\s*[,;，；、]?\s*")

_CLOSERS = r"[\"”’“‘」』)\]]*"  # “ and ‘ close in German
_SENTENCE_END = re.compile(rf"[.!?…]+{_CLOSERS}(?=\s+[^a-z\s]|\s*$)|[。！？]+[”’」』]*")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mrs?|Ms|Dr|Prof|St|vs|cf|ca|approx|e\.g|i\.e)\.|\b(?:[Nn]os?|[Ff]igs?|paras?|pp?|secs?|vols?|chs?)\.(?=\s+\d)"
)
_LATIN_AFTER = re.compile(rf"(?:[\"”“]|[’‘](?!\w))*[.,;:!?…]+{_CLOSERS}|(?:[\"”“]|[’‘](?!\w))+")
_HAN_AFTER = re.compile(r"[。！？，；：、…]*[”’」』]+")
_HAN_BEFORE = re.compile(r"[。！？，；：、]+\Z")


@cache
def _beside_han() -> re.Pattern[str]:
    """Compiled where a document is Chinese: so wide a class takes milliseconds."""
    return re.compile(rf"(?<=[\n{_HAN}]) +| +(?=[\n{_HAN}])")


def spaced(runs: Sequence[Run], locale: Locale) -> list[Run]:
    """The runs without spaces at a line's break or before a citation, and, in a Han document, between Han and anything
    else: the gap there is layout. Marks between two citations go too.
    """
    text = "".join(run.text for run in runs)
    wrong = _beside_han() if locale.script == "han" else _BESIDE_BREAK
    spans = [found.span() for found in wrong.finditer(text)] if locale.script == "han" or "\n" in text else []
    spans += _before_citations(
        text, [at for at, run in placed(runs) if isinstance(run.leaf, Claimed) and run.leaf.here]
    )
    return list(cut(runs, spans)) if spans else list(runs)


def _before_citations(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    last = -1
    for at in places:
        start = at
        while start and text[start - 1] in _SPACE:
            start -= 1
        between = last >= 0 and _BETWEEN.fullmatch(text, last, at)
        yield (last, at) if between else (start, at)
        last = at


class Marks:
    """Where in a text notes may stand: at a sentence's end, and beside the punctuation as the language has it."""

    def __init__(self, runs: Sequence[Run], locale: Locale) -> None:
        self._text = "".join(run.mask for run in runs)
        self._links = list(_links(runs))
        self._han = locale.script == "han"
        self._abbreviations = (_ABBREVIATION, *map(re.compile, filter(None, (locale.typography.abbreviations,))))

    def sentence_ends(self) -> list[int]:
        """The ends of sentences, after their stop and the quotes that it closes."""
        abbreviated = {found.end() - 1 for one in self._abbreviations for found in one.finditer(self._text)}
        return [found.end() for found in _SENTENCE_END.finditer(self._text) if found.start() not in abbreviated]

    def settled(self, at: int) -> int:
        """The place for a mark that its author put at `at`: never first in a line or within a link, before Han's stops
        and after Latin's.
        """
        start = at
        while start and self._text[start - 1].isspace():
            start -= 1
        at = self._outside(start or at)
        after = (_HAN_AFTER if self._han else _LATIN_AFTER).match(self._text, at)
        at = after.end() if after else at
        stops = _HAN_BEFORE.search(self._text, max(0, at - 4), at) if self._han else None
        return self._outside(stops.start()) if stops else at

    def _outside(self, at: int) -> int:
        """The place itself, or the end of the link that it is in."""
        return next((end for start, end in self._links if start < at < end), at)

    @property
    def end(self) -> int:
        return len(self._text.rstrip())


def _links(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Where each link of a text begins and ends."""
    spans: dict[int, tuple[int, int]] = {}
    for at, run in placed(runs):
        for wrap in run.around:
            if isinstance(wrap.node, Link):
                start, _ = spans.get(id(wrap), (at, at))
                spans[id(wrap)] = (start, at + len(run.text))
    yield from spans.values()
