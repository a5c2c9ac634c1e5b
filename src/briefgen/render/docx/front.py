"""What opens the briefing: title block, key points, key figures, contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.doctree import Document, KeyFigures, Meta, Section, Summary
from briefgen.doctree.walk import note_numbers, without_notes
from briefgen.render.docx.inlines import runs, words
from briefgen.render.docx.job import Job
from briefgen.render.docx.key_figures import key_figures
from briefgen.render.docx.lists import key_points
from briefgen.render.docx.measures import cm
from briefgen.render.docx.names import HEADING, bookmark_name
from briefgen.render.docx.oxml.paragraphs import keep_with_next, set_tab
from briefgen.render.docx.oxml.runs import Look, field_around, link_within, tab
from briefgen.render.docx.oxml.xml import Element

FEW_HEADINGS = 4
FEW_SECTIONS = 3
"""So many need no list of contents."""

CONTENTS = 'TOC \\o "1-2" \\n \\h \\z'
"""Headings 1 and 2, linked, without page numbers."""

NUMBER = cm(0.9)
"""The room for a heading's number."""

EN_SPACE, EM_SPACE = "\u2002", "\u2003"


def title_block(job: Job) -> Iterator[Element]:
    """Series, title, subtitle, and a line of details over a rule."""
    meta = job.document.meta
    for style, text in (("Kicker", meta.series), ("Title", meta.title), ("Subtitle", meta.subtitle)):
        if text:
            yield job.paragraph(style, words(job, text))
    yield job.paragraph("Details", _details(job, meta))


def _details(job: Job, meta: Meta) -> list[Element]:
    """Date, authors and classification, each after its grey label."""
    label = Look(style=job.design.style("Detail Label"))
    details = (
        (job.words.date, meta.date_text),
        (job.words.prepared_by, job.words.list_separator.join(meta.authors)),
        (job.words.classification, meta.classification),
    )
    shown: list[Element] = []
    for name, value in details:
        if value:
            gap = words(job, EM_SPACE * 2) if shown else []
            shown += [*gap, *words(job, name + EN_SPACE, label), *words(job, value)]
    return shown


def opening(job: Job, summary: Summary) -> Iterator[Element]:
    """The box of key points and the row of key figures."""
    if summary.points or summary.takeaway:
        yield job.paragraph("Key Points Heading", job.identified("summary", words(job, job.words.key_points)))
    if summary.takeaway:
        yield job.paragraph("Key Takeaway", runs(job, summary.takeaway))
    yield from key_points(job, summary.points)
    if summary.figures:
        yield from key_figures(job, summary.figures)


def cover_figure(job: Job) -> Iterator[Element]:
    """The deck's large figure, after all else, where a note is cited for it alone: every note stands in Word."""
    cover = job.document.meta.cover
    if cover and not set(note_numbers(cover)) <= job.cited:
        yield from key_figures(job, KeyFigures("", (cover,)))


def has_contents(document: Document) -> bool:
    headings = len(document.body) + sum(len(section.sections) for section in document.body)
    return headings > FEW_HEADINGS or len(document.body) > FEW_SECTIONS


def contents(job: Job, sections: Sequence[Section]) -> Iterator[Element]:
    """A TOC field of levels 1 and 2, filled: linked entries without page numbers, which only Word's layout knows."""
    yield job.paragraph("TOC Heading", words(job, job.words.contents))
    listed = list(_headings(sections))
    for place, section in enumerate(listed):
        last = place == len(listed) - 1
        linked = link_within(bookmark_name(section.key, HEADING), _entry(job, section))
        shown = field_around(CONTENTS, [linked], first=place == 0, last=last)
        entry = _listed(job, f"TOC {min(section.level, 2)}", shown)
        if place in (0, len(listed) - 2):
            keep_with_next(entry)
        yield entry


def _listed(job: Job, style: str, shown: Sequence[Element]) -> Element:
    """A line of the list, with a tab stop of its own after the number where the style is not ours, as Word gives it one."""
    line = job.paragraph(style, shown)
    if not job.design.is_ours(style) and "left" not in job.design.stops(style).values():
        set_tab(line, job.design.measure(style, "ind", "left") + NUMBER, "left")
    return line


def _entry(job: Job, section: Section) -> list[Element]:
    """Number and heading. The number's look is its own: LibreOffice gives all that is linked a style of its choice."""
    number = words(job, section.number, Look(bold=True, colour=job.theme.colour["accent"]))
    return [*number, *([tab()] if number else []), *runs(job, without_notes(section.heading))]


def _headings(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _headings(section.sections)
