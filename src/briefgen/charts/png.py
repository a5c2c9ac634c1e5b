"""A drawn chart as a PNG. Its rows are deflated as they are, which large plain areas ask no more than, and which takes
half the time of the filters that suit photographs (PNG 12.8)."""

from __future__ import annotations

import struct
import zlib
from typing import Any

SIGNATURE = b"\x89PNG\r\n\x1a\n"
EIGHT_BITS, TRUE_COLOUR, METRE = 8, 2, 1
INCHES = 39.3701
"""In a metre."""

QUICK = 3
"""The level of zlib that takes two fifths of the usual time, for a file a quarter larger."""


def png_of(canvas: Any, *, description: str) -> bytes:
    """The canvas' figure as a PNG at its own resolution that says what it shows ("Description", PNG 11.3.3.2)."""
    import numpy

    canvas.draw()
    pixels = numpy.asarray(canvas.buffer_rgba())
    high, wide, _ = pixels.shape
    # A row begins with a zero: it is not filtered. Alpha is left out, since a figure has a ground.
    rows = numpy.zeros((high, 1 + 3 * wide), numpy.uint8)
    for colour in range(3):
        rows[:, 1 + colour :: 3] = pixels[:, :, colour]
    return SIGNATURE + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, EIGHT_BITS, TRUE_COLOUR, 0, 0, 0)),
            _chunk(b"pHYs", struct.pack(">IIB", *2 * [round(canvas.figure.dpi * INCHES)], METRE)),
            _chunk(b"iTXt", b"Description\0\0\0\0\0" + description.encode()),
            _chunk(b"IDAT", zlib.compress(rows.data, QUICK)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
