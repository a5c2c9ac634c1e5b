"""Sections become drafts: which blocks share a slide, under which title; nothing is placed yet."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic
from briefgen.doctree import (
    Block,
    Callout,
    Comparison,
    Figure,
    Inlines,
    Section,
    Table,
    Text,
    Timeline,
)
from briefgen.doctree.walk import note_numbers, plain
from briefgen.render.pptx.compose import title as titles
from briefgen.render.pptx.compose.bundle import ALONE, Bundle, Point, as_point, bundles, grouped, hosts_text
from briefgen.render.pptx.compose.pen import Pen

LONGEST_LEAD_LINES = 3
MOST_ALIKE = 2
"""Slides of one heading from which tables are told apart."""

LAYOUTS = ("chart-left", "chart-right", ALONE)
"""What an author may ask for: the side of the chart or picture, or its text on a slide of its own."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What one slide, or several where it is too much, shall hold: a block, or points, or both.

    The points that `follow` stand after the block where they find no room beside it, others before it.
    `lead` is a sentence set in bold under the title, `intro` a short paragraph there. `title_notes` are those the
    title cites without showing their marks. `opens` are the sections whose first draft this is.
    """

    section: Section
    title: Inlines
    block: Block | None = None
    points: tuple[Point, ...] = ()
    lead: Inlines = ()
    intro: Point | None = None
    layout: str = ""
    title_notes: tuple[int, ...] = ()
    opens: tuple[Section, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    follow: bool = False
    on: str = ""
    """The layout of the template that its slides are asked to be on; "" for the usual one."""

    @property
    def key(self) -> str:
        return self.block.key if self.block else self.points[0].block if self.points else self.section.key


def drafts(top: Section, pen: Pen) -> tuple[Draft, ...]:
    """The drafts of a top-level section and the sections under it, in order; none for a section that is left out."""
    if top.hints.skip:
        return ()
    own = _titled(top, top, bundles(top.blocks, pen), pen)
    if not own and not titles.fits_name(pen, top.heading):
        own = [_named(Draft(top, (), points=(Point(top.key, top.key, lead=top.heading),)), top.heading, pen)]
    below = tuple(section for section in top.sections if not section.hints.skip)
    found = (*own, *(draft for group in grouped(below) for draft in _of_group(top, group, pen)))
    return tuple(_opened(top, found))


def _opened(top: Section, found: Iterable[Draft]) -> Iterator[Draft]:
    for place, draft in enumerate(found):
        yield dataclasses.replace(draft, opens=(top, *draft.opens)) if not place else draft


def _of_group(top: Section, group: tuple[Section, ...], pen: Pen) -> list[Draft]:
    """The drafts of a smaller section, or the one that several share."""
    if len(group) > 1:
        return [_named(Draft(top, (), points=tuple(map(as_point, group)), opens=group), top.heading, pen)]
    found = _titled(top, group[0], bundles(group[0].blocks, pen), pen)
    found = found or [_named(Draft(top, (), points=(as_point(group[0]),)), top.heading, pen)]
    return [dataclasses.replace(found[0], opens=group), *found[1:]]


def _titled(top: Section, section: Section, found: list[Bundle], pen: Pen) -> list[Draft]:
    if found:
        first = _first(top, section, found[0], pen)
        return _told_apart([*first, *(_further(section, bundle, pen) for bundle in found[1:])], pen)
    if section.takeaway:
        lead = () if titles.fits(pen, section.heading) else section.heading
        point = Point(section.key, section.key, lead, section.takeaway)
        return [_named(Draft(section, (), points=(point,)), section.heading, pen)]
    return []


def _first(top: Section, section: Section, bundle: Bundle, pen: Pen) -> list[Draft]:
    """The section's takeaway is the title if it fits, else it leads under the heading."""
    draft = _draft(section, bundle)
    asked = bundle.hints.title or _text_title(section, bundle) or section.hints.title
    under = () if section is top else section.heading
    unsaid = [] if titles.fits_name(pen, top.heading, under) else [section.heading]
    if not asked and section.takeaway and titles.fits(pen, section.takeaway):
        draft = dataclasses.replace(draft, title=section.takeaway, title_notes=note_numbers(section.takeaway))
    else:
        draft = _named(draft, asked or section.heading, pen)
        unsaid += [section.takeaway] if section.takeaway else []
    if not unsaid or (len(unsaid) == 1 and can_lead(unsaid[0], pen)):
        return [dataclasses.replace(draft, lead=unsaid[0] if unsaid else ())]
    said = tuple(_said(section, inlines) for inlines in unsaid)
    if draft.block is None or (hosts_text(draft.block) and not draft.follow):
        return [dataclasses.replace(draft, points=(*said, *draft.points))]
    opening = dataclasses.replace(draft, block=None, points=said, intro=None, follow=False)
    return [opening, _further(section, bundle, pen)]


