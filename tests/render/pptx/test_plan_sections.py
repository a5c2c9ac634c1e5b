"""How a document's sections become slides: what shares one, what they are called, what is listed where."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from briefgen.doctree import (
    BulletList,
    Callout,
    Cell,
    Comparison,
    ComparisonRow,
    Document,
    Emph,
    Figure,
    Hints,
    ListItem,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
)
from briefgen.doctree.walk import plain
from briefgen.render.pptx.plan import DIVIDER_FROM, Plan, plan
from briefgen.render.pptx.slides import ChartShape, GroupShape, Run, Slide, TableShape, TextShape
from briefgen.theme import default_theme
from tests.charts.examples import sample_charts
from tests.render.pptx import planned
from tests.sample import sample

LONG = "A sentence that says so much that it can never be the title of a slide, since it goes on and on, " * 3


ROWS = "sections.1.blocks.0"


def made(document: Document) -> Plan:
    return plan(document, default_theme())


def with_sections(*sections: Section) -> Document:
    return dataclasses.replace(sample("en"), body=sections)


def section(place: int, *blocks: Any, heading: str = "", takeaway: str = "", **more: Any) -> Section:
    return Section(
        f"sections.{place}", 1, str(place), (Text(heading or f"Heading {place}"),), (Text(takeaway),) if takeaway else (),
        blocks=blocks, **more,
    )  # fmt: skip


def paragraph(name: str, text: str, **hints: Any) -> Paragraph:
    return Paragraph(f"sections.x.{name}", (Text(text),), Hints(**hints))


def of_kind(made: Plan, kind: str) -> list[Slide]:
    return [slide for slide in made.slides if slide.kind == kind]


@pytest.mark.parametrize("follow", [False, True])
@pytest.mark.parametrize("kind", ["quote", "callout", "figure"])
def test_slides_keep_the_briefs_order_where_text_finds_no_room_beside_a_block(kind: str, follow: bool) -> None:
    key, words = "sections.1.blocks.1", (Text("Some words."),)
    hosts = {
        "quote": Quote(key, words, (Text("Someone"),)),
        "callout": Callout(key, "implication", "Implication", (Text("A title"),), words),
        "figure": Figure(key, None, sample_charts("en")[0]),
    }
    said = BulletList("sections.1.blocks.0", tuple(ListItem(f"p{n}", (), (Text(LONG),)) for n in range(9)))
    blocks = (hosts[kind], said) if follow else (said, hosts[kind])
    slides = made(with_sections(section(1, *blocks, takeaway="One takeaway for all"))).slides
    own = [slide for slide in slides if slide.section == "Heading 1"]
    shows = ["text" if "p0" in {getattr(s, "key", "") for s in planned.flat(one.shapes)} else one.kind for one in own]
    host = "chart" if kind == "figure" else kind
    assert shows.index("text") < shows.index(host) if not follow else shows.index(host) < shows.index("text")
    assert own[0].title.startswith("One takeaway for all")


def test_dividers_of_sections_with_one_heading_are_told_apart_by_their_numbers() -> None:
    points = tuple(ListItem(f"p{place}", (), (Text(LONG),)) for place in range(60))
    twins = (section(place, BulletList(f"sections.{place}.blocks.0", points), heading="Outlook") for place in (1, 2))
    assert [slide.title for slide in of_kind(made(with_sections(*twins)), "divider")] == ["1 Outlook", "2 Outlook"]


def block_of(kind: type) -> Any:
    return next(block for part in sample("en").body for block in part.blocks if isinstance(block, kind))


def texts(slide: Slide, name: str = "") -> list[str]:
    return [
        "".join(run.text for para in shape.paras for run in para.runs)
        for shape in planned.flat(slide.shapes)
        if isinstance(shape, TextShape) and shape.name.startswith(name)
    ]


def test_a_takeaway_is_the_title_of_its_sections_first_slide_without_its_stop() -> None:
    slides = made(sample("en")).slides
    assert slides[2].title == "Wires stop where the freight begins"
    assert slides[2].section == "The network"
    assert slides[2].speaker == "Say that the tunnel needs no work."


def test_a_takeaway_too_long_for_a_title_leads_under_the_heading() -> None:
    slide = made(with_sections(section(1, block_of(Table), takeaway=LONG))).slides[2]
    assert slide.title == "Heading 1"
    assert texts(slide, "Lead") == [LONG]


def test_later_slides_of_a_section_are_called_after_their_block() -> None:
    titles = [slide.title for slide in made(sample("en")).slides]
    assert "From the first wire to the last diesel" in titles
    assert "Decide in 2026" in titles


def test_notes_that_a_title_cites_are_listed_though_it_shows_no_mark() -> None:
    slide = next(slide for slide in made(sample("en")).slides if slide.title.startswith("Half the bill"))
    assert 1 in slide.notes
    title = next(shape for shape in slide.shapes if isinstance(shape, TextShape) and shape.placeholder == "title")
    assert not any(run.raised for para in title.paras for run in para.runs)


def test_text_stands_beside_the_chart_it_leads_to() -> None:
    chart = block_of(Figure)
    slide = made(with_sections(section(1, paragraph("a", "Read this first."), chart))).slides[2]
    assert slide.kind == "text-chart"
    frame = next(shape for shape in slide.shapes if isinstance(shape, ChartShape))
    point = next(shape for shape in slide.shapes if shape.name == "Point 1")
    assert planned.box(point).right <= frame.box.x


def test_an_author_may_put_the_chart_at_the_left_or_alone() -> None:
    chart = dataclasses.replace(block_of(Figure), hints=Hints(layout="chart-left"))
    slide = made(with_sections(section(1, paragraph("a", "Read this."), chart))).slides[2]
    frame = next(shape for shape in slide.shapes if isinstance(shape, ChartShape))
    assert frame.box.x == pytest.approx(default_theme().slide.grid.margin)
    alone = dataclasses.replace(chart, hints=Hints(layout="chart-alone"))
    kinds = [slide.kind for slide in made(with_sections(section(1, paragraph("a", "Read this."), alone))).slides]
    assert kinds[2:4] == ["text", "chart"]


def test_an_unknown_layout_is_said_with_those_there_are() -> None:
    chart = dataclasses.replace(block_of(Figure), hints=Hints(layout="sideways"))
    (warning,) = made(with_sections(section(1, chart))).warnings
    assert warning.code == "unknown-layout"
    assert warning.key == chart.key
    assert "chart-left" in warning.hint


def test_what_has_a_layout_of_its_own_keeps_it() -> None:
    chart = dataclasses.replace(block_of(Figure), hints=Hints(layout="chart-left"))
    said = paragraph("a", "Read this.", layout="Two Columns")
    plan_of_both = made(with_sections(section(1, said, chart)))
    assert [slide.kind for slide in plan_of_both.slides][2:4] == ["text", "chart"]
    assert [warning.key for warning in plan_of_both.warnings] == [said.key]


def test_points_stand_beside_a_callout() -> None:
    points = BulletList(
        "sections.x.l", tuple(ListItem(f"sections.x.l.{n}", (), (Text(f"Point {n}"),)) for n in range(3))
    )
    slide = made(with_sections(section(1, points, block_of(Callout), takeaway="Act"))).slides[2]
    assert slide.kind == "callout"
    assert texts(slide, "Point") == ["Point 0", "Point 1", "Point 2"]


def test_what_the_author_keeps_out_of_the_deck_is_on_no_slide() -> None:
    document = with_sections(
        section(1, paragraph("a", "Kept words."), paragraph("b", "Hidden words.", skip=True)),
        section(2, paragraph("c", "Hidden too."), hints=Hints(skip=True)),
    )
    told = planned.words(made(document).slides)
    assert "Keptwords." in told
    assert "Hidden" not in told


def test_an_author_may_name_a_slide() -> None:
    table = dataclasses.replace(block_of(Table), hints=Hints(title=(Text("My own title"),)))
    slide = made(with_sections(section(1, table, takeaway="The takeaway"))).slides[2]
    assert slide.title == "My own title"
    assert texts(slide, "Lead") == ["The takeaway"]


def test_a_title_that_cannot_fit_is_shortened_with_a_warning_and_said_in_full() -> None:
    planned_deck = made(with_sections(section(1, paragraph("a", "Words."), heading=LONG)))
    slide = planned_deck.slides[2]
    assert slide.title.endswith("…")
    assert "".join(LONG.split()) in planned.words((slide,))
    assert [warning.code for warning in planned_deck.warnings] == ["title-long"]


def test_five_sections_have_an_agenda_with_the_pages_they_begin_on() -> None:
    parts = [section(place, paragraph(f"p{place}", f"Words {place}.")) for place in range(1, 6)]
    document = with_sections(*parts)
    slides = made(document).slides
    agenda = slides[2]
    assert agenda.kind == "agenda"
    for place in range(1, 6):
        (page,) = texts(agenda, f"Page {place}")
        assert slides[int(page) - 1].section == f"Heading {place}"
    assert not of_kind(made(with_sections(*parts[:4])), "agenda")


def test_a_long_section_has_a_divider_that_lists_its_slides() -> None:
    slides = made(sample("en")).slides
    (divider,) = [slide for slide in slides if slide.kind == "divider"]
    pages = texts(divider, "Slide number")
    names = texts(divider, "Slide name")
    assert [slides[int(page) - 1].title for page in pages] == names
    assert divider.layout == "Section"
    assert divider.section == "The money"


def test_parts_of_one_table_are_numbered_and_repeat_its_head() -> None:
    table = block_of(Table)
    rows = tuple(row for _ in range(20) for row in table.rows)
    parts = of_kind(made(with_sections(section(1, dataclasses.replace(table, rows=rows), takeaway="Costs"))), "table")
    count = len(parts)
    assert count > 1
    assert [slide.title for slide in parts] == [f"Costs ({part}/{count})" for part in range(1, count + 1)]
    drawn = [shape for slide in parts for shape in slide.shapes if isinstance(shape, TableShape)]
    assert len({shape.rows[0].cells for shape in drawn}) == 1
    lengths = [len(shape.rows) for shape in drawn]
    assert max(lengths) - min(lengths) <= 2


def test_parts_after_a_divider_are_numbered_from_one_and_a_comparisons_have_one_size() -> None:
    cells = tuple(Cell((), (Text("Whoever holds the weights decides when and where they run. " * n),)) for n in (1, 4))
    rows = tuple(ComparisonRow(f"{ROWS}.{n}", Cell((), (Text(f"Row {n}"),)), cells) for n in range(16))
    sides = ((Text("Open"),), (Text("Closed"),))
    found = [*made(with_sections(section(1, Comparison(ROWS, None, "", sides, rows), heading="Both"))).slides]
    parts = of_kind(Plan(tuple(found)), "comparison")
    assert len(parts) >= DIVIDER_FROM
    assert [slide.title for slide in parts] == [f"Both ({n}/{len(parts)})" for n in range(1, len(parts) + 1)]
    assert len({slide.size for slide in parts}) == 1


def test_small_sections_share_a_slide() -> None:
    below = tuple(dataclasses.replace(section(n, paragraph(f"p{n}", f"Few words {n}.")), level=2) for n in range(1, 4))
    document = with_sections(section(9, takeaway="", sections=below))
    content = [slide for slide in made(document).slides if slide.section == "Heading 9"]
    assert len(content) == 1
    assert all(f"Fewwords{n}." in planned.words(tuple(content)) for n in range(1, 4))


def test_a_cross_reference_jumps_to_the_slide_that_draws_its_target() -> None:
    slides = made(sample("en")).slides
    jumps = [run.slide for slide in slides for run in _runs(slide) if run.text == "Figure 1" and run.slide is not None]
    (place,) = jumps
    assert slides[place].key == "sections.money.blocks.1"


def test_every_shape_that_draws_an_item_knows_its_key() -> None:
    slide = next(slide for slide in made(sample("en")).slides if slide.kind == "timeline")
    keys = [shape.key for shape in slide.shapes if isinstance(shape, GroupShape)]
    assert keys == [f"sections.network.blocks.2.{place}" for place in range(3)]


def test_the_sources_slide_lists_the_notes_that_the_deck_cites() -> None:
    slide = of_kind(made(sample("en")), "sources")[0]
    assert texts(slide, "Note number") == ["1", "2", "3", "4"]
    document = with_sections(section(1, block_of(Quote)))
    bare = dataclasses.replace(document, summary=dataclasses.replace(document.summary, points=(), figures=None))
    assert texts(of_kind(made(bare), "sources")[0], "Note number") == ["4"]


def test_emphasis_is_bold_in_chinese_and_slanted_in_english() -> None:
    emphasised = {
        language: next(run for slide in made(sample(language)).slides for run in _runs(slide) if run.text == word)
        for language, word in (("en", "diesel"), ("zh", "内燃机车"))
    }
    assert emphasised["en"].italic
    assert not emphasised["zh"].italic
    assert emphasised["zh"].bold


def test_words_of_another_script_carry_their_language() -> None:
    for language, pattern, tag in (("en", "铁路网发展报告", "zh-CN"), ("zh", "Programme estimate 2024", "en-US")):
        found = {run.lang for slide in made(sample(language)).slides for run in _runs(slide) if run.text == pattern}
        assert found == {tag}


def _runs(slide: Slide) -> list[Run]:
    return [run for para in planned.paras(slide.shapes) for run in para.runs]


@pytest.mark.parametrize("change", [lambda text: text, lambda text: (Emph(text),)])
def test_a_lone_sentence_fills_its_slide(change: Callable[[Any], Any]) -> None:
    lone = Paragraph("sections.x.a", change((Text("One sentence stands alone on this slide."),)))
    slide = made(with_sections(section(1, lone, takeaway="Alone"))).slides[2]
    assert slide.fill >= 0.6
    assert plain(lone.content) in texts(slide, "Callout")
