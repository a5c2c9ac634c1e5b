"""What every linear format says of a document, from its first line to its last; the formats fill in what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from briefgen.doctree import (
    Block,
    BulletList,
    Callout,
    Comparison,
    Document,
    Figure,
    KeyFigure,
    KeyFigures,
    ListItem,
    NumberedList,
    Paragraph,
    Quote,
    Section,
    Table,
    Timeline,
)
from briefgen.locale import locale_for
from briefgen.verify.expected import said
from briefgen.verify.reading import Identity, Passage
from briefgen.verify.words import normal


def passage(text: str, key: str = "") -> Passage:
    return Passage(normal(text), key)


def identity(document: Document) -> Identity:
    """What a file made from `document` says it was made from; any version may have made it."""
    return Identity(document.meta.id, document.language, "", document.meta.content_hash)


def notes(document: Document) -> dict[int, str]:
    """The notes in full, by number."""
    return {note.number: normal(said.text(note.full)) for note in document.notes}


class Story:
    """The passages of a document in reading order; what a format has of its own is in the methods that it overrides."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.locale = locale_for(document.language)
        self.words = self.locale.words

    def passages(self) -> tuple[Passage, ...]:
        return tuple(one for one in self.all() if one.text)

    def all(self) -> Iterator[Passage]:
        yield from self.front()
        yield from self.opening()
        yield from self.contents()
        for section in said.sections(self.document.body):
            yield from self.section(section)
        yield from self.sources()

    def front(self) -> Iterator[Passage]:
        raise NotImplementedError

    def contents(self) -> Iterator[Passage]:
        yield from ()

    def opening(self) -> Iterator[Passage]:
        summary = self.document.summary
        if summary.points or summary.takeaway:
            yield passage(self.words.key_points, "summary")
        yield passage(said.text(summary.takeaway), "summary")
        yield from self.items(summary.points)
        if summary.figures:
            yield from self.block(summary.figures)

    def section(self, section: Section) -> Iterator[Passage]:
        """Heading, with its number or without, where the format counts by itself; takeaway; blocks."""
        heading = said.text(section.heading)
        yield Passage(normal(heading), section.key, variants=(normal(f"{section.number} {heading}"),))
        yield passage(said.text(section.takeaway), section.key)
        for block in section.blocks:
            yield from self.block(block)

    def sources(self) -> Iterator[Passage]:
        if self.document.sources:
            yield passage(self.sources_heading(), "sources")
        for source in self.document.sources:
            yield passage(said.text(source.entry), f"sources.{source.id}")

    def sources_heading(self) -> str:
        return self.words.sources

    def items(self, items: Iterable[ListItem]) -> Iterator[Passage]:
        for item in items:
            yield passage(said.led(item.lead, item.content, self.words), item.key)
            yield from self.items(item.items)

    def block(self, block: Block) -> Iterator[Passage]:
        shown = getattr(block, "caption", None)
        if shown is not None:
            yield passage(said.caption(shown), block.key)
        match block:
            case Paragraph():
                yield passage(said.text(block.content), block.key)
            case BulletList() | NumberedList():
                yield from self.items(block.items)
            case Table():
                yield from self.table(block)
            case Comparison():
                yield from self.comparison(block)
            case Timeline():
                yield from self.timeline(block)
            case KeyFigures():
                yield from self.key_figures(block)
            case Figure():
                yield from self.figure(block)
            case Callout():
                shown_parts = (block.label, said.text(block.title), said.text(block.content))
                yield from (passage(text, block.key) for text in shown_parts)
            case Quote():
                yield passage(said.text(block.content), block.key)
                if block.by:
                    yield passage(self.words.attribution.format(by=said.text(block.by)), block.key)
            case _:
                assert_never(block)

    def table(self, block: Table) -> Iterator[Passage]:
        for line in (tuple(column.head for column in block.columns), *block.rows):
            yield from (passage(said.cell(cell, self.words), block.key) for cell in line)

    def comparison(self, block: Comparison) -> Iterator[Passage]:
        yield from (passage(text, block.key) for text in (block.corner, *map(said.text, block.sides)))
        for row in block.rows:
            yield from (passage(said.cell(cell, self.words), row.key) for cell in (row.aspect, *row.cells))

    def timeline(self, block: Timeline) -> Iterator[Passage]:
        for event in block.events:
            yield passage(event.date, event.key)
            yield passage(said.text(event.content), event.key)

    def key_figures(self, block: KeyFigures) -> Iterator[Passage]:
        for figure in block.figures:
            yield self.label(figure)
            yield self.number(figure)

    def label(self, figure: KeyFigure) -> Passage:
        return passage(said.led(figure.lead, figure.label, self.words), figure.key)

    def number(self, figure: KeyFigure) -> Passage:
        """A key figure's number; the spaces between sign, number and unit are a matter of setting."""
        text = normal(said.figure(figure))
        near = normal(f"{figure.before}{figure.number} {figure.after}")
        return Passage(text, figure.key, variants=(text.replace(" ", ""), near))

    def figure(self, block: Figure) -> Iterator[Passage]:
        for text in said.alts(block):
            yield Passage(text, block.key, kind="alt")
