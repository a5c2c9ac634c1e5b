"""Tables and comparisons: three rules, no verticals, the head repeated on every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.doctree import Align, Caption, Cell, Comparison, ComparisonRow, Table, Text
from briefgen.doctree.walk import plain
from briefgen.render.docx.captions import caption
from briefgen.render.docx.columns import Need, inlines_cell, need, shares, whole
from briefgen.render.docx.job import Job
from briefgen.render.docx.lists import led
from briefgen.render.docx.measures import NUMBER_INSET, cm
from briefgen.render.docx.names import TABLE
from briefgen.render.docx.oxml.tables import cell, keep_rows, row, table
from briefgen.render.docx.oxml.xml import Element

PAD = cm(0.32)
"""A cell's padding at the right, in twentieths of a point; at the left it has none."""

ASPECT, LARGEST_ASPECT = 0.25, 0.5
"""The most of a comparison's width that its aspects take, and that one with an endless word in it takes."""

STYLES: Mapping[str, Mapping[Align, str]] = {
    "head": {"left": "Table Head", "right": "Table Head Number", "center": "Table Head Centered"},
    "aspect": dict.fromkeys(("left", "right", "center"), "Table Aspect"),
    "body": {"left": "Table Text", "right": "Table Number", "center": "Table Centered"},
}

SLACK = 1.02
"""Faces differ a little from the metrics that we measure by."""


def rows_and_columns(job: Job, block: Table) -> Iterator[Element]:
    aligns = [column.align for column in block.columns]
    lines = [tuple(column.head for column in block.columns), *block.rows]
    needs = [
        _need(job, cells, grows=align != "right") for align, cells in zip(aligns, zip(*lines, strict=True), strict=True)
    ]
    rows = [[_paragraph(job, *pair) for pair in zip(cells, aligns, strict=True)] for cells in lines]
    yield from _captioned(job, block.key, block.caption)
    yield _table(job, block.key, block.caption, _widths(job, needs), rows, heads="row")


def comparison(job: Job, block: Comparison) -> Iterator[Element]:
    """Aspects in grey at the left, the sides in columns of one width."""
    corner = Cell(content=(Text(block.corner),), role="head")
    aspects = (corner, *(line.aspect for line in block.rows))
    widths = _sided(job, _need(job, aspects, grows=False), len(block.sides))
    sides = [inlines_cell(side, head=True) for side in block.sides]
    head = [_paragraph(job, shown) for shown in (corner, *sides)]
    body = [_compared(job, line) for line in block.rows]
    yield from _captioned(job, block.key, block.caption)
    yield _table(job, block.key, block.caption, widths, [head, *body], heads="row and column")


def _captioned(job: Job, key: str, shown: Caption | None) -> Iterator[Element]:
    if shown:
        yield caption(job, key, shown)


def _compared(job: Job, line: ComparisonRow) -> list[Element]:
    aspect = job.paragraph("Table Aspect", job.identified(line.key, led(job, line.aspect.lead, line.aspect.content)))
    return [aspect, *(_paragraph(job, shown) for shown in line.cells)]


def _paragraph(job: Job, shown: Cell, align: Align = "left") -> Element:
    """A cell's paragraph, in the style of its role and its column."""
    return job.paragraph(STYLES[shown.role][align], led(job, shown.lead, shown.content))


def _table(job: Job, key: str, shown: Caption | None, widths: Sequence[int], rows: Sequence[Sequence[Element]],
           *, heads: str) -> Element:  # fmt: skip
    """The table of these paragraphs, one a cell; its first cell carries its identity."""
    _identify(job, rows[0][0], key, captioned=shown is not None)
    keep_rows(rows)
    lines = [
        row([cell(width, [paragraph]) for width, paragraph in zip(widths, line, strict=True)], head=place == 0)
        for place, line in enumerate(rows)
    ]
    summary = plain(shown.title) if shown else ""
    return table(job.design.style("Briefing Table"), widths, lines, summary, heads=heads)


def _identify(job: Job, paragraph: Element, key: str, *, captioned: bool) -> None:
    """Puts the paragraph's content into the block's bookmark, or the table's own where the caption has the block's."""
    content = list(paragraph)[1:]
    named = job.identified(key, content, TABLE) if captioned else job.identified(key, content)
    paragraph.extend(named)


def _need(job: Job, cells: Sequence[Cell], *, grows: bool) -> Need:
    asked = need(cells, job.type("table").size, job.face, grows=grows)
    pad = PAD / 20 if grows else (PAD + cm(NUMBER_INSET)) / 20
    return Need(asked.natural * SLACK + pad, asked.least * SLACK + pad, grows)


def _widths(job: Job, needs: Sequence[Need]) -> list[int]:
    return whole(shares(needs, job.column / 20), job.column)


def _sided(job: Job, aspects: Need, sides: int) -> list[int]:
    room = job.column / 20
    first = min(max(min(aspects.natural, ASPECT * room), aspects.least), LARGEST_ASPECT * room)
    return whole([first, *[(room - first) / max(sides, 1)] * sides], job.column)
