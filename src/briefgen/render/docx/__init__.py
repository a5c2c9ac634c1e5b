"""Briefings in Word: styles, fields, footnotes, native charts and tables that a colleague can go on working in."""

from __future__ import annotations

from briefgen.doctree import Document
from briefgen.render.format import API, Context, Format, Option, Rendered, TemplateReport
from briefgen.theme import Theme


def render(document: Document, context: Context) -> Rendered:
    """The Word file; python-docx is imported only now, since other commands do not need it."""
    from briefgen.render.docx.writer import write

    return write(document, context)


def inspect(data: bytes, name: str, theme: Theme) -> TemplateReport:
    """What a Word template would serve for. Raises InputError where it is no Word file."""
    from briefgen.render.docx.customer.inspected import inspect as look

    return look(data, name, theme)


FORMAT = Format(
    name="docx",
    suffix=".docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    api=API,
    help="A Word briefing, with real footnotes, fields and charts.",
    render=render,
    options=(Option("template", "A Word file (.docx or .dotx) whose styles, page, header and footer are used."),),
    inspect=inspect,
)
