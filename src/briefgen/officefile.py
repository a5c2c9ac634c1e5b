"""An Office file of a stranger's, opened without trust: its parts, with no macros in them, or a fault that says why not.

Open Packaging Conventions: ECMA-376-2. What Office writes when it encrypts or locks a file: MS-OFFCRYPTO, MS-CFB.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, NoReturn
from urllib.parse import unquote

from lxml import etree

from briefgen.diagnostics import Diagnostic, InputError, Where, error, warning
from briefgen.zipped import CONTENT_TYPES, zipped

OfficeKind = Literal["docx", "pptx", "xlsx"]

PROGRAMS: Mapping[OfficeKind, str] = {"docx": "Word", "pptx": "PowerPoint", "xlsx": "Excel"}
SAVE_AS: Mapping[OfficeKind, str] = {"docx": ".docx or .dotx", "pptx": ".pptx or .potx", "xlsx": ".xlsx"}

LARGEST_FILE = 100 << 20
LARGEST_PARTS = 400 << 20
MOST_PARTS = 10_000
UNSUSPECTED, MOST_PACKED = 20 << 20, 100
"""A package larger than the first when unpacked, and so many times its size, holds nothing that a person made."""

OFFICE, MICROSOFT = "application/vnd.openxmlformats-officedocument.", "application/vnd.ms-"
PLAIN: Mapping[OfficeKind, str] = {
    "docx": f"{OFFICE}wordprocessingml.document.main+xml",
    "pptx": f"{OFFICE}presentationml.presentation.main+xml",
    "xlsx": f"{OFFICE}spreadsheetml.sheet.main+xml",
}
"""The content type of the main part of an ordinary document."""

MAIN: Mapping[str, OfficeKind] = {
    **{content_type: kind for kind, content_type in PLAIN.items()},
    f"{OFFICE}wordprocessingml.template.main+xml": "docx",
    f"{MICROSOFT}word.document.macroEnabled.main+xml": "docx",
    f"{MICROSOFT}word.template.macroEnabledTemplate.main+xml": "docx",
    f"{OFFICE}presentationml.template.main+xml": "pptx",
    f"{OFFICE}presentationml.slideshow.main+xml": "pptx",
    f"{MICROSOFT}powerpoint.presentation.macroEnabled.main+xml": "pptx",
    f"{MICROSOFT}powerpoint.template.macroEnabled.main+xml": "pptx",
    f"{MICROSOFT}powerpoint.slideshow.macroEnabled.main+xml": "pptx",
    f"{MICROSOFT}powerpoint.addin.macroEnabled.main+xml": "pptx",
    f"{OFFICE}spreadsheetml.template.main+xml": "xlsx",
    f"{MICROSOFT}excel.sheet.macroEnabled.main+xml": "xlsx",
    f"{MICROSOFT}excel.template.macroEnabled.main+xml": "xlsx",
    f"{MICROSOFT}excel.sheet.binary.macroEnabled.main": "xlsx",
}
"""What a file is, by its main part's content type: a document, a template or a show, with macros or without."""

MACROS = (
    f"{MICROSOFT}office.vbaProject",
    f"{MICROSOFT}word.vbaData",
    f"{MICROSOFT}word.attachedToolbars",
    f"{MICROSOFT}word.keyMapCustomizations",
)
"""How the content types begin of macros, their signatures, and the buttons and keys that start them."""
TO_MACROS = ("/vbaProject", "/wordVbaData", "/attachedToolbars", "/keyMapCustomizations", "/ui/extensibility")
"""How the relationships to these end, whatever type their parts claim; the last leads to a ribbon (MS-CUSTOMUI)."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
OTHERS = {
    b"%PDF": "a PDF",
    b"{\\rtf": "a Rich Text file",
    b"PK\x05\x06": "an empty zip file",
    b"<": "a web page or an XML file",
}
"""What else is met under the name of an Office file, by its first bytes."""
OLD_STREAMS: Mapping[str, OfficeKind] = {"WordDocument": "docx", "PowerPoint Document": "pptx", "Workbook": "xlsx"}

XML_SUFFIXES = (".xml", ".rels", ".vml")
STRICT = "http://purl.oclc.org/ooxml/"
OFFICE_DOCUMENT = "relationships/officeDocument"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A file's parts by name ("word/document.xml"), the content types among them; `main` is the main part's name.

    `macros` are the parts that were taken out.
    """

    kind: OfficeKind
    main: str
    parts: Mapping[str, bytes]
    macros: tuple[str, ...] = ()

    def data(self) -> bytes:
        """The file again: an ordinary document, whatever it was."""
        return zipped(self.parts.items())

    def warnings(self, name: str) -> tuple[Diagnostic, ...]:
        """What a user of the file so named should know was left out."""
        hint = "what is made of it has none"
        return (
            (warning("macros-removed", "the file's macros are not used", Where(name), hint=hint),)
            if self.macros
            else ()
        )


