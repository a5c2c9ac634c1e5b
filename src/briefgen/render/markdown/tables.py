"""Pipe tables, as GitHub and pandoc read them."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.doctree import Align
from briefgen.fit import Span, width

NARROWEST, WIDEST = 3, 40


def pipe_table(heads: Sequence[str], rows: Sequence[Sequence[str]], aligns: Sequence[Align] = ()) -> str:
    """A table of finished cells, all left-aligned without `aligns`. The dashes are as many as a column is wide, by which pandoc shares out the page."""
    aligned: list[Align] = list(aligns) or ["left" for _ in heads]
    columns = [[head, *(row[at] for row in rows)] for at, head in enumerate(heads)]
    rule = [_rule(max(map(_width, column)), align) for column, align in zip(columns, aligned, strict=True)]
    return "\n".join(f"| {' | '.join(line)} |" for line in (heads, rule, *rows))


def _rule(width: int, align: Align) -> str:
    dashes = "-" * min(max(width, NARROWEST), WIDEST)
    match align:
        case "left":
            return dashes
        case "right":
            return f"{dashes}:"
        case "center":
            return f":{dashes}:"


def _width(cell: str) -> int:
    """A cell's width in characters of a typewriter, a Han one counting for two."""
    return round(width([Span(cell, 2.0)]))
