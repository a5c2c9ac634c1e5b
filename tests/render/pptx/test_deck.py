"""The deck as a file: sections, notes, properties, the same bytes, and what other programs say of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

import briefgen
from briefgen.render.pptx import FORMAT
from briefgen.render.pptx.slides import Slide, TextShape
from briefgen.theme import Box
from tests.office import audit, pdf_text, to_pdf
from tests.render.pptx.made import deck, found, opened, parts, slides_of
from tests.render.pptx.shapes import para, run, slides
from tests.sample import sample


@pytest.fixture(scope="module", params=["en", "zh"])
def data(request: pytest.FixtureRequest) -> bytes:
    return deck(slides(), request.param)


def test_the_format_is_a_deck() -> None:
    assert (FORMAT.name, FORMAT.suffix) == ("deck", ".pptx")
    assert [option.name for option in FORMAT.options] == ["template", "outline"]


def test_slides_stand_in_sections_of_powerpoints_list(data: bytes) -> None:
    root = etree.fromstring(parts(data)["ppt/presentation.xml"])
    sections = found(root, "//p14:section")
    assert [(each.get("name"), len(found(each, ".//p14:sldId"))) for each in sections] == [
        ("Opening", 1),
        ("Network", 1),
        ("Money", 2),
    ]
    listed = [each.get("id") for each in found(root, "//p:sldId")]
    assert [each.get("id") for each in found(root, "//p14:sldId")] == listed


def test_only_a_slide_with_something_to_say_has_notes(data: bytes) -> None:
    noted = [slide.has_notes_slide for slide in opened(data).slides]
    assert noted == [False, True, False, False]
    assert opened(data).slides[1].notes_slide.notes_text_frame.text == "Say that the tunnel needs no work.\nThen stop."


def test_the_file_says_what_it_was_made_from() -> None:
    document = sample("zh")
    made = deck(slides(), "zh")
    core = opened(made).core_properties
    assert (core.title, core.subject) == (document.meta.title, document.meta.subtitle)
    assert core.author == "铁路组; M. Okafor"
    assert core.created.date() == core.modified.date() == document.meta.date
    custom = parts(made)["docProps/custom.xml"].decode()
    assert dict(re.findall(r'name="briefgen\.(\w+)"[^>]*><vt:lpwstr[^>]*>([^<]*)<', custom)) == {
        "id": "sample",
        "language": "zh",
        "version": briefgen.__version__,
        "content": document.meta.content_hash,
        "slides": str(len(slides())),
    }


def test_the_same_slides_give_the_same_bytes(data: bytes) -> None:
    assert data in (deck(slides(), "en"), deck(slides(), "zh"))


def test_nothing_is_left_lying_in_the_package(data: bytes) -> None:
    named = "".join(content.decode() for name, content in parts(data).items() if name.endswith(".rels"))
    for name in parts(data):
        if not name.endswith((".rels", "[Content_Types].xml")):
            assert Path(name).name in named


def test_slides_may_lead_from_one_to_the_next_however_many() -> None:
    total = 1200
    chain = [Slide("text", "On", "Content", (following(place % total),)) for place in range(1, total + 1)]
    assert len(list(slides_of(deck(chain)))) == total


def following(place: int) -> TextShape:
    return TextShape("Next", Box(1, 1, 4, 1), (para(run("Next", slide=place)),))


def test_auditors_find_nothing(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    assert audit(path) == []


def test_libreoffice_draws_every_slide(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    pages = pdf_text(to_pdf(path, tmp_path)).split("\f")[:-1]
    assert len(pages) == len(slides())
    for page, slide in zip(pages, slides(), strict=True):
        assert slide.title in page
