"""Front matter: the YAML at the head of a Markdown file, as pandoc, Quarto and Jekyll have it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from briefgen.diagnostics import InputError
from briefgen.ingest.dates import date_in
from briefgen.ingest.tree import Remark, Source
from briefgen.load.files import MEGABYTE, read_bytes
from briefgen.load.node import Node
from briefgen.load.yaml import parse
from briefgen.locale import LANGUAGES, locale_for

_TEXTS = ("title", "subtitle", "series", "classification")
_OURS = ("id", "language", "languages", "content-hash", "generator")
"""What briefgen writes of a brief at the head of its Markdown, which a brief's documents have of themselves."""
_KNOWN = (*_TEXTS, "abstract", "date", "author", "authors", "lang", "language", "bibliography", "references")
_BIBLIOGRAPHIES = (".bib", ".ris", ".json")
_LARGEST = 5 * MEGABYTE
_KEY = re.compile(r"@\w+\s*\{\s*([^,\s{}]+)\s*,|^ID\s+-\s+(\S+)|\"id\"\s*:\s*\"([^\"]+)\"", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Front:
    """What front matter says of a text."""

    texts: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    language: str = ""
    date: str = ""
    authors: tuple[str, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    bibliography: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    keys: frozenset[str] = frozenset()
    """The ids in the bibliography files."""
    remarks: tuple[Remark, ...] = ()
    lines: tuple[tuple[int, str], ...] = ()
    abstract: tuple[tuple[int, str], ...] = ()
    """Its paragraphs, each with its line."""
    ours: bool = False
    """Whether briefgen wrote the text."""


def read_front(text: str, folder: Path) -> Front:
    """The front matter's title, date, authors, language and sources; all else is left out, and told."""
    if not text.strip():
        return Front()
    try:
        root = parse(text, "front matter")
    except InputError:
        flat = " ".join(text.split())
        return Front(remarks=(Remark("left out", 1, f"the front matter, which cannot be read as YAML: {flat}"),))
    children = root.children if isinstance(root.data, Mapping) else {}
    ours = (root.text("generator") or "").startswith("briefgen ")
    known = (*_KNOWN, *_OURS) if ours else _KNOWN
    remarks = [_left(str(key), node) for key, node in children.items() if key not in known]
    texts = {key: (" ".join(said.split()), _line(root, key)) for key in _TEXTS if (said := root.text(key))}
    line = _line(root, "abstract")
    abstract = tuple(
        (line, " ".join(one.split())) for one in (root.text("abstract") or "").split("\n\n") if one.strip()
    )
    bibliography, files, keys, missing = _bibliography(root, folder)
    sources, unheld = _references(root.get("references"))
    date = date_in(root.text("date") or "")
    whole = bool(re.fullmatch(r"\d{4}-\d\d-\d\d", date))
    if root.get("date") and not whole:
        remarks.append(_left("date", children["date"]))
    return Front(
        texts,
        _language(root.text("lang") or root.text("language") or ""),
        date if whole else "",
        _authors(root.get("author") or root.get("authors")),
        sources,
        bibliography,
        files,
        keys,
        (*remarks, *missing, *unheld),
        (*((line, said) for said, line in texts.values()), *abstract),
        abstract,
        ours,
    )


def _line(root: Node, key: str) -> int:
    node = root.get(key)
    return node.where.line + 1 if node else 0


def _left(key: str, node: Node) -> Remark:
    return Remark("left out", node.where.line + 1, f"front matter: {key}: {node.data}")


def _language(name: str) -> str:
    short = name.replace("_", "-").partition("-")[0].lower()
    found = next((one for one in (name, short) if one in LANGUAGES), "")
    return short if found and locale_for(short).tag == name else found


def _authors(node: Node | None) -> tuple[str, ...]:
    """Names, or mappings with a `name`."""
    if node is None:
        return ()
    one_or_more = node.items() if isinstance(node.data, list | tuple) else [node]
    names = [one.text("name") if isinstance(one.data, Mapping) else one.written for one in one_or_more]
    return tuple(name for name in names if name)


def _references(node: Node | None) -> tuple[dict[str, Source], list[Remark]]:
    """Sources in CSL's YAML (https://docs.citationstyles.org), and what of them has no place in a brief."""
    sources: dict[str, Source] = {}
    remarks: list[Remark] = []
    for one in node.items() if node is not None else ():
        name, title = one.text("id"), one.text("title")
        if name and title and isinstance(one.data, Mapping):
            fields: dict[str, str | tuple[str, ...]] = {"type": one.text("type") or "document", "title": title}
            fields |= {
                key: value
                for key in ("publisher", "container-title", "URL", "DOI", "volume", "page", "language")
                if (value := one.text(key))
            }
            for role in ("author", "editor", "translator"):
                if people := _people(one.get(role)):
                    fields[role] = people
            if issued := _issued(one.get("issued")):
                fields["issued"] = issued
            remarks += [
                _left(f"references: {name}: {key}", child)
                for key, child in one.children.items()
                if key not in fields and key not in ("id", "issued")
            ]
            lacks = [key for key in ("author", "issued") if key not in fields]
            why = f"to decide: its {' and '.join(lacks)}" if lacks else ""
            sources[name] = Source(name, fields, one.where.line + 1, why)
        else:
            remarks.append(_left("references", one))
    return sources, remarks


def _people(node: Node | None) -> tuple[str, ...]:
    """Names as a brief's source has them: "Lee, Ann", or an institution's."""
    found = []
    for one in node.items() if node is not None and isinstance(node.data, list | tuple) else ():
        if isinstance(one.data, Mapping):
            whole = (
                [one.text("family"), one.text("given")]
                if one.get("family")
                else [one.text("literal") or one.text("name")]
            )
            found.append(", ".join(filter(None, whole)))
        else:
            found.append(one.written or "")
    return tuple(filter(None, found))


def _issued(node: Node | None) -> str:
    """A date in CSL's parts, or as text."""
    if node is None:
        return ""
    data = node.data
    if not isinstance(data, Mapping):
        return node.written or ""
    parts = data.get("date-parts") or ()
    numbers = (
        [part for one in parts if isinstance(one, list | tuple) for part in one][:3]
        if isinstance(parts, list | tuple)
        else []
    )
    return "-".join(f"{int(number):02}" if str(number).isdigit() else str(number) for number in numbers)


def _bibliography(root: Node, folder: Path) -> tuple[tuple[str, ...], dict[str, bytes], frozenset[str], list[Remark]]:
    """The bibliography files that lie in the text's folder, copied beside the brief, and the keys in them."""
    node = root.get("bibliography")
    named = (
        []
        if node is None
        else [one.written for one in node.items()]
        if isinstance(node.data, list | tuple)
        else [node.written]
    )
    files: dict[str, bytes] = {}
    remarks: list[Remark] = []
    keys: set[str] = set()
    for name in filter(None, named):
        path = folder / name
        inside = path.resolve().is_relative_to(folder.resolve())
        try:
            if not inside or PurePosixPath(name).suffix.lower() not in _BIBLIOGRAPHIES:
                raise ValueError
            data = read_bytes(path, name, _LARGEST)
        except (InputError, ValueError):
            remarks.append(
                Remark("left out", _line(root, "bibliography"), f"the bibliography {name}: it is not to be had")
            )
            continue
        files[PurePosixPath(name).name] = data
        keys |= {next(filter(None, found)) for found in _KEY.findall(data.decode("utf-8", "replace"))}
    return tuple(files), files, frozenset(keys), remarks
