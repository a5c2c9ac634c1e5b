"""What goes with a message: results made from its brief in the same run, each read back and held against it, and files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.build import Prepared, rendered
from briefgen.diagnostics import Diagnostic, InputError, OutputError, Where, did_you_mean, error, quoted, warning
from briefgen.doctree import Document
from briefgen.load.files import read_bytes
from briefgen.locale import Locale
from briefgen.mail.filenames import file_name, own_name
from briefgen.render.email import Attached
from briefgen.render.registry import format_names, load_format
from briefgen.verify import SUFFIXES, State, Verdict, verdict_of

LARGEST = 100_000_000
KILOBYTE, MEGABYTE = 1_000, 1_000_000
STALE = (State.OLDER, State.EDITED, State.OLDER_AND_EDITED)

UNKNOWN = "application/octet-stream"
OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES: Mapping[str, str] = {
    ".docx": f"{OFFICE}wordprocessingml.document",
    ".pptx": f"{OFFICE}presentationml.presentation",
    ".xlsx": f"{OFFICE}spreadsheetml.sheet",
    ".csv": "text/csv",
    ".gif": "image/gif",
    ".html": "text/html",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".zip": "application/zip",
}
"""Media types by suffix (IANA): what the machine's own table says differs from one to the next."""


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    media_type: str
    data: bytes


@dataclass(slots=True)
class _Pile:
    """What is gathered for one message."""

    prepared: Prepared
    document: Document
    files: list[Attachment]
    warnings: list[Diagnostic]

    def add(self, name: str, media_type: str, data: bytes) -> None:
        self.files.append(Attachment(name, media_type, data))

    @property
    def names(self) -> list[str]:
        return [file.name for file in self.files]


def attachments(
    prepared: Prepared, document: Document, wanted: Iterable[str]
) -> tuple[tuple[Attachment, ...], tuple[Diagnostic, ...]]:
    """The attachments, in the order wanted, and what is to be said of them.

    A name of a format is the document in that format; anything else names a file. Raises InputError where there is no
    such file, or where one was made from this brief and no longer says what it says; OutputError where a result does
    not say what its document says.
    """
    pile = _Pile(prepared, document, [], [])
    known = format_names()
    for name in dict.fromkeys(wanted):
        if name in known:
            _made(pile, name)
        else:
            _found(pile, name, known)
    return tuple(pile.files), tuple(pile.warnings)


def listed(files: Iterable[Attachment], locale: Locale) -> tuple[Attached, ...]:
    """The attachments as the body names them."""
    return tuple(Attached(file.name, _kind(file.name, locale), size(len(file.data), locale)) for file in files)


def size(count: int, locale: Locale) -> str:
    """So many bytes as the language says them: "98 KB", "1.2 MB"."""
    words = locale.words.mail
    if count < MEGABYTE:
        return words.kilobytes.format(n=max(1, -(-count // KILOBYTE)))
    return words.megabytes.format(n=f"{count / MEGABYTE:.1f}".replace(".", locale.amounts.point))


def _kind(name: str, locale: Locale) -> str:
    words, suffix = locale.words.mail, Path(name).suffix.lower()
    return words.kinds.get(suffix) or words.other.format(suffix=suffix.lstrip(".").upper()).strip()


def _made(pile: _Pile, format_name: str) -> None:
    """A result of this run, with the files that belong beside it."""
    format = load_format(format_name)
    result = rendered(pile.prepared, pile.document, format)
    name = file_name(pile.document.meta.short_title, format.suffix, pile.names)
    pile.warnings += result.warnings
    if format.suffix in SUFFIXES:
        verdict = verdict_of(name, result.body, {pile.document.language: pile.document})
        if verdict.state is not State.IN_STEP:
            raise OutputError(
                error("attachment-differs", f"{name} does not say what the brief says: {_first(verdict)}")
            )
    else:
        message = f"{name} goes as it is: files that end in {format.suffix!r} are not read back"
        pile.warnings.append(warning("attachment-unverified", message))
    pile.add(name, format.media_type, result.body)
    for beside, data in result.files.items():
        pile.add(beside, _type(beside), data)


def _found(pile: _Pile, name: str, known: Sequence[str]) -> None:
    """A file of the user's; if it was made from this brief, it must still say what the brief says."""
    path = Path(name)
    if not _is_there(path):
        hint = did_you_mean(name, known) or f"the formats are {', '.join(known)}"
        message = f"there is no format and no file {quoted(name)}"
        raise InputError(error("no-attachment", message, Where("--attach"), hint=hint))
    data = read_bytes(path, name, LARGEST, Where("--attach"))
    if path.suffix.lower() in SUFFIXES:
        verdict = verdict_of(name, data, {pile.document.language: pile.document})
        if verdict.state in STALE:
            hint = f"attach it by the name of its format, {', '.join(known)}, and it is made anew"
            message = f"it is {verdict.state}: {_first(verdict)}"
            raise InputError(error("attachment-stale", message, Where(name), hint=hint))
    pile.add(own_name(path.name, pile.names), _type(name), data)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long for any file
        return False


def _type(name: str) -> str:
    return TYPES.get(Path(name).suffix.lower(), UNKNOWN)


def _first(verdict: Verdict) -> str:
    """The first of what a file says otherwise, and how much more there is."""
    if not verdict.differences:
        return str(verdict.fault or verdict.state)
    first, *rest = verdict.differences
    what = f"{first.place or first.key}: {quoted(first.old)} against {quoted(first.new)}"
    return f"{what}, and {len(rest)} more" if rest else what
