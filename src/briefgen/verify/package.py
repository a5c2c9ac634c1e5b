"""A finished file's parts, read within limits: whoever sends a file may have meant harm."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lxml import etree

from briefgen.diagnostics import InputError, Where, error

Element = Any

MOST_PARTS = 60_000
MOST_BYTES = 1 << 30
LARGEST_PART = 256 << 20
STEEPEST = 400
"""How many times larger a part may be than it is packed: a page of one letter reaches 1,000, but only a small one."""
SMALL = 1 << 20

MOST_READ, MOST_TAGS = 2 << 30, 20_000_000
"""The bytes that are unpacked and the tags that are read of a file, with all that it holds, however often it names them."""
MOST_TAGS_OF_PART = 4_000_000
KEPT = 32 << 20
"""The bytes of XML whose trees are kept: each takes some twenty times as much memory."""

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The signature of compound files: encrypted Office files, and those from before 2007 (MS-CFB 2.2)."""

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to: another part's name, or an address where it is `outside`."""

    type: str
    target: str
    outside: bool = False


@dataclass
class Spent:
    """What reading a file has cost so far, the files within it included."""

    read: int = 0
    tags: int = 0


@dataclass
class Package:
    """An Office file opened; `name` is the file's in what InputError says."""

    name: str
    archive: zipfile.ZipFile
    spent: Spent = field(default_factory=Spent)
    _trees: dict[str, tuple[Element, int]] = field(default_factory=dict)
    _relations: dict[str, Mapping[str, Relation]] = field(default_factory=dict)

    @cached_property
    def parts(self) -> Mapping[str, zipfile.ZipInfo]:
        return {entry.filename: entry for entry in self.archive.infolist() if not entry.is_dir()}

    def __contains__(self, part: str) -> bool:
        return part in self.parts

    def read(self, part: str) -> bytes:
        """A part's bytes; raises InputError where the file has none of that name, or a damaged one."""
        try:
            self.spent.read += self.parts[part].file_size
            if self.spent.read > MOST_READ:
                raise too_large(self.name)
            return self.archive.read(self.parts[part])
        except KeyError:
            raise fault(self.name, "office-damaged", f"its part {part!r} is missing", "make the file anew") from None
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as why:
            raise fault(
                self.name, "office-damaged", f"its part {part!r} cannot be read: {why}", "make the file anew"
            ) from why
        except InputError:
            raise
        except Exception as why:  # zlib.error and what else a damaged stream can raise
            raise fault(self.name, "office-damaged", f"its part {part!r} is damaged", "make the file anew") from why

    def tree(self, part: str) -> Element:
        """A part's XML; no entity is expanded and nothing is fetched. The trees of the parts read last are kept."""
        if part not in self._trees:
            data = self.read(part)
            tags = data.count(b"<")
            self.spent.tags += tags
            if tags > MOST_TAGS_OF_PART or self.spent.tags > MOST_TAGS:
                raise too_large(self.name)
            while self._trees and sum(size for _, size in self._trees.values()) + len(data) > KEPT:
                del self._trees[next(iter(self._trees))]
            self._trees[part] = parsed(data, self.name, part), len(data)
        return self._trees[part][0]

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What `part` points to, by relationship id; "" asks for the package's own (ECMA-376-2, 6.5)."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            rels = posixpath.join(folder, "_rels", f"{name}.rels")
            found = parsed(self.read(rels), self.name, rels).iter(RELATIONSHIPS) if rels in self else ()
            self._relations[part] = {str(each.get("Id")): _relation(each, folder) for each in found}
        return self._relations[part]

    def related(self, part: str, kind: str) -> Iterator[str]:
        """The names of the parts that `part` points to by a relationship type that ends in `/kind`."""
        for relation in self.relations(part).values():
            if relation.type.endswith(f"/{kind}") and not relation.outside and relation.target in self:
                yield relation.target


def opened(data: bytes, name: str, spent: Spent | None = None) -> Package:
    """The Office file in `data`; raises InputError where it is none, is locked, damaged or a bomb.

    `spent` is what the file that holds it has cost so far.
    """
    if data.startswith(OLE2):
        raise fault(name, "office-encrypted", "is encrypted, or an Office file from before 2007", "save it without a password as .docx or .pptx")  # fmt: skip
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except Exception as why:  # zipfile raises whatever a damaged directory leads it to
        message = "is empty" if not data else "is no Office file, or only a part of one"
        raise fault(name, "office-damaged", message, "make the file anew") from why
    _bounded(name, entries)
    return Package(name, archive, spent or Spent())


def _bounded(name: str, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise too_large(name)
    for entry in entries:
        steep = entry.file_size > SMALL and entry.file_size > STEEPEST * max(entry.compress_size, 1)
        if steep or entry.file_size > LARGEST_PART:
            message = f"its part {entry.filename[:80]!r} unpacks to {entry.file_size // 1024:,} KB"
            raise fault(name, "office-size", message, "it is not opened")
        if entry.flag_bits & 1:
            raise fault(name, "office-encrypted", "is locked by a password", "save it without one")


def too_large(name: str) -> InputError:
    return fault(name, "office-size", "unpacks to more than any briefing or deck holds", "it is not opened")


def parsed(data: bytes, name: str, part: str) -> Element:
    """An XML part's root; raises InputError where it is no XML, or declares a document type."""
    if re.search(rb"<!(DOCTYPE|ENTITY)", data[:4096]) or b"<!DOCTYPE" in data:
        message = f"its part {part!r} declares a document type, which no Office file does"
        raise fault(name, "office-unsafe", message, "it is not opened")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as why:
        reason = "is nested deeper than any page" if "depth" in str(why) else f"is no XML: {why}"
        raise fault(name, "office-damaged", f"its part {part!r} {reason}", "make the file anew") from why


def fault(name: str, code: str, message: str, hint: str) -> InputError:
    return InputError(error(code, message, Where(name), hint=hint))


def _relation(found: Element, folder: str) -> Relation:
    target, outside = str(found.get("Target", "")), found.get("TargetMode") == "External"
    if not outside:
        target = posixpath.normpath(posixpath.join(folder, target)) if not target.startswith("/") else target[1:]
    return Relation(str(found.get("Type", "")), target, outside)
