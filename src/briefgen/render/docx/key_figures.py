"""Key figures: a row of large numbers under their labels, parted by hairlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.doctree import KeyFigure, KeyFigures
from briefgen.render.docx.inlines import words
from briefgen.render.docx.job import Job
from briefgen.render.docx.lists import led
from briefgen.render.docx.oxml.runs import PLAIN, Look
from briefgen.render.docx.oxml.tables import cell, row, table
from briefgen.render.docx.oxml.xml import Element

WIDEST_ROW = 4
NARROWEST_ROW = 3
"""Fewer figures than this do not spread further than so many would."""

NO_BREAK_SPACE = "\u00a0"


def key_figures(job: Job, block: KeyFigures) -> Iterator[Element]:
    """A table for each row of figures; the labels are its head."""
    key = block.key
    for figures in _rows(block.figures):
        yield _table(job, figures, key)
        key = ""


def _rows(figures: Sequence[KeyFigure]) -> Iterator[Sequence[KeyFigure]]:
    """The figures in rows of four at most, as even as can be."""
    rows = -(-len(figures) // WIDEST_ROW)
    for number in range(rows):
        yield figures[len(figures) * number // rows : len(figures) * (number + 1) // rows]


def _table(job: Job, figures: Sequence[KeyFigure], block: str) -> Element:
    width = job.column // max(len(figures), NARROWEST_ROW)
    labels = [job.identified(figure.key, led(job, figure.lead, figure.label)) for figure in figures]
    if block:
        labels[0] = job.identified(block, labels[0])
    tops = [cell(width, [job.paragraph("Key Figure Label", label)], foot=True, flush=place == 0)
            for place, label in enumerate(labels)]  # fmt: skip
    below = [cell(width, [job.paragraph("Key Figure", _number(job, figure))], flush=place == 0, whole=True)
             for place, figure in enumerate(figures)]  # fmt: skip
    style = job.design.style("Briefing Figures")
    return table(style, [width] * len(figures), [row(tops, head=True), row(below)], heads="row")


def _number(job: Job, figure: KeyFigure) -> list[Element]:
    """The number, and what belongs to it, small, before and after."""
    unit = Look(style=job.design.style("Key Figure Unit Highlight" if figure.highlight else "Key Figure Unit"))
    large = Look(style=job.design.style("Highlight")) if figure.highlight else PLAIN
    before = figure.before + _gap(figure.before[-1:])
    after = _gap(figure.after[:1]) + figure.after
    return [*words(job, before, unit), *words(job, figure.number, large), *words(job, after, unit)]


def _gap(beside: str) -> str:
    """A space between a number and a word in Latin letters; signs and Han characters stand close."""
    return NO_BREAK_SPACE if beside.isalpha() and beside < "\u1100" else ""
