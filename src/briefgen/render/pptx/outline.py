"""A deck's plan in a few lines: each slide's number, title and kind, how full it is, its type size and its notes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from briefgen.render.pptx.slides import Slide

HEADS = ("", "title", "kind", "fill", "size", "notes")
RIGHT = ("", "fill", "size")
LONGEST = 60
"""Columns that a title may take; a Han character takes two."""

APART = "  "


def rows(slides: Iterable[Slide]) -> list[Mapping[str, Any]]:
    """The slides for programs; `fill` is the share of the body zone (0-1), null where it is not counted."""
    return [
        {
            "slide": number,
            "title": slide.title,
            "kind": slide.kind,
            "section": slide.section,
            "fill": slide.fill or None,
            "size": slide.size or None,
            "notes": list(slide.notes),
        }
        for number, slide in enumerate(slides, 1)
    ]


def outline(slides: Iterable[Slide]) -> str:
    """The plan as a table of plain text, a line for each slide."""
    lines = [HEADS, *(_cells(number, slide) for number, slide in enumerate(slides, 1))]
    widths = [max(map(_columns, column)) for column in zip(*lines, strict=True)]
    return "".join(f"{_line(cells, widths)}\n" for cells in lines)


def _cells(number: int, slide: Slide) -> tuple[str, ...]:
    fill = f"{slide.fill:.0%}" if slide.fill else ""
    size = f"{slide.size:g} pt" if slide.size else ""
    return str(number), _shortened(slide.title), slide.kind, fill, size, " ".join(map(str, slide.notes))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    held = []
    for head, text, width in zip(HEADS, cells, widths, strict=True):
        space = " " * (width - _columns(text))
        held.append(space + text if head in RIGHT else text + space)
    return APART.join(held).rstrip()


def _shortened(title: str) -> str:
    if _columns(title) <= LONGEST:
        return title
    while _columns(title) >= LONGEST:
        title = title[:-1]
    return f"{title.rstrip()}…"


def _columns(text: str) -> int:
    """The columns that a terminal takes for a text."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
