"""A text's headings as a brief has them: one title, and sections at two levels."""

from __future__ import annotations

from dataclasses import replace

from briefgen.ingest.tree import Block, Paragraph, Said, Section, Strong

_DEEPEST = 2


def own_title(
    opening: tuple[Block, ...], sections: tuple[Section, ...]
) -> tuple[Said | None, tuple[Block, ...], tuple[Section, ...]]:
    """The first heading as the title where it is the only one of its level and stands first."""
    if opening or not sections or any(section.level <= sections[0].level for section in sections[1:]):
        return None, opening, sections
    if len(sections) == 1 and not sections[0].blocks:
        return None, opening, sections
    first, *rest = sections
    return first.heading, first.blocks, tuple(rest)


def levelled(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections at a brief's two levels; a heading further down becomes a line in bold."""
    top = min((section.level for section in sections), default=1)
    made: list[Section] = []
    for section in sections:
        level = section.level - top + 1
        if level <= _DEEPEST or not made:
            made.append(replace(section, level=min(level, _DEEPEST) if made else 1))
            continue
        part = section.heading.parts[0]
        bold = Paragraph(Said((replace(part, inlines=(Strong(part.inlines),)),)))
        made[-1] = replace(made[-1], blocks=(*made[-1].blocks, bold, *section.blocks))
    return tuple(made)
