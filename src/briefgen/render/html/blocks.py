"""Blocks as HTML: each is laid out by a template of its own, chosen by what the block is."""

from __future__ import annotations

import base64
from typing import Any, assert_never

from markupsafe import Markup

from briefgen.charts.describe import said
from briefgen.doctree import (
    Block,
    BulletList,
    Callout,
    Caption,
    Chart,
    Comparison,
    Figure,
    Image,
    KeyFigures,
    NumberedList,
    Paragraph,
    Quote,
    Section,
    Table,
    Timeline,
)
from briefgen.doctree.walk import plain
from briefgen.render.html.drawings import drawings
from briefgen.render.html.inlines import inline
from briefgen.render.html.job import Job
from briefgen.render.html.widths import is_wide
from briefgen.xmltext import xml_text


def section(job: Job, node: Section) -> Markup:
    """The heading, the takeaway, the blocks, the sections below."""
    with job.at(node.number or plain(node.heading)):
        opening = job.fill("section-opening.html", node=node)
        blocks = [block(job, one) for one in node.blocks]
    below = [section(job, one) for one in node.sections]
    return job.fill("section.html", node=node, opening=opening, blocks=blocks, sections=below)


def block(job: Job, node: Block) -> Markup:
    match node:
        case Paragraph():
            return job.fill("paragraph.html", node=node)
        case BulletList() | NumberedList():
            return job.fill("list.html", node=node, numbered=isinstance(node, NumberedList))
        case Table():
            return job.fill("table.html", node=node, wide=is_wide(node))
        case Comparison():
            return job.fill("comparison.html", node=node)
        case Timeline():
            return job.fill("timeline.html", node=node)
        case KeyFigures():
            return job.fill("key-figures.html", node=node)
        case Figure():
            return _figure(job, node)
        case Callout():
            return job.fill("callout.html", node=node)
        case Quote():
            before, after = job.locale.words.attribution.split("{by}")
            return job.fill("quote.html", node=node, before=before, after=after)
        case _:
            assert_never(node)


def caption(job: Job, shown: Caption) -> Markup:
    """The label, the title with its unit, the notes, which are cited at the figure or table of that label."""
    with job.at(shown.label):
        notes = inline(job, (shown.notes,)) if shown.notes else ""
        return Markup('<span class="label">{}</span> {}{}{}').format(
            xml_text(shown.label), inline(job, shown.title), xml_text(shown.unit), notes
        )


def _figure(job: Job, node: Figure) -> Markup:
    match node.content:
        case Chart():
            drawn = drawings(job, node, node.content)
            return job.fill("chart.html", node=node, chart=node.content, drawings=drawn, table=_numbers(node.content))
        case Image():
            return job.fill("picture.html", node=node, image=node.content, address=_address(node.content))


def _numbers(chart: Chart) -> dict[str, Any]:
    """The chart's cells as its labels say them: a row a category, a column a series, the unit in the corner."""
    named = any(series.name for series in chart.series)
    rows = [
        (category, [(said(series.points[at], chart), series.points[at].highlight) for series in chart.series])
        for at, category in enumerate(chart.categories)
    ]
    heads = [series.name for series in chart.series] if named else [chart.axis.unit]
    return {"corner": chart.axis.unit if named else "", "heads": heads, "rows": rows}


def _address(image: Image) -> str:
    """The picture itself as an address (RFC 2397)."""
    return f"data:{image.media_type};base64,{base64.b64encode(image.data).decode()}"
