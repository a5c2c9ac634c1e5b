"""What a reader of a planned deck relies on, in both languages and for documents nobody would write."""

from __future__ import annotations

import dataclasses
from collections import Counter
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
    Inlines,
    KeyFigure,
    KeyFigures,
    Link,
    ListItem,
    NoteMark,
    NoteRef,
    NumberedList,
    Paragraph,
    Section,
    Table,
    Text,
    Timeline,
)
from briefgen.doctree.walk import plain, walk
from briefgen.render.pptx.plan import EXEMPT, plan
from briefgen.render.pptx.slides import Slide, TextShape
from briefgen.theme import default_theme
from tests.render.pptx import planned
from tests.render.pptx.documents import documents
from tests.sample import sample

LANGUAGES = ("en", "zh")


@pytest.fixture(params=LANGUAGES)
def document(request: pytest.FixtureRequest) -> Document:
    return sample(request.param)


def hold(document: Document) -> tuple[Slide, ...]:
    """The slides of a document, of which everything is true that must be of any deck."""
    made = plan(document, default_theme())
    pen = planned.pen(document)
    for slide in made.slides:
        where = f"{slide.kind} {slide.title[:40]!r}"
        assert planned.outside(slide) == [], where
        assert planned.overfull(slide, pen) == [], where
        assert planned.overlapping(slide) == [], where
        assert planned.too_small(slide) == [], where
        assert planned.unlisted(slide) == set(), where
        assert not planned.crammed(slide), (where, slide.fill)
    titles = [slide.title for slide in made.slides]
    assert len(set(titles)) == len(titles)
    assert planned.lost(document, made.slides) == []
    assert planned.notes_lost(document, made.slides) == set()
    return made.slides


def test_the_sample_is_sound(document: Document) -> None:
    hold(document)


EXAMPLES = 500

SPARSE_MOST = 0.01
"""The share of slides, of documents that nobody would write, that may take less than 60 % of the body zone."""

HOSTILE = {
    "a long word": lambda node: isinstance(node, Text) and "unbreakable" * 20 in node.text,
    "a long address": lambda node: isinstance(node, Link) and len(node.url) > 250,
    "an item of 4,000 Han characters": lambda node: (
        isinstance(node, ListItem) and len(text := plain(node.content)) >= 4000 and text >= "\u4e00"
    ),
    "an item of 4,000 Latin characters": lambda node: (
        isinstance(node, ListItem) and len(text := plain(node.content)) >= 4000 and text < "\u4e00"
    ),
    "a table of 60 rows": lambda node: isinstance(node, Table) and len(node.rows) >= 60,
    "a timeline of 40 events": lambda node: isinstance(node, Timeline) and len(node.events) >= 40,
    "12 key figures": lambda node: isinstance(node, KeyFigures) and len(node.figures) >= 12,
    "a heading of 300 characters": lambda node: isinstance(node, Section) and len(plain(node.heading)) >= 300,
}
"""What must stand in some of the documents, or they would prove little."""


def test_any_document_is_sound() -> None:
    held: Counter[str] = Counter()

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(documents)
    def holds(document: Document) -> None:
        slides = hold(document)
        held.update(documents=1, slides=len(slides), sparse=sum(map(planned.sparse, slides)))
        held.update({name for node in walk(document) for name, is_so in HOSTILE.items() if is_so(node)})

    holds()
    assert held["documents"] >= EXAMPLES
    assert held["sparse"] <= SPARSE_MOST * held["slides"]
    assert {name: held[name] for name in HOSTILE if held[name] < EXAMPLES / 100} == {}


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


def long_title(words: int) -> Inlines:
    return (Text(" ".join(f"word{place}" for place in range(words))),)


def test_an_agenda_names_every_section_however_long_its_heading() -> None:
    lengths = (1, 60, 4, 90, 8, 30, 2, 300)
    body = tuple(
        Section(f"sections.{place}", 1, str(place), long_title(words), question=long_title(words))
        for place, words in enumerate(lengths, 1)
    )
    document = dataclasses.replace(sample("en"), body=body)
    hold(document)
    agenda = [slide for slide in plan(document, default_theme()).slides if slide.kind == "agenda"]
    drawn = [shape.key for slide in agenda for shape in slide.shapes if shape.key]
    assert drawn == [section.key for section in body]


def test_an_agenda_without_questions_does_not_speak_of_them() -> None:
    body = tuple(Section(f"sections.{place}", 1, str(place), (Text(f"Part {place}"),)) for place in range(1, 7))
    titles = [slide.title for slide in plan(dataclasses.replace(sample("en"), body=body), default_theme()).slides]
    assert "Agenda" in titles


def test_a_title_has_room_for_the_number_of_its_hundredth_slide() -> None:
    body = (Section("sections.1", 1, "1", long_title(24), blocks=(Paragraph(KEY, long_title(24_000)),)),)
    document = dataclasses.replace(sample("en"), body=body)
    slides = plan(document, default_theme()).slides
    assert any("(100/" in slide.title for slide in slides)
    assert [slide.title for slide in slides if planned.overlapping(slide)] == []


def test_what_a_title_says_already_leaves_a_caption_its_label_and_unit() -> None:
    captions = [
        "".join(run.text for run in shape.paras[0].runs if not run.raised)
        for slide in plan(sample("en"), default_theme()).slides
        for shape in planned.flat(slide.shapes)
        if isinstance(shape, TextShape) and shape.name == "Chart title"
    ]
    assert "Figure 1\u2002US$ billion" in captions
    assert not any("1," in caption for caption in captions)


def test_notes_and_sources_fill_no_more_slides_than_their_columns_ask() -> None:
    document = sample("zh")
    said = (Text("国家统计局，中华人民共和国国民经济和社会发展统计公报" * 2),)
    notes = tuple(dataclasses.replace(document.notes[0], number=n, short=said, locator="") for n in range(1, 16))
    sources = tuple(dataclasses.replace(document.sources[0], id=str(n), entry=said) for n in range(14))
    marks = NoteRef(tuple(NoteMark(note.number, True) for note in notes), ", ")
    notes = tuple(dataclasses.replace(note, sources=tuple(source.id for source in sources)) for note in notes)
    body = (Section("sections.n", 1, "1", (Text("注"),), blocks=(Paragraph(KEY, (Text("都在这里"), marks)),)),)
    document = dataclasses.replace(document, notes=notes, sources=sources, body=body)
    last = [slide for slide in plan(document, default_theme()).slides if slide.kind == "sources"]
    assert [slide.fill > 0.6 for slide in last] == [True] * len(last)
    assert planned.words(tuple(last)).count("统计公报") == (15 + 14) * 2
