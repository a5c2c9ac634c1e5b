"""What was made of a brief: a file beside the results that says of each what it was made from, and where each fact is said.

    {"briefgen": version, "id": ..., "brief": SHA-256, "files": [{"name", "format", "language", "content", "recipe", "sha256", "beside"}],
     "facts": {fact: {"value", "unit", "said": [{"language", "key", "text"}]}}}

`content` is the document's content hash, `recipe` a hash of all that a result depends on, `sha256` that of its bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, is_dataclass
from pathlib import Path
from typing import Any

import briefgen
from briefgen.doctree import Document, Quantity
from briefgen.doctree.walk import walk

LARGEST = 64 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A result: its name, what it was made from, its bytes' SHA-256, and those of the files beside it by name."""

    name: str
    format: str
    language: str
    content: str
    recipe: str
    sha256: str
    beside: Mapping[str, str] = field(default_factory=dict)
    warned: bool = False


def manifest_name(id: str) -> str:
    return f"{id}.manifest.json"


def digest(data: bytes) -> str:
    """SHA-256, hex."""
    return hashlib.sha256(data).hexdigest()


def recipe(document: Document, parts: Iterable[object]) -> str:
    """A hash of a document and of all else that its result depends on: format, options, theme, template."""
    made_of = [briefgen.__version__, document.meta.content_hash, *map(_stable, parts)]
    return digest("\n".join(made_of).encode())


def _stable(part: object) -> str:
    if isinstance(part, bytes):
        return digest(part)
    return json.dumps(asdict(part) if is_dataclass(part) and not isinstance(part, type) else part, sort_keys=True)


def read_manifest(folder: Path, id: str) -> Mapping[str, Entry]:
    """The entries of a folder's manifest by name; none where there is no manifest, or one that cannot be read."""
    path = folder / manifest_name(id)
    try:
        if path.stat().st_size > LARGEST:
            return {}
        said = json.loads(path.read_bytes())
        entries = [Entry(**{**entry, "beside": dict(entry["beside"])}) for entry in said["files"]]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return {}
    return {entry.name: entry for entry in entries}


def written(id: str, brief: bytes, entries: Iterable[Entry], documents: Sequence[Document]) -> bytes:
    """The manifest's bytes, the same for the same results; `brief` is what the brief's file holds."""
    said: dict[str, Any] = {
        "briefgen": briefgen.__version__,
        "id": id,
        "brief": digest(brief),
        "files": [asdict(entry) for entry in sorted(entries, key=lambda entry: entry.name)],
        "facts": _facts(documents),
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _facts(documents: Iterable[Document]) -> Mapping[str, Any]:
    """Each fact that is said, with every place where it is."""
    facts: dict[str, Any] = {}
    for document in documents:
        for key, quantity in _said(document):
            fact = facts.setdefault(quantity.fact, {"value": f"{quantity.value}", "unit": quantity.unit, "said": []})
            fact["said"].append({"language": document.language, "key": key, "text": quantity.text})
    return dict(sorted(facts.items()))


def _said(document: Document) -> Iterator[tuple[str, Quantity]]:
    """Every quantity with the key of the node that it stands in."""
    key = ""
    for node in walk((document.summary, document.body)):
        key = getattr(node, "key", "") or key
        if isinstance(node, Quantity):
            yield key, node
