"""Pictures: PNG and JPEG, known by their first bytes and measured by their headers, never decoded; SVG drawings."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from briefgen.model import Picture

MOST_PIXELS = 50_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_START_OF_SCAN = 0xDA
_OTHERS = (
    (re.compile(rb"GIF8"), "a GIF"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "a WebP picture"),
    (re.compile(rb"BM"), "a BMP picture"),
    (re.compile(rb"II\*\0|MM\0\*"), "a TIFF picture"),
    (re.compile(rb"%PDF"), "a PDF"),
    (re.compile(rb"....ftyp", re.DOTALL), "a HEIC or AVIF picture"),
)
_SVG = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!--|!DOCTYPE svg)", re.IGNORECASE)


def picture(data: bytes) -> Picture:
    """The picture that these bytes are; raises ValueError, in an author's words, for what is none, broken or too large."""
    if not _SVG.match(data):
        return Picture(data, media_type(data))
    # Imported only for a drawing: it brings lxml and a painter.
    from briefgen.load.svg import drawn

    return drawn(data)


def media_type(data: bytes) -> str:
    """ "image/png" or "image/jpeg"; raises ValueError, in an author's words, for what is neither, broken or too large."""
    if data.startswith(_PNG):
        kind, size, whole = "image/png", _png_size(data), _png_is_whole
    elif data.startswith(_JPEG):
        kind, size, whole = "image/jpeg", _jpeg_size(data), _jpeg_is_whole
    else:
        other = next((name for start, name in _OTHERS if start.match(data)), "no PNG, JPEG or SVG picture")
        raise ValueError(f"is {other}")
    if size and size[0] * size[1] > MOST_PIXELS:
        raise ValueError(f"has {size[0]:,} x {size[1]:,} pixels, more than {MOST_PIXELS // 1_000_000} million")
    if not size or 0 in size or not whole(data):
        raise ValueError("is broken or cut short")
    return kind


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height (PNG, 11.2.1); None where the header is missing."""
    if data[8:16] != b"\0\0\0\rIHDR" or len(data) < 33:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _png_is_whole(data: bytes) -> bool:
    """Whether sound chunks, with a picture among them, lead to an IEND within the data (PNG, 5.3)."""
    place, kinds = 8, set[bytes]()
    while place + 12 <= len(data):
        end = place + int.from_bytes(data[place : place + 4], "big") + 8
        kind, check = data[place + 4 : place + 8], data[end : end + 4]
        if not kind.isalpha() or zlib.crc32(data[place + 4 : end]).to_bytes(4, "big") != check:
            return False
        kinds.add(kind)
        if kind == b"IEND":
            return b"IDAT" in kinds
        place = end + 4
    return False


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of the frame (ITU T.81, B.2.2); None where no frame header is found."""
    for marker, place in _segments(data):
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
    return None


def _jpeg_is_whole(data: bytes) -> bool:
    """Whether the picture itself begins and an end follows it (ITU T.81, B.1.1.3)."""
    return any(data.find(b"\xff\xd9", place) > 0 for marker, place in _segments(data) if marker == _START_OF_SCAN)


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """The markers of a JPEG with their places, as far as the start of the picture itself."""
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF or marker == 0x01 or 0xD0 <= marker <= 0xD7:
            place += 1 if marker == 0xFF else 2
            continue
        yield marker, place
        if marker == _START_OF_SCAN:
            return
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
