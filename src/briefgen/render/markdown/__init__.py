"""Briefings in plain Markdown: footnotes, pipe tables, charts as pictures with their numbers beneath."""

from __future__ import annotations

from briefgen.doctree import Document
from briefgen.render.format import API, Context, Format, Option, Rendered


def render(document: Document, context: Context) -> Rendered:
    """The Markdown file and its pictures; Jinja2 is imported only now, since other commands do not need it."""
    from briefgen.render.markdown.writer import write

    return write(document, context)


FORMAT = Format(
    name="md",
    suffix=".md",
    media_type="text/markdown",
    api=API,
    help="A Markdown file, with footnotes, tables and pictures of the charts.",
    render=render,
    options=(Option("template", "A Jinja2 file that sets the order of the parts (see templates/markdown/)."),),
)
