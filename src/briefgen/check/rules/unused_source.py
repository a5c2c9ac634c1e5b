"""A source that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.rule import Finding, Material, Rule


def find(material: Material) -> Iterator[Finding]:
    cited = {source.id for document in material.documents for source in document.sources}
    for name in material.brief.model.sources:
        if name not in cited:
            yield Finding(
                f"sources.{name}", f"nothing cites the source {name!r}", f"cite it as [@{name}], or take it out"
            )


RULE = Rule("unused-source", "A source is never cited.", find)
