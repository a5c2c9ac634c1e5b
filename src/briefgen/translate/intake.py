"""A PO file's translations put into the brief: all that are sound, or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.diagnostics import Diagnostic, InputError, Severity, Where, cut, error, warning
from briefgen.load.faults import few
from briefgen.load.yaml import UNPRINTABLE
from briefgen.locale import locale_for
from briefgen.model import Brief
from briefgen.translate.catalog import Catalog, Entry, read_catalog
from briefgen.translate.edits import Addition, with_texts
from briefgen.translate.layout import Path as KeyPath
from briefgen.translate.matching import Matching, check_brief, matched
from briefgen.translate.seen import Seen, languages, seen

LONGEST = 20_000
"""The longest translation of a text, in characters."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What a PO file brings: `text` is the brief's YAML with it, `faults` are the entries that are refused.

    `texts` is how many the brief has, `known` how many of them have a translation afterwards; `new` and `changed` are
    the keys of those that the file brings.
    """

    text: str
    language: str
    texts: int
    known: int
    new: tuple[str, ...]
    changed: tuple[str, ...]
    faults: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...]


def take_in(brief: Brief, written: str, file: Path, language: str = "", *, fuzzy: bool = False) -> Intake:
    """What `file` makes of a brief whose YAML is `written`; entries marked as fuzzy count where `fuzzy` is set.

    `language` stands for the one that the file's head names. Raises InputError where `file` is no PO file, or none
    for this brief.
    """
    catalog = read_catalog(file)
    source, target = languages(brief, catalog.source, _target(catalog, language, file), Where(str(file)))
    texts = seen(brief, source, target)
    entries = [entry for entry in catalog.entries if not entry.gone]
    sources = {one.key: one.source for one in texts}
    matching = matched(sources, entries)
    check_brief(catalog, brief.id, matching, sources, file)
    taker = _Taker(file, catalog, fuzzy)
    for one in texts:
        taker.take(one, matching.entries.get(one.key))
    taker.warnings += few(_gone(matching, file), severity=Severity.WARNING)
    fold = locale_for(target).script != "han"
    made = with_texts(written, Addition(taker.texts, target, brief.languages[0], fold), str(brief.path))
    known = sum(bool(one.said) or one.text.path in taker.texts for one in texts)
    return Intake(
        made,
        target,
        len(texts),
        known,
        tuple(taker.new),
        tuple(taker.changed),
        tuple(taker.faults),
        tuple(taker.warnings),
    )


def _target(catalog: Catalog, asked: str, file: Path) -> str:
    if not (asked or catalog.language):
        hint = "name it with --to"
        raise InputError(error("po-language", "this file does not say its language", Where(str(file)), hint=hint))
    return asked or catalog.language


class _Taker:
    """Takes entry by entry; what is sound, refused and doubtful grows on the way."""

    def __init__(self, file: Path, catalog: Catalog, fuzzy: bool) -> None:
        self.file = file
        self.catalog = catalog
        self.fuzzy = fuzzy
        self.texts: dict[KeyPath, str] = {}
        self.new: list[str] = []
        self.changed: list[str] = []
        self.faults: list[Diagnostic] = []
        self.warnings: list[Diagnostic] = []

    def take(self, one: Seen, entry: Entry | None) -> None:
        """Takes a translation, unless it is none, the one that there is, doubtful or faulty."""
        said = entry.said.strip() if entry else ""
        if entry is None or not said or (said == one.said and entry.source == one.source):
            return
        if entry.source != one.source and not self.fuzzy:
            message = f"the source has changed since: {cut(entry.source)!r}"
            self._doubt(one, entry, "translation-changed", message, "export anew, or take it with --fuzzy")
        elif entry.fuzzy and not self.fuzzy:
            hint = "take the mark off, or take it with --fuzzy"
            self._doubt(one, entry, "translation-fuzzy", "this is marked as fuzzy and left out", hint)
        else:
            self._checked(one, entry)

    def _checked(self, one: Seen, entry: Entry) -> None:
        faults = list(self._unfit(one, entry))
        text, broken = one.restored(entry.said.strip()) if not faults else ("", ())
        faults += [self._fault(one, entry, "placeholder", found.message, found.hint, found.at) for found in broken]
        if faults:
            self.faults += faults
            return
        self.texts[one.text.path] = text
        (self.changed if one.said else self.new).append(one.key)

    def _unfit(self, one: Seen, entry: Entry) -> Iterator[Diagnostic]:
        if found := UNPRINTABLE.search(entry.said):
            character = f"U+{ord(found[0]):04X}"
            message = f"this translation holds the control character {character}"
            yield self._fault(one, entry, "control-character", message, "take it out")
        if len(entry.said) > LONGEST:
            message = f"this translation has {len(entry.said):,} characters"
            yield self._fault(one, entry, "translation-too-long", message, f"at most {LONGEST:,}")

    def _fault(self, one: Seen, entry: Entry, code: str, message: str, hint: str, at: str = "") -> Diagnostic:
        where = Where(str(self.file), *self.catalog.locate(entry, at))
        return error(code, message, where, hint=hint, key=one.key)

    def _doubt(self, one: Seen, entry: Entry, code: str, message: str, hint: str) -> None:
        self.warnings.append(warning(code, message, Where(str(self.file), entry.line, 1), hint=hint, key=one.key))


def _gone(matching: Matching, file: Path) -> Iterator[Diagnostic]:
    for entry in matching.gone:
        if entry.said:
            message = f"this text is no longer in the brief: {cut(entry.source)!r}"
            yield warning("translation-gone", message, Where(str(file), entry.line, 1), hint="it is left out")
