"""A brief and a language become a document: everything that a reader will see is decided here."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from briefgen.cite import STYLES
from briefgen.compile.assemble import assemble
from briefgen.compile.captions import number_captions
from briefgen.compile.entries import entries_of
from briefgen.compile.facts import resolve_facts
from briefgen.compile.notes import number_notes
from briefgen.compile.references import resolve_references
from briefgen.compile.text import cited
from briefgen.compile.translations import find_missing
from briefgen.compile.work import Work, did_you_mean
from briefgen.diagnostics import Diagnostic, InputError, errors_in
from briefgen.doctree import Document
from briefgen.doctree.dump import content_hash
from briefgen.locale import locale_for
from briefgen.model import Brief

__all__ = ["PASSES", "Compiled", "compile_brief"]


@dataclass(frozen=True, slots=True)
class Compiled:
    document: Document
    warnings: tuple[Diagnostic, ...] = ()


def stamp(document: Document, _work: Work) -> Document:
    """The document with the hash of all that it says."""
    meta = dataclasses.replace(document.meta, content_hash=content_hash(document))
    return dataclasses.replace(document, meta=meta)


PASSES: tuple[Callable[[Document, Work], Document], ...] = (
    number_captions,
    resolve_references,
    number_notes,
    stamp,
)


def compile_brief(brief: Brief, language: str) -> Compiled:
    """The document of `brief` in `language`, one of its own; raises InputError with every fault found."""
    work = Work(brief, locale_for(language))
    _prepare(work)
    document = assemble(work)
    for step in PASSES:
        _stop_on_faults(work)
        document = step(document, work)
    _stop_on_faults(work)
    return Compiled(document, tuple(work.found))


def _prepare(work: Work) -> None:
    find_missing(work)
    style = work.brief.model.citations.style
    if style is not None and style not in STYLES:
        work.fault(
            "citations.style", "unknown-style", f"there is no citation style {style!r}", did_you_mean(style, STYLES)
        )
    work.entries = entries_of(work)
    work.facts = resolve_facts(work)
    for fact in work.facts.values():
        if fact.cite:
            cited(work, fact.cite, f"{fact.key}.cite")


def _stop_on_faults(work: Work) -> None:
    if errors_in(work.found):
        raise InputError(*sorted(work.found, key=lambda found: found.where))
