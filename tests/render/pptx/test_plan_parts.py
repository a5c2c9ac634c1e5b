"""The pieces a plan is made with: cutting text, sharing over slides, notes at the foot, an axis in time, pictures."""

from __future__ import annotations

import dataclasses
import datetime as dt
import struct
from decimal import Decimal

import pytest

from briefgen.doctree import (
    Event,
    KeyFigure,
    KeyFigures,
    ListItem,
    NoteMark,
    NoteRef,
    Paragraph,
    Section,
    Summary,
    Text,
    Timeline,
)
from briefgen.render.pptx.compose.axis import middle
from briefgen.render.pptx.compose.figure import picture_size
from briefgen.render.pptx.compose.foot import Foot
from briefgen.render.pptx.compose.share import balanced
from briefgen.render.pptx.compose.title import as_title
from briefgen.render.pptx.plan import plan
from briefgen.render.pptx.slides import Para, RectShape, Slide, TableShape, TextShape
from briefgen.theme import default_theme
from tests.render.pptx import planned
from tests.sample import PNG, sample

PEN = planned.pen(sample("en"))
BODY = PEN.style("body")


def said(paras: tuple[Para, ...]) -> str:
    return planned.squeezed("".join(run.text for para in paras for run in para.runs))


def test_a_paragraph_is_cut_at_a_sentence_and_loses_nothing() -> None:
    para = PEN.para((Text("A sentence of several words. " * 30),), BODY)
    head, tail = PEN.cut((para,), 5.0, 2.0)
    assert PEN.height(head, 5.0) <= 2.0
    assert head[0].runs[-1].text.endswith(".")
    assert said(head) + said(tail) == said((para,))


def test_a_note_mark_stays_with_the_words_it_marks() -> None:
    mark = NoteRef((NoteMark(7, True),), ", ")
    for count in range(8, 20):
        para = PEN.para((Text("word " * count + "end."), mark, Text(" And so it goes on for a while. " * 3)), BODY)
        for room in (0.3, 0.6, 0.9):
            _, tail = PEN.cut((para,), 3.0, room)
            assert not (tail and tail[0].runs[0].raised)


def test_the_rest_of_a_point_has_no_second_bullet_and_keeps_its_indent() -> None:
    para = dataclasses.replace(PEN.para((Text("many words " * 60),), BODY), bullet="square")
    _, (rest,) = PEN.cut((para,), 4.0, 1.0)
    assert (rest.bullet, rest.level) == ("", 1)


def test_things_are_shared_over_the_fewest_slides_about_equally() -> None:
    assert balanced([1.0] * 10, lambda start, end: end - start <= 7) == [(0, 5), (5, 10)]
    assert balanced([9.0], lambda _start, _end: False) == [(0, 1)]
    assert balanced([], lambda _start, _end: True) == []


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("One sentence.", "One sentence"),
        ("Two. Sentences.", "Two. Sentences."),
        ("Version 2.5 wins.", "Version 2.5 wins"),
        ("And then...", "And then..."),
        ("一句话。", "一句话"),
        ("两句。话。", "两句。话。"),
        ("Really?", "Really?"),
    ],
)
def test_a_title_of_one_sentence_drops_its_stop(title: str, shown: str) -> None:
    (text,) = as_title((Text(title),))
    assert text == Text(shown)


def test_notes_are_shortened_to_their_place_before_they_are_too_small_to_read() -> None:
    document = sample("en")
    long = (
        Text("A very long title of a source that takes all of a line by itself, and more of the next one too " * 2),
    )
    notes = {n: dataclasses.replace(document.notes[0], number=n, short=long, locator=f"p. {n}") for n in range(1, 30)}
    foot = Foot(PEN, notes, {})
    assert foot.fits((1,))
    assert not foot.fits(tuple(range(1, 10)))
    made = foot.set(tuple(range(1, 10)), {})
    assert made.shortened == 1
    (text,) = [shape for shape in made.shapes if isinstance(shape, TextShape)]
    assert "p.\u00a09" in "".join(run.text for run in text.paras[0].runs).replace("p. ", "p.\u00a0")
    assert min(run.size for run in text.paras[0].runs) >= 8


def test_no_note_is_divided_between_lines_where_that_takes_no_more_of_them() -> None:
    short = (Text("Somebody, A Report of Usual Length with a Title of Some Words"),)
    notes = {n: dataclasses.replace(sample("en").notes[0], number=n, short=short) for n in range(1, 5)}
    (text,) = [shape for shape in Foot(PEN, notes, {}).set(tuple(notes), {}).shapes if isinstance(shape, TextShape)]
    first, second = PEN.lines(text.paras[0], text.box.w)
    assert first.text.startswith("1\u00a0Somebody")
    assert first.text.rstrip().endswith("Words")
    assert second.text.startswith("4\u00a0Somebody")


def key_figure(place: int, number: str, after: str, label: str = "Label") -> KeyFigure:
    return KeyFigure(f"k.{place}", (), (Text(label),), "", number, after, f"f{place}", Decimal(number))


