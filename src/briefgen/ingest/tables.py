"""Tables as they come, told from comparisons: a first column without a head, or headed as one of aspects, compares sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefgen.ingest.dates import date_in
from briefgen.ingest.inline import words
from briefgen.ingest.tree import Comparison, Event, Plain, Row, Said, Table, Timeline

_ASPECTS = frozenset(
    ("", "aspect", "aspects", "dimension", "criterion", "criteria", "维度", "对比项", "对比维度", "比较项")
)
_DATES = frozenset(("", "date", "when", "time", "日期", "时间", "datum"))
_EXPECTED = re.compile(r"\s*(?:[,，(（]\s*(?:expected|planned|预计|计划|erwartet)\s*[)）]?)$", re.IGNORECASE)
_FEWEST_COLUMNS = 3
_NUMBER = re.compile(r"[\s$€£¥<>~≈]*[+−-]?[\d.,]+\s*\S{0,6}")


def tabled(
    head: Sequence[Said], rows: Sequence[Sequence[Said]], aligns: Sequence[str]
) -> Table | Comparison | Timeline:
    """The table, its rows as long as its head; or the comparison or timeline that it is."""
    if timeline := _timeline(head, rows):
        return timeline
    whole = tuple(tuple(row) + tuple(_like(head[0]) for _ in range(len(head) - len(row))) for row in rows)
    if len(head) >= _FEWEST_COLUMNS and _text(head[0]).lower() in _ASPECTS and whole and not _counts(whole):
        compared = tuple(Row(row[0], row[1:]) for row in whole)
        if _text(head[0]) in ("", "Aspect", "维度"):
            return Comparison(tuple(head[1:]), compared)
    return Table(tuple(head), whole, tuple(align if align in ("left", "right", "center") else "" for align in aligns))


def _timeline(head: Sequence[Said], rows: Sequence[Sequence[Said]]) -> Timeline | None:
    """The timeline of a table of dates and events, whose head may be an event already."""
    whole = [*rows] if _text(head[0]).lower() in _DATES else [head, *rows]
    if len(whole) < 2 or not all(len(row) == 2 and _text(row[1]) for row in whole):
        return None
    dates = [_text(row[0]) for row in whole]
    written = [date_in(_EXPECTED.sub("", date)) for date in dates]
    if not all(written):
        return None
    return Timeline(
        tuple(
            Event(day, row[1], bool(_EXPECTED.search(date)))
            for day, date, row in zip(written, dates, whole, strict=True)
        )
    )


def _text(said: Said) -> str:
    return words(said.parts[0].inlines).strip() if said.parts else ""


def _counts(rows: Sequence[Sequence[Said]]) -> bool:
    """Whether most cells beside the first column are numbers."""
    cells = [_text(cell) for row in rows for cell in row[1:]]
    return sum(bool(_NUMBER.fullmatch(cell)) for cell in cells) * 2 > len(cells)


def _like(said: Said) -> Said:
    """An empty cell in the language of another."""
    return replace(said, parts=tuple(replace(part, inlines=(Plain(""),)) for part in said.parts))
