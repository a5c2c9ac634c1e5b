"""Draws templates/starter/lines.png, the invented map in the starter brief: `python tools/draw_starter_map.py`.

It needs Pillow. The colours are those of the default theme; there are no words in it, since it serves every language.
"""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw

from briefgen.theme import default_theme

TARGET = Path(__file__).parents[1] / "templates" / "starter" / "lines.png"
SIZE = (1200, 600)
FINE = 4
"""Drawn this many times as large, then reduced, which smooths the edges."""

COAST = [(x, round(480 + 34 * math.sin(x / 95) + 16 * math.sin(x / 37))) for x in range(0, 1201, 4)]
HARBOUR = (600, 330)
OLD = (
    [(90, 140), (250, 140), (410, 330), HARBOUR],
    [(330, 60), (430, 60), (600, 230), HARBOUR],
    [(870, 60), (770, 60), (600, 230), HARBOUR],
    [(1110, 140), (950, 140), (790, 330), HARBOUR],
)
OTHER = (
    [(60, 250), (220, 250), (300, 330), HARBOUR],
    [(600, 50), HARBOUR],
    [(1140, 250), (980, 250), (900, 330), HARBOUR],
    [(60, 400), (230, 400), (300, 330), HARBOUR],
    [(1140, 390), (960, 390), (900, 330), HARBOUR],
)

Points = list[tuple[int, int]]


def main() -> None:
    colour = {name: f"#{value}" for name, value in default_theme().colour.items()}
    picture = Image.new("RGB", (SIZE[0] * FINE, SIZE[1] * FINE), colour["tint"])
    pen = ImageDraw.Draw(picture)
    pen.polygon(_fine([*COAST, SIZE, (0, SIZE[1])]), fill=colour["on_ink_accent"])
    for line in OTHER:
        _line(pen, line, colour["mute"], colour["white"])
    for line in OLD:
        _line(pen, line, colour["highlight"], colour["white"])
    _stop(pen, HARBOUR, 20, colour["ink"], colour["white"])
    reduced = picture.resize(SIZE, Image.Resampling.LANCZOS)
    reduced.quantize(64, dither=Image.Dither.NONE).save(TARGET, optimize=True)


def _line(pen: ImageDraw.ImageDraw, points: Points, colour: str, inside: str) -> None:
    pen.line(_fine(points), fill=colour, width=9 * FINE, joint="curve")
    for stop in points[:-1]:
        _stop(pen, stop, 10, colour, inside)


def _stop(pen: ImageDraw.ImageDraw, at: tuple[int, int], radius: int, colour: str, inside: str) -> None:
    ((x, y),) = _fine([at])
    pen.circle((x, y), radius * FINE, fill=inside, outline=colour, width=5 * FINE)


def _fine(points: Points) -> Points:
    return [(x * FINE, y * FINE) for x, y in points]


if __name__ == "__main__":
    main()
