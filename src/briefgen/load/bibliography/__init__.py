"""Bibliography files read into sources: each entry checked, a broken one told and the rest kept."""

from __future__ import annotations

import importlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from pydantic import TypeAdapter, ValidationError

from briefgen.diagnostics import Diagnostic, InputError, Severity, Where, cut, error, quoted
from briefgen.load.bibliography.entry import Entry
from briefgen.load.faults import few
from briefgen.load.files import MEGABYTE, decode_export, read_bytes
from briefgen.load.node import Node, walk
from briefgen.load.paths import inside
from briefgen.model.brief import SourceId
from briefgen.model.sources import CITED, Bibliography, Source

LARGEST_BIBLIOGRAPHY = 10 * MEGABYTE
MOST_ENTRIES = 20_000
READERS = {".bib": "bibtex", ".bibtex": "bibtex", ".ris": "ris", ".json": "csljson"}
FORMATS = "it reads BibTeX (.bib), RIS (.ris) and CSL-JSON (.json)"


def read_bibliographies(root: Node, folder: Path) -> tuple[Bibliography, tuple[Diagnostic, ...]]:
    """What the files hold that a brief names, and every fault that lies in the files themselves."""
    named = root.get("bibliography")
    if named is None:
        return Bibliography(), ()
    library = _Library(_cited(root), _inline(root))
    faults: list[Diagnostic] = []
    for node in [named] if isinstance(named.data, str) else list(named.items()):
        try:
            if isinstance(node.data, str):
                library.add(_entries(node.data, node.where, folder))
        except InputError as fault:
            faults += fault.diagnostics
    return library.bibliography(), tuple(faults)


def _entries(name: str, where: Where, folder: Path) -> Iterable[Entry]:
    """Every entry of a file; raises InputError where it cannot be read at all."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in READERS:
        raise InputError(error("bib-format", f"{quoted(name)} is no bibliography that is read", where, hint=FORMATS))
    path = inside(folder, name, where)
    text = decode_export(read_bytes(path, name, LARGEST_BIBLIOGRAPHY, where), str(path))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Imported late: what parses a format costs a brief without one nothing.
    reader = importlib.import_module(f"briefgen.load.bibliography.{READERS[suffix]}")
    return _within_bounds(reader.read(text, str(path)), name, where)


def _within_bounds(entries: Iterable[Entry], name: str, where: Where) -> Iterator[Entry]:
    count = 0
    for count, entry in enumerate(entries, 1):
        if count > MOST_ENTRIES:
            raise InputError(error("file-too-large", f"{name} has more than {MOST_ENTRIES:,} entries", where))
        yield entry
    if not count:
        hint = "export it anew, or take it out"
        raise InputError(error("empty-file", f"there is no entry in {name}", where, hint=hint))


def _cited(root: Node) -> frozenset[str]:
    """Every id that some text of the brief cites."""
    texts = (node.data for _, node in walk(root) if isinstance(node.data, str) and "@" in node.data)
    return frozenset(found[1] or found[2] for text in texts for found in CITED.finditer(text) if found[1] or found[2])


def _inline(root: Node) -> dict[str, Where]:
    """The ids under `sources:`, and where they stand."""
    sources = root.get("sources")
    return dict(sources.keys) if sources else {}


class _Library:
    """Gathers entries; `cited` and `taken` are ids that the brief cites, and declares itself."""

    def __init__(self, cited: Collection[str], taken: dict[str, Where]) -> None:
        self.cited = cited
        self.places = taken
        self.own = set(taken)
        self.sources: dict[str, Source] = {}
        self.broken: set[str] = set()
        self.faults: list[Diagnostic] = []

    def add(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        if not entry.id:
            entry = replace(entry, id=self._key(entry.fields))
        faults = list(entry.faults)
        source = None
        if not faults:
            source, faults = _source(entry)
        first = self.places.get(entry.id) if entry.id else None
        if first:
            hint = f"first in {Path(first.file).name}:{first.line}; take one out, or rename it"
            faults.append(entry.broken("duplicate-source", f"the source {quoted(entry.id)} is there twice", hint))
        elif entry.id:
            self.places[entry.id] = entry.where
        if faults:
            self._tell(entry.id, faults)
        elif source:
            self.sources[entry.id] = source

    def _key(self, fields: Mapping[str, object]) -> str:
        """The key of an entry that came without: its first author, or its title's first word, and its year."""
        words = (*_called(fields.get("author")), str(fields.get("title", "")))
        first = next((found.group().lower() for found in map(_WORD.search, words) if found), "")
        bare = first + str(fields.get("issued", ""))[:4] if first else ""
        ends = ("", *"bcdefghijklmnopqrstuvwxyz")
        return next((bare + end for end in ends if bare + end not in self.places), "")

    def _tell(self, name: str, faults: Iterable[Diagnostic]) -> None:
        """Notes faults: they stop the brief only where it cites the entry."""
        severity = Severity.ERROR if name in self.cited else Severity.WARNING
        self.faults += [replace(fault, severity=severity) for fault in faults]
        if name:
            self.broken.add(name)

    def bibliography(self) -> Bibliography:
        places = {name: place for name, place in self.places.items() if name not in self.own}
        sources = {name: source for name, source in self.sources.items() if name not in self.broken}
        return Bibliography(sources, places, frozenset(self.broken), few(self.faults))


def _called(authors: object) -> Iterator[str]:
    """What each author is called by: the family name, or a body's."""
    for author in authors if isinstance(authors, list) else ():
        yield str(author.get("family") or author.get("literal") or "")


_WORD = re.compile(r"\b(?!(?:the|an?)\b)\w+", re.IGNORECASE)
_ID: TypeAdapter[str] = TypeAdapter(SourceId)


def _source(entry: Entry) -> tuple[Source | None, list[Diagnostic]]:
    """The source that an entry makes, or all that is wrong with it."""
    faults: list[Diagnostic] = []
    if not entry.id:
        faults.append(entry.broken("bib-key", "this entry has no key to be cited by", "give it one"))
    elif not _is_id(entry.id):
        hint = "a key has no spaces, brackets, braces or semicolons in it"
        faults.append(entry.broken("bib-key", f"{quoted(entry.id)} cannot be a source's key", hint))
    if not entry.fields.get("title"):
        hint = "give it one, or what stands on it in place of one"
        faults.append(entry.broken("no-title", f"the source {quoted(entry.id)} has no title", hint))
    elif not faults:
        try:
            return Source.model_validate(dict(entry.fields)), []
        except ValidationError as found:
            faults += [_explained(entry, fault["loc"], fault["msg"]) for fault in found.errors(include_url=False)]
    return None, faults


def _explained(entry: Entry, loc: tuple[int | str, ...], message: str) -> Diagnostic:
    name = str(loc[0])
    written = entry.written.get(name, name)
    value = entry.fields.get(name)
    said = f"{quoted(value)} is no {name}" if isinstance(value, str) else message
    return entry.broken(
        "bib-value", f"in the entry {quoted(entry.id)} `{cut(written)}`: {said}", "mend it there", written.lower()
    )


def _is_id(name: str) -> bool:
    try:
        return bool(_ID.validate_python(name))
    except ValidationError:
        return False
