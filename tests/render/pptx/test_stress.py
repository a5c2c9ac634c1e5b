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
from briefgen.render.pptx.slides import GroupShape, Shape, Slide, TableShape, TextShape
from briefgen.theme import Box, default_theme
from tests.office import audit, need, to_pdf
from tests.render.pptx.documents import document
from tests.render.pptx.made import context, opened

LEAST_SLIDES = 60
SEED, SECTIONS = 2, 16

TOLERANCE = 0.1
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
    """The words that lie in no text of the slide."""
    boxes = list(_texts(slide.shapes))
    for word in words:
        if not any(_holds(box, word.box, TOLERANCE) for box in boxes):
            yield slide.title[:30], f"{word.text[:30]} at {word.box.x:.2f}, {word.box.y:.2f}"


def _texts(shapes: tuple[Shape, ...]) -> Iterator[Box]:
    """The boxes of what holds words: texts, the rows of tables, and charts, which place their words themselves."""
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from _texts(shape.shapes)
        elif isinstance(shape, TableShape):
            yield from _cells(shape)
        elif isinstance(shape, TextShape) or hasattr(shape, "chart"):
            yield shape.box


def _cells(table: TableShape) -> Iterator[Box]:
    y = table.box.y
    for row in table.rows:
        x = table.box.x
        for width in table.widths:
            yield Box(x, y, width, row.height)
            x += width
        y += row.height


def _holds(box: Box, word: Box, by: float) -> bool:
    return (
        box.x - by <= word.x
        and word.right <= box.right + by
        and box.y - by <= word.y
        and word.bottom <= box.bottom + by
    )
