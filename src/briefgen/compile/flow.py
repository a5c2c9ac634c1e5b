"""A text laid flat: its leaves in a row, each knowing what it stands in, so that rules see the words as a reader does."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress, groupby, pairwise
from typing import Any, cast

from briefgen.compile.inline import Piece
from briefgen.compile.pending import Claim, PendingNotes
from briefgen.doctree import Emph, Inlines, LineBreak, Link, Quantity, Strong, Text


@dataclass(frozen=True, slots=True, eq=False)
class Wrap:
    """One emphasis or link of a text; no two are the same, whatever they hold."""

    node: Strong | Emph | Link


@dataclass(frozen=True, slots=True)
class Claimed:
    """Claims made in a text: by the citation that stands `here`, or by a fact, whose note may come later."""

    claims: tuple[Claim, ...]
    here: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A leaf of a text and what it stands in, the outermost first."""

    leaf: Any
    around: tuple[Wrap, ...] = ()

    @property
    def text(self) -> str:
        """The characters that a reader sees."""
        return "\n" if isinstance(self.leaf, LineBreak) else getattr(self.leaf, "text", "")

    @property
    def mask(self) -> str:
        """As many characters, those of no author's sentence hidden: a point in a number ends none."""
        return self.text if isinstance(self.leaf, Text | LineBreak) else "0" * len(self.text)


def flat(pieces: Iterable[Piece], around: tuple[Wrap, ...] = ()) -> Iterator[tuple[Piece, tuple[Wrap, ...]]]:
    """Every leaf of the pieces, in order, with what it stands in."""
    for piece in pieces:
        if isinstance(piece, Strong | Emph | Link):
            yield from flat(piece.children, (*around, Wrap(piece)))
        else:
            yield piece, around


def placed(runs: Iterable[Run]) -> Iterator[tuple[int, Run]]:
    """The runs, each with the number of characters before it."""
    at = 0
    for run in runs:
        yield at, run
        at += len(run.text)


def stopped(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs with one point where a fact that ends in an abbreviation's ends a sentence: "3 Mio." """
    for run, following in zip(runs, _shown(runs), strict=True):
        if (
            isinstance(run.leaf, Quantity)
            and run.text.endswith(".")
            and following.startswith(".")
            and following != "..."
        ):
            run = replace(run, leaf=replace(run.leaf, text=run.text[:-1]))
        yield run


def _shown(runs: Sequence[Run]) -> Iterator[str]:
    """For each run the three characters that a reader sees next."""
    text = "".join(run.text for run in runs)
    yield from (text[at + len(run.text) :][:3] for at, run in placed(runs))


def edited(runs: Sequence[Run], edits: Mapping[int, str]) -> Iterator[Run]:
    """The runs with other characters at some places where those are an author's own; what is left empty goes."""
    for at, run in placed(runs):
        if not isinstance(run.leaf, Text):
            yield run
            continue
        text = "".join(edits.get(place, character) for place, character in enumerate(run.text, at))
        if text:
            yield replace(run, leaf=replace(run.leaf, text=text))


def cut(runs: Sequence[Run], spans: Iterable[tuple[int, int]]) -> Iterator[Run]:
    """The runs without the characters in `spans` where those are an author's own; what is left empty goes."""
    kept = bytearray(b"\1") * sum(len(run.text) for run in runs)
    for start, end in spans:
        kept[start:end] = bytes(end - start)
    for at, run in placed(runs):
        if isinstance(run.leaf, Text):
            text = "".join(compress(run.text, kept[at : at + len(run.text)]))
            if text:
                yield replace(run, leaf=replace(run.leaf, text=text))
        else:
            yield run


def marked(runs: Iterable[Run], marks: Mapping[int, tuple[Claim, ...]]) -> Iterator[Run]:
    """The runs with notes set in at their places, inside a Text or between two runs."""
    places = sorted(marks)
    before: tuple[Wrap, ...] = ()
    end = 0
    for at, run in placed(runs):
        end = at + len(run.text)
        if at in marks:
            yield Run(PendingNotes(marks[at]), _common(before, run.around))
        inner = places[bisect_right(places, at) : bisect_left(places, end)]
        for start, stop in pairwise((at, *inner, end)):
            if start > at:
                yield Run(PendingNotes(marks[start]), run.around)
            yield replace(run, leaf=replace(run.leaf, text=run.text[start - at : stop - at])) if inner else run
        before = run.around
    if end in marks:
        yield Run(PendingNotes(marks[end]))


def _common(before: tuple[Wrap, ...], after: tuple[Wrap, ...]) -> tuple[Wrap, ...]:
    shared = 0
    while shared < min(len(before), len(after)) and before[shared] is after[shared]:
        shared += 1
    return before[:shared]


def nested(runs: Iterable[Run], depth: int = 0) -> Inlines:
    """The runs as inlines again, neighbouring texts made one."""
    out: list[Any] = []
    for wrap, group in groupby(runs, key=lambda run: run.around[depth] if len(run.around) > depth else None):
        if wrap:
            out.append(replace(wrap.node, children=nested(group, depth + 1)))
            continue
        for run in group:
            if isinstance(run.leaf, Text) and out and isinstance(out[-1], Text) and out[-1].lang == run.leaf.lang:
                out[-1] = replace(out[-1], text=out[-1].text + run.leaf.text)
            else:
                out.append(run.leaf)
    return cast(Inlines, tuple(out))
