"""Sections become drafts: which blocks share a slide, under which title; nothing is placed yet."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic, warning
from briefgen.doctree import (
    Block,
    BulletList,
    Callout,
    Chart,
    Comparison,
    Figure,
    Hints,
    Image,
    Inlines,
    ListItem,
    NumberedList,
    Paragraph,
    Quote,
    Section,
    Table,
    Timeline,
)
from briefgen.doctree.walk import note_numbers, plain
from briefgen.render.pptx.compose import title as titles
from briefgen.render.pptx.compose.pen import Pen

SHORT_INTRO_LINES = 2
LONGEST_LEAD_LINES = 3
MOST_MERGED = 5
"""Small sections that share a slide, each a point of it."""

LONGEST_MERGED = 220
"""Characters (a Han character counts twice) that a section may hold to become a point of a shared slide."""

LAYOUTS = ("chart-left", "chart-right", "chart-alone")
"""What an author may ask for: the side of the chart or picture, or its text on a slide of its own."""


ALONE = "chart-alone"


@dataclass(frozen=True, slots=True)
class Point:
    """A paragraph or a list's item; `block` is the key of the block it belongs to, `number` its place in a numbered list."""

    key: str
    block: str
    lead: Inlines = ()
    content: Inlines = ()
    items: tuple[ListItem, ...] = ()
    bullet: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """What one slide, or several where it is too much, shall hold: a block, or points, or both.

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

    @property
    def key(self) -> str:
        return self.block.key if self.block else self.points[0].block if self.points else self.section.key


def drafts(top: Section, pen: Pen) -> tuple[Draft, ...]:
    """The drafts of a top-level section and the sections under it, in order; none for a section that is left out."""
    if top.hints.skip:
        return ()
    own = _titled(top, _bundles(top.blocks, pen), pen)
    below = tuple(section for section in top.sections if not section.hints.skip)
    found = (*own, *(draft for group in _groups(below) for draft in _of_group(top, group, pen)))
    return tuple(_opened(top, found))


def _opened(top: Section, found: Iterable[Draft]) -> Iterator[Draft]:
    for place, draft in enumerate(found):
        yield dataclasses.replace(draft, opens=(top, *draft.opens)) if not place else draft


# Which blocks share a slide


@dataclass(frozen=True, slots=True)
class _Bundle:
    block: Block | None = None
    points: tuple[Point, ...] = ()
    intro: Point | None = None

    @property
    def hints(self) -> Hints:
        return self.block.hints if self.block else Hints()


def points_of(block: Block) -> tuple[Point, ...]:
    """The points that a block of text holds; none for any other block."""
    match block:
        case Paragraph(key, content):
            return (Point(key, key, content=content),)
        case BulletList(key, items):
            return tuple(Point(item.key, key, item.lead, item.content, item.items, bullet=True) for item in items)
        case NumberedList(key, items):
            return tuple(
                Point(item.key, key, item.lead, item.content, item.items, bullet=True, number=number)
                for number, item in enumerate(items, 1)
            )
        case _:
            return ()


def _is_text(block: Block) -> bool:
    return isinstance(block, Paragraph | BulletList | NumberedList)


def _hosts_text(block: Block | None) -> bool:
    """Whether points can stand beside a block."""
    return isinstance(block, Figure | Callout | Quote)


def _bundles(blocks: Iterable[Block], pen: Pen) -> list[_Bundle]:
    """Text goes to the chart, picture, callout or quote that follows it, else to the one before it, else stands alone."""
    found: list[_Bundle] = []
    waiting: list[Block] = []
    for block in blocks:
        if block.hints.skip:
            continue
        if _is_text(block):
            if block.hints.title and waiting:
                found += _alone(waiting)
                waiting = []
            waiting.append(block)
        else:
            found += _joined(waiting, block, pen)
            waiting = []
    if waiting and found and _takes(found[-1], waiting):
        found[-1] = dataclasses.replace(found[-1], points=_points(waiting))
        return found
    return found + _alone(waiting)


def _takes(bundle: _Bundle, waiting: list[Block]) -> bool:
    return (
        _hosts_text(bundle.block) and not bundle.points and bundle.hints.layout != ALONE and not _titled_block(waiting)
    )


def _titled_block(waiting: list[Block]) -> bool:
    return any(block.hints.title for block in waiting)


def _points(blocks: Iterable[Block]) -> tuple[Point, ...]:
    return tuple(point for block in blocks for point in points_of(block))


def _alone(waiting: list[Block]) -> list[_Bundle]:
    return [_Bundle(points=_points(waiting))] if waiting else []


def _joined(waiting: list[Block], block: Block, pen: Pen) -> list[_Bundle]:
    if not waiting:
        return [_Bundle(block)]
    bundle = _Bundle(block, _points(waiting))
    if _hosts_text(block) and block.hints.layout != ALONE and not _titled_block(waiting):
        return [bundle]
    only = waiting[0]
    if len(waiting) == 1 and isinstance(only, Paragraph) and not _hosts_text(block) and _is_short(only.content, pen):
        return [_Bundle(block, intro=points_of(only)[0])]
    return [*_alone(waiting), _Bundle(block)]


def _is_short(content: Inlines, pen: Pen) -> bool:
    return len(pen.lines(pen.para(content, pen.style("body")), pen.theme.slide.zone["body"].w)) <= SHORT_INTRO_LINES


# Small sections that share a slide


def _groups(sections: tuple[Section, ...]) -> list[tuple[Section, ...]]:
    """The sections in order, neighbours that are small enough to share a slide together."""
    groups: list[tuple[Section, ...]] = []
    for section in sections:
        last = groups[-1] if groups else ()
        if last and _is_small(section) and _is_small(last[-1]) and len(last) < MOST_MERGED:
            groups[-1] = (*last, section)
        else:
            groups.append((section,))
    return groups


def _is_small(section: Section) -> bool:
    blocks = [block for block in section.blocks if not block.hints.skip]
    plainly = not section.hints.title and not section.hints.layout and not any(block.hints.title for block in blocks)
    text = "".join(
        plain(point.lead)
        + plain(point.content)
        + "".join(plain(item.lead) + plain(item.content) for item in point.items)
        for block in blocks
        for point in points_of(block)
    )
    size = sum(2 if ord(character) > 0x2E7F else 1 for character in text + plain(section.takeaway))
    return plainly and all(map(_is_text, blocks)) and bool(blocks) and size <= LONGEST_MERGED


def _of_group(top: Section, group: tuple[Section, ...], pen: Pen) -> list[Draft]:
    if len(group) == 1:
        section = group[0]
        found = _titled(section, _bundles(section.blocks, pen), pen)
        return [dataclasses.replace(found[0], opens=(section,)), *found[1:]] if found else []
    points = tuple(map(_as_point, group))
    return [_named(Draft(top, (), points=points, opens=group), top.heading, pen)]


def _as_point(section: Section) -> Point:
    """A small section as one point: its heading leads, its first words follow, the rest stands under them."""
    rest = [point for block in section.blocks if not block.hints.skip for point in points_of(block)]
    content = section.takeaway
    if not content and not rest[0].bullet:
        content = rest.pop(0).content
    items = tuple(ListItem(point.key, point.lead, point.content, point.items) for point in rest)
    return Point(section.key, section.key, section.heading, content, items)


# Titles


def _titled(section: Section, bundles: list[_Bundle], pen: Pen) -> list[Draft]:
    if bundles:
        return [*_first(section, bundles[0], pen), *(_further(section, bundle, pen) for bundle in bundles[1:])]
    if section.takeaway:
        return [_named(Draft(section, (), points=(_said(section, section.takeaway),)), section.heading, pen)]
    return []


def _first(section: Section, bundle: _Bundle, pen: Pen) -> list[Draft]:
    """The section's takeaway is the title if it fits, else it leads under the heading."""
    draft = _draft(section, bundle)
    asked = bundle.hints.title or _text_title(section, bundle) or section.hints.title
    unsaid = [] if titles.fits_name(pen, section.heading) else [section.heading]
    if not asked and section.takeaway and titles.fits(pen, section.takeaway):
        draft = dataclasses.replace(draft, title=section.takeaway, title_notes=note_numbers(section.takeaway))
    else:
        draft = _named(draft, asked or section.heading, pen)
        unsaid += [section.takeaway] if section.takeaway else []
    if not unsaid or (len(unsaid) == 1 and can_lead(unsaid[0], pen)):
        return [dataclasses.replace(draft, lead=unsaid[0] if unsaid else ())]
    said = tuple(_said(section, inlines) for inlines in unsaid)
    if draft.block is None or _hosts_text(draft.block):
        return [dataclasses.replace(draft, points=(*said, *draft.points))]
    opening = dataclasses.replace(draft, block=None, points=said, intro=None)
    return [opening, _further(section, bundle, pen)]


