"""Figures: pictures beside the file; a chart's numbers follow its picture, so that each can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.charts.describe import said
from briefgen.charts.picture import picture
from briefgen.diagnostics import InputError, Severity
from briefgen.doctree import Align, Chart, Figure, Image, Inlines, Point, Strong, Text
from briefgen.render.markdown.anchors import anchor
from briefgen.render.markdown.escape import destination
from briefgen.render.markdown.job import Job
from briefgen.render.markdown.tables import pipe_table

SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg", "image/gif": "gif", "image/webp": "webp"}

UNDRAWABLE = "no-glyph"
"""What no font can draw is left to the numbers below; a font that is only not installed is the user's to mend."""


def figure(job: Job, node: Figure) -> Iterator[str]:
    match node.content:
        case Chart():
            yield _chart(job, node, node.content)
            yield _numbers(job, node.content)
        case Image():
            yield _image(job, node, node.content.data, SUFFIXES.get(node.content.media_type, "img"), node.content.alt)


def _chart(job: Job, node: Figure, chart: Chart) -> str:
    """The picture, or its words with a warning where a character of it cannot be drawn."""
    try:
        drawn = picture(chart, job.theme)
    except InputError as fault:
        if any(diagnostic.code != UNDRAWABLE for diagnostic in fault.diagnostics):
            raise
        job.warnings.extend(replace(d, severity=Severity.WARNING, key=node.key) for d in fault.diagnostics)
        return job.inline((Text(chart.alt),))
    return _image(job, node, drawn, "png", chart.alt)


def _image(job: Job, node: Figure, data: bytes, suffix: str, alt: str) -> str:
    document = job.document
    which = f"figure-{node.caption.number}" if node.caption else anchor(node.key)
    name = f"{document.meta.id}.{document.language}.{which}.{suffix}"
    job.files[name] = data
    return f"![{job.heading((Text(alt),))}]({destination(name)})"


def _numbers(job: Job, chart: Chart) -> str:
    """The chart's cells as its labels say them: a row a category, a column a series, the unit in the corner."""
    named = any(series.name for series in chart.series)
    names = [series.name for series in chart.series] if named else [chart.axis.unit]
    heads = [job.cell((Text(text),)) for text in (chart.axis.unit if named else "", *names)]
    rows = [
        [job.cell((Text(category),)), *(job.cell(_value(series.points[at], chart)) for series in chart.series)]
        for at, category in enumerate(chart.categories)
    ]
    right: list[Align] = ["right" for _ in chart.series]
    return pipe_table(heads, rows, ["left", *right])


def _value(point: Point, chart: Chart) -> Inlines:
    text = (Text(said(point, chart)),)
    return (Strong(text),) if point.highlight else text
