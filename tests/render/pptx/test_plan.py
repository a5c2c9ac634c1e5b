"""What a reader of a planned deck relies on, in both languages and for documents nobody would write."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from briefgen.doctree import (
    BulletList,
    Caption,
    Cell,
    Column,
    Comparison,
    Document,
    KeyFigure,
    KeyFigures,
    NumberedList,
    Section,
    Table,
    Text,
    Timeline,
)
from briefgen.render.pptx.plan import EXEMPT, plan
from briefgen.render.pptx.slides import TextShape
from briefgen.theme import default_theme
from tests.render.pptx import planned
from tests.render.pptx.documents import documents
from tests.sample import sample

LANGUAGES = ("en", "zh")


@pytest.fixture(params=LANGUAGES)
def document(request: pytest.FixtureRequest) -> Document:
    return sample(request.param)


def hold(document: Document) -> None:
    """Everything that must be true of any deck."""
    made = plan(document, default_theme())
    pen = planned.pen(document)
    for slide in made.slides:
        where = f"{slide.kind} {slide.title[:40]!r}"
        assert planned.outside(slide) == [], where
        assert planned.overfull(slide, pen) == [], where
        assert planned.overlapping(slide) == [], where
        assert planned.too_small(slide) == [], where
        assert planned.unlisted(slide) == set(), where
        assert not planned.badly_filled(slide), (where, slide.fill)
    titles = [slide.title for slide in made.slides]
    assert len(set(titles)) == len(titles)
    assert planned.lost(document, made.slides) == []
    assert planned.notes_lost(document, made.slides) == set()


def test_the_sample_is_sound(document: Document) -> None:
    hold(document)


@settings(
    max_examples=500,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(documents)
def test_any_document_is_sound(document: Document) -> None:
    hold(document)


def test_slides_are_composed_neither_sparse_nor_crammed(document: Document) -> None:
    fills = {slide.title: slide.fill for slide in plan(document, default_theme()).slides if slide.kind not in EXEMPT}
    assert {title: fill for title, fill in fills.items() if not 0.6 <= fill <= 0.95} == {}


def test_no_line_begins_with_a_note_mark_or_is_a_lone_character() -> None:
    document = sample("zh")
    pen = planned.pen(document)
    for slide in plan(document, default_theme()).slides:
        for shape in planned.flat(slide.shapes):
            if isinstance(shape, TextShape) and shape.name != "Notes":
                width = shape.box.w - shape.inset[0] - shape.inset[2]
                assert not any(pen.sits_badly(para, width) for para in shape.paras), (slide.title, shape.name)


KEY = "sections.odd.blocks.0"
MANY = (Text(" ".join(f"word{place}" for place in range(300))),)
HEAD = Column(Cell((), (Text("Part"),), role="head"))
FIGURE = KeyFigure(f"{KEY}.0", (), (Text("Each"),), "", "12", "extraordinarilylongnounofaunit" * 8, "f", Decimal(12))

ODD = {
    "a list of nothing": BulletList(KEY, ()),
    "a numbered list of nothing": NumberedList(KEY, ()),
    "a table without columns": Table(KEY, Caption("Table 1", 1, (Text("Nothing"),)), (), ((), ())),
    "a table without rows": Table(KEY, None, (HEAD,), ()),
    "a comparison without rows": Comparison(KEY, None, "Aspect", ((Text("One"),), (Text("Other"),)), ()),
    "a timeline without events": Timeline(KEY, None, ()),
    "no key figures": KeyFigures(KEY, ()),
    "a caption of 300 words": Table(KEY, Caption("Table 1", 1, MANY), (HEAD,), ((Cell((), (Text("Wires"),)),),)),
    "a unit wider than any card": KeyFigures(KEY, (FIGURE,)),
}


@pytest.mark.parametrize("name", ODD)
def test_what_no_author_may_write_is_planned_all_the_same(name: str) -> None:
    section = Section("sections.odd", 1, "1", (Text("Odd"),), blocks=(ODD[name],))
    hold(dataclasses.replace(sample("en"), body=(section,)))


def test_a_smaller_section_of_nothing_but_a_heading_is_shown() -> None:
    below = tuple(Section(f"sections.top.{place}", 2, f"1.{place}", (Text(f"Heading {place}"),)) for place in range(2))
    hold(dataclasses.replace(sample("en"), body=(Section("sections.top", 1, "1", (Text("Top"),), sections=below),)))


def test_a_unit_too_long_for_the_cover_stands_with_the_label() -> None:
    document = sample("en")
    hold(dataclasses.replace(document, meta=dataclasses.replace(document.meta, cover=FIGURE)))
