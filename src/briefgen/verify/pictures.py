"""The pictures that lie beside a text, or go with a mail, held against the figures that they stand for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.doctree import Chart, Document, Figure
from briefgen.doctree.dump import dump
from briefgen.doctree.walk import walk
from briefgen.seal import digest, shown_by
from briefgen.verify.difference import Difference
from briefgen.verify.expected.markdown import names
from briefgen.verify.reading import Reading

LARGEST = 64 << 20
"""The bytes of a picture that is opened."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What is known of a picture: its SHA-256 (hex), and the digest of what its seal says that it shows, "" for none."""

    sha256: str
    shown: str


def beside(document: Document, found: Reading, proof: Callable[[str], Proof | None]) -> Iterator[Difference]:
    """The pictures that a text shows and that are not there, are another's, of another state or were changed since.

    `proof` gives that of the picture so named, None where there is none.
    """
    shown = {passage.text for passage in found.passages if passage.kind == "picture"}
    for figure in (node for node in walk(document.body) if isinstance(node, Figure)):
        for name in sorted(shown & set(names(document, figure))):
            yield from unlike(figure, proof(name), name)


def unlike(figure: Figure, proof: Proof | None, name: str) -> Iterator[Difference]:
    """How a picture differs from the one that a figure is drawn as."""
    what = f"picture {name}"
    if isinstance(figure.content, Chart):
        due, said = digest(dump(figure.content)), proof.shown if proof else ""
    else:
        due, said = hashlib.sha256(figure.content.data).hexdigest(), proof.sha256 if proof else ""
    if proof is None:
        yield Difference("lost", what, due, "", figure.key)
    elif said != due:
        yield Difference("changed", what, due, said or "not as it was made", figure.key)


def lying_in(folder: Path) -> Callable[[str], Proof | None]:
    """What tells of the pictures in a folder by their names."""

    def proof(name: str) -> Proof | None:
        path = folder / name
        try:
            if not path.is_file() or path.stat().st_size > LARGEST:
                return None
            return proof_of(path.read_bytes())
        except OSError:
            return None

    return proof


def proof_of(data: bytes) -> Proof:
    """What is known of a picture with these bytes."""
    return Proof(hashlib.sha256(data).hexdigest(), shown_by(data))
