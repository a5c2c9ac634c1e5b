"""Inlines as Markdown, with emphasis that opens and closes beside Chinese as it does beside spaces.

Inlines are first laid flat: a run for each stretch that is set alike. Delimiters then stand where runs change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from briefgen.doctree import Code, Emph, Inlines, LineBreak, Link, NoteRef, Quantity, Ref, Strong, Text
from briefgen.doctree.walk import plain
from briefgen.render.markdown.anchors import anchor
from briefgen.render.markdown.escape import code, destination, entity, escape, flanks, guard

BETWEEN = "<!-- -->"
"""Keeps apart what would run together; nothing is shown for it."""

FORMULA = re.compile(r"\$.*\S\$(?!\d)", re.DOTALL)
"""Where a dollar sign could end a formula: after a character, and before no digit."""

TAGS = {"**": "strong", "*": "em"}

NOTE_GAP = "\u00a0"
"""Between two notes at one place, so that their raised numbers do not read as one; no line breaks there.

The comma of the printed forms would stand on the baseline between two raised numbers.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where inlines stand, and whether emphasis is `slanted` (bold where it is not).

    A table and a heading have one line; a note holds no note's mark, but its number in brackets.
    """

    slanted: bool
    table: bool = False
    heading: bool = False
    note: bool = False
    dollars: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """Finished Markdown and the delimiters it stands between; `space` where it is white space.

    A run that is `neutral`, white space or a note's mark, is emphasised with what is on both sides of it.
    """

    text: str
    signs: frozenset[str] = frozenset()
    space: bool = False
    neutral: bool = False


def inline(inlines: Inlines, place: Place) -> str:
    """The inlines as lines that begin no other block than the paragraph, list item, heading or cell they stand in."""
    markup = _markup(inlines, replace(place, dollars=bool(FORMULA.search(plain(inlines)))))
    if place.table or place.heading:
        return markup
    return "\n".join(map(guard, markup.split("\n")))


def _markup(inlines: Inlines, place: Place, within: frozenset[str] = frozenset()) -> str:
    runs = [piece for run in _runs(inlines, place, within) for piece in _parted(run)]
    return _delimited(tuple(_settled(_trimmed(runs))))


def _runs(
    inlines: Inlines, place: Place, within: frozenset[str], signs: frozenset[str] = frozenset()
) -> Iterator[_Run]:
    """The runs of inlines that stand between `signs`; those in `within` are open already."""
    for node in inlines:
        match node:
            case Strong(children):
                yield from _runs(children, place, within, signs | ({"**"} - within))
            case Emph(children):
                sign = "*" if place.slanted else "**"
                yield from _runs(children, place, within, signs | ({sign} - within))
            case Link(children, url):
                words = _markup(children, place, within | signs) or escape(url)
                yield _Run(f"[{words}]({destination(url)})", signs)
            case LineBreak():
                yield _Run("<br>" if place.table else " " if place.heading else "\\\n", signs, space=True, neutral=True)
            case NoteRef():
                yield _Run(_note(node, place), neutral=True)
            case _:
                yield _Run(_leaf(node, place), signs)


def _note(node: NoteRef, place: Place) -> str:
    if place.note:
        return rf"\[{escape(node.text)}\]"
    return NOTE_GAP.join(f"[^{mark.number}]" for mark in node.marks)


def _leaf(node: Text | Quantity | Code | Ref, place: Place) -> str:
    match node:
        case Text() | Quantity():
            return escape(node.text, dollars=place.dollars)
        case Code(text):
            return code(text, table=place.table)
        case Ref(text, key):
            return f"[{escape(text, dollars=place.dollars)}](#{anchor(key)})"


def _parted(run: _Run) -> Iterator[_Run]:
    """A run's white space at its ends apart from what is between; nothing of an empty run."""
    if run.neutral:
        yield run
        return
    core = run.text.strip()
    start = run.text.find(core)
    for text in (run.text[:start], core, run.text[start + len(core) :]):
        if text:
            space = text is not core or not core
            yield _Run(text, run.signs, space, space)


def _trimmed(runs: Sequence[_Run]) -> list[_Run]:
    """The runs from the first to the last that is not white space."""
    inked = [at for at, run in enumerate(runs) if not run.space]
    return list(runs[inked[0] : inked[-1] + 1]) if inked else []


def _settled(runs: Sequence[_Run]) -> Iterator[_Run]:
    """Neutral runs stand between the delimiters that are open on both their sides: no delimiter may touch a space."""
    before: frozenset[str] = frozenset()
    for at, run in enumerate(runs):
        if run.neutral:
            after = next((later.signs for later in runs[at:] if not later.neutral), frozenset())
            yield replace(run, signs=before & after)
        else:
            before = run.signs
            yield run


def _delimited(runs: Sequence[_Run]) -> str:
    """The runs one after the other, delimiters where they change; what lasts longer opens first.

    Emphasis within emphasis is HTML: of stars between letters no reader can tell which kind they belong to.
    """
    made = ""
    opened: list[str] = []
    for at, run in enumerate(runs):
        kept = list(takewhile(run.signs.__contains__, opened))
        opening = (
            [] if run.space else sorted(run.signs.difference(kept), key=lambda sign: _end(sign, runs, at), reverse=True)
        )
        made = _with(made, _closed(opened, len(kept)), _opened([*kept, *opening], len(kept)), run.text)
        opened = [*kept, *opening]
    return made + _closed(opened, 0)


def _end(sign: str, runs: Sequence[_Run], start: int) -> tuple[int, str]:
    """Where the stretch between a delimiter ends."""
    return next((at for at in range(start, len(runs)) if sign not in runs[at].signs), len(runs)), sign


def _opened(signs: Sequence[str], kept: int) -> str:
    return "".join(f"<{TAGS[sign]}>" if depth else sign for depth, sign in enumerate(signs) if depth >= kept)


def _closed(signs: Sequence[str], kept: int) -> str:
    return "".join(f"</{TAGS[signs[depth]]}>" if depth else signs[0] for depth in reversed(range(kept, len(signs))))


def _with(made: str, closing: str, opening: str, text: str) -> str:
    """What was made with `text` after it, so that both are read as they are meant.

    Stars count only where the characters beside them let them (CommonMark 6.2). A letter that does not, as Han letters
    do not after closing punctuation, is written as its number, which begins and ends as punctuation does.
    """
    closes, opens = closing.endswith("*"), opening.startswith("*")
    if closes and opens:
        return made + closing + BETWEEN + opening + text
    if closes and not flanks((made + closing.rstrip("*"))[-1], text[0]):
        text = entity(text[0]) + text[1:]
    if opens and made and not flanks((opening + text).lstrip("*")[0], made[-1]):
        made = made[:-1] + entity(made[-1])
    return made + closing + opening + text if closing or opening else _touching(made, text)


def _touching(made: str, text: str) -> str:
    """Two runs without a delimiter between: no picture, link, note or code comes of what meets."""
    if made.endswith("!") and text.startswith("["):
        return made[:-1] + "\\!" + text
    if made.endswith("]") and text[0] in "(:":
        return made + "\\" + text
    if made.endswith("`") and text.startswith("`"):
        return made + BETWEEN + text
    return made + text
