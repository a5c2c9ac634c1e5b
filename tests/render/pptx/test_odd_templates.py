"""Decks on templates as they are met in the world: sound, complete, within the room that the template leaves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from briefgen.build import build
from briefgen.compile import compile_brief
from briefgen.diagnostics import InputError
from briefgen.doctree import Document
from briefgen.load import load_brief
from briefgen.locale import locale_for
from briefgen.render.pptx.base import Base, customers_base
from briefgen.render.pptx.compose.pen import Pen
from briefgen.render.pptx.customer.contrast import READABLE, contrast
from briefgen.render.pptx.customer.inspect import inspect
from briefgen.render.pptx.customer.settle import settled
from briefgen.render.pptx.customer.sheets import shared
from briefgen.render.pptx.plan import plan
from briefgen.render.pptx.slides import Shape, Slide, TableShape, TextShape
from briefgen.render.pptx.write import write
from briefgen.theme import Box, default_theme, theme_from
from tests.office import audit, pdf_text, to_pdf
from tests.render.pptx.made import found, parts, slides_of
from tests.render.pptx.planned import EDGE, box, flat, overfull
from tests.sample import sample
from tests.templates.decks import ODD, blank, forms, saved, wide

STORY = Path(__file__).parents[3] / "data" / "meta-closed-source" / "brief.yaml"
LANGUAGES = ("en", "zh")
SMALLEST = {"Notes": 8.0, "Table": 10.5}
"""The points that text has at least, by its shape's name."""


@cache
def story(language: str) -> Document:
    return compile_brief(load_brief(STORY), language).document


def base(name: str) -> Base:
    return customers_base(ODD[name](), f"{name}.pptx", default_theme())


def planned(on: Base, language: str) -> tuple[Slide, ...]:
    document = story(language)
    return settled(plan(document, on.theme, on).slides, document, on)[0]


def deck(name: str, language: str = "en") -> bytes:
    on = base(name)
    return write(planned(on, language), story(language), on)


def laid(name: str, language: str) -> Iterator[tuple[Slide, Pen, Base]]:
    """The slides with the pen that set them and their base."""
    on, locale = base(name), locale_for(language)
    for slide in planned(on, language):
        theme = on.layout(slide.layout).theme
        yield slide, Pen(theme, story(language).lang, locale.script, locale.words), on


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ODD)
def test_a_deck_on_an_odd_template_is_sound_and_has_its_titles(name: str, language: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.pptx"
    path.write_bytes(deck(name, language))
    assert audit(path) == []
    read = Presentation(str(path))
    assert [slide.shapes.title.text_frame.text for slide in read.slides][1:]
    assert all(slide.shapes.title is not None and slide.shapes.title.text_frame.text for slide in read.slides)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ODD)
def test_its_text_is_in_its_boxes_and_these_on_the_slide(name: str, language: str) -> None:
    for slide, pen, _ in laid(name, language):
        size = pen.theme.slide
        assert overfull(slide, pen) == [], slide.title
        for shape in flat(slide.shapes):
            at = box(shape)
            over = (-at.x, -at.y, at.right - size.width, at.bottom - size.height)
            assert max(over) <= EDGE, (slide.title, shape.name, over)


@pytest.mark.parametrize("name", ODD)
def test_text_stays_large_enough_to_be_read(name: str) -> None:
    for slide, _, on in laid(name, "en"):
        scale = on.layout(slide.layout).scale
        for shape in flat(slide.shapes):
            for run in _runs(shape):
                assert run.size * scale >= SMALLEST.get(shape.name, 9.0) - 0.01, (slide.title, shape.name, run.size)


