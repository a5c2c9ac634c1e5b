"""A brief as a PO file for its translators, and the file they have brought up to date with the brief."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.compile import prepared
from briefgen.compile.work import Work
from briefgen.diagnostics import Diagnostic, InputError, Severity, Where, cut, error, errors_in, warning
from briefgen.model import Brief
from briefgen.translate.about import about
from briefgen.translate.catalog import Catalog, Entry, po_text, read_catalog
from briefgen.translate.matching import check_brief, matched
from briefgen.translate.seen import Seen, languages, seen


@dataclass(frozen=True, slots=True)
class Exported:
    """A PO file's text; how many of its texts there are, are translated, and wait for a second look."""

    text: str
    texts: int
    translated: int
    fuzzy: int
    warnings: tuple[Diagnostic, ...] = ()


def export(brief: Brief, target: str, file: Path, source: str = "") -> Exported:
    """The PO file for `target`; where `file` is there, its translations, remarks and head go along.

    Raises InputError where the brief has faults that keep its texts from being read, or `file` is no PO file.
    """
    source, target = languages(brief, source, target)
    work = prepared(brief, source)
    unwritten = _unwritten(work)
    texts, old = seen(brief, source, target), _old(file, source, target)
    sources = {one.key: one.source for one in texts}
    matching = matched(sources, old.entries)
    check_brief(old, brief.id, matching, sources, file)
    merged = [_merged(_entry(one, work), matching.entries.get(one.key), file) for one in texts]
    doubts = [replace(doubt, where=brief.locate(entry.key), key=entry.key) for entry, doubt in merged if doubt]
    gone = [entry for entry in matching.gone if entry.said]
    entries = [entry for entry, _ in merged]
    catalog = Catalog(
        language=target,
        source=source,
        brief=brief.id,
        entries=(*entries, *(replace(entry, gone=True, fuzzy=False) for entry in gone)),
        head=old.head,
        comment=old.comment or _opening(brief, source, target),
    )
    said = [entry for entry in entries if entry.said]
    fuzzy = sum(entry.fuzzy for entry in said)
    told = (*unwritten, *doubts, *(_gone(entry, file) for entry in gone if not entry.gone))
    return Exported(po_text(catalog, brief.model.date), len(entries), len(said) - fuzzy, fuzzy, told)


def _unwritten(work: Work) -> tuple[Diagnostic, ...]:
    """Warnings of texts that the source language lacks; raises InputError where anything else is wrong."""
    missing = [found for found in work.found if found.code == "missing-translation"]
    if faults := [found for found in errors_in(work.found) if found not in missing]:
        raise InputError(*faults)
    return tuple(replace(found, severity=Severity.WARNING) for found in missing)


def _old(file: Path, source: str, target: str) -> Catalog:
    """The file that translators have, or an empty one; raises InputError where it is for other languages."""
    if not file.exists():
        return Catalog(target, source, "", ())
    old = read_catalog(file)
    if (old.source or source, old.language) != (source, target):
        message = f"this file is from {old.source or source} into {old.language or 'no language'}"
        raise InputError(error("po-language", message, Where(str(file)), hint="name another file with -o"))
    return old


def _entry(one: Seen, work: Work) -> Entry:
    """A text with the translation that the brief has."""
    return Entry(
        key=one.key,
        source=one.source,
        said=one.said,
        about=about(one.text, (*one.placeholders, *one.own), work),
        place=(work.brief.path.name, work.brief.locate(one.key).line),
        braced=one.is_braced,
    )


def _merged(entry: Entry, was: Entry | None, file: Path) -> tuple[Entry, Diagnostic | None]:
    """The entry with what the old one knows, and what its author should hear of it.

    Fuzzy is what was translated from other words, or waits in the file and differs from the brief.
    """
    if was is None:
        return entry, None
    entry = replace(entry, comment=was.comment)
    if not was.said:
        return entry, None
    changed = was.source != entry.source
    before = was.source if changed else was.before
    if entry.said and entry.said != was.said:
        return _differing(entry, was, file)
    fuzzy = changed or was.fuzzy
    entry = replace(entry, said=was.said, fuzzy=fuzzy, before=before if fuzzy else "")
    return entry, _changed(was, file) if changed else None


def _changed(was: Entry, file: Path) -> Diagnostic:
    hint = "its translation is marked as fuzzy"
    return warning("translation-changed", f"this was other words in {file.name}: {cut(was.source)!r}", hint=hint)


def _differing(entry: Entry, was: Entry, file: Path) -> tuple[Entry, Diagnostic]:
    """Both translations, since nothing says which is the later one."""
    both = replace(
        entry, said=was.said, fuzzy=True, before=was.source, about=f"{entry.about}\nThe brief says: {entry.said}"
    )
    message = f"{file.name} and the brief translate this differently"
    return both, warning(
        "translation-differs",
        message,
        hint="the file keeps its own, marked as fuzzy; without the file, the brief's goes out",
    )


def _gone(entry: Entry, file: Path) -> Diagnostic:
    message = f"this text is no longer in the brief: {cut(entry.source)!r}"
    return warning("translation-gone", message, Where(str(file), entry.line, 1), hint="it is kept at the file's end")


def _opening(brief: Brief, source: str, target: str) -> str:
    lines = (
        f"{brief.path.name} of “{brief.id}”, from {source} into {target}.",
        "What stands in {braces} is filled in by briefgen: move it, and keep it as it is.",
        "briefgen translate import brings this file back into the brief.",
    )
    return "\n".join(lines)
