"""Decks made of hand-made slides, and what is in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree
from pptx import Presentation

from briefgen.assets import Assets
from briefgen.render.format import Context
from briefgen.render.pptx.base import base_for
from briefgen.render.pptx.slides import Shape, Slide
from briefgen.render.pptx.write import write
from briefgen.theme import Theme, default_theme
from tests.sample import sample

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
}


def context(template: Path | None = None, theme: Theme | None = None) -> Context:
    return Context(theme or default_theme(), Assets(), template=template)


def deck(
    slides: Sequence[Slide], language: str = "en", *, template: Path | None = None, theme: Theme | None = None
) -> bytes:
    return write(slides, sample(language), base_for(context(template, theme)))


def one(*shapes: Shape, language: str = "en", layout: str = "Content", speaker: str = "") -> bytes:
    """A deck of one slide with these shapes."""
    return deck([Slide("text", "One", layout, shapes, speaker=speaker)], language)


def opened(data: bytes):  # type: ignore[no-untyped-def]
    """The deck as python-pptx reads it."""
    return Presentation(io.BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def slides_of(data: bytes) -> Iterator[etree._Element]:
    """The roots of the slides' parts, in order."""
    found = {name: content for name, content in parts(data).items() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)}
    for name in sorted(found, key=lambda name: int(re.sub(r"\D", "", name))):
        yield etree.fromstring(found[name])


def found(root: etree._Element, path: str) -> list[etree._Element]:
    result = etree.XPath(path, namespaces=NAMESPACES)(root)
    assert isinstance(result, list)
    return result
