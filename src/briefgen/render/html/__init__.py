"""Briefings as one web page that needs nothing beside it, for screens wide and narrow, light and dark, and for paper."""

from __future__ import annotations

from briefgen.doctree import Document
from briefgen.render.format import API, Context, Format, Rendered


def render(document: Document, context: Context) -> Rendered:
    """The page; Jinja2 and matplotlib are imported only now, since other commands do not need them."""
    from briefgen.render.html.writer import write

    return write(document, context)


FORMAT = Format(
    name="html",
    suffix=".html",
    media_type="text/html",
    api=API,
    help="A web page in one file, with footnotes that open where they are cited, for every screen and for paper.",
    render=render,
)
