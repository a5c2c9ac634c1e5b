"""Pages that are turned for what is too wide for the others: a section of the document each (17.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from briefgen.render.docx.base import Base
from briefgen.render.docx.job import Job
from briefgen.render.docx.oxml.page import turned_page
from briefgen.render.docx.oxml.xml import Element, W
from briefgen.render.docx.running import turn_running

ABOVE = ("Heading 1", "Heading 2", "Heading 3", "Heading Unnumbered", "Takeaway")
"""What goes with the table that it stands above."""

FIRST_ONLY = ("titlePg", "pgNumType")
"""Of a section's properties, those that begin a document: another first page, the first page's number."""


def turned(job: Job, elements: Iterable[Element], base: Base) -> Iterator[Element]:
    """The same elements, divided into sections round those that stand on a turned page."""
    body = list(elements)
    yield from _Sections(job, body, base).divided() if job.turned else body


class _Sections:
    def __init__(self, job: Job, body: Sequence[Element], base: Base) -> None:
        self.job = job
        self.body = body
        self.page = base.page
        self.turned = turned_page(base.page)
        turn_running(job, self.turned)
        _forget(self.turned)
        self.last = base.place is base.page
        self.above = {job.design.style(name) for name in ABOVE}
        self.gap = job.design.style("Table Gap")

    def divided(self) -> Iterator[Element]:
        done = 0
        for start, end in self._runs():
            if start > done:
                yield from self._closed(self.body[done:start], self.page)
            if end < len(self.body) or not self.last:
                yield from self._closed(self.body[start:end], self.turned)
            else:
                yield from self.body[start:end]
                self.page[:] = list(deepcopy(self.turned))
            done = end
        yield from self.body[done:]

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Where what is turned begins, with the headings above it, and where it ends, with the gaps between and after."""
        place = 0
        while place < len(self.body):
            if self.body[place] not in self.job.turned:
                place += 1
                continue
            start, end = place, place
            while end < len(self.body) and (self.body[end] in self.job.turned or self._style(end) == self.gap):
                end += 1
            while start and (self._style(start - 1) in self.above or self._style(start - 1) == self.gap):
                start -= 1
            yield start, end
            place = end

    def _style(self, place: int) -> str:
        style = self.body[place].find(f"{W}pPr/{W}pStyle")
        return "" if style is None else str(style.get(W + "val"))

    def _closed(self, elements: Sequence[Element], page: Element) -> Iterator[Element]:
        """The elements as a section of their own, whose properties its last paragraph has."""
        yield from elements
        last = elements[-1] if elements[-1].tag == W + "p" else self.job.paragraph("Table Gap", [])
        last[0].append(deepcopy(page))
        if last is not elements[-1]:
            yield last
        _forget(self.page)


def _forget(page: Element) -> None:
    for name in FIRST_ONLY:
        for found in page.findall(W + name):
            page.remove(found)
