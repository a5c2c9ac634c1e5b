"""A document's pictures, each by its hash."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.doctree import Document, Figure, Image
from briefgen.verify.expected.said import sections
from briefgen.verify.readers.matter import hashed
from briefgen.verify.reading import Passage

OFFICE = ("image/png", "image/jpeg")
"""What every Office shows; a drawing brings one of these with it."""


def pictures(document: Document) -> Iterator[Passage]:
    """Every picture as an Office file holds it; a drawing may be left out of it, or stand alone."""
    for figure in (block for section in sections(document.body) for block in section.blocks):
        if isinstance(figure, Figure) and isinstance(figure.content, Image):
            image = figure.content
            both = (image.fallback, image.data)
            if image.fallback:
                alone = tuple(map(hashed, both))
                yield Passage(hashed(*both), figure.key, kind="picture", variants=alone)
            elif image.media_type in OFFICE:
                yield Passage(hashed(image.data), figure.key, kind="picture")
