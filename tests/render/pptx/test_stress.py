"""A deck of everything too long, drawn by LibreOffice: each word of each slide lies inside the shape that holds it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from briefgen.doctree import Document
from briefgen.render.pptx import FORMAT
from briefgen.render.pptx.plan import plan
from briefgen.render.pptx.slides import GroupShape, Para, Shape, Slide, TableShape, TextShape
from briefgen.theme import Box, default_theme
from tests.office import audit, need, to_pdf
from tests.render.pptx.documents import document
from tests.render.pptx.made import context, opened
from tests.render.pptx.planned import squeezed

LEAST_SLIDES = 60
SEED, SECTIONS = 2, 16

DRAWN_BY_ITSELF = re.compile(r"\d+\.?|[•▪■]")
"""Bullets, the numbers of points, and that of the slide."""

WORD_JOINER = "\u2060"

TOLERANCE = 0.05
"""Inches that a word may stand out of its shape."""

GUESSED = ("PPT002", "PPT003")
"""Text as high as its box, and words longer than their line: guesses from widths, which the drawn pages disprove."""

INK = 0.6
"""The share of a word's height, by poppler its face's whole ascent and descent, in which its letters stand."""

POINTS = 72.0


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    box: Box


@pytest.fixture(scope="module", params=["en", "zh"])
def stress(request: pytest.FixtureRequest) -> Document:
    return document(Random(SEED), request.param, SECTIONS)


@pytest.fixture(scope="module")
def path(stress: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stress") / "stress.pptx"
    path.write_bytes(FORMAT.render(stress, context()).body)
    return path


def test_the_written_deck_says_what_was_planned(stress: Document, path: Path) -> None:
    slides = plan(stress, default_theme()).slides
    written = opened(path.read_bytes()).slides
    assert len(slides) >= LEAST_SLIDES
    shown = [slide.shapes.title.text_frame.text for slide in written]
    assert all(shown)
    assert [slide.title for slide, title in zip(slides, shown, strict=True) if not slide.title.startswith(title)] == []


def test_every_word_lies_inside_its_shape(stress: Document, path: Path, tmp_path: Path) -> None:
    pages = list(_pages(to_pdf(path, tmp_path)))
    slides = plan(stress, default_theme()).slides
    assert len(pages) == len(slides)
    placed = list(zip(slides, pages, strict=True))
    assert [found for slide, words in placed for found in _astray(slide, words)] == []


def test_auditors_find_nothing_but_what_they_cannot_measure(path: Path) -> None:
    assert [found for found in audit(path) if not any(code in found for code in GUESSED)] == []


def _pages(pdf: Path) -> Iterator[list[Word]]:
    """The words of each page with their places, in inches, by poppler."""
    told = subprocess.run(
        [need("pdftotext"), "-bbox", str(pdf), "-"], capture_output=True, check=True, timeout=240
    ).stdout
    root = etree.fromstring(re.sub(rb'<!DOCTYPE[^>]*>| xmlns="[^"]*"', b"", told), etree.XMLParser(recover=True))
    for page in root.iter("page"):
        yield [Word(word.text or "", _box(word)) for word in page.iter("word")]


def _box(word: etree._Element) -> Box:
    left, top, right, bottom = (float(word.get(side, "0")) / POINTS for side in ("xMin", "yMin", "xMax", "yMax"))
    height = bottom - top
    return Box(left, top + height * (1 - INK) / 2, right - left, height * INK)


def _astray(slide: Slide, words: list[Word]) -> Iterator[tuple[str, str]]:
    """The words that lie in no text of the slide that says them."""
    texts = [(box, squeezed(said)) for box, said in _texts(slide.shapes)]
    for word in words:
        said = squeezed(word.text.replace(WORD_JOINER, ""))
        own = [box for box, text in texts if said in text or DRAWN_BY_ITSELF.fullmatch(said) or not text]
        if not any(_holds(box, word.box, TOLERANCE) for box in own):
            yield slide.title[:30], f"{word.text[:30]} at {word.box.x:.2f}, {word.box.y:.2f}"


def _texts(shapes: tuple[Shape, ...]) -> Iterator[tuple[Box, str]]:
    """The boxes of what holds words, with them: texts, tables' cells, and charts, which place theirs themselves."""
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from _texts(shape.shapes)
        elif isinstance(shape, TableShape):
            yield from _cells(shape)
        elif isinstance(shape, TextShape):
            yield shape.box, _said(shape.paras)
        elif hasattr(shape, "chart"):
            yield shape.box, ""


def _cells(table: TableShape) -> Iterator[tuple[Box, str]]:
    y = table.box.y
    for row in table.rows:
        x = table.box.x
        for width, cell in zip(table.widths, row.cells, strict=True):
            yield Box(x, y, width, row.height), _said(cell.paras)
            x += width
        y += row.height


def _said(paras: tuple[Para, ...]) -> str:
    return "".join(run.text for para in paras for run in para.runs)


def _holds(box: Box, word: Box, by: float) -> bool:
    return (
        box.x - by <= word.x
        and word.right <= box.right + by
        and box.y - by <= word.y
        and word.bottom <= box.bottom + by
    )
