"""A block that more than fills a slide."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.measure import POINTS, lines_of, style_of
from briefgen.check.rule import Finding, Material, Rule
from briefgen.doctree import (
    Block,
    BulletList,
    Callout,
    Cell,
    Comparison,
    Document,
    ListItem,
    NumberedList,
    Paragraph,
    Section,
    Table,
)
from briefgen.doctree.walk import plain, walk

_SHORTEST = 25
"""Characters that a line across a slide holds at the least."""


def find(material: Material) -> Iterator[Finding]:
    told: set[str] = set()
    for document in material.documents:
        room = _room(material, document)
        for section in walk(document.body):
            if isinstance(section, Section) and not section.hints.skip:
                for block in section.blocks:
                    lines = 0 if block.hints.skip or block.key in told else _lines(block, document, material, room)
                    if lines > room:
                        told.add(block.key)
                        what = f"this takes {lines} lines of a slide’s smallest type in {document.language!r}, and {room} fit"
                        yield Finding(
                            block.key, what, "divide it or shorten it, or keep it out of the deck: `deck: skip`"
                        )


def _room(material: Material, document: Document) -> int:
    """The lines of a slide's smallest type."""
    style = style_of("body", material.theme, document)
    leading = style.leading * (style.smallest or style.size) / style.size
    return int(material.theme.slide.zone["body"].h * POINTS // leading)


def _lines(block: Block, document: Document, material: Material, room: int) -> int:
    """The lines that a block of words takes across a slide, 0 where even wide letters would fit."""
    share, rows = _rows(block)
    if sum(max((len(text) / _SHORTEST / share for text in row), default=0) + 1 for row in rows) <= room:
        return 0
    return sum(
        max((lines_of(text, "body", "body", material.theme, document, share) for text in row), default=0)
        for row in rows
    )


def _rows(block: Block) -> tuple[float, list[list[str]]]:
    """The texts of a block, those beside each other in a list, and the share of a slide's width that each has."""
    match block:
        case Paragraph() | Callout():
            return 1.0, [[plain(block.content)]]
        case BulletList() | NumberedList():
            return 1.0, [[point] for point in _points(block.items)]
        case Table():
            heads = [_words(column.head) for column in block.columns]
            return 1 / len(block.columns), [heads, *([_words(cell) for cell in row] for row in block.rows)]
        case Comparison():
            heads = [plain(side) for side in block.sides]
            rows = [[_words(row.aspect), *map(_words, row.cells)] for row in block.rows]
            return 1 / (len(block.sides) + 1), [heads, *rows]
        case _:
            return 1.0, []


def _words(cell: Cell) -> str:
    return plain((*cell.lead, *cell.content))


def _points(items: tuple[ListItem, ...]) -> Iterator[str]:
    for item in items:
        yield plain((*item.lead, *item.content))
        yield from _points(item.items)


RULE = Rule("slide-dense", "A block more than fills a slide.", find)