@pytest.mark.parametrize("name", sorted(set(ODD) - {"chequered"}))
def test_text_stands_out_from_what_is_behind_it(name: str) -> None:
    for slide, _, on in laid(name, "en"):
        layout = on.layout(slide.layout)
        colours = layout.theme.colour
        fills = [shape for shape in flat(slide.shapes) if getattr(shape, "fill", "")]
        for shape in flat(slide.shapes):
            if not isinstance(shape, TextShape) or not any(run.text.strip() for run in _runs(shape)):
                continue
            behind = next((each.fill for each in reversed(fills) if _holds(box(each), shape.box)), "")
            real = Box(*(side * layout.scale for side in (shape.box.x, shape.box.y, shape.box.w, shape.box.h)))
            grounds = (colours[behind],) if behind else layout.sheet.under(real) if layout.sheet else ("FFFFFF",)
            for run in _runs(shape):
                if run.text.strip(" |\u2002") and run.colour not in ("hairline", "mute"):
                    least = min(contrast(colours[run.colour], ground) for ground in grounds)
                    assert least >= READABLE - 0.01, (slide.title, shape.name, run.text, run.colour, grounds)


def test_text_is_light_on_a_dark_picture_that_lies_over_the_whole_slide() -> None:
    colours = {on.layout(slide.layout).theme.colour["ink"] for slide, _, on in laid("backdrop", "en")}
    assert all(contrast(colour, "1C2854") >= READABLE for colour in colours)


@pytest.mark.parametrize("name", ["wide", "banded", "sidebar", "crowded"])
def test_nothing_covers_what_the_template_shows(name: str) -> None:
    for slide, _, on in laid(name, "en"):
        layout = on.layout(slide.layout)
        if slide.kind == "cover" or layout.sheet is None:
            continue
        whole = on.size[0] * on.size[1]
        kept = [shape for shape in layout.sheet.drawn if shape.picture or (shape.box.h * shape.box.w < 0.1 * whole)]
        for shape in flat(slide.shapes):
            at = Box(*(side * layout.scale for side in (box(shape).x, box(shape).y, box(shape).w, box(shape).h)))
            assert not [each.name for each in kept if shared(at, each.box) > 0.02], (slide.title, shape.name)


def test_slides_that_were_there_leave_nothing_behind() -> None:
    made = parts(deck("used"))
    assert not any(b"Sample" in content for content in made.values())
    assert not [name for name in made if "comment" in name.lower() or "media" in name]
    assert b"custShow" not in made["ppt/presentation.xml"]


def test_a_layouts_own_colour_map_is_that_of_its_slides() -> None:
    first, second, *_ = slides_of(deck("half_dark"))
    assert found(first, "//a:overrideClrMapping/@bg1") == ["dk1"]
    assert found(second, "//a:masterClrMapping")


def test_colours_are_named_by_the_templates_scheme() -> None:
    text = etree.tostring(next(iter(list(slides_of(deck("dark")))[1:]))).decode()
    assert 'schemeClr val="tx1"' in text
    assert "accent1" in text


def test_a_templates_capitals_and_wide_letters_are_not_taken_for_they_were_not_measured() -> None:
    assert b'cap="all"' in parts(ODD["wide"]())["ppt/slideLayouts/slideLayout3.xml"]
    document = sample("en")
    on = base("wide")
    divider = next(
        slide for slide in settled(plan(document, on.theme, on).slides, document, on)[0] if slide.kind == "divider"
    )
    (made,) = slides_of(write([divider], document, on))
    assert set(found(made, "//a:r/a:rPr/@cap")) == {"none"}


def test_the_theme_file_names_layouts(tmp_path: Path) -> None:
    theme = theme_from({"layouts": {"cover": "section header", "content": "Title and Content"}})
    on = customers_base(wide(), "acme.pptx", theme)
    assert on.layout("Cover").name == "Section Header"
    assert on.layout("Content").name == "Title and Content"
    assert on.choices["cover"].why == "theme"
    assert not on.warnings


def test_a_layout_that_the_template_lacks_is_told_with_those_it_has() -> None:
    on = customers_base(wide(), "acme.pptx", theme_from({"layouts": {"cover": "Title Slyde"}}))
    assert [fault.code for fault in on.warnings] == ["unknown-layout"]
    assert "Title Slide" in on.warnings[0].hint
    assert on.layout("Cover").name == "Title Slide"


