"""A section that says what it is about and not what it means."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.rule import Finding, Material, Rule
from briefgen.doctree import Section
from briefgen.doctree.walk import plain, walk


def find(material: Material) -> Iterator[Finding]:
    for section in walk(material.documents[0].body):
        if isinstance(section, Section) and not section.takeaway and not _needs_none(section):
            what = f"the section “{plain(section.heading)}” has no takeaway, so its slide has a title that says nothing"
            yield Finding(section.key, what, "say its message in one sentence: `takeaway: ...`")


def _needs_none(section: Section) -> bool:
    """Whether no slide takes its title from the section."""
    return section.hints.skip or bool(section.hints.title) or all(block.hints.skip for block in section.blocks)


RULE = Rule("no-takeaway", "A section has no takeaway.", find)
