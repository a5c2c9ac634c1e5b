"""Office files of strangers: opened as ordinary documents without macros, or refused with a reason."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping

import docx
import pptx
import pytest
from lxml import etree

from briefgen.diagnostics import InputError
from briefgen.officefile import OLE, PLAIN, OfficeKind, open_office

TYPES = "[Content_Types].xml"
RELATED = "http://schemas.microsoft.com/office/2006/relationships"
Parts = dict[str, bytes]


def saved(office: object) -> bytes:
    file = io.BytesIO()
    office.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


WORD, POWERPOINT = saved(docx.Document()), saved(pptx.Presentation())


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file.getvalue()


def changed(change: Callable[[Parts], object], data: bytes = WORD) -> bytes:
    parts = parts_of(data)
    change(parts)
    return packed(parts)


def ole(*streams: str) -> bytes:
    return OLE + bytes(504) + b"".join(stream.encode("utf-16-le") + bytes(64) for stream in streams)


def with_doctype(parts: Parts) -> None:
    entity = b'<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    parts["word/styles.xml"] = re.sub(rb"(<\?xml[^>]*\?>)", rb"\1" + entity, parts["word/styles.xml"])


def of_another_encoding(parts: Parts) -> None:
    parts["word/styles.xml"] = '<?xml version="1.0"?><!DOCTYPE x []><x/>'.encode("utf-16")


def strict(parts: Parts) -> None:
    for name in parts:
        parts[name] = parts[name].replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )


def with_a_password(data: bytes) -> bytes:
    """The same zip, said to be encrypted in each entry's flags."""
    marked = bytearray(data)
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for match in re.finditer(re.escape(start), data):
            marked[match.start() + flags] |= 1
    return bytes(marked)


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "empty": ("acme.docx", b"", "office-damaged"),
    "cut short": ("acme.docx", WORD[: len(WORD) // 2], "office-damaged"),
    "a part cut out of the middle": ("acme.docx", WORD[:3000] + bytes(500) + WORD[3500:], "office-damaged"),
    "text": ("acme.docx", b"Dear colleagues", "not-office"),
    "a web page": ("acme.docx", b"\n <html>", "not-office"),
    "rich text": ("acme.docx", b"{\\rtf1 x}", "not-office"),
    "a PDF": ("acme.docx", b"%PDF-1.7", "not-office"),
    "a zip without a part": ("acme.docx", packed({}), "not-office"),
    "a zip of other files": ("acme.docx", packed({"a.txt": b"a"}), "not-office"),
    "OpenDocument": ("acme.docx", packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "not-office"),
    "no relationships": ("acme.docx", changed(lambda parts: parts.pop("_rels/.rels")), "not-office"),
    "no main part": ("acme.docx", changed(lambda parts: parts.pop("word/document.xml")), "office-damaged"),
    "broken content types": ("acme.docx", changed(lambda parts: parts.update({TYPES: b"<Types"})), "office-damaged"),
    "broken relationships": ("acme.docx", changed(lambda parts: parts.update({"word/_rels/document.xml.rels": b"<"})), "office-damaged"),
    "encrypted": ("acme.docx", ole("EncryptionInfo", "EncryptedPackage"), "office-encrypted"),
    "encrypted zip": ("acme.docx", with_a_password(WORD), "office-encrypted"),
    "Word 97": ("acme.doc", ole("WordDocument"), "office-old"),
    "PowerPoint 97": ("acme.ppt", ole("PowerPoint Document"), "office-old"),
    "Outlook": ("acme.msg", ole("__properties_version1.0"), "not-office"),
    "a lock": ("folder/~$acme.docx", b"\x04user" + bytes(157), "office-lock"),
    "a lock on Windows": ("folder\\~$acme.docx", b"", "office-lock"),
    "a deck": ("acme.pptx", POWERPOINT, "office-kind"),
    "strict": ("acme.docx", changed(strict), "office-strict"),
    "entities": ("acme.docx", changed(with_doctype), "office-unsafe"),
    "entities in UTF-16": ("acme.docx", changed(of_another_encoding), "office-unsafe"),
    "an absolute name": ("acme.docx", packed({**parts_of(WORD), "/etc/passwd": b""}), "office-unsafe"),
    "a climbing name": ("acme.docx", packed({**parts_of(WORD), "word/../../x": b""}), "office-unsafe"),
    "a Windows name": ("acme.docx", packed({**parts_of(WORD), "..\\x": b""}), "office-unsafe"),
    "one name twice": ("acme.docx", packed({**parts_of(WORD), "WORD/document.xml": b""}), "office-damaged"),
    "a bomb": ("acme.docx", packed({**parts_of(WORD), "word/media/a.bmp": bytes(30 << 20)}), "office-size"),
    "too many parts": ("acme.docx", packed({f"word/{number}.xml": b"" for number in range(10_001)}), "office-size"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_used_is_refused_with_a_reason_a_place_and_a_mend(case: str) -> None:
    name, data, code = REFUSED[case]
    with pytest.raises(InputError) as caught:
        open_office(data, name, "docx")
    (fault,) = caught.value.diagnostics
    assert fault.code == code
    assert fault.where.file == name
    assert fault.hint


def with_macros(parts: Parts, folder: str, main: str, content_type: str) -> None:
    """Adds all that a file with macros has: the project with its signature and data, and buttons in the ribbon."""
    types = parts[TYPES].decode()
    added = (
        f'<Override PartName="/{folder}/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        f'<Override PartName="/{folder}/vbaData.xml" ContentType="application/vnd.ms-word.vbaData+xml"/>'
        f'<Override PartName="/{folder}/signed.bin" ContentType="application/vnd.ms-office.vbaProjectSignature"/>'
    )
    types = re.sub(r'(PartName="/' + main + '" ContentType=")[^"]*', r"\1" + content_type, types)
    parts[TYPES] = re.sub("(<Types[^>]*>)", r"\1" + added, types).encode()
    relationship = '<Relationship Id="{}" Type="{}" Target="{}"/></Relationships>'
    rels = f"{folder}/_rels/{main.rpartition('/')[2]}.rels"
    parts[rels] = related(parts[rels], relationship.format("macros", f"{RELATED}/vbaProject", "vbaProject.bin"))
    top = relationship.format("ribbon", f"{RELATED}/ui/extensibility", "customUI/customUI.xml")
    parts["_rels/.rels"] = related(parts["_rels/.rels"], top)
    for name, data in {"vbaProject.bin": OLE, "vbaData.xml": b"<x/>", "signed.bin": b"x"}.items():
        parts[f"{folder}/{name}"] = data
    signed = relationship.format("s", f"{RELATED}/vbaProjectSignature", "signed.bin")
    parts[f"{folder}/_rels/vbaProject.bin.rels"] = b"<Relationships>" + signed.encode()
    parts["customUI/customUI.xml"] = b"<customUI/>"


def related(rels: bytes, relationship: str) -> bytes:
    return rels.replace(b"</Relationships>", relationship.encode())


WITH_MACROS: list[tuple[OfficeKind, str, str, bytes, str]] = [
    ("docx", "word", "word/document.xml", WORD, "application/vnd.ms-word.document.macroEnabled.main+xml"),
    ("docx", "word", "word/document.xml", WORD, "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
    ("pptx", "ppt", "ppt/presentation.xml", POWERPOINT, "application/vnd.ms-powerpoint.template.macroEnabled.main+xml"),
]


@pytest.mark.parametrize(("kind", "folder", "main", "data", "content_type"), WITH_MACROS)
def test_macros_and_all_that_leads_to_them_are_taken_out(
    kind: OfficeKind, folder: str, main: str, data: bytes, content_type: str
) -> None:
    armed = changed(lambda parts: with_macros(parts, folder, main, content_type), data)
    opened = open_office(armed, "acme.docm", kind)
    assert set(opened.parts) == set(parts_of(data))
    assert not re.search(b"vba|macro", opened.parts[TYPES])
    assert not [name for name, part in opened.parts.items() if name.endswith(".rels") and b"vba" in part]
    assert set(opened.macros) >= {f"{folder}/vbaProject.bin", "customUI/customUI.xml"}
    assert [told.code for told in opened.warnings("acme.docm")] == ["macros-removed"]
    (docx.Document if kind == "docx" else pptx.Presentation)(io.BytesIO(opened.data()))


def test_a_file_without_macros_keeps_its_parts_to_the_byte() -> None:
    opened = open_office(WORD, "acme.docx")
    assert (opened.kind, opened.main, opened.macros, opened.warnings("acme.docx")) == (
        "docx",
        "word/document.xml",
        (),
        (),
    )
    kept, there = dict(opened.parts), parts_of(WORD)
    del kept[TYPES], there[TYPES]
    assert kept == there


@pytest.mark.parametrize("kind", ["template", "document"])
def test_a_template_becomes_a_document_wherever_its_main_part_is(kind: str) -> None:
    def moved(parts: Parts) -> None:
        parts["word/document2.xml"] = parts.pop("word/document.xml")
        parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
        for name in (TYPES, "_rels/.rels"):
            parts[name] = parts[name].replace(b"word/document.xml", b"word/document2.xml")
        parts[TYPES] = parts[TYPES].replace(b"document.main", f"{kind}.main".encode())

    opened = open_office(changed(moved), "acme.dotx", "docx")
    types = etree.fromstring(opened.parts[TYPES])
    mains = [each.get("ContentType") for each in types if each.get("PartName") == "/word/document2.xml"]
    assert mains == [PLAIN["docx"]]
    docx.Document(io.BytesIO(opened.data()))
