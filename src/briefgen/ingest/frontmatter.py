"""Front matter: the YAML at the head of a Markdown file, as pandoc, Quarto and Jekyll have it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from briefgen.diagnostics import InputError
from briefgen.ingest.dates import date_in
from briefgen.ingest.tree import Part, Plain, Remark, Said, Source
from briefgen.load.files import MEGABYTE, read_bytes
from briefgen.load.node import Node
from briefgen.load.yaml import parse
from briefgen.locale import LANGUAGES

_KNOWN = ("title", "subtitle", "date", "author", "authors", "lang", "language", "bibliography", "references")
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

    def saying(self, key: str, language: str) -> Said | None:
        text, line = self.texts.get(key, ("", 0))
        return Said((Part(language, (Plain(text),), line),)) if text else None


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
    remarks = [_left(str(key), node) for key, node in children.items() if key not in _KNOWN]
    texts = {
        key: (" ".join(said.split()), _line(root, key)) for key in ("title", "subtitle") if (said := root.text(key))
    }
    bibliography, files, keys, missing = _bibliography(root, folder)
    date = date_in(root.text("date") or "")
    whole = bool(re.fullmatch(r"\d{4}-\d\d-\d\d", date))
    if root.get("date") and not whole:
        remarks.append(_left("date", children["date"]))
    return Front(
        texts,
        _language(root.text("lang") or root.text("language") or ""),
        date if whole else "",
        _authors(root.get("author") or root.get("authors")),
        _references(root.get("references")),
        bibliography,
        files,
        keys,
        (*remarks, *missing),
        tuple((line, said) for said, line in texts.values()),
    )


def _line(root: Node, key: str) -> int:
    node = root.get(key)
    return node.where.line + 1 if node else 0


def _left(key: str, node: Node) -> Remark:
    return Remark("left out", node.where.line + 1, f"front matter: {key}: {node.data}")


def _language(name: str) -> str:
    short = name.replace("_", "-").partition("-")[0].lower()
    return next((one for one in (name, short) if one in LANGUAGES), "")


def _authors(node: Node | None) -> tuple[str, ...]:
    """Names, or mappings with a `name`."""
    if node is None:
        return ()
    one_or_more = node.items() if isinstance(node.data, list | tuple) else [node]
    names = [one.text("name") if isinstance(one.data, Mapping) else one.written for one in one_or_more]
    return tuple(name for name in names if name)


def _references(node: Node | None) -> dict[str, Source]:
    """Sources in CSL's YAML (https://docs.citationstyles.org); of names and dates, what a brief can hold as it is."""
    sources: dict[str, Source] = {}
    for one in node.items() if node is not None else ():
        name, title = one.text("id"), one.text("title")
        if name and title and isinstance(one.data, Mapping):
            fields = {"type": one.text("type") or "document", "title": title}
            fields |= {
                key: value
                for key in ("publisher", "container-title", "URL", "DOI", "volume", "page", "language")
                if (value := one.text(key))
            }
            sources[name] = Source(
                name, fields, one.where.line + 1, "to decide: see whether authors and dates are missing"
            )
    return sources


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
