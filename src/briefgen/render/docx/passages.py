"""Callouts and quotes: passages set apart."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.doctree import Callout, Quote
from briefgen.render.docx.inlines import runs, words
from briefgen.render.docx.job import Job
from briefgen.render.docx.oxml.paragraphs import keep_with_next
from briefgen.render.docx.oxml.xml import Element


def callout(job: Job, block: Callout) -> Iterator[Element]:
    """Label and message between two rules; where it has a title, that is the message and its text stands below."""
    yield job.paragraph("Callout Label", job.identified(block.key, words(job, block.label)))
    if block.title:
        title = job.paragraph("Callout", runs(job, block.title))
        if block.content:
            keep_with_next(title)
        yield title
    if block.content:
        yield job.paragraph("Callout Text" if block.title else "Callout", runs(job, block.content))


def quote(job: Job, block: Quote) -> Iterator[Element]:
    yield job.paragraph("Quote", job.identified(block.key, runs(job, block.content)))
    if block.by:
        before, _, after = job.words.attribution.partition("{by}")
        yield job.paragraph("Quote Source", [*words(job, before), *runs(job, block.by), *words(job, after)])
