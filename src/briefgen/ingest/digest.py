"""A digest or plain text, in lines or all on one: section names, " - " items, [2][3] marks, a title, a list of sources.

A hyphen between spaces begins an item only where one can begin: after a mark, a sentence's end, a section's name or a
line's beginning. "PE - TTM", "24 - 26年" and a ticker's "名称 - U" are words of their text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefgen.ingest.headings import (
    BULLET,
    NUMBER,
    counted,
    heading_levels,
    is_heading,
    is_label,
    is_summary,
    is_title,
    labelled,
    sentence_ends,
    summary_within,
)
from briefgen.ingest.inline import TERM_DASH
from briefgen.ingest.languages import language_of
from briefgen.ingest.listed import linked, source_list
from briefgen.ingest.marks import MARK
from briefgen.ingest.received import cleaned
from briefgen.ingest.tree import Block, Draft, Item, Items, Paragraph, Part, Said, Section
from briefgen.locale.scripts import has_han

_NUMBERED = re.compile(r"(?P<indent>\s*)(?:\d{1,2}[.)、]|[(（]\d{1,2}[)）])\s*(?=\S)(?!\d)")
_SEPARATOR = re.compile(r"(?:(?<=\s)|(?<=[\]】］⁰¹²³⁴-⁹]))(?:[-–—•·●▪◦]|[◆■□○])\s+(?=\S)")
_DASHES = "-–—·"
"""Signs that may stand within a text too; the others always begin an item."""
_FIRST_ITEM = re.compile(r"[^-–—]{2,40}\s[-–—]\s+(?=[A-Z\u4e00-\u9fff])")
_LEAST, _LEAST_HAN = 24, 10
_REACH = 400
"""`_REACH` is how far before a hyphen a mark, a sentence's end or a section's name is looked for."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: a "heading", an "item" (at a depth), a "numbered" item or a "text"."""

    kind: str
    text: str
    line: int
    depth: int = 0
    number: str = ""
    """What stands before a numbered item."""


def read_digest(text: str) -> Draft:
    """The sections, points, title and sources of a text; its marks are still text."""
    lines = [(number, line.rstrip()) for number, line in enumerate(cleaned(text).split("\n"), 1) if line.strip()]
    language = language_of(text)
    lines, sources = source_list(lines)
    lines, title = _title(lines, language)
    pieces = list(_pieces(lines))
    if title is None:
        pieces, title = _title_in_line(pieces, language)
    opening, sections = _sections(pieces, language)
    said = _said(title.text, title.line, language_of(title.text)) if title else None
    foreign = said is not None and said.languages != (language,)
    draft = Draft((language,), said, opening=opening, sections=sections, sources=sources)
    if not foreign:
        return draft
    return Draft((language,), said, opening=opening, sections=sections, sources=sources, source_title=said)


def _said(text: str, line: int, language: str) -> Said:
    return Said((Part(language, linked(text.strip()), line),))


def _title(lines: Sequence[tuple[int, str]], language: str) -> tuple[list[tuple[int, str]], Piece | None]:
    """The lines without the title, a line of its own at the start or end: in another language, or before the rest."""
    kept = list(lines)
    for place in (0, -1):
        if len(kept) > 1 and is_title(kept[place][1]) and language_of(kept[place][1]) != language:
            number, text = kept.pop(place)
            return kept, Piece("heading", text.strip(), number)
    if (
        len(kept) > 1
        and not MARK.search(kept[0][1])
        and not BULLET.match(kept[0][1])
        and _opens_with_summary(kept[1][1])
    ):
        number, text = kept.pop(0)
        return kept, Piece("heading", text.strip(), number)
    if len(kept) > 2 and is_title(kept[0][1]) and not BULLET.match(kept[1][1]) and _begins_section(kept, 1):
        number, text = kept.pop(0)
        return kept, Piece("heading", text.strip(), number)
    return kept, None


def _opens_with_summary(line: str) -> bool:
    """Whether a line is, or begins with, the name of key points."""
    return is_summary(line) or is_summary(re.split(r"\s[-–—]\s|[:：]", line, maxsplit=1)[0])


def _begins_section(lines: Sequence[tuple[int, str]], place: int) -> bool:
    """Whether a line is a heading, alone or with its first item; what stands before the first such line is a title."""
    text = lines[place][1]
    pieces = list(_split(text, lines[place][0], False))
    if pieces[0].kind == "heading":
        return True
    return (
        is_heading(text)
        and place + 1 < len(lines)
        and bool(BULLET.match(lines[place + 1][1]) or not is_heading(lines[place + 1][1]))
    )


