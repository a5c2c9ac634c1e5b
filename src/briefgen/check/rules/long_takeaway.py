"""A takeaway that is longer than the two lines of a slide's title."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.measure import lines_of
from briefgen.check.rule import Finding, Material, Rule
from briefgen.doctree import Section
from briefgen.doctree.walk import plain, walk

_MOST = 2


def find(material: Material) -> Iterator[Finding]:
    told: set[str] = set()
    for document in material.documents:
        for section in walk(document.body):
            if isinstance(section, Section) and section.takeaway and not (section.hints.skip or section.hints.title):
                lines = lines_of(plain(section.takeaway), "title", "title", material.theme, document)
                if lines > _MOST and section.key not in told:
                    told.add(section.key)
                    what = (
                        f"as a slide’s title this takes {lines} lines in {document.language!r}, and {_MOST} is the most"
                    )
                    key = f"{section.key}.takeaway.{document.language}"
                    yield Finding(key, what, "shorten it, or give the slide a title of its own: `deck: {title: ...}`")


RULE = Rule("long-takeaway", "A takeaway is longer than two lines as a slide’s title.", find)
