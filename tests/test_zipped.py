from __future__ import annotations

import io
import zipfile

from briefgen.zipped import normalised, zipped


def package(names: tuple[str, ...], date: tuple[int, int, int, int, int, int], inner: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in names:
            made.writestr(zipfile.ZipInfo(name, date), inner if name.endswith(".xlsx") else name)
    return buffer.getvalue()


def test_order_and_dates_leave_no_trace() -> None:
    one = package(("b.xml", "a.xml", "[Content_Types].xml"), (2024, 5, 6, 7, 8, 10))
    other = package(("[Content_Types].xml", "a.xml", "b.xml"), (2001, 1, 1, 0, 0, 0))
    assert normalised(one) == normalised(other)


def test_content_types_come_first_and_contents_survive() -> None:
    data = normalised(package(("z.xml", "[Content_Types].xml", "A.xml"), (2024, 5, 6, 7, 8, 10)))
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        assert made.namelist() == ["[Content_Types].xml", "A.xml", "z.xml"]
        assert made.read("z.xml") == b"z.xml"
        assert {entry.date_time for entry in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_embedded_workbooks_are_normalised_too() -> None:
    one = package(("w.xlsx",), (2024, 5, 6, 7, 8, 10), package(("s.xml",), (2024, 5, 6, 7, 8, 10)))
    other = package(("w.xlsx",), (1999, 5, 6, 7, 8, 10), package(("s.xml",), (1999, 5, 6, 7, 8, 10)))
    assert normalised(one) == normalised(other)


def test_folders_and_repeated_names_are_dropped() -> None:
    data = normalised(package(("word/", "word/a.xml"), (2024, 5, 6, 7, 8, 10)))
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        assert made.namelist() == ["word/a.xml"]


def test_any_reader_opens_what_is_packed() -> None:
    parts = {"[Content_Types].xml": b"<a/>", "图/空.xml": b"", "media/long.bin": bytes(range(256)) * 1000}
    with zipfile.ZipFile(io.BytesIO(zipped(parts.items()))) as made:
        assert made.testzip() is None
        assert {name: made.read(name) for name in made.namelist()} == parts


def test_a_package_is_what_the_standard_library_packs() -> None:
    parts = {"[Content_Types].xml": b"<a/>", "word/document.xml": b"<b/>" * 5000}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o100644 << 16, 3
            made.writestr(entry, content)
    assert zipped(parts.items()) == buffer.getvalue()
