"""What a draft means: its marks as citations, its title, its sources, the names of its sections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from briefgen.ingest.inline import words
from briefgen.ingest.marks import numbered_sources, paragraphs, with_marks
from briefgen.ingest.rebuilt import texts_of, with_texts
from briefgen.ingest.tree import (
    Block,
    Cite,
    Draft,
    Emph,
    Inline,
    Inlines,
    Items,
    Link,
    Paragraph,
    Part,
    Plain,
    Remark,
    Said,
    Section,
    Source,
    Strong,
)

ARTICLE = "article"
_TO_NAME = "to decide: what this is, who wrote it, where and when"
_INTRODUCTION = {"en": "Introduction", "zh": "引言", "de": "Einleitung"}


def decided(draft: Draft, name: str) -> Draft:
    """The draft with its marks as citations and all that a brief must have; `name` stands in for a missing title."""
    return _opened(_cited(_titled(draft, name)))


def _titled(draft: Draft, name: str) -> Draft:
    if draft.source_title is not None and draft.title is draft.source_title:
        title = replace(draft.title, why="to decide: the text has no title in its own language")
        return replace(draft, title=title)
    if draft.title is not None:
        return draft
    said = Said(
        (Part(draft.languages[0], (Plain(name),), 0),), "to decide: the text has no title; this is its file's name"
    )
    return replace(
        draft, title=said, remarks=(*draft.remarks, Remark("guessed", 0, f"no title: the file's name, {name!r}"))
    )


def _cited(draft: Draft) -> Draft:
    """The draft with its marks as citations: of numbered sources where a list names them all, else of paragraphs."""
    known = {int(source.id[1:]): source.id for source in draft.sources if re.fullmatch(r"s\d+", source.id)}
    marked = {number for said in texts_of(draft) for part in said.parts for number in _numbers(part.inlines)}
    if not marked:
        return draft
    if known:
        listed = partial(_listed, known)
        stray = sorted(marked - set(known))
        remarks = tuple(
            Remark("left out", 0, f"[{number}] is no number of the list of sources; it stays text") for number in stray
        )
        return replace(with_texts(draft, partial(_with_marks, listed)), remarks=(*draft.remarks, *remarks))
    made = with_texts(draft, partial(_with_marks, partial(paragraphs, ARTICLE)))
    return replace(made, sources=(*made.sources, _article(draft)))


def _listed(known: Mapping[int, str], numbers: tuple[int, ...]) -> str | None:
    return numbered_sources(known, numbers) if set(numbers) <= set(known) else None


def _with_marks(content: partial[str | None] | partial[str], said: Said) -> Said:
    return replace(said, parts=tuple(replace(part, inlines=with_marks(part.inlines, content)) for part in said.parts))


def _numbers(inlines: Inlines) -> set[int]:
    found: set[int] = set()

    def noted(numbers: tuple[int, ...]) -> None:
        found.update(numbers)

    with_marks(inlines, noted)
    return found


def _article(draft: Draft) -> Source:
    """The text's one source, of which only the title may be known."""
    said = draft.source_title or draft.title
    assert said is not None
    part = said.parts[0]
    fields = {"type": "document", "title": words(part.inlines).strip(), "language": part.language}
    why = _TO_NAME if draft.source_title else f"{_TO_NAME}; the title is the {'text' if part.line else 'file'}'s"
    return Source(ARTICLE, fields, part.line, why)


def _opened(draft: Draft) -> Draft:
    """The draft with what stands before its first heading as its summary, or in a section of its own."""
    if not draft.opening and draft.sections:
        return draft
    language = draft.languages[0]
    title = draft.title
    assert title is not None
    if not draft.sections:
        line = title.line
        heading = replace(title, why="guessed: the text has no headings")
        return replace(
            draft,
            opening=(),
            sections=(Section(heading, draft.opening),),
            remarks=(*draft.remarks, Remark("guessed", line, "no headings: one section under the title")),
        )
    first = draft.opening[0]
    line = _line(first)
    heading = Said(
        tuple(Part(one, (Plain(_introduction(one)),), line) for one in draft.languages),
        "guessed: what stands before the first heading",
    )
    remark = Remark("guessed", line, f"what stands before the first heading is a section {_introduction(language)!r}")
    return replace(
        draft, opening=(), sections=(Section(heading, draft.opening), *draft.sections), remarks=(*draft.remarks, remark)
    )


def _introduction(language: str) -> str:
    return _INTRODUCTION.get(language.partition("-")[0], _INTRODUCTION["en"])


def _line(block: Block) -> int:
    match block:
        case Paragraph(said):
            return said.line
        case Items(items):
            return items[0].said.line
    return 0


def without_cites(said: Said, remarks: list[Remark], where: str) -> Said:
    """The text without citations, for places that carry none; each is told."""
    for part in said.parts:
        for inline in part.inlines:
            if isinstance(inline, Cite):
                remarks.append(Remark("left out", part.line, f"the citation [{inline.content}]: {where} carries none"))
    return replace(said, parts=tuple(replace(part, inlines=_bare(part.inlines)) for part in said.parts))


def _bare(inlines: Inlines) -> Inlines:
    kept: list[Inline] = []
    for inline in inlines:
        match inline:
            case Cite():
                continue
            case Strong(children):
                kept.append(Strong(_bare(children)))
            case Emph(children):
                kept.append(Emph(_bare(children)))
            case Link(children, url):
                kept.append(Link(_bare(children), url))
            case _:
                kept.append(inline)
    return tuple(kept)
