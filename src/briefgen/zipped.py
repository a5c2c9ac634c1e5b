"""Zip packages with the same bytes each time: fixed order, fixed dates, fixed attributes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from functools import lru_cache

CONTENT_TYPES = "[Content_Types].xml"
READ_WRITE = 0o100644 << 16
NESTED = (".docx", ".pptx", ".xlsx")
LEVEL = 6

VERSION = 20
"""Version 2.0 of the format, which knows deflate."""

UNIX = 3
UTF_8 = 1 << 11
EARLIEST = (0, 1 << 5 | 1)
"""The first time and date that an entry can carry: midnight on 1 January 1980."""

REMEMBERED = 1 << 15
"""The bytes up to which a part is remembered packed: much of a package is the same in the next."""

_ENTRY = struct.Struct("<5H3L2H")
_PLACE = struct.Struct("<3H2L")
_END = struct.Struct("<4H2LH")


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A package of (name, content) pairs: the content types first (ECMA-376-2, annex C), then by name.

    The records are those of PKWARE's APPNOTE: 4.3.7 before each entry, 4.3.12 at the end for all, 4.3.16 for these.
    """
    ordered = sorted(parts, key=lambda part: (part[0] != CONTENT_TYPES, part[0]))
    entries, listed, place = list[bytes](), list[bytes](), 0
    for name, content in ordered:
        called, packed = name.encode(), _packed(content)
        flags = 0 if name.isascii() else UTF_8
        sizes = zlib.crc32(content), len(packed), len(content)
        entry = _ENTRY.pack(VERSION, flags, zipfile.ZIP_DEFLATED, *EARLIEST, *sizes, len(called), 0)
        entries += (b"PK\3\4", entry, called, packed)
        listed += (b"PK\1\2", bytes((VERSION, UNIX)), entry, _PLACE.pack(0, 0, 0, READ_WRITE, place), called)
        place += 4 + len(entry) + len(called) + len(packed)
    count, length = len(ordered), sum(map(len, listed))
    return b"".join((*entries, *listed, b"PK\5\6", _END.pack(0, 0, count, count, length, place, 0)))


def _packed(content: bytes) -> bytes:
    return _remembered(content) if len(content) <= REMEMBERED else _deflated(content)


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


_remembered = lru_cache(maxsize=256)(_deflated)


def normalised(data: bytes) -> bytes:
    """The same package rewritten, and so are the Office files embedded in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = dict.fromkeys(name for name in package.namelist() if not name.endswith("/"))
        return zipped((name, _content(name, package.read(name))) for name in names)


def _content(name: str, data: bytes) -> bytes:
    return normalised(data) if name.lower().endswith(NESTED) else data
