"""One source, or parallel ones in several languages, made into the files of a brief."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

from briefgen.compile import compile_brief
from briefgen.diagnostics import Diagnostic, InputError, Where, error, warning
from briefgen.doctree import Document
from briefgen.ingest.aligned import aligned
from briefgen.ingest.audit import missing
from briefgen.ingest.brief import brief_yaml
from briefgen.ingest.decided import decided
from briefgen.ingest.digest import read_digest
from briefgen.ingest.facts import with_facts
from briefgen.ingest.markdown import looks_like_markdown, read_markdown
from briefgen.ingest.numbering import numbered
from briefgen.ingest.received import controls, empty, read_source, text_of
from briefgen.ingest.shapes import shaped
from briefgen.ingest.tree import Draft, Remark
from briefgen.ingest.word import read_word
from briefgen.load import load_brief
from briefgen.load.brief import LARGEST_BRIEF
from briefgen.load.files import MEGABYTE

BRIEF = "brief.yaml"
MARKDOWN = (".md", ".markdown", ".mdown", ".qmd", ".rmd")
WORD = (".docx", ".docm", ".dotx", ".dotm")


@dataclass(frozen=True, slots=True)
class Imported:
    """The files of a brief, by name, and what is to be told of it: guesses, what stays typed, what was left out."""

    files: Mapping[str, bytes]
    remarks: tuple[Remark, ...]

    @property
    def lost(self) -> tuple[Diagnostic, ...]:
        """What was left out, and where parallel texts part, as warnings at their lines."""
        return tuple(told for one in self.remarks if (told := _warned(one)))


def place(remark: Remark) -> Where:
    """Where a remark's words stand: a line of a text, a paragraph of a Word file, which has no lines."""
    if Path(remark.source).suffix.lower() in WORD:
        return Where(remark.source, remark.line, cell=f"paragraph {remark.line}" if remark.line else "")
    return Where(remark.source, remark.line)


def _warned(remark: Remark) -> Diagnostic | None:
    match remark.kind:
        case "left out":
            return warning("import-left-out", remark.text, place(remark))
        case "parted":
            return warning("import-parted", remark.text, place(remark))
    return None


@dataclass(frozen=True, slots=True)
class _Read:
    """A source that was read: its draft, and its words by line, which are looked for in the brief."""

    path: Path
    draft: Draft
    lines: tuple[tuple[int, str], ...]


def import_sources(paths: Sequence[Path], *, date: dt.date | None = None) -> Imported:
    """The brief of the text in `paths`: one file, or one for each language.

    `date` stands for the files' own where no text gives one. Raises InputError for what cannot be read.
    """
    sources = [_read(path) for path in paths]
    for source in sources:
        if not source.draft.files and not any(text.strip() for _, text in source.lines):
            raise empty(str(source.path))
    drafts = [_prepared(source) for source in sources]
    draft = with_facts(reduce(aligned, drafts))
    day = (date or _file_date(paths[0])).isoformat()
    text, unwritten = brief_yaml(draft, paths[0].stem, day)
    files = {BRIEF: text.encode(), **draft.files}
    if len(files[BRIEF]) > LARGEST_BRIEF:
        message = f"the brief of {paths[0]} would be larger than {LARGEST_BRIEF // MEGABYTE} MB, the most that is read"
        raise InputError(error("file-too-large", message, Where(str(paths[0])), hint="part the text into several"))
    remarks = _placed((*draft.remarks, *unwritten), sources)
    told = " ".join(one.text if one.kind == "left out" else one.instead for one in remarks)
    documents = _documents(files)
    lost = [
        replace(one, source=str(source.path)) for source in sources for one in missing(source.lines, documents, told)
    ]
    return Imported(files, (*remarks, *lost))


def _read(path: Path) -> _Read:
    data, name = read_source(path), str(path)
    suffix = path.suffix.lower()
    if suffix in WORD or (data.startswith(b"PK\x03\x04") and b"word/" in data):
        draft, lines = read_word(data, name)
        return _Read(path, draft, lines)
    text, guessed = text_of(data, name)
    told = tuple(Remark("left out", line, "control characters", name) for line in controls(text))
    if guessed:
        hint = f"the file is no UTF-8 and was read as {guessed}; save it as UTF-8 if its words are wrong"
        told = (Remark("guessed", 0, hint, name), *told)
    if suffix in MARKDOWN or looks_like_markdown(text):
        draft, lines = read_markdown(text, path.parent)
    else:
        draft, lines = read_digest(text), tuple(enumerate(text.split("\n"), 1))
    return _Read(path, replace(draft, remarks=(*draft.remarks, *told)), lines)


def _prepared(source: _Read) -> Draft:
    name = source.path.stem.replace("_", " ").replace("-", " ").strip() or "Brief"
    draft = numbered(shaped(decided(source.draft, name)))
    remarks = tuple(replace(one, source=one.source or str(source.path)) for one in draft.remarks)
    return replace(draft, path=str(source.path), remarks=remarks)


def _placed(remarks: Sequence[Remark], sources: Sequence[_Read]) -> tuple[Remark, ...]:
    return tuple(one if one.source else replace(one, source=str(sources[0].path)) for one in remarks)


def _file_date(path: Path) -> dt.date:
    return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).date()


def _documents(files: Mapping[str, bytes]) -> list[Document]:
    """The brief's documents, in each of its languages: what readers will see."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        try:
            brief = load_brief(Path(folder) / BRIEF)
            return [compile_brief(brief, language).document for language in brief.languages]
        except InputError as fault:
            raise InputError(*_within(fault, folder)) from fault


def _within(fault: InputError, folder: str) -> Iterator[Diagnostic]:
    """Faults without the folder that was only there for a moment."""
    for one in fault.diagnostics:
        yield replace(one, where=replace(one.where, file=one.where.file.replace(f"{folder}/", "")))
