"""Headings that have numbers of their own: where they are those that a brief gives, it gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.ingest.inline import after, words
from briefgen.ingest.tree import Draft, Section

_NUMBER = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})?)(?:[.)、]\s*|\s+)(?=\D)")
_NUMBERED = re.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,2})*(?:[.)、]|\s(?=\D))|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|[IVX]{1,4}\.)\s*\S"
)


def numbered(draft: Draft) -> Draft:
    """The draft without its headings' numbers where they count the sections as a brief does, 1, 2, 2.1; else with them
    alone, so that none has two.
    """
    found = [_NUMBER.match(_text(section)) for section in draft.sections]
    counts = list(_counts(draft.sections))
    if any(found) and [one[1] if one else "" for one in found] in (
        counts,
        [one if "." not in one else "" for one in counts],
    ):
        cut = (_bare(section, one.end() if one else 0) for section, one in zip(draft.sections, found, strict=True))
        return replace(draft, sections=tuple(cut))
    return replace(draft, numbered=not any(_NUMBERED.match(_text(section)) for section in draft.sections))


def _counts(sections: Sequence[Section]) -> Iterator[str]:
    top = below = 0
    for section in sections:
        top, below = (top, below + 1) if section.level > 1 else (top + 1, 0)
        yield f"{top}.{below}" if section.level > 1 else str(top)


def _text(section: Section) -> str:
    return words(section.heading.parts[0].inlines)


def _bare(section: Section, end: int) -> Section:
    (part,) = section.heading.parts
    return replace(section, heading=replace(section.heading, parts=(replace(part, inlines=after(part.inlines, end)),)))
