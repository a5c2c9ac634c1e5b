"""A document that asks for more than any briefing should: endless paragraphs, words and tables, and text that looks like code."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from briefgen.doctree import (
    Axis,
    Block,
    BulletList,
    Caption,
    Cell,
    Chart,
    Column,
    Document,
    Figure,
    Image,
    ListItem,
    NumberedList,
    Paragraph,
    Point,
    Section,
    Series,
    Table,
    Text,
)
from briefgen.load.pictures import picture
from tests.sample import sample

ODD = (
    "=cmd('calc')!A1",
    "+1-2@SUM(A1)",
    "<w:p><w:r>&amp;</w:r></w:p> ]]> <!-- x -->",
    "{{ title }} {% raw %} %s $HOME",
    "שלום עולם 123 العربية \u202eabc\u202c",
    "👩‍👩‍👧‍👦 🇨🇳 1️⃣ ❤️ 👍🏽",
    "𠮷𪚥 ｶﾀｶﾅ 한국어 日本語",
    "a\x00b\x0bc\ufffee",
    "tab\tand\nline",
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#0B6E99"/></svg>'


def said(text: str) -> tuple[Text]:
    return (Text(text),)


def table(key: str, columns: int, rows: int, number: int) -> Table:
    """A table of numbers, its first column in words."""
    heads = tuple(
        Column(Cell((), said(f"Head {place}"), role="head"), "right" if place else "left") for place in range(columns)
    )
    body = tuple(
        (
            Cell((), said(f"{ODD[row % len(ODD)]} {row}")),
            *(Cell((), said(f"{row}.{place}")) for place in range(1, columns)),
        )
        for row in range(rows)
    )
    return Table(key, Caption(f"Table {number}", number, said(ODD[2])), heads, body)


def chart() -> Chart:
    points = tuple(Point(Decimal(place + 1), str(place + 1)) for place in range(len(ODD)))
    return Chart("bar", ODD, (Series(ODD[0], points),), Axis(unit=ODD[1]), " ".join(ODD))


def nested(key: str, depth: int) -> ListItem:
    below = (nested(f"{key}.0", depth - 1),) if depth else ()
    return ListItem(key, said(ODD[depth % len(ODD)]), said(ODD[-1 - depth % len(ODD)]), below)


def stress(language: str, rows: int = 2_000) -> Document:
    """The sample with a section of all that."""
    key = "sections.stress"
    texts = (*ODD, "word " * 20_000, "字" * 33_000, "W" * 100_000)
    drawing = picture(SVG)
    blocks: tuple[Block, ...] = (
        *(Paragraph(f"{key}.blocks.{place}", said(text)) for place, text in enumerate(texts)),
        table(f"{key}.blocks.20", 3, rows, 11),
        table(f"{key}.blocks.21", 60, 5, 12),
        table(f"{key}.blocks.22", 12, 3, 13),
        Table(f"{key}.blocks.23", None, (Column(Cell((), said(ODD[0]), role="head")),),
              ((Cell((), said("long " * 10_000)),), (Cell((), said("W" * 10_000)),))),
        Figure(f"{key}.blocks.24", None, chart()),
        Figure(f"{key}.blocks.25", Caption("Figure 9", 9, said(ODD[2])),
               Image(drawing.data, drawing.media_type, ODD[2], drawing.fallback)),
        BulletList(f"{key}.blocks.26", (nested(f"{key}.blocks.26.0", 12),)),
        *(NumberedList(f"{key}.blocks.{place}", (nested(f"{key}.blocks.{place}.0", 4),)) for place in (27, 28)),
    )  # fmt: skip
    document = sample(language)
    section = Section(key, 1, "4", said(ODD[2]), said(ODD[4]), said(ODD[5]), blocks)
    return dataclasses.replace(document, body=(*document.body, section))
