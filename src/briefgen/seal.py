"""The seals of drawings and pictures: hashes by which it can be told whether somebody changed them afterwards."""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import Any

SHOWN = ("class", "cx", "cy", "d", "fill", "height", "href", "r", "rx", "ry", "stroke", "stroke-width", "transform",
         "width", "x", "x1", "x2", "y", "y1", "y2")  # fmt: skip
"""The attributes that say where and what is drawn; all are in small letters, which reading HTML keeps."""

APART = ("title", "desc")
"""What names a drawing is no part of it."""

DIGITS = 16
NAME = b"Seal\0"
END = b"\0\0\0\0IEND\xaeB`\x82"
"""The last chunk of a PNG."""
CHUNK = 12 + len(NAME) + DIGITS + 1 + DIGITS
"""The bytes of the chunk that holds a seal."""


def seal(svg: Any) -> str:
    """Sixteen hex digits for an SVG element of lxml, the same whether it was read as XML or as HTML."""
    told = hashlib.sha256()
    for node in svg.iterdescendants():
        name = str(node.tag).rpartition("}")[2]
        if isinstance(node.tag, str) and name not in APART:
            shown = [f"{key}={' '.join(node.get(key).split())}" for key in SHOWN if node.get(key) is not None]
            told.update(f"{name.lower()}|{'|'.join(shown)}|{(node.text or '').strip()}\n".encode())
    return told.hexdigest()[:16]


def digest(shown: str) -> str:
    """Sixteen hex digits for the text of what a picture shows."""
    return hashlib.sha256(shown.encode()).hexdigest()[:DIGITS]


def sealed(png: bytes, shown: str) -> bytes:
    """A PNG with a last text chunk (tEXt, PNG 11.3.3.2) that says what it shows, by its digest, and seals all before it."""
    return png[: -len(END)] + _chunk(png[: -len(END)], digest(shown)) + END


def shown_by(png: bytes) -> str:
    """The digest of what a sealed PNG shows; "" where it bears no seal, or was changed since."""
    whole, chunk = png[: -len(END) - CHUNK], png[-len(END) - CHUNK : -len(END)]
    digits = chunk[len(NAME) + 8 :][:DIGITS].decode("latin-1")
    return digits if png.endswith(END) and chunk == _chunk(whole, digits) else ""


def _chunk(before: bytes, digits: str) -> bytes:
    said = b"tEXt" + NAME + f"{digits} {hashlib.sha256(before).hexdigest()[:DIGITS]}".encode("latin-1")
    return struct.pack(">I", len(said) - 4) + said + struct.pack(">I", zlib.crc32(said))
