"""What a chart takes from a data file, in no language yet."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Rank = tuple[int, Decimal, str]
"""What orders categories by a column: numbers by size, before words in the order of their letters."""


@dataclass(frozen=True, slots=True)
class DataGrid:
    """Chosen values by series and category, None where one is missing, in the order of the file.

    `series` are the names of columns or the cells that name series; `places` say from which of the columns that the
    chart lists each comes. `ranks` order the categories where a column does.
    """

    categories: tuple[str, ...]
    series: tuple[str, ...]
    places: tuple[int, ...]
    values: tuple[tuple[Decimal | None, ...], ...]
    ranks: tuple[Rank, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """What a table takes from a data file: rows of cells, a number where its column holds numbers, None where missing."""

    rows: tuple[tuple[str | Decimal | None, ...], ...]
