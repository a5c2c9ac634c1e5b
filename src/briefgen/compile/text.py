"""An author's text lowered to inlines: facts said, claims gathered at the sentence's end, marks set in place."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence
from typing import Any, cast

from briefgen.compile.inline import Cite, FactUse, Piece, Reference, parse_inline
from briefgen.compile.pending import Calculation, Citation, Claim, PendingNotes, PendingRef
from briefgen.compile.typography import set_marks, spaced
from briefgen.compile.work import Work, did_you_mean
from briefgen.doctree import Emph, Inlines, Link, Quantity, Strong, Text
from briefgen.doctree.walk import plain
from briefgen.model import LocalText

_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?]+[\"”’)\]]*(?=\s+[^a-z\s]|\s*$)|[。！？；]+[”’）』」]*")


def lower(work: Work, text: LocalText | None, key: str) -> Inlines:
    """The text in the document's language, its claims as pending notes; () where there is no text."""
    return lower_together(work, (text, key))[0]


def lower_together(work: Work, *texts: tuple[LocalText | None, str]) -> list[Inlines]:
    """Several texts that make one block, such as a lead and what follows it: a fact's note comes once in them."""
    shown: set[Claim] = set()
    return [_lowered(work, text, key, shown) for text, key in texts]


def lower_bare(work: Work, text: LocalText | None, key: str) -> Inlines:
    """The text for a place that carries no notes (a heading, a label); a citation there is a fault."""
    return _lowered(work, text, key, set(), bare=True)


def lower_plain(work: Work, text: LocalText | None, key: str) -> str:
    """The words alone, for titles and labels outside the text."""
    return plain(lower_bare(work, text, key))


def claims_of(work: Work, name: str) -> tuple[Claim, ...]:
    """The claims that a fact brings with it: its own citation, or its calculation."""
    fact = work.facts[name]
    own = cited(work, fact.cite, f"{fact.key}.cite") if fact.cite else ()
    return (*((Calculation(name),) if fact.calculation else ()), *own)


def cited(work: Work, text: str, key: str) -> tuple[Claim, ...]:
    """The claims of a `cite:` key, which holds citations and nothing else."""
    pieces = _parsed(work, text, key)
    claims = [Citation(piece.items) for piece in pieces if isinstance(piece, Cite)]
    if not claims or any(not isinstance(piece, Cite) and str(getattr(piece, "text", "x")).strip() for piece in pieces):
        work.fault(key, "bad-cite", "this must be a citation", 'write it as "[@source, p. 3]", in quotes')
    return tuple(claim for claim in claims if _known(work, claim, key))


def _lowered(work: Work, text: LocalText | None, key: str, shown: set[Claim], *, bare: bool = False) -> Inlines:
    if text is None:
        return ()
    said, place = work.words(text, key)
    gatherer = _Gatherer(work, place, shown, bare=bare)
    inlines = gatherer.flushed(gatherer.run(_parsed(work, said, place), last=True))
    return set_marks(spaced(cast(Inlines, tuple(inlines)), work.locale), work.locale)


def _parsed(work: Work, text: str, key: str) -> Sequence[Piece]:
    pieces, problems = parse_inline(text)
    for problem in problems:
        work.fault(key, problem.code, problem.message, problem.hint)
    return pieces


def _known(work: Work, claim: Citation, key: str) -> bool:
    unknown = [item.source for item in claim.items if item.source not in work.entries]
    for source in unknown:
        work.fault(key, "unknown-source", f"there is no source {source!r}", did_you_mean(source, work.entries))
    return not unknown


class _Gatherer:
    """Walks a text's pieces; claims of facts wait for the next citation or the sentence's end."""

    def __init__(self, work: Work, key: str, shown: set[Claim], *, bare: bool) -> None:
        self.work = work
        self.key = key
        self.shown = shown
        self.bare = bare
        self.waiting: list[Claim] = []

    def run(self, pieces: Iterable[Piece], *, last: bool = False) -> list[Any]:
        out: list[Any] = []
        pieces = tuple(pieces)
        for place, piece in enumerate(pieces, 1):
            match piece:
                case Cite(items):
                    self.cite(Citation(items), out)
                case FactUse():
                    out += self.fact(piece)
                case Reference(target, words):
                    out.append(PendingRef(target, self.key, words))
                case Text():
                    self.text(piece, out, ends=last and place == len(pieces))
                case Strong() | Emph() | Link():
                    out.append(dataclasses.replace(piece, children=tuple(self.run(piece.children))))
                case _:
                    out.append(piece)
        return out

    def flushed(self, out: list[Any]) -> list[Any]:
        if self.waiting:
            self.mark(out)
        return out

    def cite(self, claim: Citation, out: list[Any]) -> None:
        if self.bare:
            hint = "move it into the text, a caption or a point"
            self.work.fault(self.key, "citation-place", "a citation cannot stand here", hint)
            return
        if not _known(self.work, claim, self.key):
            return
        if out and isinstance(out[-1], Text):
            out[-1] = dataclasses.replace(out[-1], text=out[-1].text.rstrip(" "))
        self.waiting.append(claim)
        self.shown.add(claim)
        self.mark(out)

    def fact(self, use: FactUse) -> list[Any]:
        work = self.work
        if use.fact not in work.facts:
            if use.fact not in work.brief.model.facts:
                hint = did_you_mean(use.fact, work.brief.model.facts)
                work.fault(self.key, "unknown-fact", f"there is no fact {use.fact!r}", hint)
            return []
        fact = work.facts[use.fact]
        said = work.locale.amounts.say(fact.amount, use.form)
        if use.at_start:
            said = said[:1].upper() + said[1:]
        for claim in () if self.bare else claims_of(work, use.fact):
            if claim not in self.shown:
                self.shown.add(claim)
                self.waiting.append(claim)
        return [Quantity(said, fact.id, fact.amount.value, fact.amount.unit.name or fact.amount.unit.kind)]

    def text(self, piece: Text, out: list[Any], *, ends: bool) -> None:
        end = _SENTENCE_END.search(piece.text) if self.waiting else None
        if end is None or (end.end() == len(piece.text) and not ends):
            out.append(piece)
            return
        if end.start():
            out.append(dataclasses.replace(piece, text=piece.text[: end.start()]))
        self.mark(out)
        out.append(dataclasses.replace(piece, text=piece.text[end.start() :]))

    def mark(self, out: list[Any]) -> None:
        out.append(PendingNotes(tuple(dict.fromkeys(self.waiting))))
        self.waiting.clear()