def summary(*afters: str, width: float = 12.0) -> Slide:
    """The executive summary with a figure of 30 for each unit, on a slide whose body is so many inches wide."""
    figures = tuple(key_figure(place, "30", after) for place, after in enumerate(afters))
    points = (ListItem("p.0", (Text("Claim"),), (Text("Evidence that says why."),)),) * 3
    document = dataclasses.replace(sample("en"), summary=Summary((), points, KeyFigures("k", figures)))
    theme = default_theme()
    body = dataclasses.replace(theme.slide.zone["body"], w=width)
    narrow = dataclasses.replace(theme.slide, zone={**theme.slide.zone, "body": body})
    return plan(document, dataclasses.replace(theme, slide=narrow)).slides[1]


def key_figures(slide: Slide) -> list[TextShape]:
    shapes = planned.flat(slide.shapes)
    return [shape for shape in shapes if isinstance(shape, TextShape) and shape.name.startswith("Figure ")]


def test_figures_side_by_side_are_of_one_size_and_one_far_too_long_shrinks_alone() -> None:
    def sizes(*afters: str, width: float = 12.0) -> list[float]:
        shapes = key_figures(summary(*afters, width=width))
        return [max(run.size for run in shape.paras[0].runs) for shape in shapes]

    (full,) = set(sizes("m", "m", "m", "m"))
    (even,) = set(sizes("m", "million downloads of them all", "m", "m"))
    assert even < full
    *others, last = sizes("m", "m", "m", "million downloads in all of the countries of the world", width=6.0)
    assert set(others) == {full}
    assert last < even


def test_figures_that_would_be_small_in_one_line_stand_in_two() -> None:
    units = ("million downloads",) * 4
    assert len({shape.box.y for shape in key_figures(summary(*units))}) == 1
    lines = [shape.box.y for shape in key_figures(summary(*units, width=7.5))]
    assert lines[0] == lines[1] < lines[2] == lines[3]


def timeline(*days: tuple[int, int, int], text: str = "Something happens.", expected: bool = False) -> Slide:
    events = tuple(
        Event(f"sections.t.blocks.0.{place}", str(dt.date(*day)), dt.date(*day), dt.date(*day), (Text(text),), expected)
        for place, day in enumerate(days)
    )
    block = Timeline("sections.t.blocks.0", None, events)
    document = dataclasses.replace(
        sample("en"), body=(Section("sections.t", 1, "1", (Text("Time"),), blocks=(block,)),)
    )
    return plan(document, default_theme()).slides[2]


def markers(slide: Slide) -> list[RectShape]:
    return [shape for shape in planned.flat(slide.shapes) if isinstance(shape, RectShape) and shape.ellipse]


def test_events_stand_to_scale_in_time() -> None:
    xs = [shape.box.x for shape in markers(timeline((2020, 1, 1), (2021, 1, 1), (2024, 1, 1)))]
    assert (xs[2] - xs[0]) / (xs[1] - xs[0]) == pytest.approx(1461 / 366, rel=0.01)


def test_a_lone_event_is_a_statement_with_its_date() -> None:
    slide = timeline((2024, 5, 1))
    assert markers(slide) == []
    assert [shape.name for shape in planned.flat(slide.shapes) if shape.name.startswith("Callout")] == [
        "Callout ground", "Callout label", "Callout",
    ]  # fmt: skip


def test_events_of_one_day_do_not_cover_each_other() -> None:
    slide = timeline(*[(2024, 5, 1)] * 7)
    assert len(markers(slide)) == 7
    assert planned.overlapping(slide) == []


def test_an_event_expected_has_an_open_marker() -> None:
    assert {shape.fill for shape in markers(timeline((2026, 1, 1), (2027, 1, 1), expected=True))} == {"white"}


def test_events_with_too_much_to_say_become_a_table() -> None:
    slide = timeline((2024, 1, 1), (2025, 1, 1), text="Words. " * 200)
    assert any(isinstance(shape, TableShape) for shape in slide.shapes)


def test_the_middle_of_a_year_is_where_its_event_stands() -> None:
    year = Event("e", "2024", dt.date(2024, 1, 1), dt.date(2024, 12, 31), ())
    assert dt.date.fromordinal(int(middle(year))).month in (6, 7)


def test_a_pictures_proportions_are_read_from_its_file() -> None:
    assert picture_size(PNG) == (480, 270)
    jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", 30, 40) + bytes(12)
    assert picture_size(jpeg) == (40, 30)
    assert picture_size(b"GIF89a" + struct.pack("<HH", 7, 5)) == (7, 5)
    assert picture_size(b"something else") == (16, 9)


def test_a_slide_that_cites_too_much_says_so() -> None:
    document = sample("en")
    notes = tuple(dataclasses.replace(document.notes[0], number=n, locator="somewhere " * 12) for n in range(1, 60))
    marks = NoteRef(tuple(NoteMark(n, True) for n in range(1, 60)), ", ")
    block = Paragraph("sections.n.blocks.0", (Text("All at once"), marks))
    body = (Section("sections.n", 1, "1", (Text("Notes"),), blocks=(block,)),)
    made = plan(dataclasses.replace(document, notes=notes, body=body), default_theme())
    assert [warning.code for warning in made.warnings] == ["notes-crowded"]
    assert made.slides[2].notes == tuple(range(1, 60))
