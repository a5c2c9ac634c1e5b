"""Timelines: dates at the right of a fine upright rule, events beside it."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.doctree import Event, Timeline
from briefgen.doctree.walk import plain
from briefgen.fit import Span, width
from briefgen.render.docx.captions import caption
from briefgen.render.docx.inlines import runs, words
from briefgen.render.docx.job import Job
from briefgen.render.docx.measures import cm
from briefgen.render.docx.names import TABLE
from briefgen.render.docx.oxml.runs import Look
from briefgen.render.docx.oxml.tables import cell, keep_rows, row, table
from briefgen.render.docx.oxml.xml import Element

LEAST, MOST = cm(3.39), cm(5.2)
"""The dates' column, in twentieths of a point."""
PAD = cm(0.37)


def timeline(job: Job, block: Timeline) -> Iterator[Element]:
    if block.caption:
        yield caption(job, block.key, block.caption)
    dates = _dates(job, block)
    widths = [dates, job.column - dates]
    lines = [_line(job, event, block.key if place == 0 else "", block.caption is not None)
             for place, event in enumerate(block.events)]  # fmt: skip
    keep_rows(lines)
    rows = [row([cell(width, [shown]) for width, shown in zip(widths, line, strict=True)]) for line in lines]
    summary = plain(block.caption.title) if block.caption else ""
    yield table(job.design.style("Briefing Timeline"), widths, rows, summary, heads="column")


def _dates(job: Job, block: Timeline) -> int:
    size = job.type("timeline").size
    widest = max((width([Span(event.date, size, True)], job.face) for event in block.events), default=0)
    return min(max(LEAST, round(widest * 20 * 1.02) + 2 * PAD), MOST)


def _line(job: Job, event: Event, block: str, captioned: bool) -> list[Element]:
    """An event's cells; the first also carries the block's identity, or the table's where a caption has the block's."""
    look = Look(style=job.design.style("Expected" if event.expected else "Label"))
    shown = job.identified(event.key, words(job, event.date, look))
    if block:
        shown = job.identified(block, shown, TABLE) if captioned else job.identified(block, shown)
    return [job.paragraph("Timeline Date", shown), job.paragraph("Timeline Event", runs(job, event.content))]
