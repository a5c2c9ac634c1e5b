"""The sections, their blocks, and the list of sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from briefgen.doctree import (
    Block,
    BulletList,
    Callout,
    Comparison,
    Figure,
    KeyFigures,
    NumberedList,
    Paragraph,
    Quote,
    Section,
    Source,
    Table,
    Timeline,
)
from briefgen.render.docx.figures import figure
from briefgen.render.docx.inlines import runs, words
from briefgen.render.docx.job import Job
from briefgen.render.docx.key_figures import key_figures
from briefgen.render.docx.lists import bullets, numbers
from briefgen.render.docx.names import HEADING
from briefgen.render.docx.oxml.paragraphs import keep_with_next
from briefgen.render.docx.oxml.runs import Look
from briefgen.render.docx.oxml.xml import Element, W
from briefgen.render.docx.passages import callout, quote
from briefgen.render.docx.tables import comparison, rows_and_columns
from briefgen.render.docx.timelines import timeline

EN_SPACE = "\u2002"
SOURCES = "sources"
"""The key of the list of sources."""


def section(job: Job, node: Section) -> Iterator[Element]:
    """Heading, takeaway, blocks, and the sections under it."""
    yield _heading(job, node)
    if node.takeaway:
        yield job.paragraph("Takeaway", runs(job, node.takeaway))
    for block in node.blocks:
        yield from _block(job, block)
    for under in node.sections:
        yield from section(job, under)


def _heading(job: Job, node: Section) -> Element:
    """The heading. Its style counts it where Word's count is the document's; else its number is written out."""
    shown = runs(job, node.heading)
    if node.number and not job.counts_headings:
        shown = [*words(job, node.number + EN_SPACE, Look(style=job.design.style("Label"))), *shown]
    content = job.identified(node.key, shown)
    if job.has_contents:
        content = job.identified(node.key, content, HEADING)
    name = f"Heading {node.level}"
    counted = job.counts_headings and node.number
    level = node.level - 1
    return job.paragraph(name, content, job.design.numbering(name, level) if counted else job.design.uncounted(level))


def word_counts(sections: Sequence[Section], above: str = "") -> bool:
    """Whether the numbers of these sections are those that Word gives them: 1, 2, 2.1, with no gaps."""
    numbered = [node for node in sections if node.number]
    return all(
        node.number == f"{above}{place}" and word_counts(node.sections, f"{node.number}.")
        for place, node in enumerate(numbered, 1)
    )


def _block(job: Job, block: Block) -> Iterator[Element]:
    match block:
        case Table(columns=()) | Timeline(events=()) | KeyFigures(figures=()):
            job.warn("empty-block", "there is nothing in it to draw, and Word knows no empty table", block.key)
        case Paragraph():
            yield job.paragraph("Body Text", job.identified(block.key, runs(job, block.content)))
        case BulletList():
            yield from bullets(job, block)
        case NumberedList():
            yield from numbers(job, block)
        case Table():
            yield from rows_and_columns(job, block)
        case Comparison():
            yield from comparison(job, block)
        case Timeline():
            yield from timeline(job, block)
        case KeyFigures():
            yield from key_figures(job, block)
        case Figure():
            yield from figure(job, block)
        case Callout():
            yield from callout(job, block)
        case Quote():
            yield from quote(job, block)
        case _:
            assert_never(block)


def sources(job: Job, listed: Iterable[Source]) -> Iterator[Element]:
    entries = [job.paragraph("Bibliography", job.identified(f"{SOURCES}.{source.id}", runs(job, source.entry)))
               for source in listed]  # fmt: skip
    if entries:
        yield job.paragraph("Heading Unnumbered", job.identified(SOURCES, words(job, job.words.sources)))
    yield from entries


def spaced(job: Job, elements: Iterable[Element]) -> Iterator[Element]:
    """The same with an empty paragraph between a table and its neighbours, since a table has no space of its own.

    A caption stays by its table, and a heading brings its own space.
    """
    own = {job.design.style(name) for name in ("Heading 1", "Heading 2", "Heading Unnumbered")}
    caption, before = job.design.style("Caption"), None
    for element in elements:
        after_table = _is_table(before) and _style(element) not in own
        before_table = _is_table(element) and before is not None and _style(before) != caption
        if after_table or before_table:
            gap = job.paragraph("Table Gap", [])
            if before_table:
                keep_with_next(gap)
            yield gap
        yield element
        before = element
    if _is_table(before):
        yield job.paragraph("Table Gap", [])


def _is_table(element: Element | None) -> bool:
    return element is not None and element.tag == W + "tbl"


def _style(element: Element) -> str:
    style = element.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(W + "val"))