def _told_apart(found: list[Draft], pen: Pen) -> list[Draft]:
    """The drafts, tables of nothing but their section's heading named by their first columns as well."""
    alike = [draft for draft in found if plain(draft.title) == plain(draft.section.heading)]
    if len(alike) < MOST_ALIKE:
        return found
    return [_by_column(draft, pen) if draft in alike else draft for draft in found]


def _by_column(draft: Draft, pen: Pen) -> Draft:
    head = draft.block.columns[0].head.content if isinstance(draft.block, Table) and draft.block.columns else ()
    title = (*draft.section.heading, Text(titles.BETWEEN), *head)
    return _named(draft, title, pen) if head and titles.fits(pen, title) else draft


def can_lead(sentence: Inlines, pen: Pen) -> bool:
    """Whether a sentence is short enough to stand in bold under the title."""
    lines = pen.lines(pen.para(sentence, pen.style("lead")), pen.theme.slide.zone["body"].w)
    return len(lines) <= LONGEST_LEAD_LINES


def _said(section: Section, inlines: Inlines) -> Point:
    return Point(section.key, section.key, content=inlines)


def _further(section: Section, bundle: Bundle, pen: Pen) -> Draft:
    title = bundle.hints.title or _text_title(section, bundle) or own_title(bundle.block) or section.heading
    return _named(_draft(section, bundle), title, pen)


def _named(draft: Draft, title: Inlines, pen: Pen) -> Draft:
    """The draft under a title, which is shortened if it must be."""
    shown, faults = titles.held(pen, title, draft.key)
    warnings = (*draft.warnings, *faults)
    return dataclasses.replace(draft, title=shown, title_notes=note_numbers(title), warnings=warnings)


def _draft(section: Section, bundle: Bundle) -> Draft:
    draft = Draft(section, (), bundle.block, bundle.points, intro=bundle.intro, follow=bundle.follow)
    layout = bundle.hints.layout or _text_hint(section, bundle) or section.hints.layout
    if not layout or layout in LAYOUTS:
        return dataclasses.replace(draft, layout=layout)
    return dataclasses.replace(draft, on=layout)


def _text_hint(section: Section, bundle: Bundle) -> str:
    """The layout that the author asks for with a block of text."""
    keys = {point.block for point in bundle.points}
    return next((block.hints.layout for block in section.blocks if block.key in keys and block.hints.layout), "")


def _text_title(section: Section, bundle: Bundle) -> Inlines:
    """The title that the author gives a block of text."""
    keys = {point.block for point in bundle.points}
    return next((block.hints.title for block in section.blocks if block.key in keys and block.hints.title), ())


def own_title(block: Block | None) -> Inlines:
    """The title a block brings with it."""
    match block:
        case Figure(caption=caption) | Table(caption=caption) | Comparison(caption=caption) | Timeline(caption=caption):
            return caption.title if caption else ()
        case Callout(title=title):
            return title
        case _:
            return ()