def open_office(data: bytes, name: str, kind: OfficeKind | None = None) -> OfficeFile:
    """The parts of an Office file, which must be of this kind if one is asked for; `name` is told in faults.

    A template, a show or a file with macros becomes an ordinary document without. Raises InputError.
    """
    opened = _Opening(name, kind)
    parts = opened.parts(data)
    opened.refuse_unsafe(parts)
    types = opened.tree(parts, CONTENT_TYPES)
    main = opened.main(parts)
    found = MAIN.get(_type_of(types, main))
    if found is None:
        opened.refuse("not-office", "the zip file holds no Word, PowerPoint or Excel document")
    if kind is not None and found != kind:
        opened.refuse("office-kind", f"it is {_a(PROGRAMS[found])} file, and {_a(PROGRAMS[kind])} file is wanted")
    return _plain(OfficeFile(found, main, parts), types, opened)


@dataclass(frozen=True, slots=True)
class _Opening:
    name: str
    kind: OfficeKind | None

    def refuse(self, code: str, message: str, hint: str = "") -> NoReturn:
        saved = (
            f"save it from {PROGRAMS[self.kind]} as {SAVE_AS[self.kind]}" if self.kind else "save it from Office anew"
        )
        raise InputError(error(code, message, Where(self.name), hint=hint or saved))

    def parts(self, data: bytes) -> dict[str, bytes]:
        """All parts by name. A part is never read further than the size that was checked."""
        if not data.startswith(ZIP):
            self._refuse_no_zip(data)
        if len(data) > LARGEST_FILE:
            self.refuse("office-size", f"the file has more than {LARGEST_FILE >> 20} MB", "leave out its pictures")
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                entries = [entry for entry in package.infolist() if not entry.is_dir()]
                self._refuse_bomb(entries, len(data))
                self._refuse_names(entries)
                return {entry.filename: package.read(entry) for entry in entries}
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as fault:
            message = "the file is damaged, or was not copied to its end"
            raise InputError(
                error("office-damaged", message, Where(self.name), hint="copy or save it once more")
            ) from fault

    def _refuse_no_zip(self, data: bytes) -> NoReturn:
        if posixpath.basename(self.name.replace("\\", "/")).startswith("~$"):
            self.refuse("office-lock", "this is what Office keeps beside a file that is open, not the file",
                        "name the file itself, without ~$")  # fmt: skip
        if not data:
            self.refuse("office-damaged", "the file is empty", "copy or save it once more")
        if data.startswith(OLE):
            self._refuse_ole(data)
        like = next((what for start, what in OTHERS.items() if data.lstrip().startswith(start)), "")
        self.refuse("not-office", f"it is {like or 'no Office file'}, whatever its name says")

    def _refuse_ole(self, data: bytes) -> NoReturn:
        """A file of streams, whose names are in UTF-16: an encrypted package, or Office as it was before 2007."""
        if "EncryptedPackage".encode("utf-16-le") in data:
            self.refuse("office-encrypted", "the file is encrypted", "take its password off in Office, and save it")
        old = next((kind for stream, kind in OLD_STREAMS.items() if stream.encode("utf-16-le") in data), None)
        if old is None:
            self.refuse("not-office", "it is no Word, PowerPoint or Excel file")
        hint = f"open it in {PROGRAMS[old]} and save it as {SAVE_AS[old]}"
        self.refuse("office-old", f"it is {_a(PROGRAMS[old])} file in the format of before 2007", hint)

    def _refuse_bomb(self, entries: list[zipfile.ZipInfo], packed: int) -> None:
        size = sum(entry.file_size for entry in entries)
        if len(entries) > MOST_PARTS:
            self.refuse("office-size", f"the file has more than {MOST_PARTS:,} parts")
        if size > LARGEST_PARTS or (size > UNSUSPECTED and size > packed * MOST_PACKED):
            self.refuse("office-size", f"the file would take {size >> 20:,} MB when unpacked")

    def _refuse_names(self, entries: list[zipfile.ZipInfo]) -> None:
        """Names lead nowhere but into the package, and two that differ in capitals are one (ECMA-376-2, 6.2.2)."""
        if any(entry.flag_bits & 1 for entry in entries):
            self.refuse("office-encrypted", "the zip file has a password", "take its password off")
        names = [entry.filename for entry in entries]
        for name in names:
            if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
                self.refuse("office-unsafe", f"a part's name leads out of the file: {name!r}")
        if len({name.lower() for name in names}) < len(names):
            self.refuse("office-damaged", "the file has two parts of one name")

    def refuse_unsafe(self, parts: Mapping[str, bytes]) -> None:
        """No part may declare a document type (ECMA-376-2, 6.1.4): entities hide behind it. All must be XML that ends."""
        for name in (name for name in parts if name.lower().endswith(XML_SUFFIXES)):
            if any(mark in parts[name] for mark in _DOCTYPES):
                self.refuse(
                    "office-unsafe", f"the part {name} declares a document type, which no Office program writes"
                )
            if not name.lower().endswith(".vml"):  # drawings of old, in which Office itself leaves lines open
                self.tree(parts, name)

    def tree(self, parts: Mapping[str, bytes], name: str) -> etree._Element:
        if name not in parts:
            self.refuse("not-office", "it is a zip file, and no Office file")
        try:
            return etree.fromstring(parts[name], etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError as fault:
            message = f"the part {name} is damaged: {fault.msg}"
            raise InputError(error("office-damaged", message, Where(self.name), hint="save it once more")) from fault

    def main(self, parts: Mapping[str, bytes]) -> str:
        """The main part's name: it need not be word/document.xml."""
        for relation in self.tree(parts, "_rels/.rels").iter(RELATIONSHIP):
            if str(relation.get("Type")).endswith(OFFICE_DOCUMENT):
                if str(relation.get("Type")).startswith(STRICT):
                    self.refuse("office-strict", "it is in the form that Office calls Strict Open XML",
                                "save it as an ordinary document, not as Strict Open XML")  # fmt: skip
                return self._existing(parts, posixpath.normpath(str(relation.get("Target")).lstrip("/")))
        self.refuse("not-office", "it is a zip file, and no Office file")

    def _existing(self, parts: Mapping[str, bytes], name: str) -> str:
        for known in (name, unquote(name)):
            if known in parts:
                return known
        self.refuse("office-damaged", f"the file lacks its main part, {name}")


_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def _type_of(types: etree._Element, name: str) -> str:
    """A part's content type: its own, else its suffix's (ECMA-376-2, 6.2.3)."""
    for own in types.iter(f"{TYPES}Override"):
        if str(own.get("PartName")).lower() == f"/{name}".lower():
            return str(own.get("ContentType"))
    suffix = name.rpartition(".")[2].lower()
    defaults = (each for each in types.iter(f"{TYPES}Default") if str(each.get("Extension")).lower() == suffix)
    return next((str(each.get("ContentType")) for each in defaults), "")


def _plain(file: OfficeFile, types: etree._Element, opened: _Opening) -> OfficeFile:
    """The file as an ordinary document: no macros, nothing that leads to them."""
    gone = {name for name in file.parts if _type_of(types, name).startswith(MACROS)}
    kept = dict(file.parts)
    for name in [name for name in kept if name.endswith(".rels")]:
        kept[name] = _unrelated(opened.tree(kept, name), name, kept[name], gone)
    gone |= {_relationships_of(name) for name in gone}
    kept = {name: data for name, data in kept.items() if name not in gone}
    kept[CONTENT_TYPES] = _typed(types, file, gone)
    return replace(file, parts=kept, macros=tuple(sorted(gone & file.parts.keys())))


def _unrelated(root: etree._Element, name: str, data: bytes, gone: set[str]) -> bytes:
    """Relationships without those to macros; what these lead to is added to what is gone."""
    source = posixpath.dirname(posixpath.dirname(name))
    unwanted = []
    for relation in root.iter(RELATIONSHIP):
        target = posixpath.normpath(posixpath.join("/", source, str(relation.get("Target")))).lstrip("/")
        if relation.get("TargetMode") != "External" and (
            target in gone or str(relation.get("Type")).endswith(TO_MACROS)
        ):
            unwanted.append(relation)
            gone.add(target)
    for relation in unwanted:
        root.remove(relation)
    return _serialised(root) if unwanted else data


def _relationships_of(name: str) -> str:
    folder, _, leaf = name.rpartition("/")
    return posixpath.join(folder, "_rels", f"{leaf}.rels")


def _typed(types: etree._Element, file: OfficeFile, gone: set[str]) -> bytes:
    """The content types without those of parts that are gone, the main part's that of an ordinary document."""
    for own in list(types.iter(f"{TYPES}Override")):
        if str(own.get("PartName")).lstrip("/") in gone | {file.main}:
            types.remove(own)
    for suffix in list(types.iter(f"{TYPES}Default")):
        if str(suffix.get("ContentType")).startswith(MACROS):
            types.remove(suffix)
    etree.SubElement(types, f"{TYPES}Override", PartName=f"/{file.main}", ContentType=PLAIN[file.kind])
    return _serialised(types)


def _serialised(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'AEIOU' else 'a'} {noun}"
