"""What is written in a page's drawings held against their charts: every word there must be one that the document says."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from briefgen.doctree import Chart, Document, Figure
from briefgen.doctree.walk import plain, walk
from briefgen.verify.difference import Difference
from briefgen.verify.reading import Reading
from briefgen.verify.words import normal

SCALE = re.compile(r"[-−+]?[\d.,\u202f]+%?")
"""A number, as along an axis, which nothing but the drawing says."""

CUT = "…"
"""Ends a name that is too long for its place."""


def unsaid(document: Document, found: Reading) -> Iterator[Difference]:
    """The words in drawings that nothing in their figure says; a word that a line's end parts is said in pieces."""
    for node in walk(document.body):
        if isinstance(node, Figure) and isinstance(node.content, Chart):
            told = "\n".join("".join(normal(text).split()) for text in _texts(node))
            for word in found.lettering.get(node.key, ()):
                if not all(piece.rstrip(CUT) in told or SCALE.fullmatch(piece) for piece in word.split()):
                    yield Difference("added", "drawing", "", word, node.key)
            title = normal(plain(node.caption.title) + node.caption.unit) if node.caption else ""
            for shown in found.titles.get(node.key, ()):
                if shown != title:
                    yield Difference("changed", "title of a drawing", title, shown, node.key)


def _texts(figure: Figure) -> Iterator[str]:
    for node in walk(figure):
        for field in dataclasses.fields(node):
            value = getattr(node, field.name)
            yield from (text for text in (value if isinstance(value, tuple) else (value,)) if isinstance(text, str))
