"""The sample document as a deck, in both languages, read back from the file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefgen.doctree import Chart, Document, Figure, Image
from briefgen.doctree.walk import walk
from briefgen.render.pptx import FORMAT
from tests.office import audit, pdf_text, to_pdf
from tests.render.pptx.made import context, found, opened, parts, slides_of
from tests.sample import sample


@pytest.fixture(scope="module", params=["en", "zh"])
def document(request: pytest.FixtureRequest) -> Document:
    return sample(request.param)


@pytest.fixture(scope="module")
def data(document: Document) -> bytes:
    return FORMAT.render(document, context()).body


@pytest.fixture(scope="module")
def path(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("deck") / "sample.pptx"
    path.write_bytes(data)
    return path


def figures(document: Document, kind: type) -> list[Any]:
    return [node.content for node in walk(document) if isinstance(node, Figure) and isinstance(node.content, kind)]


def shapes(data: bytes) -> Iterator[Any]:
    for slide in opened(data).slides:
        yield from slide.shapes


def test_every_slide_has_a_title_of_its_own(data: bytes) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in opened(data).slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_the_cover_says_the_title(data: bytes, document: Document) -> None:
    assert opened(data).slides[0].shapes.title.text_frame.text == document.meta.title


def test_every_chart_is_native_and_said_in_words(data: bytes, document: Document) -> None:
    charts = [shape for shape in shapes(data) if getattr(shape, "has_chart", False) and shape.has_chart]
    expected = figures(document, Chart)
    assert len(charts) == len(expected)
    for shape, chart in zip(charts, expected, strict=True):
        assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == chart.alt
        first = [point.value for point in chart.series[0].points]
        scaled = [None if value is None else float(value / Decimal(10) ** chart.axis.power) for value in first]
        assert list(shape.chart.plots[0].series[0].values) == scaled


def test_every_picture_is_said_in_words(data: bytes, document: Document) -> None:
    described = [
        shape._element.nvPicPr.cNvPr.get("descr") for shape in shapes(data) if shape._element.tag.endswith("}pic")
    ]
    assert described == [picture.alt for picture in figures(document, Image)]


def test_no_shape_hangs_over_the_slides_edge(data: bytes) -> None:
    deck = opened(data)
    for shape in shapes(data):
        assert min(shape.left, shape.top) >= 0, shape.name
        assert shape.left + shape.width <= deck.slide_width + 1000, shape.name
        assert shape.top + shape.height <= deck.slide_height + 1000, shape.name


def test_every_relationship_leads_to_a_part_and_every_link_to_one(data: bytes) -> None:
    held = parts(data)
    for name, content in held.items():
        if name.endswith(".rels"):
            base = posixpath.dirname(posixpath.dirname(name))
            for each in etree.fromstring(content):
                if each.get("TargetMode") != "External":
                    assert posixpath.normpath(posixpath.join(base, each.get("Target", ""))) in held
    for slide in opened(data).slides:
        for used in found(slide._element, "//@r:id | //@r:embed"):
            assert str(used) in slide.part.rels


def test_links_keep_their_addresses(data: bytes) -> None:
    addresses = {rel.target_ref for slide in opened(data).slides for rel in slide.part.rels.values() if rel.is_external}
    assert "https://example.org/register?line=7&full=yes" in addresses


def test_text_is_in_the_documents_language_and_says_where_it_is_not(data: bytes, document: Document) -> None:
    languages = {lang for slide in slides_of(data) for lang in found(slide, "//a:rPr/@lang")}
    assert document.lang in languages
    assert "de-AT" in languages
    for slide in slides_of(data):
        for run in found(slide, "//a:r"):
            if re.search("[\u4e00-\u9fff]", "".join(run.itertext())):
                assert found(run, "a:rPr/@lang") == ["zh-CN"]


def test_speakers_words_are_on_the_notes_page(data: bytes, document: Document) -> None:
    said = [slide.notes_slide.notes_text_frame.text for slide in opened(data).slides if slide.has_notes_slide]
    assert any("".join(text.text for text in document.body[0].speaker) in notes for notes in said)  # type: ignore[union-attr]


def test_auditors_find_nothing(path: Path) -> None:
    assert audit(path) == []


def test_libreoffice_draws_every_slide(path: Path, data: bytes, tmp_path: Path) -> None:
    pages = pdf_text(to_pdf(path, tmp_path)).split("\f")[:-1]
    assert len(pages) == len(opened(data).slides)


def test_the_same_document_gives_the_same_bytes(data: bytes, document: Document) -> None:
    assert FORMAT.render(document, context()).body == data


def test_every_group_is_named_and_said_in_words(data: bytes) -> None:
    groups = [shape for shape in shapes(data) if shape._element.tag.endswith("}grpSp")]
    assert groups
    for group in groups:
        assert group.name
        assert group._element.nvGrpSpPr.cNvPr.get("descr")
