"""Text on slides: native bullets, exact leading, languages, links that land."""

from __future__ import annotations

import pytest
from lxml import etree

from briefgen.render.pptx.slides import TextShape
from briefgen.theme import Box
from tests.render.pptx.made import NAMESPACES, deck, found, one, opened, slides_of
from tests.render.pptx.shapes import number, para, run, slides, title


@pytest.fixture(scope="module")
def slide() -> etree._Element:
    return list(slides_of(deck(slides())))[1]


def paragraphs(slide: etree._Element) -> dict[str, etree._Element]:
    return {"".join(each.itertext()): each for each in found(slide, "//a:p")}


def test_the_title_is_the_layouts_title_placeholder() -> None:
    for slide, expected in zip(opened(deck(slides())).slides, slides(), strict=True):
        assert slide.shapes.title.text_frame.text == expected.title
        assert slide.shapes.title.width > 0


def test_every_word_is_there_and_control_characters_are_not(slide: etree._Element) -> None:
    said = "".join(slide.itertext())
    assert "Wires stop at the river1, 3." in said
    assert "<Other> & rest" in said


def test_leading_is_exact_and_sizes_are_said(slide: etree._Element) -> None:
    for paragraph in found(slide, "//p:sp//a:p[a:r]"):
        assert found(paragraph, "a:pPr/a:lnSpc/a:spcPts")
        assert all(found(each, "@sz") for each in found(paragraph, "a:r/a:rPr"))


def test_boxes_neither_shrink_their_text_nor_grow(slide: etree._Element) -> None:
    frames = found(slide, "//p:sp/p:txBody/a:bodyPr")
    assert frames
    assert all(found(frame, "a:noAutofit") and frame.get("lIns") == "0" for frame in frames)


def test_bullets_are_native_and_hang(slide: etree._Element) -> None:
    lead = paragraphs(slide)["Lead. slantedNL-7"]
    assert found(lead, "a:pPr/a:buChar/@char") == ["▪"]
    assert found(lead, "a:pPr/a:buClr/a:schemeClr/@val") == ["accent1"]
    properties = found(lead, "a:pPr")[0]
    assert int(properties.get("marL", "0")) == -int(properties.get("indent", "0")) > 0
    under = found(paragraphs(slide)["under it"], "a:pPr")[0]
    assert under.get("lvl") == "1"
    assert int(under.get("marL", "0")) == 2 * int(properties.get("marL", "0"))


def test_numbers_are_counted_by_powerpoint(slide: etree._Element) -> None:
    def starts(text: str) -> list[str]:
        return found(paragraphs(slide)[text], "a:pPr/a:buAutoNum/@startAt")  # type: ignore[return-value]

    assert [starts(text) for text in ("first", "second", "deeper")] == [[], [], []]
    assert [starts(text) for text in ("counted on", "so on")] == [["5"], ["5"]]


def test_note_marks_are_raised(slide: etree._Element) -> None:
    raised = found(slide, "//a:r[a:rPr/@baseline]")
    assert ["".join(mark.itertext()) for mark in raised] == ["1, 3"]
    assert int(found(raised[0], "a:rPr")[0].get("baseline", "0")) > 0


def test_a_note_mark_after_han_starts_no_line() -> None:
    def marks(text: str) -> list[str]:
        box = TextShape("Text", Box(1, 1, 2, 1), (para(text, run("3", raised=True), run("。")),))
        return ["".join(each.itertext()) for each in found(next(slides_of(one(box))), "//a:r[a:rPr/@baseline]")]

    assert marks("授权收入") == ["\u20603"]
    assert marks("“收入”") == ["\u20603"]
    assert marks("income") == ["3"]


def test_runs_say_their_language(slide: etree._Element) -> None:
    languages = {"".join(each.itertext()): found(each, "a:rPr/@lang") for each in found(slide, "//a:r")}
    assert languages["路网"] == ["zh-CN"]
    assert languages["under it"] == ["en-US"]
    chinese = next(slides_of(one(title("路网"), language="zh")))
    assert set(found(chinese, "//a:rPr/@lang")) == {"zh-CN"}  # type: ignore[arg-type]


def test_faces_are_the_themes_except_for_code(slide: etree._Element) -> None:
    named = {"".join(each.itertext()): found(each, "a:rPr/a:latin/@typeface") for each in found(slide, "//a:r")}
    assert named.pop("NL-7") == ["Consolas"]
    assert not any(named.values())


def test_colours_of_the_scheme_are_named_by_slot(slide: etree._Element) -> None:
    colours = {"".join(each.itertext()): each for each in found(slide, "//a:r")}
    assert found(colours["under it"], "a:rPr/a:solidFill/a:schemeClr/@val") == ["tx1"]
    mute = next(slides_of(one(TextShape("Mute", Box(1, 1, 2, 1), (para(run("x", colour="mute")),)))))
    assert found(mute, "//a:schemeClr[a:lumMod]/@val") == ["tx2"]


def test_links_lead_out_and_to_the_slide_meant() -> None:
    _, second, third, _ = opened(deck(slides())).slides
    links = {
        each.text: each.hyperlink.address
        for shape in second.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for each in paragraph.runs
        if each.hyperlink.address
    }
    assert links["register"] == "https://example.org/register?a=1&b=2"
    jump = found(second._element, "//a:hlinkClick[@action]")[0]
    assert jump.get("action") == "ppaction://hlinksldjump"
    assert second.part.related_part(jump.get(f"{{{NAMESPACES['r']}}}id")) is third.part


def test_the_slide_number_is_a_field_in_its_placeholder() -> None:
    slide = list(slides_of(deck(slides())))[2]
    field = found(slide, "//p:sp[.//p:ph/@type='sldNum']//a:fld[@type='slidenum']")
    assert ["".join(each.itertext()) for each in field] == ["3"]


def test_a_kind_of_placeholder_that_the_layout_lacks_is_a_text_box() -> None:
    cover = next(slides_of(one(number(), layout="Cover")))
    assert not found(cover, "//p:ph")
    assert found(cover, "//p:cNvSpPr/@txBox") == ["1"]


def test_text_without_a_word_is_still_a_valid_box() -> None:
    empty = next(
        slides_of(one(TextShape("Empty", Box(1, 1, 2, 1), ()), TextShape("Bare", Box(1, 2, 2, 1), (para(""),))))
    )
    assert len(found(empty, "//p:txBody/a:p")) == 2


def test_a_key_is_kept_in_the_shapes_name() -> None:
    names = [shape.name for shape in opened(deck(slides())).slides[1].shapes]
    assert names[:2] == ["Title", "Points [sections.network.blocks.0]"]
