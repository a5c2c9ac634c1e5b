"""Writes src/briefgen/fit/advances.bin, the advance widths that `briefgen.fit` measures with.

Run by a maintainer when a face is added: `python tools/extract_metrics.py [FONT_FOLDER]`. It needs fontTools
and the fonts Carlito and Liberation Sans (Debian: fonts-crosextra-carlito, fonts-liberation).

The file is little-endian 16-bit words: for each table of `TABLES` the number of characters, their code
points in order, then their advances in 1/2048 em.
"""

from __future__ import annotations

import sys
from array import array
from pathlib import Path

from fontTools.ttLib import TTFont

TABLES = (
    "crosextra/Carlito-Regular.ttf",
    "crosextra/Carlito-Bold.ttf",
    "liberation/LiberationSans-Regular.ttf",
    "liberation/LiberationSans-Bold.ttf",
)
TARGET = Path(__file__).parents[1] / "src" / "briefgen" / "fit" / "advances.bin"
UNITS = 2048


def table(font: Path) -> array[int]:
    """A font's words: count, code points, advances. Characters beyond the first plane are left out."""
    face = TTFont(font)
    scale = UNITS / face["head"].unitsPerEm
    glyphs = {point: glyph for point, glyph in sorted(face.getBestCmap().items()) if point <= 0xFFFF}
    advances = (round(face["hmtx"][glyph][0] * scale) for glyph in glyphs.values())
    return array("H", (len(glyphs), *glyphs, *advances))


def main(folder: str = "/usr/share/fonts/truetype") -> None:
    words = array("H")
    for name in TABLES:
        words.extend(table(Path(folder) / name))
    if sys.byteorder == "big":
        words.byteswap()
    TARGET.write_bytes(words.tobytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
