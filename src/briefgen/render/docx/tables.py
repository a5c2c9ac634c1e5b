"""Tables and comparisons: three rules, no verticals, the head repeated on every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.doctree import Align, Caption, Cell, Comparison, NoteRef, Table, Text
from briefgen.doctree.walk import plain, walk, without_notes
from briefgen.fit import wrap
from briefgen.render.docx.arrange import Arrangement, arranged
from briefgen.render.docx.captions import caption, continued
from briefgen.render.docx.columns import Need, cell_spans, inlines_cell, need, shares, whole
from briefgen.render.docx.decimals import shifts
from briefgen.render.docx.job import Job
from briefgen.render.docx.lists import led
from briefgen.render.docx.measures import NUMBER_INSET, cm, twips
from briefgen.render.docx.names import TABLE
from briefgen.render.docx.oxml.paragraphs import indent_right
from briefgen.render.docx.oxml.tables import cell, keep_rows, row, table
from briefgen.render.docx.oxml.xml import Element

PAD = cm(0.32)
"""A cell's padding at the right, in twentieths of a point; at the left it has none."""

ASPECT, LARGEST_ASPECT = 0.25, 0.5
"""The most of a comparison's width that its aspects take, and that one with an endless word in it takes."""

STYLES: Mapping[str, Mapping[Align, str]] = {
    "head": {"left": "Table Head", "right": "Table Head Number", "center": "Table Head Centered"},
    "aspect": dict.fromkeys(("left", "right", "center"), "Table Aspect"),
    "body": {"left": "Table Text", "right": "Table Number", "center": "Table Centered"},
}
SMALL = " Small"
"""What the names of the same styles end in when they are set in small type."""

SLACK = 1.02
"""Faces differ a little from the metrics that we measure by."""

LONG = 600
"""A cell of fewer characters is never as tall as a page."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Cells row by row, the head first; `names` are the keys of the rows that are nodes of their own, else ""."""

    key: str
    caption: Caption | None
    aligns: tuple[Align, ...]
    lines: tuple[tuple[Cell, ...], ...]
    names: tuple[str, ...]
    heads: str
    even: bool = False
    """Whether all columns but the first are of one width."""


def rows_and_columns(job: Job, block: Table) -> Iterator[Element]:
    aligns = tuple(column.align for column in block.columns)
    lines = (tuple(column.head for column in block.columns), *block.rows)
    yield from _drawn(job, _Grid(block.key, block.caption, aligns, lines, ("",) * len(lines), "row"))


def comparison(job: Job, block: Comparison) -> Iterator[Element]:
    """Aspects in grey at the left, the sides in columns of one width."""
    corner = Cell(content=(Text(block.corner),), role="head")
    head = (corner, *(inlines_cell(side, head=True) for side in block.sides))
    lines = (head, *((line.aspect, *line.cells) for line in block.rows))
    names = ("", *(line.key for line in block.rows))
    aligns: tuple[Align, ...] = tuple("left" for _ in head)
    yield from _drawn(job, _Grid(block.key, block.caption, aligns, lines, names, "row and column", even=True))


def _drawn(job: Job, grid: _Grid) -> Iterator[Element]:
    """The caption and the table, or its parts, each with the first column again."""
    plan = arranged(job, lambda name: _needs(job, grid, name), divisible=_divisible(grid))
    if len(plan.parts) > 1:
        job.warn("table-divided", f"its {len(grid.aligns)} columns stand in {len(plan.parts)} parts, below each other",
                 grid.key, hint="leave columns out, or turn rows into columns")  # fmt: skip
    made = [*_parts(job, grid, plan)]
    if plan.turned:
        job.turned.update(made)
    yield from made


def _parts(job: Job, grid: _Grid, plan: Arrangement) -> Iterator[Element]:
    if grid.caption:
        yield caption(job, grid.key, grid.caption)
    for number, columns in enumerate(plan.parts, 1):
        if number > 1:
            yield continued(job, grid.key, grid.caption, number, len(plan.parts))
        widths = _widths(grid, [plan.needs[place] for place in columns], plan.width)
        part = grid if len(plan.parts) == 1 else _part(grid, columns, first=number == 1)
        yield _table(job, part, widths, plan.type)


def _part(grid: _Grid, columns: Sequence[int], *, first: bool) -> _Grid:
    """Some columns of a table; what was shown before has no notes and no identity."""
    lines = tuple(tuple(line[place] for place in columns) for line in grid.lines)
    if not first:
        lines = tuple((_bare(line[0]), *line[1:]) for line in lines)
    names = grid.names if first else ("",) * len(lines)
    key = grid.key if first else ""
    return replace(grid, key=key, aligns=tuple(grid.aligns[place] for place in columns), lines=lines, names=names)


