"""The header and the footer of every page."""

from __future__ import annotations

import string

from briefgen.render.docx.inlines import words
from briefgen.render.docx.job import Job
from briefgen.render.docx.measures import cm
from briefgen.render.docx.oxml.page import refer, set_distance
from briefgen.render.docx.oxml.paragraphs import set_tab
from briefgen.render.docx.oxml.runs import field, right_tab
from briefgen.render.docx.oxml.xml import Element, qualified, w_root

ROOTS = {"header": "hdr", "footer": "ftr"}
FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}

ROUNDED = 20
"""Twentieths of a point that a tab stop may lie beside the margin."""


def write_running(job: Job, page: Element) -> None:
    """Adds ours to the page's properties; a base that brings its own header or footer keeps it."""
    for kind, content in _contents(job).items():
        if not _references(page, kind):
            job.running.add(kind)
            refer(page, kind, job.package.running(kind, w_root(ROOTS[kind], _line(job, kind, content, job.column))))
            set_distance(page, kind, cm(getattr(job.theme.page, kind)))


def turn_running(job: Job, page: Element) -> None:
    """Gives a turned page ours, as wide as it is."""
    for kind, content in _contents(job).items():
        if kind in job.running:
            for old in _references(page, kind):
                page.remove(old)
            line = _line(job, kind, content, job.wide)
            refer(page, kind, job.package.running(kind, w_root(ROOTS[kind], line), "-turned"))


def _line(job: Job, kind: str, content: list[Element], width: int) -> Element:
    """A line as wide as this, whatever tab stops its style has."""
    line, stops = job.paragraph(kind, content), job.design.stops(kind)
    if any(abs(place - width) > ROUNDED for place in stops) or "right" not in stops.values():
        set_tab(line, width, "right", stops)
    return line


def _references(page: Element, kind: str) -> list[Element]:
    """The page's references to what runs along most pages."""
    found = page.findall(qualified(f"w:{kind}Reference"))
    return [each for each in found if each.get(qualified("w:type")) == "default"]


def _contents(job: Job) -> dict[str, list[Element]]:
    meta = job.document.meta
    return {
        "footer": [*words(job, meta.date_text), right_tab(), *_pages(job)],
        "header": [*words(job, meta.short_title), right_tab(), *words(job, meta.classification)],
    }


def _pages(job: Job) -> list[Element]:
    """ "Page 1 of 2" in the language's words, its numbers as fields, which Word and LibreOffice fill as they lay out."""
    shown: list[Element] = []
    for text, name, _, _ in string.Formatter().parse(job.words.page):
        shown += words(job, text)
        if name:
            shown += field(FIELDS[name], words(job, "1"))
    return shown
