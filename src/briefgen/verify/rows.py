"""A table's rows put together again that slides divide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.verify.readers.deck import ROW_END
from briefgen.verify.reading import Passage


def whole(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages of one key, those of a table as of one that no slide divides."""
    rows: list[list[Passage]] = [[]]
    for passage in passages:
        rows[-1].append(passage)
        if passage.name == ROW_END:
            rows.append([])
    if len(rows[0]) > 1 and rows[0][-1].name == ROW_END:
        rows = _undivided(rows)
    yield from (p for row in rows for p in row if p.name != ROW_END)


def _undivided(rows: Iterable[list[Passage]]) -> list[list[Passage]]:
    """The rows without heads that are repeated, and without first columns where a table goes on with more of them."""
    parts: list[list[list[Passage]]] = []
    place = ""
    for row in filter(None, rows):
        begins = row[0].place != place
        place = row[0].place
        if begins and parts and _texts(row) == _texts(parts[-1][0]):
            continue
        if begins and (not parts or row[0].text == parts[0][0][0].text):
            parts.append([])
        parts[-1].append(row)
    if len({len(part) for part in parts}) > 1:
        return [row for part in parts for row in part]
    return [_joined(same) for same in zip(*parts, strict=True)]


def _texts(row: Iterable[Passage]) -> list[str]:
    return [passage.text for passage in row]


def _joined(rows: Sequence[list[Passage]]) -> list[Passage]:
    """The same row of each part as one."""
    first = rows[0][0].text
    return [*rows[0], *(p for row in rows[1:] for p in (row[1:] if row[0].text == first else row))]