def test_the_brief_asks_for_a_layout_of_the_template(tmp_path: Path) -> None:
    template, brief = tmp_path / "acme.pptx", tmp_path / "brief.yaml"
    odd = blank()
    forms(odd.slide_layouts[4], (8, 0, 5.333, 7.5, "1B365D"))
    template.write_bytes(saved(odd))
    brief.write_text(
        "briefgen: 1\nid: asked\nlanguages: [en]\ntitle: Asked\ndate: 2025-01-02\nsections:\n"
        "  - {id: one, heading: One, blocks: [{text: Said., deck: {layout: Comparison}}]}\n"
        "  - {id: two, heading: Two, blocks: [{text: Said., deck: {layout: Comparisn}}]}\n"
        "  - {id: three, heading: Three, blocks: [{text: Said.}]}\n"
    )
    result = build(brief, ["deck"], ["en"], tmp_path / "out", {"template": str(template)})
    read = Presentation(str(result.files[0]))
    assert [slide.slide_layout.name for slide in read.slides] == [
        "Title Slide",
        "Comparison",
        "Title Only",
        "Title Only",
    ]
    assert [(fault.code, fault.where.line) for fault in result.warnings] == [("unknown-layout", 8)]
    assert "Comparison" in result.warnings[0].hint


@pytest.mark.parametrize("name", ["untitled", "bare", "layoutless"])
def test_a_template_that_does_not_say_what_it_is_for_is_told(name: str) -> None:
    assert [fault.code for fault in base(name).warnings] == ["layout-guessed"]


def test_a_ground_on_which_nothing_can_be_read_is_told() -> None:
    assert [fault.code for fault in base("chequered").warnings] == ["unreadable-ground"]


def test_slides_too_small_for_text_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        customers_base(saved(blank(3, 3)), "acme.pptx", default_theme())
    assert caught.value.diagnostics[0].code == "template-small"


@pytest.mark.parametrize("name", sorted(set(ODD) - {"untitled", "bare", "layoutless", "macros", "chequered"}))
def test_any_other_is_taken_without_a_word(name: str) -> None:
    assert base(name).warnings == ()


def test_a_report_names_the_layout_of_each_kind_and_why() -> None:
    rows = {(row.group, row.need): row for row in inspect(ODD["chinese"](), "acme.pptx", default_theme()).rows}
    assert rows["layouts", "cover"].found == "封面"
    assert rows["layouts", "cover"].how == "by its placeholders"
    assert rows["layouts", "section divider"].found == "章节"
    assert rows["layouts", "content"].found == "标题和内容"
    rows = {(row.group, row.need): row for row in inspect(ODD["untitled"](), "acme.pptx", default_theme()).rows}
    assert rows["placeholders", "title"].found == ""


def test_the_same_template_makes_the_same_bytes() -> None:
    assert deck("banded") == deck("banded")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["banded", "portrait", "layoutless", "bare", "half_dark", "masters"])
def test_another_program_draws_every_slide(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.pptx"
    path.write_bytes(deck(name, "zh"))
    slides = Presentation(str(path)).slides
    pages = pdf_text(to_pdf(path, tmp_path)).split("\f")
    assert len(pages) - 1 == len(slides)
    for page, slide in zip(pages, slides, strict=False):
        words = "".join(slide.shapes.title.text_frame.text.split())
        assert words[:4] in "".join(page.split())


def _runs(shape: Shape) -> Iterator[object]:
    if isinstance(shape, TextShape):
        yield from (run for para in shape.paras for run in para.runs)
    elif isinstance(shape, TableShape):
        yield from (run for row in shape.rows for cell in row.cells for para in cell.paras for run in para.runs)


def _holds(outer: Box, inner: Box) -> bool:
    return shared(outer, inner) > 0.9 * inner.w * inner.h
