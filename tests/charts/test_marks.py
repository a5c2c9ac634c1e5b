"""What an author marks in a chart: there in every format, at the same places, and sound for other programs."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.charts.kinds import kind_for
from briefgen.charts.native import A, C, native_charts
from briefgen.charts.panels import panels
from briefgen.charts.picture import picture
from briefgen.charts.plot import Frame, Stroke, Tint, Words
from briefgen.doctree import Annotation, Band, Change, Chart, Mark, Reference, Remark
from briefgen.locale import locale_for
from briefgen.theme import default_theme
from tests.charts.examples import chart
from tests.charts.packed import deck_file, word_file
from tests.office import audit, pdf_text, to_pdf

THEME = default_theme()
YEARS = ("2020", "2021", "2022", "2023")
LINES = {"US": ("10", "20", "40", "60"), "China": ("12", "15", "22", "30")}
ALL: tuple[Annotation, ...] = (
    Remark(Mark(1, 0), "A remark"),
    Change(Mark(0, 0), Mark(3, 0), "+500%"),
    Reference(Decimal(35), "A level"),
    Band("A stretch", categories=(2, 3)),
    Band("A range", values=(Decimal(20), Decimal(30))),
)
NO_CHANGE = tuple(one for one in ALL if not isinstance(one, Change))


def marked(kind: str, annotations: tuple[Annotation, ...] = ALL, **changes: object) -> Chart:
    made = chart(kind, {"Sales": LINES["US"]} if kind == "waterfall" else LINES, YEARS, **changes)
    return replace(kind_for(kind).derive(made, locale_for("en")), annotations=annotations)


def every() -> list[Chart]:
    kinds = ("column", "bar", "line", "area", "combination", "waterfall")
    plain = [marked(kind) for kind in kinds]
    stacks = [marked(kind, (Change(Mark(0), Mark(3), "+300%"), *NO_CHANGE), stacking="amounts") for kind in kinds[:2]]
    return [*plain, *stacks, *(marked(kind, NO_CHANGE) for kind in ("dot", "multiples"))]


def drawn_over(made: Chart, size: tuple[float, float] = (6.5, 3.0)) -> list[etree._Element]:
    made_charts = native_charts(made, THEME, "en", text_size=11, size=size)
    return [etree.fromstring(one.shapes) for one in made_charts if one.shapes]


@pytest.mark.parametrize("made", every(), ids=lambda made: f"{made.kind}-{made.stacking}")
def test_all_that_is_marked_is_written_in_the_chart(made: Chart) -> None:
    natives = native_charts(made, THEME, "en", text_size=11)
    parts = [etree.fromstring(part) for one in natives for part in (one.xml, one.shapes)]
    words = " ".join("".join(paragraph.itertext()) for part in parts for paragraph in part.iter(f"{{{A}}}p"))
    for one in made.annotations:
        assert one.text in words


@pytest.mark.parametrize("made", every(), ids=lambda made: f"{made.kind}-{made.stacking}")
def test_no_words_leave_the_frame_or_meet_each_other(made: Chart) -> None:
    for part in drawn_over(made):
        boxes = []
        for anchor in part:
            x1, y1, x2, y2 = (float(value.text or "") for value in anchor.iter("{*}x", "{*}y") if value.text)
            assert -1e-9 <= min(x1, y1) <= max(x2, y2) <= 1 + 1e-9
            if anchor.find(".//{*}t") is not None:
                boxes.append((x1, y1, x2, y2))
        for place, one in enumerate(boxes):
            for other in boxes[:place]:
                assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_the_plot_area_and_the_axis_are_fixed_where_marks_lie_over_them() -> None:
    (native,) = native_charts(marked("column"), THEME, "en", text_size=11)
    part = etree.fromstring(native.xml)
    names = {"c": C}
    assert part.xpath("string(//c:plotArea/c:layout/c:manualLayout/c:layoutTarget/@val)", namespaces=names) == "inner"
    assert part.xpath("count(//c:valAx/c:scaling/c:max)", namespaces=names) == 1
    assert part.xpath("count(/c:chartSpace/c:userShapes)", namespaces=names) == 1
    (bare,) = native_charts(marked("column", ()), THEME, "en", text_size=11)
    assert bare.shapes == b""
    assert b"userShapes" not in bare.xml


def test_a_line_stands_at_its_value_and_a_band_round_its_categories() -> None:
    frame = Frame(460, 200, 10, 10, THEME.latin)
    made = marked("column", (Reference(Decimal(30), "Half"), Band("Late", categories=(2, 3))))
    (panel,) = panels(made, frame)
    plot = panel.plot
    (stroke,) = (mark for mark in plot.marks if isinstance(mark, Stroke))
    (tint,) = (mark for mark in plot.marks if isinstance(mark, Tint))
    assert plot.value.high is not None
    assert plot.value.low == 0
    assert stroke.start.up == stroke.end.up == pytest.approx(30 / plot.value.high)
    assert (tint.start.across, tint.end.across) == pytest.approx((0.5, 1.0))


def test_a_remark_is_the_label_of_its_point() -> None:
    (native,) = native_charts(marked("column", (Remark(Mark(1, 0), "Strike"),)), THEME, "en", text_size=11)
    part = etree.fromstring(native.xml)
    (label,) = (one for one in part.iter(f"{{{C}}}dLbl") if "Strike" in "".join(one.itertext()))
    assert label.find(f"{{{C}}}idx").get("val") == "1"


def test_brackets_that_meet_stand_over_each_other() -> None:
    frame = Frame(460, 220, 10, 10, THEME.latin)
    changes = (Change(Mark(0, 0), Mark(3, 0), "one"), Change(Mark(1, 0), Mark(2, 0), "two"))
    (panel,) = panels(marked("column", changes), frame)
    said = [mark for mark in panel.plot.marks if isinstance(mark, Words)]
    assert len({(round(mark.at.up, 3), round(mark.at.above, 1)) for mark in said}) == 2


def test_pictures_with_marks_are_the_same_each_time() -> None:
    for made in every():
        assert picture(made, THEME) == picture(made, THEME)
        assert "A level" in picture(made, THEME, format="svg").decode()


def test_other_programs_take_charts_with_marks(tmp_path: Path) -> None:
    natives = [one for made in every() for one in native_charts(made, THEME, "en", text_size=11)]
    for path in (deck_file(natives, tmp_path / "marks.pptx"), word_file(natives, tmp_path / "marks.docx")):
        assert audit(path) == []
        words = pdf_text(to_pdf(path, tmp_path))
        changed = [made for made in every() if any(isinstance(one, Change) for one in made.annotations)]
        assert len(re.findall(r"\+[35]00%", words)) == len(changed)


MARK = st.builds(Mark, st.integers(0, 3), st.integers(0, 1))
VALUE = st.decimals("-100", "100", places=1)
ANNOTATION = st.one_of(
    st.builds(Remark, MARK, st.text("aé中 ", min_size=1, max_size=40)),
    st.builds(Change, MARK, MARK, st.just("+5%")),
    st.builds(Reference, VALUE, st.text("ab中", max_size=60)),
    st.builds(Band, st.just("b"), st.tuples(st.integers(0, 1), st.integers(2, 3))),
    st.builds(lambda a, b: Band("v", values=(min(a, b), max(a, b))), VALUE, VALUE),
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(("column", "bar", "line", "area", "combination")), st.lists(ANNOTATION, min_size=1, max_size=5))
def test_any_marks_lie_inside_the_frame(kind: str, annotations: list[Annotation]) -> None:
    for part in drawn_over(marked(kind, tuple(annotations))):
        for value in part.iter("{*}x", "{*}y"):
            assert value.text is None or -0.5 <= float(value.text) <= 1.5
