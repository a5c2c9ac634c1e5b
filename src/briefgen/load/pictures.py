"""Pictures: PNG and JPEG, known by their first bytes and measured by their headers, never decoded."""

from __future__ import annotations

import re
import struct

MOST_PIXELS = 50_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_OTHERS = (
    (re.compile(rb"GIF8"), "a GIF"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "a WebP picture"),
    (re.compile(rb"BM"), "a BMP picture"),
    (re.compile(rb"II\*\0|MM\0\*"), "a TIFF picture"),
    (re.compile(rb"%PDF"), "a PDF"),
    (re.compile(rb"....ftyp", re.DOTALL), "a HEIC or AVIF picture"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!--|!DOCTYPE svg)", re.IGNORECASE), "an SVG drawing"),
)


def media_type(data: bytes) -> str:
    """ "image/png" or "image/jpeg"; raises ValueError, in an author's words, for what is neither, broken or too large."""
    if data.startswith(_PNG):
        kind, size = "image/png", _png_size(data)
    elif data.startswith(_JPEG):
        kind, size = "image/jpeg", _jpeg_size(data)
    else:
        other = next((name for start, name in _OTHERS if start.match(data)), "neither a PNG nor a JPEG picture")
        raise ValueError(f"is {other}")
    if not size or 0 in size:
        raise ValueError("is broken or cut short")
    if size[0] * size[1] > MOST_PIXELS:
        raise ValueError(f"has {size[0]:,} x {size[1]:,} pixels, more than {MOST_PIXELS // 1_000_000} million")
    return kind


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height (PNG, 11.2.1); None where the header or the end is missing."""
    if data[8:16] != b"\0\0\0\rIHDR" or len(data) < 33 or not _png_ends(data):
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _png_ends(data: bytes) -> bool:
    """Whether the chunks lead to an IEND within the data."""
    place = 8
    while place + 12 <= len(data):
        kind = data[place + 4 : place + 8]
        place += int.from_bytes(data[place : place + 4], "big") + 12
        if kind == b"IEND":
            return place <= len(data)
    return False


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of the frame (ITU T.81, B.2.2); None where no frame header is found."""
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF or marker == 0x01 or 0xD0 <= marker <= 0xD7:
            place += 1 if marker == 0xFF else 2
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return None
