"""How wide a table is, as far as paper has to know: a page on a screen lets the reader move it, and paper does not."""

from __future__ import annotations

import re

from briefgen.doctree import Cell, Table
from briefgen.doctree.walk import plain, without_notes
from briefgen.fit.metrics import HAN

MOST_LETTERS = 95
"""In a line of a table on a page that stands upright, at the size of its print, with the room between columns."""
BETWEEN = 2
_WHOLE = re.compile(f"[^ \\t\\n{HAN}]+")
"""What stands in one line: a line may end at a space, but for a no-break one, and at a Han character."""


def is_wide(table: Table) -> bool:
    """Whether the table asks for a page that lies down: its longest words stand in no line of an upright one."""
    columns = zip([column.head for column in table.columns], *table.rows, strict=True)
    return sum(max(map(_longest, cells)) + BETWEEN for cells in columns) > MOST_LETTERS


def _longest(cell: Cell) -> int:
    text = plain(without_notes((*cell.lead, *cell.content)))
    return max((len(word) for word in _WHOLE.findall(text)), default=0)
