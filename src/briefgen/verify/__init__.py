"""Finished files read back and held against the brief. Its readers know zip, XML, text and mail, and no renderer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefgen.diagnostics import InputError
from briefgen.doctree import Document
from briefgen.verify.agree import disagreements
from briefgen.verify.package import fault
from briefgen.verify.reading import Reading
from briefgen.verify.verdict import Held, Hold, Kind, State, Verdict, held, judged

__all__ = [
    "SUFFIXES",
    "State",
    "Verdict",
    "finished",
    "kind_of",
    "read_file",
    "together",
    "verdict_of",
    "verdict_on",
    "with_barriers",
]

LARGEST = 1 << 30


def _word() -> Kind:
    from briefgen.verify.expected.keys import with_keys
    from briefgen.verify.expected.word import expected_word
    from briefgen.verify.readers.word import read_word

    return Kind(read_word, lambda document, found: held(document, expected_word(document), with_keys(document, found)))


def _deck() -> Kind:
    from briefgen.verify.readers.deck import read_deck
    from briefgen.verify.slides import held_deck

    return Kind(read_deck, held_deck)


def _markdown() -> Kind:
    from briefgen.verify.expected.keys import with_keys
    from briefgen.verify.expected.markdown import expected_markdown
    from briefgen.verify.readers.markdown import read_markdown

    return Kind(
        read_markdown,
        lambda document, found: held(document, expected_markdown(document), with_keys(document, found)),
    )


def _html() -> Kind:
    from briefgen.verify.drawings import unsaid
    from briefgen.verify.expected.html import expected_html
    from briefgen.verify.readers.html import read_html
    from briefgen.verify.unseen import missaid

    def hold(document: Document, found: Reading) -> Held:
        result = held(document, expected_html(document), found)
        aside = (*unsaid(document, found), *missaid(document, found))
        return replace(result, differences=(*result.differences, *aside))

    return Kind(read_html, hold)


def _mail() -> Kind:
    from briefgen.verify.mail import held_mail
    from briefgen.verify.readers.mail import read_mail

    return Kind(read_mail, held_mail)


KINDS: Mapping[str, Callable[[], Kind]] = {
    ".docx": _word,
    ".pptx": _deck,
    ".md": _markdown,
    ".html": _html,
    ".eml": _mail,
}
"""By suffix; each is imported when a file of its kind is read, since the others' libraries cost a start."""

SUFFIXES = tuple(KINDS)


def read_file(path: Path) -> Reading:
    """What a finished file says; raises InputError where it cannot be read."""
    return kind_of(path).read(_bytes(path), str(path))


def verdict_on(path: Path, documents: Mapping[str, Document], made: tuple[str, str] | None = None) -> Verdict:
    """The verdict on a file against the documents by language.

    `made` is the SHA-256 (hex) that the file had when it was made, and its document's content hash then.
    """
    try:
        data = _bytes(path)
    except InputError as why:
        return Verdict(str(path), State.UNREADABLE, fault=why)
    return verdict_of(str(path), data, documents, made, path.parent)


def verdict_of(
    name: str,
    data: bytes,
    documents: Mapping[str, Document],
    made: tuple[str, str] | None = None,
    folder: Path | None = None,
) -> Verdict:
    """The verdict on a file of this name that holds `data`, and on the pictures that it shows from `folder`.

    What else is given is as for `verdict_on`.
    """
    try:
        kind = kind_of(Path(name))
        found = kind.read(data, name)
    except InputError as why:
        return Verdict(name, State.UNREADABLE, fault=why)
    touched = None
    if made and made[1] == found.identity.content:
        touched = hashlib.sha256(data).hexdigest() != made[0]
    hold = _with_pictures(kind.hold, folder) if folder is not None and found.format == "md" else kind.hold
    return judged(name, found, hold, documents, touched)


def _with_pictures(hold: Hold, folder: Path) -> Hold:
    """`hold`, and the pictures that lie in the folder."""
    from briefgen.verify.pictures import beside, lying_in

    def both(document: Document, found: Reading) -> Held:
        result = hold(document, found)
        return replace(result, differences=(*result.differences, *beside(document, found, lying_in(folder))))

    return both


def with_barriers(verdict: Verdict) -> Verdict:
    """The verdict with what keeps somebody from reading its file."""
    from briefgen.verify.a11y import barriers

    if verdict.state is State.UNREADABLE:
        return verdict
    path = Path(verdict.name)
    return replace(verdict, barriers=barriers(path, _bytes(path)))


def together(paths: Sequence[Path]) -> tuple[Verdict, ...]:
    """The verdicts on files without a brief: each against the first of the same brief and language."""
    readings: dict[Path, Reading] = {}
    verdicts: dict[Path, Verdict] = {}
    for path in paths:
        try:
            readings[path] = read_file(path)
        except InputError as why:
            verdicts[path] = Verdict(str(path), State.UNREADABLE, fault=why)
    for path, reading in readings.items():
        first = next(r for r in readings.values() if _same(r, reading))
        verdicts[path] = _beside(str(path), first, reading)
    return tuple(verdicts[path] for path in paths)


def _same(one: Reading, other: Reading) -> bool:
    return (one.identity.id, one.identity.language) == (other.identity.id, other.identity.language)


def _beside(name: str, first: Reading, reading: Reading) -> Verdict:
    if not reading.identity.id:
        return Verdict(name, State.NOT_OURS, reading.identity)
    if first.identity.content != reading.identity.content:
        return Verdict(name, State.APART, reading.identity)
    found = tuple(disagreements(first, reading))
    return Verdict(name, State.EDITED if found else State.IN_STEP, reading.identity, found)


def kind_of(path: Path) -> Kind:
    """How a file of this name is read and held; raises InputError where its kind is not verified."""
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise fault(str(path), "not-verified", f"files that end in {path.suffix!r} are not verified", _known())
    return kind()


def _known() -> str:
    return f"verified are {', '.join(SUFFIXES)}"


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise fault(str(path), "file-too-large", "is larger than any briefing or deck", "it is not opened")
        return path.read_bytes()
    except OSError as why:
        raise fault(str(path), "no-results", f"cannot be read: {why.strerror}", "name a file that is there") from why


def finished(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files among `paths` that can be verified, sorted."""
    return tuple(sorted(path for path in paths if path.suffix.lower() in KINDS and not path.name.startswith(".")))
