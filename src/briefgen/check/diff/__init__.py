"""What differs between two briefs: facts, the order of parts, texts by word, citations, and all else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.check.diff.citations import citation_changes
from briefgen.check.diff.difference import Difference
from briefgen.check.diff.facts import fact_changes
from briefgen.check.diff.grouped import Grouped
from briefgen.check.diff.parts import matched, part_changes, parts_of
from briefgen.check.diff.renamed import renamed_between
from briefgen.check.diff.texts import text_changes
from briefgen.check.diff.values import value_changes
from briefgen.check.facts import Known, known_facts
from briefgen.doctree import Document
from briefgen.model import Brief
from briefgen.model.facts import Fact

__all__ = ["Difference", "Side", "differences"]

Side = tuple[Brief, Sequence[Document]]
"""A brief and its documents."""


def differences(old: Side, new: Side) -> Difference:
    """All that differs between two briefs that compile."""
    before, after = parts_of(old[0]), parts_of(new[0])
    pairs = matched(before, after)
    renamed = renamed_between(old[0], new[0])
    grouped = Grouped(old[0], new[0], pairs, renamed)
    return Difference(
        facts=tuple(fact_changes(_facts(old), _facts(new), renamed)),
        parts=tuple(part_changes(before, after, pairs)),
        texts=tuple(text_changes(grouped)),
        citations=tuple(citation_changes(old[0], new[0], grouped)),
        values=tuple(value_changes(old[0], new[0], grouped)),
    )


def _facts(side: Side) -> tuple[Mapping[str, Fact], Mapping[str, Known]]:
    brief, documents = side
    return brief.model.facts, {fact.id: fact for fact in known_facts(brief, documents)}
