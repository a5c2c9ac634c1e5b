"""Decks in PowerPoint."""

from __future__ import annotations

from briefgen.doctree import Document
from briefgen.render.format import API, Context, Format, Option, Rendered, TemplateReport
from briefgen.theme import Theme


def _render(document: Document, context: Context) -> Rendered:
    from briefgen.render.pptx.deck import render  # imported only when a deck is made: measured start-up

    return render(document, context)


def _inspect(data: bytes, name: str, theme: Theme) -> TemplateReport:
    from briefgen.render.pptx.customer.inspect import inspect  # as above

    return inspect(data, name, theme)


FORMAT = Format(
    name="deck",
    suffix=".pptx",
    media_type="application/vnd.openxmlformats-officedocument.presentationml.presentation",
    api=API,
    help="A PowerPoint deck, fitted to its slides, with native charts.",
    render=_render,
    options=(
        Option("template", "A PowerPoint file whose master, layouts, fonts and colours the deck takes."),
        Option("outline", "Print the plan of the slides instead of writing the deck.", False),
    ),
    inspect=_inspect,
)
