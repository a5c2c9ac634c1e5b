"""Zip packages with the same bytes each time: fixed order, fixed dates, fixed attributes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

CONTENT_TYPES = "[Content_Types].xml"
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip entry can carry."""
READ_WRITE = 0o100644 << 16
NESTED = (".docx", ".pptx", ".xlsx")
LEVEL = 6


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A package of (name, content) pairs: the content types first (ECMA-376-2, annex C), then by name."""
    ordered = sorted(parts, key=lambda part: (part[0] != CONTENT_TYPES, part[0]))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as package:
        for name, content in ordered:
            package.writestr(_entry(name), content)
    return buffer.getvalue()


def normalised(data: bytes) -> bytes:
    """The same package rewritten, and so are the Office files embedded in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = dict.fromkeys(name for name in package.namelist() if not name.endswith("/"))
        return zipped((name, _content(name, package.read(name))) for name in names)


def _content(name: str, data: bytes) -> bytes:
    return normalised(data) if name.lower().endswith(NESTED) else data


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = READ_WRITE
    entry.create_system = 3
    return entry