def _bare(shown: Cell) -> Cell:
    return replace(shown, lead=without_notes(shown.lead), content=without_notes(shown.content))


def _divisible(grid: _Grid) -> bool:
    """Whether notes keep their order in parts: Word counts them as they come, and a part shows other columns' first."""
    firsts = [at for line in grid.lines for at, shown in enumerate(line) for ref in walk(shown)
              if isinstance(ref, NoteRef) and any(mark.first for mark in ref.marks)]  # fmt: skip
    return not any(firsts)


def _needs(job: Job, grid: _Grid, name: str) -> list[Need]:
    columns = zip(*grid.lines, strict=True)
    return [_need(job, cells, name, right=align == "right") for cells, align in zip(columns, grid.aligns, strict=True)]


def _need(job: Job, cells: Sequence[Cell], name: str, *, right: bool) -> Need:
    size = job.type(name).size
    asked = need(cells, size, job.face, _shifts(job, cells, name) if right else (), grows=not right)
    pad = (PAD + right * cm(NUMBER_INSET)) / 20
    return Need(asked.natural * SLACK + pad, asked.least * SLACK + pad, not right)


def _shifts(job: Job, cells: Sequence[Cell], name: str) -> list[float]:
    return shifts(cells, job.point, job.type(name).size, job.face)


def _table(job: Job, grid: _Grid, widths: Sequence[int], name: str) -> Element:
    """The table of these cells, set in the type so named; the first cell carries its identity."""
    paragraphs = [
        [_paragraph(job, shown, align, name) for shown, align in zip(line, grid.aligns, strict=True)]
        for line in grid.lines
    ]
    _align_decimals(job, grid, paragraphs, name)
    for key, line in zip(grid.names, paragraphs, strict=True):
        if key:
            _identify(job, line[0], key)
    if grid.key:
        _identify(job, paragraphs[0][0], grid.key, TABLE if grid.caption else "")
    keep_rows(paragraphs)
    rows = [
        row([cell(width, [shown]) for width, shown in zip(widths, line, strict=True)],
            head=place == 0, divisible=_tall(job, grid.lines[place], widths, name))
        for place, line in enumerate(paragraphs)
    ]  # fmt: skip
    summary = plain(grid.caption.title) if grid.caption else ""
    return table(job.design.style("Briefing Table"), widths, rows, summary, heads=grid.heads)


def _paragraph(job: Job, shown: Cell, align: Align, name: str) -> Element:
    """A cell's paragraph, in the style of its role, its column and the table's type."""
    style = STYLES[shown.role][align] + (SMALL if name == "table_small" else "")
    return job.paragraph(style, led(job, shown.lead, shown.content))


def _align_decimals(job: Job, grid: _Grid, paragraphs: Sequence[Sequence[Element]], name: str) -> None:
    for place, align in enumerate(grid.aligns):
        if align == "right":
            moved = _shifts(job, [line[place] for line in grid.lines], name)
            for line, shift in zip(paragraphs, moved, strict=True):
                if shift:
                    indent_right(line[place], cm(NUMBER_INSET) + twips(shift))


def _identify(job: Job, paragraph: Element, key: str, prefix: str = "") -> None:
    """Puts the paragraph's content into a bookmark: the node's own, or the table's where the caption has that."""
    content = list(paragraph)[1:]
    named = job.identified(key, content, prefix) if prefix else job.identified(key, content)
    paragraph.extend(named)


def _widths(grid: _Grid, needs: Sequence[Need], total: int) -> list[int]:
    if grid.even:
        first = _aspects(needs[0], total / 20)
        side = (total / 20 - first) / max(len(needs) - 1, 1)
        if all(asked.least <= side for asked in needs[1:]):
            return whole([first, *[side] * (len(needs) - 1)], total)
    return whole(shares(needs, total / 20), total)


def _aspects(aspects: Need, room: float) -> float:
    return min(max(min(aspects.natural, ASPECT * room), aspects.least), LARGEST_ASPECT * room)


def _tall(job: Job, line: Sequence[Cell], widths: Sequence[int], name: str) -> bool:
    """Whether a row would take more than half a page, and so may be divided between two."""
    kind = job.type(name)
    for shown, width in zip(line, widths, strict=True):
        if len(plain(shown.content)) > LONG:
            lines = wrap(cell_spans(shown, kind.size), (width - PAD) / 20, job.face)
            if len(lines) * kind.leading * 20 > job.height / 2:
                return True
    return False
