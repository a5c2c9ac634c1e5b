"""Captions count themselves, and cross-references repeat them."""

from __future__ import annotations

import pytest

from briefgen.doctree import Paragraph, Ref, Section, Text
from briefgen.doctree.walk import walk
from tests.render.docx.reading import LANGUAGES, W, bookmarked, fields, of, text, val, word
from tests.sample import sample


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_caption_shows_label_title_and_unit_in_one_line(language: str) -> None:
    captions = [block.caption for section in walk(sample(language).body) if isinstance(section, Section)
                for block in section.blocks if getattr(block, "caption", None)]  # fmt: skip
    shown = [text(p) for p in word(language).paragraphs("Caption")]
    assert len(shown) == len(captions)
    for line, caption in zip(shown, captions, strict=True):
        title = "".join(node.text for node in caption.title)
        assert line.startswith(f"{caption.label}\u2002{title}{caption.unit}")


@pytest.mark.parametrize(("language", "figure", "table"), [("en", "Figure", "Table"), ("zh", "图", "表")])
def test_numbers_are_fields_that_count_each_kind(language: str, figure: str, table: str) -> None:
    shown = [pair for p in word(language).paragraphs("Caption") for pair in fields(p) if pair[0].startswith("SEQ")]
    for kind, last in ((figure, 4), (table, 3)):
        assert [number for code, number in shown if code == f"SEQ {kind} \\* ARABIC"] == [
            str(n + 1) for n in range(last)
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reference_is_a_field_on_the_captions_own_words(language: str) -> None:
    references = [pair for pair in fields(word(language).body) if pair[0].startswith("REF")]
    assert len(references) == 1
    code, shown = references[0]
    assert shown == ("Figure 1" if language == "en" else "图1")
    assert bookmarked(word(language).body, code.split()[1]) == shown


def test_a_reference_to_what_has_no_caption_is_a_link_to_it() -> None:
    said = Paragraph("s.blocks.0", (Text("See "), Ref("section 1", "s")))
    link = of(said).find(".//w:hyperlink")[0]
    assert text(link) == "section 1"
    assert link.get(W + "anchor") == "_bf_s"


def test_a_caption_stays_with_what_it_names() -> None:
    for paragraph in word().paragraphs("Caption"):
        assert paragraph.find(f"{W}pPr/{W}keepNext") is not None
        following = paragraph.getnext()
        assert following is not None
        assert following.tag == W + "tbl" or val(following, "w:pPr/w:pStyle") == "Figure"
