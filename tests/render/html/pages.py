"""Pages for tests, as text and as a tree."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree

from briefgen.assets import Assets
from briefgen.doctree import (
    Callout,
    Cell,
    Code,
    Column,
    Comparison,
    ComparisonRow,
    Document,
    Event,
    KeyFigure,
    KeyFigures,
    Link,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
    Timeline,
)
from briefgen.doctree.walk import plain
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
    return " ".join(_said(node).replace("\u2060", "").split())


def _said(node: Any) -> str:
    pieces = [node.text or ""]
    for child in node:
        pieces += ["" if "preview" in str(child.get("class", "")) else _said(child), child.tail or ""]
    return "".join(pieces)


def with_blocks(*blocks: Any) -> Document:
    """The sample with one section of these blocks."""
    section = Section("sections.own", 1, "1", (Text("Own"),), blocks=blocks)
    return dataclasses.replace(sample("en"), body=(section,))


def with_table(columns: int, cell: str) -> Document:
    """The sample with a table of so many columns and one row, in which each cell says the same."""
    heads = tuple(Column(Cell((), (Text(f"C{at}E"),), role="head"), "right") for at in range(columns))
    return with_blocks(Table("sections.own.blocks.0", None, heads, (tuple(Cell((), (Text(cell),)) for _ in heads),)))


def with_meta(document: Document, **changed: Any) -> Document:
    return dataclasses.replace(document, meta=dataclasses.replace(document.meta, **changed))


def crowded() -> Document:
    """Words, addresses, figures and a table that are wider than any telephone."""
    long = (Text("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"),)
    url = f"https://example.org/{'path/' * 40}"
    key = "sections.own.blocks."
    columns = tuple(Column(Cell((), (Text(f"Column {at}"),), role="head"), "right") for at in range(12))
    figure = KeyFigure(
        f"{key}2.0", (), long, "about", "1,234,567,890,123", "thousand million barrels a day", "f", Decimal(1)
    )
    day = dt.date(2025, 12, 12)
    document = with_blocks(
        Paragraph(f"{key}0", (*long, Link((Text(url),), url), Code("x" * 200))),
        Table(f"{key}1", None, columns, (tuple(Cell((), (Text("1,234.5\u00a0million"),)) for _ in columns),)),
        KeyFigures(f"{key}2", (figure, dataclasses.replace(figure, key=f"{key}2.1"))),
        Comparison(f"{key}3", None, "Aspect", (long, long, long),
                   (ComparisonRow(f"{key}3.0", Cell((), long, role="aspect"), (Cell((), long),) * 3),)),
        Quote(f"{key}4", long, (Text(url),)),
        Callout(f"{key}5", "note", "Note", long, long),
        Timeline(f"{key}6", None, (Event(f"{key}6.0", "12 December 2025 to 14 January 2026, expected", day, day, long),)),
    )  # fmt: skip
    return with_meta(document, title=plain(long), subtitle=url, classification="x" * 80, authors=("A" * 80,))
