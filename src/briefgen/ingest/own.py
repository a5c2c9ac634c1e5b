"""Markdown that briefgen wrote: what it says of a brief twice is left out, its takeaways and key points are so again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from briefgen.ingest.headings import is_summary
from briefgen.ingest.inline import words
from briefgen.ingest.listed import LIST
from briefgen.ingest.tree import (
    Block,
    Callout,
    Cite,
    Draft,
    Item,
    Items,
    Paragraph,
    Plain,
    Quote,
    Remark,
    Said,
    Section,
    Strong,
)
from briefgen.locale import locale_for


def own(draft: Draft) -> Draft:
    """The draft of such a text as the brief that it was made from."""
    remarks: list[Remark] = []
    opening = tuple(block for block in draft.opening if not _repeats(block, draft, remarks))
    summary: list[Item] = []
    figures: tuple[Block, ...] = ()
    takeaway = None
    sections: list[Section] = []
    for section in map(_with_takeaway, draft.sections):
        name = words(section.heading.parts[0].inlines).strip()
        if LIST.match(name):
            remarks += _left(section)
        elif is_summary(name) and not sections:
            takeaway = section.takeaway
            summary += [item for block in section.blocks if isinstance(block, Items) for item in block.items]
            figures = tuple(block for block in section.blocks if not isinstance(block, Items))
            remarks.append(Remark("left out", section.heading.line, f"{name}: a brief's documents have their own"))
        else:
            sections.append(replace(section, blocks=(*(figures if not sections else ()), *_boxed(section.blocks))))
    return replace(
        draft,
        opening=opening,
        sections=tuple(sections),
        summary=tuple(summary),
        takeaway=takeaway,
        remarks=(*draft.remarks, *remarks),
    )


def _repeats(block: Block, draft: Draft, remarks: list[Remark]) -> bool:
    """Whether a block says the subtitle again, or the line of date, authors and classification."""
    if not isinstance(block, Paragraph):
        return False
    text = words(block.said.parts[0].inlines).strip()
    subtitle = words(draft.subtitle.parts[0].inlines).strip() if draft.subtitle else ""
    labels = sum(isinstance(inline, Strong) for inline in block.said.parts[0].inlines)
    if text != subtitle and not (labels and (" · " in text or block is draft.opening[-1])):
        return False
    remarks.append(Remark("left out", block.said.line, f"{text}: it stands at the head of the file too"))
    return True


def _with_takeaway(section: Section) -> Section:
    """The section with the bold paragraph that opens it as its takeaway."""
    first = section.blocks[0] if section.blocks else None
    if not isinstance(first, Paragraph):
        return section
    (part,) = first.said.parts
    bold, *rest = part.inlines
    if not isinstance(bold, Strong) or not all(isinstance(one, Cite) or not words((one,)).strip() for one in rest):
        return section
    said = Said((replace(part, inlines=(*bold.children, *rest)),))
    return replace(section, takeaway=said, blocks=section.blocks[1:])


def _boxed(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, quotations that begin with a box's name as boxes."""
    rest = list(blocks)
    while rest:
        run = [
            block.said
            for block in takewhile(lambda block: isinstance(block, Quote), rest[:3])
            if isinstance(block, Quote)
        ]
        kind = _kind(run[0]) if run else ""
        if not kind or len(run) < 2:
            yield rest.pop(0)
            continue
        title = run[1] if len(run) > 2 and _is_bold(run[1]) else None
        yield Callout(kind, _plain(title) if title else None, run[2] if title else run[1])
        del rest[: 3 if title else 2]


def _kind(said: Said) -> str:
    named = words(said.parts[0].inlines).strip() if _is_bold(said) else ""
    return next((kind for kind, word in locale_for(said.parts[0].language).words.callouts.items() if word == named), "")


def _is_bold(said: Said) -> bool:
    return all(isinstance(inline, Strong) for inline in said.parts[0].inlines)


def _plain(said: Said) -> Said:
    (part,) = said.parts
    return replace(said, parts=(replace(part, inlines=(Plain(words(part.inlines)),)),))


def _left(section: Section) -> Iterator[Remark]:
    """The list of sources, which the notes name."""
    for block in section.blocks:
        said = (
            [block.said]
            if isinstance(block, Paragraph)
            else [item.said for item in block.items]
            if isinstance(block, Items)
            else []
        )
        for one in said:
            text = words(one.parts[0].inlines).strip()
            yield Remark("left out", one.line, f"{text}: the list of sources, which a brief's documents make")
