"""A block that more than fills a slide."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.measure import POINTS, lines_of, style_of
from briefgen.check.rule import Finding, Material, Rule
from briefgen.doctree import (
    Block,
    BulletList,
    Callout,
    Comparison,
    Document,
    ListItem,
    NumberedList,
    Paragraph,
    Section,
    Table,
)
from briefgen.doctree.walk import plain, walk


def find(material: Material) -> Iterator[Finding]:
    told: set[str] = set()
    for document in material.documents:
        style = style_of("body", material.theme, document)
        room = int(
            material.theme.slide.zone["body"].h
            * POINTS
            // (style.leading * (style.smallest or style.size) / style.size)
        )
        for section in walk(document.body):
            if isinstance(section, Section) and not section.hints.skip:
                for block in section.blocks:
                    lines = 0 if block.hints.skip else _lines(block, document, material)
                    if lines > room and block.key not in told:
                        told.add(block.key)
                        what = f"this takes {lines} lines of a slide’s smallest type in {document.language!r}, and {room} fit"
                        yield Finding(
                            block.key, what, "divide it or shorten it, or keep it out of the deck: `deck: skip`"
                        )


def _lines(block: Block, document: Document, material: Material) -> int:
    """The lines that a block of words takes across a slide; 0 for pictures and what else is no text."""

    def set_in(text: str, share: float = 1.0) -> int:
        return lines_of(text, "body", "body", material.theme, document, share)

    match block:
        case Paragraph() | Callout():
            return set_in(plain(block.content))
        case BulletList() | NumberedList():
            return sum(map(set_in, _points(block.items)))
        case Table():
            share = 1 / len(block.columns)
            return 1 + sum(max(set_in(plain((*c.lead, *c.content)), share) for c in row) for row in block.rows if row)
        case Comparison():
            share = 1 / (len(block.sides) + 1)
            return 1 + sum(
                max(set_in(plain((*c.lead, *c.content)), share) for c in (row.aspect, *row.cells)) for row in block.rows
            )
        case _:
            return 0


def _points(items: tuple[ListItem, ...]) -> Iterator[str]:
    for item in items:
        yield plain((*item.lead, *item.content))
        yield from _points(item.items)


RULE = Rule("slide-dense", "A block more than fills a slide.", find)
