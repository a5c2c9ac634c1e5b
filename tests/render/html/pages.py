"""Pages for tests, as text and as a tree."""

from __future__ import annotations

import dataclasses
import functools
from pathlib import Path
from typing import Any

from lxml import etree

from briefgen.assets import Assets
from briefgen.doctree import Document, Section, Text
from briefgen.render.format import Context, Rendered
from briefgen.render.html import FORMAT
from briefgen.theme import Theme, default_theme
from tests.sample import sample, with_every_chart


def rendered(document: Document, *folders: Path, theme: Theme | None = None) -> Rendered:
    return FORMAT.render(document, Context(theme or default_theme(), Assets(folders)))


def page(document: Document, *folders: Path, theme: Theme | None = None) -> str:
    return rendered(document, *folders, theme=theme).body.decode()


@functools.cache
def the_sample(language: str) -> str:
    return page(sample(language))


@functools.cache
def every_chart(language: str) -> str:
    return page(with_every_chart(language))


def tree(text: str) -> Any:
    return etree.fromstring(text, etree.HTMLParser())


def words(node: Any) -> str:
    """What an element says, without what shows on hover only."""
    pieces = [node.text or ""]
    for child in node:
        if "preview" not in str(child.get("class", "")):
            pieces.append(words(child))
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).replace("\u2060", "").split())


def with_blocks(*blocks: Any) -> Document:
    """The sample with one section of these blocks."""
    section = Section("sections.own", 1, "1", (Text("Own"),), blocks=blocks)
    return dataclasses.replace(sample("en"), body=(section,))


def with_meta(document: Document, **changed: Any) -> Document:
    return dataclasses.replace(document, meta=dataclasses.replace(document.meta, **changed))