def can_lead(sentence: Inlines, pen: Pen) -> bool:
    """Whether a sentence is short enough to stand in bold under the title."""
    lines = pen.lines(pen.para(sentence, pen.style("lead")), pen.theme.slide.zone["body"].w)
    return len(lines) <= LONGEST_LEAD_LINES


def _said(section: Section, inlines: Inlines) -> Point:
    return Point(section.key, section.key, content=inlines)


def _further(section: Section, bundle: _Bundle, pen: Pen) -> Draft:
    title = bundle.hints.title or _text_title(section, bundle) or own_title(bundle.block) or section.heading
    return _named(_draft(section, bundle), title, pen)


def _named(draft: Draft, title: Inlines, pen: Pen) -> Draft:
    """The draft under a title, which is shortened if it must be."""
    shown, faults = titles.held(pen, title, draft.key)
    return dataclasses.replace(draft, title=shown, warnings=(*draft.warnings, *faults))


def _draft(section: Section, bundle: _Bundle) -> Draft:
    draft = Draft(section, (), bundle.block, bundle.points, intro=bundle.intro)
    layout = bundle.hints.layout or section.hints.layout
    if not layout or layout in LAYOUTS:
        return dataclasses.replace(draft, layout=layout)
    fault = warning("unknown-layout", f"no slide layout {layout!r}", hint=f"known: {', '.join(LAYOUTS)}", key=draft.key)
    return dataclasses.replace(draft, warnings=(fault,))


def _text_title(section: Section, bundle: _Bundle) -> Inlines:
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


def is_chart(block: Block | None) -> bool:
    return isinstance(block, Figure) and isinstance(block.content, Chart)


def is_image(block: Block | None) -> bool:
    return isinstance(block, Figure) and isinstance(block.content, Image)
