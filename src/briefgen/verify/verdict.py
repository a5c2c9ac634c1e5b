"""A finished file judged: whether it says what its brief says today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefgen.diagnostics import Diagnostic, InputError
from briefgen.doctree import Document
from briefgen.verify.compare import differences
from briefgen.verify.difference import Difference
from briefgen.verify.links import astray, missing
from briefgen.verify.losses import restored
from briefgen.verify.reading import Identity, Reading
from briefgen.verify.templates import without_template


class State(StrEnum):
    IN_STEP = "in step"
    OLDER = "built from an older brief"
    EDITED = "edited by hand"
    OLDER_AND_EDITED = "built from an older brief, and edited by hand"
    OTHER = "made from another brief"
    NOT_OURS = "not ours"
    APART = "built from another state of the brief than the files beside it"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the file `name`: how it differs from the brief, and what its editor is known to have left out.

    `barriers` keep somebody from reading it; they are looked for only where that is asked.
    """

    name: str
    state: State
    identity: Identity = field(default_factory=Identity)
    differences: tuple[Difference, ...] = ()
    remarks: tuple[str, ...] = ()
    fault: InputError | None = None
    barriers: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """What a file says otherwise than its document, and what its editor is known to have left out."""

    differences: tuple[Difference, ...]
    remarks: tuple[str, ...] = ()


Hold = Callable[[Document, Reading], Held]


@dataclass(frozen=True, slots=True)
class Kind:
    """How files of a kind are read, and held against a document."""

    read: Callable[[bytes, str], Reading]
    hold: Hold


def held(document: Document, expected: Reading, found: Reading, *, links: bool = True) -> Held:
    """A text that is read from its first line to its last, held against what it should say.

    `links` where every link of the document must be in it.
    """
    whole, lost = restored(expected, found)
    remarks = (*found.remarks, *(f"{found.editor.split('/')[0]} left out {what}" for what in lost))
    found_differences = (
        *differences(expected, whole),
        *astray(document, found.links),
        *(missing(document, found.links) if links else ()),
    )
    if found.identity.template:
        found_differences = tuple(without_template(found, found_differences))
    return Held(found_differences, remarks)


def judged(
    name: str,
    found: Reading,
    hold: Hold,
    documents: Mapping[str, Document],
    touched: bool | None,
) -> Verdict:
    """The verdict on a file's reading against the brief's documents, by language.

    `touched` says whether its bytes are other than when it was made; None where nobody knows.
    """
    identity = found.identity
    if not identity.id or not identity.content:
        return Verdict(name, State.NOT_OURS, identity)
    document = documents.get(identity.language)
    if document is None or document.meta.id != identity.id:
        return Verdict(name, State.OTHER, identity)
    result = hold(document, found)
    state = _state(identity.content == document.meta.content_hash, bool(result.differences), touched)
    return Verdict(name, state, identity, result.differences, result.remarks)


def _state(same_brief: bool, differs: bool, touched: bool | None) -> State:
    if same_brief:
        return State.EDITED if differs else State.IN_STEP
    return State.OLDER_AND_EDITED if touched and differs else State.OLDER
