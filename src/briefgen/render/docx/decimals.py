"""Numbers in a column set so that their decimal points stand below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.doctree import Cell
from briefgen.doctree.walk import plain
from briefgen.render.docx.columns import cell_width


def shifts(cells: Sequence[Cell], point: str, size: float, face: str) -> list[float]:
    """How far each right-aligned cell is moved from the right, in points; nothing where that would align nothing.

    A cell is a number where digits, perhaps with decimals, and perhaps a unit are all that it says. Numbers of
    different units, in words or signs, keep their right edges.
    """
    number = re.compile(rf".*?\d({re.escape(point)}\d+)?(\D*)", re.DOTALL)
    found = [None if cell.lead or cell.role != "body" else number.fullmatch(plain(cell.content)) for cell in cells]
    if len({match[2] for match in found if match}) != 1:
        return [0.0] * len(cells)
    after = [cell_width(cell, (match[1] or "") + match[2], size, face) if match else None
             for cell, match in zip(cells, found, strict=True)]  # fmt: skip
    widest = max(width for width in after if width is not None)
    return [0.0 if width is None else widest - width for width in after]
