"""Citations read: those of a `cite:` key, and whether a citation's sources are known."""

from __future__ import annotations

from briefgen.compile.inline import Cite, Pieces, parse_inline
from briefgen.compile.pending import Citation
from briefgen.compile.work import Work
from briefgen.diagnostics import did_you_mean, quoted
from briefgen.doctree import Text

_SEEN = 12
"""Characters by which a place in a text is found again in the file."""
MOST_HINTED = 50
"""Faults after which no nearest name is looked for: in a large bibliography each takes a tenth of a second."""


def parsed(work: Work, text: str, key: str) -> Pieces:
    """The pieces of the text at `key`; what is wrong in it is reported."""
    pieces, problems = parse_inline(text)
    for problem in problems:
        at = "".join(text[problem.offset : problem.offset + _SEEN].split(maxsplit=1)[:1])
        skip = text.count(at, 0, problem.offset)
        work.fault(key, problem.code, problem.message, problem.hint, at=at, skip=skip)
    return pieces


def cited(work: Work, text: str | None, key: str) -> tuple[Citation, ...]:
    """The citations of a `cite:` key, which holds nothing else."""
    if text is None:
        return ()
    pieces = parsed(work, text, key)
    claims = [Citation(piece.items) for piece in pieces if isinstance(piece, Cite)]
    rest = [piece for piece in pieces if not isinstance(piece, Cite) and piece != Text(" ")]
    if rest or not claims:
        work.fault(key, "bad-cite", "this must be a citation", 'write it as "[@source, p. 3]", in quotes')
    return tuple(claim for claim in claims if known(work, claim, key))


def known(work: Work, claim: Citation, key: str) -> bool:
    """Whether all sources that the claim cites are declared; those unknown are reported, broken ones are already."""
    broken = work.brief.bibliography.broken
    unknown = [item.source for item in claim.items if item.source not in work.entries and item.source not in broken]
    for source in unknown:
        hint = did_you_mean(source, work.entries) if len(work.found) < MOST_HINTED else ""
        work.fault(key, "unknown-source", f"there is no source {quoted(source)}", hint, at=f"@{source}")
    return all(item.source in work.entries for item in claim.items)
