"""Tables of fixed column widths. Lengths are in twentieths of a point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.render.docx.oxml.paragraphs import keep_with_next
from briefgen.render.docx.oxml.xml import Element, w
from briefgen.xmltext import xml_text


def table(style: str, widths: Sequence[int], rows: Iterable[Element], summary: str = "", *, heads: str) -> Element:
    """`summary` is its title for who cannot see it; `heads` names what heads it: "row", "column", or both."""
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=style),
            w("tblW", w=str(sum(widths)), type="dxa"),
            w("tblLayout", type="fixed"),
            _table_look(heads),
            w("tblCaption", val=xml_text(summary)) if summary else None,
        ),
        w("tblGrid", *(w("gridCol", w=str(width)) for width in widths)),
        *rows,
    )


def _table_look(heads: str) -> Element:
    row, column = "row" in heads, "column" in heads
    value = 0x0400 | (0x0020 if row else 0) | (0x0080 if column else 0) | 0x0200
    return w("tblLook", val=f"{value:04X}", firstRow=str(int(row)), lastRow="0", firstColumn=str(int(column)),
             lastColumn="0", noHBand="1", noVBand="1")  # fmt: skip


SHORT = 6
"""A table of no more rows than this is kept on one page."""


def keep_rows(rows: Sequence[Sequence[Element]]) -> None:
    """Keeps the rows of a short table together, and in a long one the first two and the last two: none is left alone.

    A row is given as its cells' paragraphs.
    """
    last = len(rows) - 1
    kept = range(last) if len(rows) <= SHORT else (0, 1, last - 1)
    for place in kept:
        for paragraph in rows[place]:
            keep_with_next(paragraph)


def row(cells: Iterable[Element], *, head: bool = False, divisible: bool = False) -> Element:
    """A row that no page divides, unless it is as tall as one; a `head` is repeated on each page."""
    properties = w("trPr", None if divisible else w("cantSplit"), w("tblHeader") if head and not divisible else None)
    return w("tr", properties if len(properties) else None, *cells)


def cell(width: int, paragraphs: Iterable[Element], *, foot: bool = False, flush: bool = False) -> Element:
    """`foot` sets its text at the foot, `flush` takes away its left padding."""
    properties = w("tcPr", w("tcW", w=str(width), type="dxa"))
    if flush:
        properties.append(w("tcMar", w("left", w="0", type="dxa")))
    if foot:
        properties.append(w("vAlign", val="bottom"))
    return w("tc", properties, *paragraphs)
