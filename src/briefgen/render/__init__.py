"""Renderers: each turns a finished document into one file, and knows no other."""

from briefgen.render.format import API, Context, Format, Option, Rendered

__all__ = ["API", "Context", "Format", "Option", "Rendered"]
