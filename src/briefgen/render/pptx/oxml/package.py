"""An Office package as parts and the relationships between them (ISO/IEC 29500-2)."""

from __future__ import annotations

import dataclasses
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.render.pptx.oxml.xml import attribute, el, parsed, serialised
from briefgen.zipped import zipped

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CONTENT_TYPES = "[Content_Types].xml"
XML = "application/xml"
RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"


@dataclass(frozen=True, slots=True)
class Relationship:
    """`target` is a part's name, or an address where it is `external`."""

    id: str
    type: str
    target: str
    external: bool


class Package:
    """Parts by name ("ppt/slides/slide1.xml"); "" is the package itself as the source of relationships."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.defaults: dict[str, str] = {"rels": RELATIONSHIPS, "xml": XML}
        self.relationships: dict[str, list[Relationship]] = {}
        self._known: dict[tuple[str, str, str], str] = {}
        self._last: dict[str, int] = {}

    @classmethod
    def read(cls, data: bytes) -> Package:
        """Raises zipfile.BadZipFile, KeyError or lxml's XMLSyntaxError where `data` is no Office package."""
        package = cls()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            blobs = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        for entry in parsed(blobs.pop(CONTENT_TYPES)):
            if "PartName" in entry.attrib:
                package.types[attribute(entry, "PartName").lstrip("/")] = attribute(entry, "ContentType")
            else:
                package.defaults[attribute(entry, "Extension").lower()] = attribute(entry, "ContentType")
        for name, blob in blobs.items():
            if name.endswith(".rels"):
                package._read_relationships(name, blob)
            else:
                package.parts[name] = blob
        return package

    def _read_relationships(self, name: str, blob: bytes) -> None:
        folder, file = posixpath.split(name)
        base = posixpath.dirname(folder)
        source = posixpath.join(base, file.removesuffix(".rels"))
        for entry in parsed(blob):
            external = entry.get("TargetMode") == "External"
            target = attribute(entry, "Target")
            if not external:
                target = posixpath.normpath(posixpath.join("/" + base, target)).lstrip("/")
            self._relate(source, Relationship(attribute(entry, "Id"), attribute(entry, "Type"), target, external))

    def _relate(self, source: str, made: Relationship) -> None:
        self.relationships.setdefault(source, []).append(made)
        self._known.setdefault((source, made.type, made.target), made.id)

    def add(self, name: str, content: bytes, content_type: str = "") -> str:
        """Adds or replaces a part; its name. Without a type of its own it takes its extension's."""
        self.parts[name] = content
        if content_type:
            self.types[name] = content_type
        return name

    def relate(self, source: str, kind: str, target: str, *, external: bool = False, id: str = "") -> str:
        """The id of the source's relationship of that kind to a target, made (with that `id`, if given) if there is none."""
        kind = _type(kind)
        known = self._known.get((source, kind, target))
        if known:
            return known
        made = Relationship(id or self._next_id(source), kind, target, external)
        self._relate(source, made)
        return made.id

    def _next_id(self, source: str) -> str:
        taken = {each.id for each in self.relationships.get(source, ())}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        return f"rId{number}"

    def related(self, source: str, kind: str) -> list[Relationship]:
        """The source's relationships of a kind, in their order."""
        return [each for each in self.relationships.get(source, ()) if each.type == _type(kind)]

    def unrelate(self, source: str, kind: str) -> None:
        """Ends the source's relationships of a kind."""
        for each in self.related(source, kind):
            self.relationships[source].remove(each)
            self._known.pop((source, each.type, each.target), None)

    def prune(self) -> None:
        """Drops the parts that nothing leads to, and relationships to parts that are not there."""
        kept = {"", *self.reached()}
        self.parts = {name: content for name, content in self.parts.items() if name in kept}
        self.types = {name: kind for name, kind in self.types.items() if name in kept}
        self.relationships = {
            source: [each for each in made if each.external or each.target in self.parts]
            for source, made in self.relationships.items()
            if source in kept
        }
        self._known = {
            (source, each.type, each.target): each.id for source, made in self.relationships.items() for each in made
        }

    def free(self, name: str) -> str:
        """A name like "ppt/media/image{}.png" that no part has, counting from 1."""
        number = self._last.get(name, 0) + 1
        while name.format(number) in self.parts:
            number += 1
        self._last[name] = number
        return name.format(number)

    def reached(self, source: str = "") -> Iterator[str]:
        """The names of the parts that relationships lead to, each once."""
        seen, waiting = {source}, [source]
        while waiting:
            for each in self.relationships.get(waiting.pop(), ()):
                if not each.external and each.target in self.parts and each.target not in seen:
                    seen.add(each.target)
                    waiting.append(each.target)
                    yield each.target

    def graft(self, other: Package, root: str) -> str:
        """Takes over a part of another package and what it leads to, under names that are free; its name here."""
        names = {name: self._own_name(name) for name in (root, *other.reached(root))}
        for theirs, ours in names.items():
            self.add(ours, other.parts[theirs], other.types.get(theirs, ""))
            for each in other.relationships.get(theirs, ()):
                self._relate(ours, dataclasses.replace(each, target=names.get(each.target, each.target)))
        return names[root]

    def _own_name(self, name: str) -> str:
        return self.free(re.sub(r"\d*(\.\w+)$", r"{}\1", name)) if name in self.parts else name

    def save(self) -> bytes:
        """The package's bytes; parts that nothing leads to are left out."""
        names = sorted(self.reached())
        parts = {name: self.parts[name] for name in names}
        for source in ("", *names):
            if self.relationships.get(source):
                folder, file = posixpath.split(source)
                parts[posixpath.join(folder, "_rels", f"{file}.rels")] = self._relationships_part(source)
        parts[CONTENT_TYPES] = self._types_part(parts)
        return zipped(parts.items())

    def _relationships_part(self, source: str) -> bytes:
        base = posixpath.dirname(source)
        root = el("rel:Relationships")
        for each in self.relationships[source]:
            target = each.target if each.external else posixpath.relpath("/" + each.target, "/" + base)
            mode = "External" if each.external else None
            root.append(el("rel:Relationship", Id=each.id, Type=each.type, Target=target, TargetMode=mode))
        return serialised(root)

    def _types_part(self, parts: Mapping[str, bytes]) -> bytes:
        used = {posixpath.splitext(name)[1][1:].lower() for name in parts if name not in self.types}
        root = el("ct:Types")
        for extension in sorted(used & self.defaults.keys() | {"xml", "rels"}):
            root.append(el("ct:Default", Extension=extension, ContentType=self.defaults[extension]))
        for name in sorted(self.types.keys() & parts.keys()):
            root.append(el("ct:Override", PartName=f"/{name}", ContentType=self.types[name]))
        return serialised(root)


def _type(kind: str) -> str:
    """A relationship's type: Office's own is named by its last word ("slide")."""
    return kind if ":" in kind else OFFICE + kind
