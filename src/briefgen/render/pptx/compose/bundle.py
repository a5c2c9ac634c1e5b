"""Which blocks share a slide: text goes with what it speaks of, small sections go together."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.doctree import (
    Block,
    BulletList,
    Callout,
    Figure,
    Hints,
    Inlines,
    ListItem,
    NumberedList,
    Paragraph,
    Quote,
    Section,
)
from briefgen.doctree.walk import plain
from briefgen.render.pptx.compose.pen import Pen

INTRO_LINES = 2
"""Lines that a paragraph may take to stand over a table, a timeline or cards instead of on a slide of its own."""

MOST_MERGED = 5
"""Small sections that share a slide, each a point of it."""

LONGEST_MERGED = 220
"""Characters (a Han character counts twice) that a section may hold to become a point of a shared slide."""

SHORT = 80
"""Characters up to which a point without a lead is a statement."""

ALONE = "chart-alone"
"""The layout that keeps text from a chart's or picture's slide."""


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
class Bundle:
    """A block, the points that stand beside it, or the short paragraph over it; or points alone.

    The brief says the points before the block, or after it if they `follow`.
    """

    block: Block | None = None
    points: tuple[Point, ...] = ()
    intro: Point | None = None
    follow: bool = False

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


def are_short(points: Iterable[Point]) -> bool:
    """Whether points without leads, or points under them, are each as short as a statement."""
    return all(not point.lead and not point.items and len(plain(point.content)) <= SHORT for point in points)


def _is_text(block: Block) -> bool:
    return isinstance(block, Paragraph | BulletList | NumberedList)


def hosts_text(block: Block | None) -> bool:
    """Whether points can stand beside a block."""
    return isinstance(block, Figure | Callout | Quote)


def bundles(blocks: Iterable[Block], pen: Pen) -> list[Bundle]:
    """Text goes to the chart, picture, callout or quote that follows it, else to the one before it, else stands alone."""
    found: list[Bundle] = []
    waiting: list[Block] = []
    for block in blocks:
        if block.hints.skip:
            continue
        if not _is_text(block):
            found += _joined(waiting, block, pen)
            waiting = []
        elif waiting and (block.hints.title or block.hints.layout):
            found.append(Bundle(points=_points(waiting)))
            waiting = [block]
        else:
            waiting.append(block)
    if not waiting:
        return found
    if found and (last := _with(found[-1], waiting, pen)):
        return [*found[:-1], dataclasses.replace(last, follow=True)]
    return [*found, Bundle(points=_points(waiting))]


def _joined(waiting: Sequence[Block], block: Block, pen: Pen) -> list[Bundle]:
    """The block with the text before it, on one slide or on two."""
    bundle = Bundle(block)
    if not waiting:
        return [bundle]
    joined = _with(bundle, waiting, pen)
    return [joined] if joined else [Bundle(points=_points(waiting)), bundle]


def _with(bundle: Bundle, texts: Sequence[Block], pen: Pen) -> Bundle | None:
    """The bundle with texts beside or over its block; None where they have no place there."""
    if bundle.points or bundle.intro or bundle.block is None or any(text.hints.title for text in texts):
        return None
    if len({layout for block in (bundle.block, *texts) if (layout := block.hints.layout)}) > 1:
        return None
    if hosts_text(bundle.block):
        return None if bundle.hints.layout == ALONE else dataclasses.replace(bundle, points=_points(texts))
    only = _points(texts)[0]
    if len(texts) == 1 and isinstance(texts[0], Paragraph) and _is_short(only.content, pen):
        return dataclasses.replace(bundle, intro=only)
    return None


def _points(blocks: Iterable[Block]) -> tuple[Point, ...]:
    return tuple(point for block in blocks for point in points_of(block))


def _is_short(content: Inlines, pen: Pen) -> bool:
    return len(pen.lines(pen.para(content, pen.style("body")), pen.theme.slide.zone["body"].w)) <= INTRO_LINES


# Small sections that share a slide


def grouped(sections: tuple[Section, ...]) -> list[tuple[Section, ...]]:
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
    steered = any(hints.title or hints.layout for hints in (section.hints, *(block.hints for block in blocks)))
    text = "".join(
        plain(point.lead)
        + plain(point.content)
        + "".join(plain(item.lead) + plain(item.content) for item in point.items)
        for block in blocks
        for point in points_of(block)
    )
    size = sum(2 if ord(character) > 0x2E7F else 1 for character in text + plain(section.takeaway))
    return not steered and all(map(_is_text, blocks)) and size <= LONGEST_MERGED


def as_point(section: Section) -> Point:
    """A small section as one point: its heading leads, its first words follow, the rest stands under them."""
    rest = [point for block in section.blocks if not block.hints.skip for point in points_of(block)]
    content = section.takeaway
    if not content and rest and not rest[0].bullet:
        content = rest.pop(0).content
    items = tuple(ListItem(point.key, point.lead, point.content, point.items) for point in rest)
    return Point(section.key, section.key, section.heading, content, items)
