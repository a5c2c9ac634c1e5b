"""Draws the pictures in the README from the example brief: `python tools/pictures.py` (or `make pictures`).

Needs LibreOffice, Chromium, pdftoppm, Playwright and Pillow, and the fonts that `.ci/run` installs.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from briefgen.build import build

ROOT = Path(__file__).parents[1]
BRIEF = ROOT / "data" / "meta-closed-source" / "brief.yaml"
TARGET = ROOT / "docs" / "images"
GROUND, EDGE = "#E6E9EE", "#C3C9D2"
GAP = 14


def pages(source: Path, folder: Path, dpi: int) -> list[Image.Image]:
    """The pages of an Office file, as LibreOffice draws them."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(convert, check=True, capture_output=True)
    stem = folder / f"{source.stem}{source.suffix}"
    subprocess.run(["pdftoppm", "-r", str(dpi), "-png", f"{folder / source.stem}.pdf", str(stem)], check=True)
    return [Image.open(path).convert("RGB") for path in sorted(folder.glob(f"{stem.name}-*.png"))]


def screens(folder: Path) -> list[Image.Image]:
    """The English page on a wide screen, the Chinese one in the dark and on a telephone."""
    shots = (("en", 1280, 1120, "light", 0), ("zh", 1280, 1120, "dark", 1150), ("zh", 375, 1120, "light", 0))
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for place, (language, width, height, scheme, top) in enumerate(shots):
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.goto((folder / f"meta-closed-source.{language}.html").as_uri())
            page.evaluate("top => scrollTo(0, top)", top)
            page.screenshot(path=folder / f"screen-{place}.png")
            shot = Image.open(folder / f"screen-{place}.png").convert("RGB")
            found.append(shot.resize((shot.width * 600 // shot.height, 600)))
        browser.close()
    return found


def sheet(pictures: Sequence[Image.Image], columns: int) -> Image.Image:
    """Pictures side by side in rows, each row as high as its highest."""
    rows = [pictures[at : at + columns] for at in range(0, len(pictures), columns)]
    width = max(sum(one.width + GAP for one in row) for row in rows) + GAP
    whole = Image.new("RGB", (width, sum(max(one.height for one in row) + GAP for row in rows) + GAP), GROUND)
    top = GAP
    for row in rows:
        left = GAP
        for one in row:
            whole.paste(EDGE, (left - 1, top - 1, left + one.width + 1, top + one.height + 1))
            whole.paste(one, (left, top))
            left += one.width + GAP
        top += max(one.height for one in row) + GAP
    return whole


def save(picture: Image.Image, name: str) -> None:
    """A PNG of 256 colours: a third of the size, and no difference to see."""
    picture.quantize(256, dither=Image.Dither.NONE).save(TARGET / name, optimize=True)


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(BRIEF, ("docx", "deck", "html"), ("en", "zh"), folder)
        save(sheet(screens(folder), 3), "html.png")
        drawn = {}
        for language in ("en", "zh"):
            stem = folder / f"meta-closed-source.{language}"
            drawn[language] = (
                pages(stem.with_name(f"{stem.name}.docx"), folder, 60),
                pages(stem.with_name(f"{stem.name}.pptx"), folder, 40),
            )
            save(sheet(drawn[language][0][:2], 2), f"docx-{language}.png")
            save(sheet(drawn[language][1], 3), f"deck-{language}.png")
        (words, slides), (chinese_words, chinese_slides) = drawn["en"], drawn["zh"]
        decks = sheet([slides[1], slides[3], slides[4], chinese_slides[1], chinese_slides[3], chinese_slides[7]], 2)
        papers = [
            page.resize((round(page.width * decks.height / 2.05 / page.height), round(decks.height / 2.05)))
            for page in (words[0], chinese_words[0])
        ]
        save(sheet([sheet(papers, 1), decks], 2), "overview.png")


if __name__ == "__main__":
    main()