def _pieces(lines: Sequence[tuple[int, str]]) -> Iterator[Piece]:
    """The pieces of all lines; a line that is indented below an item goes on with it."""
    last: Piece | None = None
    for (number, line), (_, after) in pairwise([*lines, (0, "")]):
        bullet, numbered = BULLET.match(line), _NUMBERED.match(line)
        if last and last.kind in ("item", "numbered") and not bullet and not numbered and line[:1].isspace():
            last = replace(last, text=f"{last.text} {line.strip()}")
            continue
        last_kind = last.kind if last else ""
        if last:
            yield last
            last = None
        if bullet:
            found = [*_split(line[bullet.end() :], number, True, _depth(bullet["indent"]))]
        elif numbered and _is_point(line, after, last_kind):
            depth = _depth(numbered["indent"])
            found = [Piece("numbered", line[numbered.end() :], number, depth, numbered.group().strip())]
        elif is_label(line) and (after_points(after) or is_summary(line)):
            found = [Piece("heading", line.strip().rstrip(":："), number)]
        elif len(parts := [*labelled(line)]) > 1 or (parts and parts[0][0] == "heading"):
            found = [piece for kind, text in parts for piece in _labelled_pieces(kind, text, number)]
        else:
            found = [*_split(line, number, False)]
            if len(found) == 1 and found[0].kind == "text" and is_heading(line) and after and not _short(line, after):
                found = [Piece("heading", line, number)]
        yield from found[:-1]
        last = found[-1] if found else None
    if last:
        yield last


def _labelled_pieces(kind: str, text: str, line: int) -> Iterator[Piece]:
    """The pieces of what a label names: points where it counts them, else its words."""
    points = counted(text.strip())
    if kind == "heading":
        yield Piece("heading", text, line)
    elif len(points) > 1:
        yield from (Piece("numbered", point, line, 0, str(place)) for place, point in enumerate(points, 1))
    else:
        yield from _split(text, line, False)


def after_points(line: str) -> bool:
    """Whether a line is a point: what stands above it with a colon names it."""
    return bool(BULLET.match(line) or _NUMBERED.match(line))


def _is_point(line: str, after: str, before: str) -> bool:
    """Whether a numbered line is a point rather than a section's name: it stands among others, or is too long for one."""
    if next(_split(line, 0, False)).kind == "heading":
        return False
    return not is_heading(line) or bool(_NUMBERED.match(after)) or before == "numbered"


def _short(line: str, after: str) -> bool:
    """Whether a line that could be a heading is rather one of several short lines."""
    return (
        is_heading(after)
        and not BULLET.match(after)
        and " - " not in after
        and bool(NUMBER.match(line)) == bool(NUMBER.match(after))
    )


def _depth(indent: str) -> int:
    return len(indent.expandtabs(4))


def _split(text: str, line: int, item: bool, depth: int = 0) -> Iterator[Piece]:
    """A line parted where items and section names begin in it."""
    kind, begin = "item" if item else "text", 0
    unmarked = not MARK.search(text) and bool(_FIRST_ITEM.match(text))
    for found in _SEPARATOR.finditer(text):
        near = max(begin, found.start() - _REACH)
        cut = _parted(text[near : found.start()], text, found.start(), first=not item and near == 0)
        if cut is None and (
            found.group()[0] not in _DASHES or (unmarked and _long_enough(text[begin : found.start()]))
        ):
            cut = found.start() - near if not TERM_DASH.match(text, found.start() - 1) else None
        if cut is None:
            continue
        chunk, cut = text[begin : found.start()], near - begin + cut
        if chunk[:cut].strip():
            yield Piece(kind, chunk[:cut], line, depth)
        if chunk[cut:].strip():
            yield Piece("heading", chunk[cut:].strip(), line)
        kind, begin = "item", found.end()
    rest = text[begin:]
    cut = _last_mark(rest)
    tail = rest[cut:].strip()
    foreign = tail and cut and has_han(tail) != has_han(rest[:cut]) and is_title(tail)
    if foreign:
        yield Piece(kind, rest[:cut], line, depth)
        yield Piece("title", tail, line)
    elif rest.strip():
        yield Piece(kind, rest, line, depth)


def _long_enough(chunk: str) -> bool:
    """Whether what stands before a hyphen may be a whole point, in a text without marks that would tell."""
    return len(chunk.strip()) >= (_LEAST_HAN if has_han(chunk) else _LEAST)


