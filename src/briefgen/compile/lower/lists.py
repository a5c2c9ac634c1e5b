"""`bullets:` and `numbered:` become lists of points, each with an optional lead and points under it."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.compile.text import lower, lower_together
from briefgen.compile.work import Work
from briefgen.doctree import BulletList, Hints, ListItem, NumberedList
from briefgen.model.blocks import BulletsBlock, NumberedBlock
from briefgen.model.text import AnyItem, Item


def lower_bullets(work: Work, block: BulletsBlock, key: str, hints: Hints) -> BulletList:
    return BulletList(key, lower_items(work, block.bullets, f"{key}.bullets", key), hints)


def lower_numbered(work: Work, block: NumberedBlock, key: str, hints: Hints) -> NumberedList:
    return NumberedList(key, lower_items(work, block.numbered, f"{key}.numbered", key), hints)


def lower_items(work: Work, items: Sequence[AnyItem], path: str, key: str) -> tuple[ListItem, ...]:
    """The points; `path` is where they stand in the brief, `key` what their own keys begin with."""
    return tuple(_item(work, item, f"{path}.{place}", f"{key}.{place}") for place, item in enumerate(items))


def _item(work: Work, item: AnyItem, path: str, key: str) -> ListItem:
    if not isinstance(item, Item):
        return ListItem(key, (), lower(work, item, path))
    lead, content = lower_together(work, (item.lead, f"{path}.lead"), (item.text, f"{path}.text"))
    name = "bullets" if item.bullets else "numbered"
    return ListItem(key, lead, content, lower_items(work, item.bullets or item.numbered, f"{path}.{name}", key))
