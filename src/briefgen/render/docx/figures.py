"""Figures: native charts with their workbooks, and pictures, as wide as the column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.doctree import Chart, Figure, Image
from briefgen.render.docx.captions import caption
from briefgen.render.docx.inlines import words
from briefgen.render.docx.job import Job
from briefgen.render.docx.measures import cm
from briefgen.render.docx.oxml import drawings
from briefgen.render.docx.oxml.drawings import Frame
from briefgen.render.docx.oxml.xml import Element

if TYPE_CHECKING:
    from briefgen.charts.native import NativeChart

EMU_PER_TWIP = 635
EMU_PER_INCH = 914_400
TWIPS_PER_INCH = 1440

CHART_TEXT = 9.5
"""The size of a chart's text, in points."""

FULLEST = 0.85
"""The most of a page's height that a chart takes, so that its caption stands with it."""

TALLEST = cm(18) * EMU_PER_TWIP
"""Of a picture, which keeps its proportions."""


def figure(job: Job, block: Figure) -> Iterator[Element]:
    """The caption and, below it, what it names, kept together."""
    if block.caption:
        yield caption(job, block.key, block.caption)
    shown = _shown(job, block)
    yield job.paragraph("Figure", shown if block.caption else job.identified(block.key, shown))


def _shown(job: Job, block: Figure) -> list[Element]:
    match block.content:
        case Chart():
            return _charts(job, block.key, block.content)
        case Image():
            return _picture(job, block.key, block.content)


def _charts(job: Job, key: str, chart: Chart) -> list[Element]:
    """The chart, or its panels, which follow each other as words do."""
    # Imported only where there is a chart, with the writer of its workbook: 30 ms of each start.
    from briefgen.charts.kinds import kind_for
    from briefgen.charts.native import native_charts

    height = min(kind_for(chart.kind).height(chart, CHART_TEXT), FULLEST * job.height / TWIPS_PER_INCH)
    size = (job.column / TWIPS_PER_INCH, height)
    return [
        _chart(job, key, native)
        for native in native_charts(chart, job.theme, job.document.lang, text_size=CHART_TEXT, size=size)
    ]


def _chart(job: Job, key: str, native: NativeChart) -> Element:
    number = job.drawing()
    frame = Frame(number, key, native.alt, int(native.w * EMU_PER_INCH), round(native.h * EMU_PER_INCH))
    return drawings.chart(frame, job.package.chart(number, native.xml, native.workbook, native.shapes))


def _picture(job: Job, key: str, image: Image) -> list[Element]:
    """The picture, or its words where Word cannot show it."""
    added = job.package.picture(image.fallback or image.data)
    if added is None:
        job.warn("no-picture", f"Word cannot show this picture ({image.media_type}); its description stands instead", key,
                 hint="give a PNG or a JPEG file")  # fmt: skip
        return words(job, image.alt)
    relationship, own_width, own_height = added
    width = job.column * EMU_PER_TWIP
    width = min(width, TALLEST * own_width // own_height)
    frame = Frame(job.drawing(), key, image.alt, width, width * own_height // own_width)
    svg = job.package.svg(frame.number, image.data) if image.fallback else ""
    return [drawings.picture(frame, relationship, svg)]