def _parted(chunk: str, text: str, at: int, *, first: bool) -> int | None:
    """Where in what stands before a hyphen a section's name begins, its end where none does; None for no item's hyphen."""
    end = _last_mark(chunk)
    if end and not chunk[end:].strip():
        return len(chunk)
    if is_summary(chunk):
        return 0
    if TERM_DASH.match(text, at - 1):
        return None
    if end and is_heading(chunk[end:]):
        return end
    stops = sentence_ends(chunk)
    if stops and stops[-1] >= end:
        tail = chunk[stops[-1] :]
        return len(chunk) if not tail.strip() else stops[-1] if is_heading(tail) and not has_lower_start(tail) else None
    if first and (is_heading(chunk) or _two_scripts(chunk) or summary_within(chunk)):
        return 0
    return len(chunk) if first and not chunk.strip() else None


def has_lower_start(text: str) -> bool:
    return text.strip()[:1].islower()


def _last_mark(text: str) -> int:
    """Where the last mark of a text ends; 0 where it has none."""
    return max((found.end() for found in MARK.finditer(text)), default=0)


def _two_scripts(text: str) -> bool:
    return _script_change(text) > 0


def _script_change(text: str) -> int:
    """Where a title in Chinese ends and a section's name in English begins, or the other way round; 0 where neither."""
    for found in re.finditer(r"\s+", text.strip()):
        before, after = text.strip()[: found.start()], text.strip()[found.end() :]
        if has_han(before) != has_han(after) and is_heading(after) and len(before) > 3:
            return found.start()
    return 0


def _title_in_line(pieces: Sequence[Piece], language: str) -> tuple[list[Piece], Piece | None]:
    """The pieces without the title that stands at the head of the first section's name, or after the last item."""
    kept = list(pieces)
    last = next((place for place, piece in enumerate(kept) if piece.kind == "title"), None)
    if last is not None:
        return kept, kept.pop(last)
    if (
        [piece.kind for piece in kept[:2]] == ["text", "heading"]
        and is_summary(kept[1].text)
        and is_title(kept[0].text.strip())
    ):
        return kept[1:], replace(kept[0], kind="title")
    if kept and kept[0].kind == "heading" and (cut := summary_within(kept[0].text)):
        head = kept[0]
        kept[0] = replace(head, text=head.text[cut:].strip())
        return kept, replace(head, kind="title", text=head.text[:cut].strip())
    if kept and kept[0].kind == "heading" and (cut := _script_change(kept[0].text)):
        name, line = kept[0].text.strip(), kept[0].line
        before, after = name[:cut].strip(), name[cut:].strip()
        if language_of(before) != language:
            kept[0] = Piece("heading", after, line)
            return kept, Piece("title", before, line)
    return kept, None


def _sections(pieces: Sequence[Piece], language: str) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """What stands before the first heading, and the sections."""
    opening: list[Piece] = []
    groups: list[tuple[Piece, list[Piece]]] = []
    for piece in pieces:
        if piece.kind == "heading":
            groups.append((piece, []))
        elif groups:
            groups[-1][1].append(piece)
        else:
            opening.append(piece)
    levels = heading_levels([head.text for head, _ in groups])
    sections = tuple(
        Section(_said(head.text, head.line, language), _blocks(below, language), level)
        for (head, below), level in zip(groups, levels, strict=True)
    )
    return _blocks(opening, language), sections


def _blocks(pieces: Sequence[Piece], language: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    run: list[Piece] = []
    for piece in [*pieces, Piece("end", "", 0)]:
        if run and (piece.kind != run[-1].kind or piece.kind not in ("item", "numbered")) and not _below(run, piece):
            blocks.append(_items(run, language))
            run = []
        if piece.kind in ("item", "numbered"):
            run.append(piece)
        elif piece.kind != "end":
            blocks.append(Paragraph(_said(piece.text, piece.line, language)))
    return tuple(blocks)


def _below(run: Sequence[Piece], piece: Piece) -> bool:
    return piece.kind in ("item", "numbered") and piece.depth > run[0].depth


def _items(run: Sequence[Piece], language: str) -> Items:
    """A list of points; those that are indented further hang below the one before."""
    tops: list[tuple[Piece, list[Piece]]] = []
    for piece in run:
        if tops and piece.depth > run[0].depth:
            tops[-1][1].append(piece)
        else:
            tops.append((piece, []))
    numbers = [re.sub(r"\D", "", top.number) for top, _ in tops]
    counted = numbers == [str(number) for number in range(1, len(tops) + 1)]
    items = (
        Item(
            _said(top.text if counted else f"{top.number} {top.text}", top.line, language),
            (_items(below, language),) if below else (),
        )
        for top, below in tops
    )
    return Items(tuple(items), run[0].kind == "numbered" and counted)
