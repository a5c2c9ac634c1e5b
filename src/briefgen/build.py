"""The whole way, from a brief to its files. No other file knows all of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.assets import Assets
from briefgen.compile import compile_brief
from briefgen.diagnostics import EXIT_DONE, BriefgenError, Diagnostic, FormatError, InputError, Where, error
from briefgen.doctree import Document
from briefgen.load import Incomplete, in_order, load_brief
from briefgen.load.faults import few
from briefgen.manifest import Entry, digest, manifest_name, read_manifest, recipe, written
from briefgen.model import Brief
from briefgen.output import Output
from briefgen.render.format import Answer, Context, Format, Rendered
from briefgen.render.registry import load_format, origins, whose
from briefgen.theme import Theme, theme_from

if TYPE_CHECKING:
    from briefgen.check.diff import Difference
    from briefgen.verify import Verdict

ALL = "all"
"""Stands for every language of the brief."""

Options = Mapping[str, str | bool]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The files asked for, in order; what was not possible in them; the failures of those that were not written.

    `kept` are those of them that were up to date and were left as they are. `answers` are what formats were
    asked to tell instead of making a file, by the file's name.
    """

    files: tuple[Path, ...]
    warnings: tuple[Diagnostic, ...] = ()
    failures: tuple[BriefgenError, ...] = ()
    kept: tuple[Path, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        return max((failure.exit_code for failure in self.failures), default=EXIT_DONE)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A brief ready to be rendered: its documents in the languages asked for, and what is to be said of them."""

    brief: Brief
    theme: Theme
    documents: tuple[Document, ...]
    warnings: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class _Job:
    """A build at work: what every file is made from, and what has come of it so far."""

    brief: Brief
    theme: Theme
    output: Output
    options: Options
    files: list[Path] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)
    failures: list[BriefgenError] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)
    record: bool = False
    known: Mapping[str, Entry] = field(default_factory=dict)
    made: list[Entry] = field(default_factory=list)


def build(
    path: Path,
    formats: Iterable[str],
    languages: Sequence[str],
    out: Path,
    options: Options | None = None,
    *,
    record: bool = False,
) -> BuildResult:
    """Writes the brief at `path` in each format and language as `out/<id>.<language><suffix>`.

    `languages` are names or ALL; without any, the brief's first. `options` are flags that the formats declare.
    Nothing is written unless every language compiles: InputError holds all that is wrong. A format that
    fails after that is among the result's failures, and the others are made.
    With `record` what was made is told in a manifest beside the results, and what is up to date by it is kept.
    """
    brief = _loaded(path)
    theme = _theme(brief)
    documents, warnings = _compiled(brief, _languages(brief, languages))
    warnings = _doubted(brief, warnings)
    known = read_manifest(out, brief.id) if record else {}
    job = _Job(brief, theme, Output(out), options or {}, warnings=warnings, record=record, known=known)
    for name in dict.fromkeys(formats):
        _make(job, name, documents)
    if record:
        _record(job, documents)
    found = tuple(dict.fromkeys(job.warnings))
    return BuildResult(tuple(job.files), found, tuple(job.failures), tuple(job.kept), job.answers)


def prepare(path: Path, languages: Sequence[str]) -> Prepared:
    """The brief at `path` in `languages` (names, ALL, or none for the first); raises InputError with all that is wrong."""
    brief = _loaded(path)
    theme = _theme(brief)
    documents, warnings = _compiled(brief, _languages(brief, languages))
    warnings = _doubted(brief, warnings)
    return Prepared(brief, theme, tuple(documents), tuple(warnings))


def rendered(prepared: Prepared, document: Document, format: Format) -> Rendered:
    """A document of the prepared brief in one format, as the format's command makes it; nothing is written.

    Raises BriefgenError, its faults with their places in the brief, as the warnings are.
    """
    brief = prepared.brief
    try:
        made = _rendered(format, document, _context(_Job(brief, prepared.theme, Output(Path()), {}), format))
    except BriefgenError as fault:
        fault.diagnostics = tuple(_placed(brief, fault.diagnostics))
        raise
    return replace(made, warnings=tuple(_placed(brief, made.warnings)))


def outdated(
    path: Path, formats: Iterable[str], languages: Sequence[str], out: Path, options: Options | None = None
) -> Mapping[Path, str]:
    """The files that `build` would make, each with the reason, or "" where it is up to date; nothing is written."""
    brief = _loaded(path)
    documents, _ = _compiled(brief, _languages(brief, languages))
    known = read_manifest(out, brief.id)
    job = _Job(brief, _theme(brief), Output(out), options or {}, record=True, known=known)
    found: dict[Path, str] = {}
    for format in map(load_format, dict.fromkeys(formats)):
        context = _context(job, format)
        for document in documents:
            name = _name(document, format)
            found[out / name] = _outdated(job, name, _recipe(format, document, context))
    return found


def verify(files: Sequence[Path], brief: Path | None = None) -> tuple[Verdict, ...]:
    """The verdict on each finished file against `brief`; without one, against each other.

    Raises InputError where the brief itself is at fault; a file that cannot be read has a verdict that says so.
    """
    # Imported late because no build waits for it: 20 ms of each start.
    from briefgen.verify import together, verdict_on

    if brief is None:
        return together(files)
    loaded = _loaded(brief)
    documents, _ = _compiled(loaded, loaded.languages)
    by_language = {document.language: document for document in documents}
    manifests = {folder: read_manifest(folder, loaded.id) for folder in {file.parent for file in files}}
    made = {
        folder / name: (e.sha256, e.content) for folder, entries in manifests.items() for name, e in entries.items()
    }
    return tuple(verdict_on(file, by_language, made.get(file)) for file in files)


def check(path: Path) -> tuple[Diagnostic, ...]:
    """Every error found in loading the brief at `path` and compiling each of its languages; without any, all that is
    doubtful in it.
    """
    # Imported late because its rules are of no use where a file is made.
    from briefgen.check import check_brief

    try:
        brief = _loaded(path)
        theme = _theme(brief)
        documents, warnings = _compiled(brief, brief.languages)
    except InputError as fault:
        return fault.diagnostics
    return check_brief(brief, documents, theme, warnings)


def _loaded(path: Path) -> Brief:
    """The brief at `path`; raises InputError with its faults, and those that show only when the rest of it is compiled."""
    try:
        return load_brief(path)
    except Incomplete as fault:
        known = {repr(name) for name in fault.without}
        further = [found for found in _further(fault.rest) if not known & set(found.message.split())]
        raise InputError(*in_order((*fault.diagnostics, *further), str(path))) from fault


def _further(rest: Brief) -> Iterator[Diagnostic]:
    for language in rest.languages:
        try:
            compile_brief(rest, language)
        except InputError as fault:
            yield from _placed(rest, fault.diagnostics)


def diff(old: Path, new: Path) -> Difference:
    """What differs between two briefs; raises InputError where one of them cannot be read."""
    from briefgen.check.diff import differences

    briefs = [load_brief(path) for path in (old, new)]
    before, after = ((brief, _compiled(brief, brief.languages)[0]) for brief in briefs)
    return differences(before, after)


def _languages(brief: Brief, asked: Sequence[str]) -> tuple[str, ...]:
    known = brief.languages
    unknown = [language for language in asked if language not in (*known, ALL)]
    if unknown:
        message = f"the brief is not written in {', '.join(map(repr, unknown))}"
        raise InputError(error("language", message, brief.locate("languages"), hint=f"it has: {', '.join(known)}"))
    return known if ALL in asked else tuple(dict.fromkeys(asked)) or known[:1]


def _theme(brief: Brief) -> Theme:
    try:
        return theme_from(brief.theme)
    except ValueError as fault:
        raise InputError(error("theme", str(fault), brief.locate("theme"))) from fault


def _compiled(brief: Brief, languages: Iterable[str]) -> tuple[list[Document], list[Diagnostic]]:
    """The document in each language and all warnings; raises InputError with the faults of every language."""
    documents: list[Document] = []
    found: list[Diagnostic] = []
    failed = False
    for language in languages:
        try:
            compiled = compile_brief(brief, language)
        except InputError as fault:
            found += fault.diagnostics
            failed = True
        else:
            documents.append(compiled.document)
            found += compiled.warnings
    found = list(_placed(brief, dict.fromkeys(found)))
    if failed:
        raise InputError(*few(sorted(found, key=lambda fault: fault.where)))
    return documents, found


def _doubted(brief: Brief, warnings: list[Diagnostic]) -> list[Diagnostic]:
    """The warnings that the brief does not let stand."""
    if not warnings or not (brief.model.checks or "briefgen: ignore" in brief.places.source):
        return warnings
    # Imported late because a brief seldom asks for it where a file is made.
    from briefgen.check import still_doubted

    return still_doubted(brief, warnings)


def _make(job: _Job, name: str, documents: Iterable[Document]) -> None:
    """Makes one format of each document."""
    with _failures_kept(job):
        format = load_format(name)
        context = _context(job, format)
        for document in documents:
            with _failures_kept(job):
                _make_one(job, format, document, context)


def _make_one(job: _Job, format: Format, document: Document, context: Context) -> None:
    """Makes a file, unless the one that is there was made of the very same and is still as it was made."""
    name = _name(document, format)
    made_of = _recipe(format, document, context) if job.record else ""
    known = job.known.get(name)
    if known and not known.warned and not _outdated(job, name, made_of):
        files = [job.output.folder / one for one in (name, *known.beside)]
        job.files += files
        job.kept += files
        job.made.append(known)
        return
    rendered = _rendered(format, document, context)
    job.warnings += _placed(job.brief, rendered.warnings)
    if rendered.answer:
        job.answers[name] = rendered.answer
        return
    _write(job, name, rendered)
    beside = {other: digest(data) for other, data in rendered.files.items()}
    job.made.append(
        Entry(name, format.name, document.language, document.meta.content_hash, made_of, digest(rendered.body), beside,
              bool(rendered.warnings))
    )  # fmt: skip


def _name(document: Document, format: Format) -> str:
    return f"{document.meta.id}.{document.language}{format.suffix}"


def _outdated(job: _Job, name: str, made_of: str) -> str:
    """Why a file is to be made anew; "" where it is as its brief, its template and this version make it."""
    known = job.known.get(name)
    if known is None or not (job.output.folder / name).is_file():
        return "is not made yet"
    if known.recipe != made_of:
        return "was made from an older brief, theme or template, or by another version"
    held = job.output.holds({name: known.sha256, **known.beside})
    return "" if held else "is no longer as it was made"


def _recipe(format: Format, document: Document, context: Context) -> str:
    """A hash of all that a file depends on: document, format, flags, theme with its font files, templates and the packages' versions."""
    template = context.template.read_bytes() if context.template and context.template.is_file() else b""
    named = [
        (path, path.relative_to(folder)) for folder in context.assets.folders for path in sorted(folder.rglob("*"))
    ]
    named += [(Path(path), Path(face)) for face, path in context.theme.files.items() if path]
    own = [part for path, name in named if path.is_file() for part in (name.as_posix(), path.read_bytes())]
    return recipe(document, [format.name, origins(format.name), dict(context.options), context.theme, template, *own])


def _record(job: _Job, documents: Sequence[Document]) -> None:
    """Writes the manifest: what was made now, and what was made before and is still there."""
    made = {entry.name: entry for entry in job.made}
    earlier = [e for name, e in job.known.items() if name not in made and job.output.holds({name: e.sha256})]
    with _failures_kept(job):
        job.output.write(
            manifest_name(job.brief.id),
            written(job.brief.id, job.brief.path.read_bytes(), [*made.values(), *earlier], documents),
        )


@contextlib.contextmanager
def _failures_kept(job: _Job) -> Iterator[None]:
    """Keeps a failure for the result, so that what comes next is made all the same."""
    try:
        yield
    except BriefgenError as fault:
        fault.diagnostics = tuple(_placed(job.brief, fault.diagnostics))
        job.failures.append(fault)


def _context(job: _Job, format: Format) -> Context:
    """The theme, the assets (a folder `templates` beside the brief goes first) and the format's flags."""
    options = {option.name: job.options.get(option.name, option.default) for option in format.options}
    assets = Assets((job.brief.directory / "templates",))
    return Context(job.theme, assets, options, _template(job.brief, format, str(options.get("template") or "")))


def _template(brief: Brief, format: Format, flag: str) -> Path | None:
    """The customer's template: the one that the command names, else the brief's, if any."""
    named = getattr(brief.model.template, format.name, None)
    if not flag and not named:
        return None
    if flag and not Path(flag).is_file():
        raise InputError(error("no-template", "there is no such file", Where(flag), hint="--template names it"))
    return Path(flag) if flag else brief.directory / str(named)


def _rendered(format: Format, document: Document, context: Context) -> Rendered:
    try:
        return format.render(document, context)
    except BriefgenError:
        raise
    except Exception as fault:
        message = f"{whose(format.name)} failed in {document.language!r}: {type(fault).__name__}: {fault}"
        raise FormatError(error("format-failed", message, hint="BRIEFGEN_DEBUG=1 shows where")) from fault


def _write(job: _Job, name: str, rendered: Rendered) -> None:
    """Writes the files that belong beside a result, then the result: whoever sees it finds them."""
    beside = [job.output.write(other, data) for other, data in rendered.files.items()]
    job.files += [job.output.write(name, rendered.body), *beside]


def _placed(brief: Brief, diagnostics: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """Diagnostics that know only a key are given its place in the brief."""
    return (replace(d, where=brief.locate(d.key)) if d.key and not d.where.file else d for d in diagnostics)
