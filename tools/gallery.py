"""Draws the gallery's sheets for docs/gallery.md: `python tools/gallery.py` (or `make pictures`), as tools/pictures.py does."""

from __future__ import annotations

import tempfile
from pathlib import Path

from pictures import ROOT, pages, save, sheet
from PIL import Image

from briefgen.build import build

BRIEF = ROOT / "data" / "gallery" / "gallery.yaml"
FOLDER = "gallery"
WIDTH = 440
"""Of one picture, in pixels."""

COLUMNS = {"drawn": 3, "deck": 3, "docx": 4}


def narrow(picture: Image.Image, width: int = WIDTH) -> Image.Image:
    return picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)


def main() -> None:
    (ROOT / "docs" / "images" / FOLDER).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(BRIEF, ("docx", "deck", "md"), ("en", "zh"), folder)
        for language in ("en", "zh"):
            stem = f"gallery.{language}"
            figures = sorted(folder.glob(f"{stem}.figure-*.png"), key=lambda path: int(path.stem.rpartition("-")[2]))
            drawn = {
                "drawn": [narrow(Image.open(path).convert("RGB")) for path in figures],
                "deck": [narrow(page, 312) for page in pages(folder / f"{stem}.pptx", folder, 80)],
                "docx": [narrow(page, 250) for page in pages(folder / f"{stem}.docx", folder, 80)],
            }
            for what, pictures in drawn.items():
                save(sheet(pictures, COLUMNS[what]), f"{FOLDER}/{what}-{language}.png")


if __name__ == "__main__":
    main()
