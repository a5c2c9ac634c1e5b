"""A draft with each of its texts, or each of its lists of blocks, made anew: the one place that knows where texts stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from briefgen.ingest.tree import (
    Block,
    Callout,
    Comparison,
    Draft,
    Image,
    Item,
    Items,
    Paragraph,
    Quote,
    Row,
    Said,
    Table,
    Timeline,
)

Change = Callable[[Said], Said]


def with_texts(draft: Draft, change: Change) -> Draft:
    """The draft with every text of its body changed; titles, headings and sides, which carry no notes, are left."""
    return replace(
        draft,
        summary=tuple(_item(item, change) for item in draft.summary),
        takeaway=_maybe(draft.takeaway, change),
        opening=tuple(_block(block, change) for block in draft.opening),
        sections=tuple(
            replace(
                section,
                blocks=tuple(_block(block, change) for block in section.blocks),
                takeaway=_maybe(section.takeaway, change),
            )
            for section in draft.sections
        ),
    )


def with_blocks(draft: Draft, change: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Draft:
    """The draft with the blocks of its opening and of each section changed."""
    sections = tuple(replace(section, blocks=change(section.blocks)) for section in draft.sections)
    return replace(draft, opening=change(draft.opening), sections=sections)


def texts_of(draft: Draft) -> Iterator[Said]:
    """Every text of the body, in reading order."""
    seen: list[Said] = []

    def kept(said: Said) -> Said:
        seen.append(said)
        return said

    with_texts(draft, kept)
    yield from seen


def _block(block: Block, change: Change) -> Block:
    match block:
        case Paragraph(said):
            return Paragraph(change(said))
        case Quote():
            return replace(block, said=change(block.said))
        case Callout():
            return replace(block, said=change(block.said))
        case Items():
            return replace(block, items=tuple(_item(item, change) for item in block.items))
        case Table():
            rows = tuple(tuple(map(change, row)) for row in block.rows)
            return replace(block, rows=rows, caption=_maybe(block.caption, change))
        case Timeline():
            events = tuple(replace(event, said=change(event.said)) for event in block.events)
            return replace(block, events=events, caption=_maybe(block.caption, change))
        case Comparison():
            rows_ = tuple(Row(row.aspect, tuple(map(change, row.cells))) for row in block.rows)
            return replace(block, rows=rows_, caption=_maybe(block.caption, change))
        case Image():
            return replace(block, caption=_maybe(block.caption, change))


def _item(item: Item, change: Change) -> Item:
    below = tuple(Items(tuple(_item(one, change) for one in list_.items), list_.numbered) for list_ in item.below)
    return Item(change(item.said), below)


def _maybe(said: Said | None, change: Change) -> Said | None:
    return None if said is None else change(said)


def texts_in(blocks: Iterable[Block]) -> Iterator[Said]:
    """Every text of these blocks, in reading order."""
    seen: list[Said] = []

    def kept(said: Said) -> Said:
        seen.append(said)
        return said

    for block in blocks:
        _block(block, kept)
    yield from seen
