"""Key figures: rows of large numbers under their labels, parted by hairlines."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from briefgen.doctree import KeyFigure, KeyFigures
from briefgen.fit import Span, width
from briefgen.render.docx.columns import Need, shares, whole
from briefgen.render.docx.inlines import words
from briefgen.render.docx.job import Job
from briefgen.render.docx.lists import led
from briefgen.render.docx.measures import FIGURE_PADS
from briefgen.render.docx.oxml.runs import PLAIN, Look
from briefgen.render.docx.oxml.tables import cell, row, table
from briefgen.render.docx.oxml.xml import Element

WIDEST_ROW = 4
NARROWEST_ROW = 3
"""Fewer figures than this do not spread further than so many would."""

NO_BREAK_SPACE = "\u00a0"
FIRST_HAN = "\u1100"
"""Below it are the letters that are set with spaces between words."""


def key_figures(job: Job, block: KeyFigures) -> Iterator[Element]:
    """A table for each row of figures; the labels are its head."""
    key = block.key
    for figures in _rows(job, block.figures):
        yield _table(job, figures, key)
        key = ""


def _rows(job: Job, figures: Sequence[KeyFigure]) -> Iterator[Sequence[KeyFigure]]:
    """The figures in as few rows as hold them unbroken, four a row at most, as even as can be."""
    fewest = -(-len(figures) // WIDEST_ROW)
    for count in range(fewest, len(figures) + 1):
        ends = [len(figures) * number // count for number in range(count + 1)]
        rows = [figures[start:end] for start, end in itertools.pairwise(ends)]
        if count == len(figures) or all(sum(_asked(job, line)) <= job.column / 20 for line in rows):
            yield from rows
            return


def _asked(job: Job, figures: Sequence[KeyFigure]) -> list[float]:
    """The widths, in points, that keep each number on one line with what belongs to it."""
    large, small = job.type("key_figure").size, job.type("key_figure_unit").size
    pads = sum(FIGURE_PADS)
    return [
        pads + width([Span(before, small, True), Span(number, large, True), Span(after, small, True)], job.face)
        for before, number, after in map(_parts, figures)
    ]


def _widths(job: Job, figures: Sequence[KeyFigure]) -> list[int]:
    """Columns of one width where that holds all, else as wide as they ask."""
    asked = _asked(job, figures)
    even = job.column / 20 / max(len(figures), NARROWEST_ROW)
    if max(asked) <= even:
        return [round(even * 20)] * len(figures)
    return whole(shares([Need(natural, natural) for natural in asked], job.column / 20), job.column)


def _table(job: Job, figures: Sequence[KeyFigure], block: str) -> Element:
    widths = _widths(job, figures)
    labels = [job.identified(figure.key, led(job, figure.lead, figure.label)) for figure in figures]
    if block:
        labels[0] = job.identified(block, labels[0])
    tops = [job.paragraph("Key Figure Label", label) for label in labels]
    below = [job.paragraph("Key Figure", _number(job, figure)) for figure in figures]
    head = [
        cell(width, [top], foot=True, flush=not place)
        for place, (width, top) in enumerate(zip(widths, tops, strict=True))
    ]
    body = [
        cell(width, [number], flush=not place) for place, (width, number) in enumerate(zip(widths, below, strict=True))
    ]
    return table(job.design.style("Briefing Figures"), widths, [row(head, head=True), row(body)], heads="row")


def _number(job: Job, figure: KeyFigure) -> list[Element]:
    """The number, and what belongs to it, small, before and after."""
    unit = Look(style=job.design.style("Key Figure Unit Highlight" if figure.highlight else "Key Figure Unit"))
    large = Look(style=job.design.style("Highlight")) if figure.highlight else PLAIN
    before, number, after = _parts(figure)
    return [*words(job, before, unit), *words(job, number, large), *words(job, after, unit)]


def _parts(figure: KeyFigure) -> tuple[str, str, str]:
    return figure.before + _gap(figure.before[-1:]), figure.number, _gap(figure.after[:1]) + figure.after


def _gap(beside: str) -> str:
    """A space between a number and a word in Latin letters; signs and Han characters stand close."""
    return NO_BREAK_SPACE if beside.isalpha() and beside < FIRST_HAN else ""
