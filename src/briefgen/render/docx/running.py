"""The header and the footer of every page."""

from __future__ import annotations

import string

from briefgen.render.docx.inlines import words
from briefgen.render.docx.job import Job
from briefgen.render.docx.oxml.page import refer
from briefgen.render.docx.oxml.runs import field, right_tab
from briefgen.render.docx.oxml.xml import Element, qualified, w_root

FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}


def write_running(job: Job, page: Element) -> None:
    """Adds ours to the page's properties; a base that brings its own header or footer keeps it."""
    meta = job.document.meta
    header = [*words(job, meta.short_title), right_tab(), *words(job, meta.classification)]
    footer = [*words(job, meta.date_text), right_tab(), *_pages(job)]
    contents = {"footer": ("ftr", footer), "header": ("hdr", header)}
    for kind, (tag, content) in contents.items():
        if not any(each.get(qualified("w:type")) == "default" for each in page.iter(qualified(f"w:{kind}Reference"))):
            refer(page, kind, job.package.running(kind, w_root(tag, job.paragraph(kind, content))))


def _pages(job: Job) -> list[Element]:
    """ "Page 1 of 2" in the language's words, its numbers as fields, which Word and LibreOffice fill as they lay out."""
    shown: list[Element] = []
    for text, name, _, _ in string.Formatter().parse(job.words.page):
        shown += words(job, text)
        if name:
            shown += field(FIELDS[name], words(job, "1"))
    return shown
