"""A brief and a language become a document: everything that a reader will see is decided here."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from briefgen.compile.assemble import assemble
from briefgen.compile.entries import entries_of
from briefgen.compile.facts import rank_claims, resolve_facts
from briefgen.compile.names import find_names
from briefgen.compile.notes import number_notes
from briefgen.compile.text import lower_bare
from briefgen.compile.translations import find_missing
from briefgen.compile.unused import find_unused
from briefgen.compile.work import Work
from briefgen.diagnostics import Diagnostic, InputError, errors_in
from briefgen.doctree import Document
from briefgen.doctree.dump import content_hash
from briefgen.locale import locale_for
from briefgen.model import Brief

__all__ = ["PASSES", "Compiled", "compile_brief", "prepared"]


@dataclass(frozen=True, slots=True)
class Compiled:
    document: Document
    warnings: tuple[Diagnostic, ...] = ()


def stamp(document: Document, _work: Work) -> Document:
    """The document with the hash of all that it says."""
    meta = dataclasses.replace(document.meta, content_hash=content_hash(document))
    return dataclasses.replace(document, meta=meta)


PASSES: tuple[Callable[[Document, Work], Document], ...] = (number_notes, stamp)
"""What is done to the assembled document, in this order."""


def compile_brief(brief: Brief, language: str) -> Compiled:
    """The document of `brief` in `language`, one of its own; raises InputError with every fault found."""
    work = prepared(brief, language)
    document = assemble(work)
    find_unused(work)
    if errors_in(work.found):
        raise InputError(*sorted(work.found, key=lambda found: found.where))
    for step in PASSES:
        document = step(document, work)
    return Compiled(document, tuple(work.found))


def prepared(brief: Brief, language: str) -> Work:
    """All that a text of `brief` may speak of in `language`, before any text is lowered, and the faults in that."""
    work = Work(brief, locale_for(language))
    find_missing(work)
    work.found |= dict.fromkeys(work.brief.faults)
    work.targets, work.captions = find_names(work)
    work.entries = entries_of(work)
    work.facts = resolve_facts(work)
    work.ranks = rank_claims(work.facts)
    work.labels = {fact.id: lower_bare(work, fact.label, f"{fact.key}.label") for fact in work.facts.values()}
    return work
