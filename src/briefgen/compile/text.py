"""An author's text lowered to inlines: facts said, references named, claims gathered into notes at their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.compile.claims import known, parsed
from briefgen.compile.facts import Fact
from briefgen.compile.flow import Claimed, Run, Wrap, flat, marked, nested, placed, stopped
from briefgen.compile.inline import Cite, FactUse, Piece, Reference
from briefgen.compile.names import refer
from briefgen.compile.pending import Citation, Claim
from briefgen.compile.typeset import typeset
from briefgen.compile.typography import Marks, spaced
from briefgen.compile.work import Work
from briefgen.diagnostics import quoted
from briefgen.doctree import Inlines, Quantity, Text
from briefgen.doctree.walk import plain
from briefgen.model import LocalText


def lower(work: Work, text: LocalText | None, key: str) -> Inlines:
    """The text in the document's language, its claims as pending notes; () where there is no text."""
    return lower_together(work, (text, key))[0]


def lower_together(work: Work, *texts: tuple[LocalText | None, str]) -> list[Inlines]:
    """Several texts that make one block, such as a lead and what follows it: a fact's note comes once in them."""
    shown: set[Claim] = set()
    return [_noted(work, _runs(work, text, key), shown) for text, key in texts]


def lower_apart(work: Work, text: LocalText | None, key: str) -> tuple[Inlines, tuple[Claim, ...]]:
    """The text without notes, and all its claims, for a place where notes stand at the end (a caption)."""
    runs = _runs(work, text, key)
    claims = [run.leaf for run in runs if isinstance(run.leaf, Claimed)]
    own = [claim for claimed in claims if claimed.here for claim in claimed.claims]
    brought = [claim for claimed in claims if not claimed.here for claim in claimed.claims]
    return nested(_words(runs)), tuple(dict.fromkeys([*_ranked(work, brought), *own]))


def lower_bare(work: Work, text: LocalText | None, key: str) -> Inlines:
    """The text for a place that carries no notes (a heading, a label); a citation there is a fault."""
    return nested(_words(_runs(work, text, key, bare=True)))


def lower_plain(work: Work, text: LocalText | None, key: str) -> str:
    """The words alone, for titles and labels outside the text."""
    return plain(lower_bare(work, text, key))


def _runs(work: Work, text: LocalText | None, key: str, *, bare: bool = False) -> list[Run]:
    """The text laid flat, with its claims among the leaves."""
    if text is None:
        return []
    said, place = work.words(text, key)
    runs = [run for piece, around in flat(parsed(work, said, place)) for run in _leaf(work, piece, around, place, bare)]
    return spaced(typeset(list(stopped(runs)), work.locale), work.locale)


def _leaf(work: Work, piece: Piece, around: tuple[Wrap, ...], key: str, bare: bool) -> Iterator[Run]:
    match piece:
        case Cite(items):
            yield from _citation(work, Citation(items), around, key, bare)
        case FactUse():
            yield from _fact(work, piece, around, key)
        case Reference(target, words):
            yield Run(refer(work, target, words, key), around)
        case _:
            yield Run(piece, around)


def _citation(work: Work, claim: Citation, around: tuple[Wrap, ...], key: str, bare: bool) -> Iterator[Run]:
    if bare:
        hint = "move it into the text, a caption or a point"
        work.fault(key, "citation-place", "a citation cannot stand here", hint, at=f"@{claim.items[0].source}")
    elif known(work, claim, key):
        yield Run(Claimed((claim,), here=True), around)


def _fact(work: Work, use: FactUse, around: tuple[Wrap, ...], key: str) -> Iterator[Run]:
    fact = work.fact(use.fact, key, at=f"${{{use.fact}")
    if fact is None:
        return
    if use.form == "as_of":
        yield from _date(work, fact, around, key)
        return
    said = work.locale.amounts.say(fact.amount, use.form)
    if use.at_start:
        said = said[:1].upper() + said[1:]
    unit = fact.amount.unit
    yield Run(Quantity(said, fact.id, fact.amount.value, unit.name or unit.kind), around)
    yield Run(Claimed(fact.claims, here=False), around)


def _date(work: Work, fact: Fact, around: tuple[Wrap, ...], key: str) -> Iterator[Run]:
    """The date that a fact holds for, with its source."""
    if fact.as_of is None:
        hint = f"give facts.{fact.id} an `as_of`"
        work.fault(key, "no-as-of", f"the fact {quoted(fact.id)} has no date", hint, at=f"${{{fact.id}")
        return
    yield Run(Text(work.locale.dates.say(fact.as_of)), around)
    yield Run(Claimed(fact.claims, here=False), around)


def _words(runs: Sequence[Run]) -> list[Run]:
    return [run for run in runs if not isinstance(run.leaf, Claimed)]


def _noted(work: Work, runs: Sequence[Run], shown: set[Claim]) -> Inlines:
    words = _words(runs)
    if len(words) == len(runs):
        return nested(words)
    return nested(marked(words, _places(work, runs, Marks(words, work.locale), shown)))


def _places(work: Work, runs: Sequence[Run], marks: Marks, shown: set[Claim]) -> dict[int, tuple[Claim, ...]]:
    """Where the claims' notes stand. A fact's claims wait for the next citation or their sentence's end."""
    places: dict[int, dict[Claim, None]] = {}
    waiting: list[Claim] = []
    ends = marks.sentence_ends()[::-1]

    def mark(at: int, own: tuple[Claim, ...] = ()) -> None:
        places.setdefault(marks.settled(at), {}).update(dict.fromkeys((*_ranked(work, waiting), *own)))
        waiting.clear()

    for at, run in placed(runs):
        if not isinstance(run.leaf, Claimed):
            continue
        while ends and ends[-1] <= at:
            end = ends.pop()
            if waiting:
                mark(end)
        if run.leaf.here:
            mark(at, run.leaf.claims)
        else:
            waiting += [claim for claim in run.leaf.claims if claim not in shown]
        shown.update(run.leaf.claims)
    if waiting:
        mark(ends[-1] if ends else marks.end)
    return {at: tuple(claims) for at, claims in places.items()}


def _ranked(work: Work, claims: Sequence[Claim]) -> list[Claim]:
    """Claims that facts bring, in their order everywhere, so that no language's word order numbers notes."""
    return sorted(claims, key=work.ranks.__getitem__)
