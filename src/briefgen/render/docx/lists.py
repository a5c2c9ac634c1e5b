"""Bullets, numbered lists and key points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefgen.doctree import BulletList, Inlines, ListItem, NumberedList
from briefgen.doctree.walk import plain
from briefgen.render.docx.inlines import runs, words
from briefgen.render.docx.job import Job
from briefgen.render.docx.oxml.runs import Look
from briefgen.render.docx.oxml.xml import Element

DEEPEST = 3
"""The levels that a list has styles for; what is deeper is set at the last."""


def bullets(job: Job, block: BulletList) -> Iterator[Element]:
    def style(level: int) -> tuple[str, tuple[int, int] | None]:
        name = _level("List Bullet", level)
        return name, job.design.numbering(name, level)

    yield from _items(job, block.items, style, key=block.key)


def numbers(job: Job, block: NumberedList) -> Iterator[Element]:
    """A list that counts from 1, whatever lists came before it."""
    own = job.design.restarted("List Number")

    def style(level: int) -> tuple[str, tuple[int, int] | None]:
        return _level("List Number", level), (level, own)

    yield from _items(job, block.items, style, key=block.key)


def key_points(job: Job, points: Sequence[ListItem]) -> Iterator[Element]:
    yield from _items(job, points, lambda level: ("Key Point 2" if level else "Key Point", None))


def _items(
    job: Job,
    items: Sequence[ListItem],
    style: Callable[[int], tuple[str, tuple[int, int] | None]],
    level: int = 0,
    key: str = "",
) -> Iterator[Element]:
    """A paragraph an item, its own items after it; the first carries the identity of the list, `key`, too."""
    for item in items:
        name, numbering = style(level)
        content = job.identified(item.key, led(job, item.lead, item.content))
        yield job.paragraph(name, job.identified(key, content) if key else content, numbering)
        key = ""
        yield from _items(job, item.items, style, min(level + 1, DEEPEST - 1))


def led(job: Job, lead: Inlines, content: Inlines) -> list[Element]:
    """A bold lead and the text that it opens, parted as the language parts them."""
    if not lead:
        return runs(job, content)
    look = Look(style=job.design.style("Lead"))
    return [
        *runs(job, lead, look),
        *(words(job, job.words.after_lead(plain(lead)), look) if content else []),
        *runs(job, content),
    ]


def _level(name: str, level: int) -> str:
    return f"{name} {level + 1}" if level else name
