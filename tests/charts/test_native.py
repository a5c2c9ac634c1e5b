"""Native charts: what Word and PowerPoint find in the part and its workbook."""

from __future__ import annotations

import dataclasses
import re
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from briefgen.charts.kinds import KINDS
from briefgen.charts.native import A, C, native_chart
from briefgen.diagnostics import InputError
from briefgen.doctree import Chart, Point
from briefgen.theme import default_theme, theme_from
from tests.charts.examples import chart, charts, hostile, sample_charts
from tests.charts.packed import deck_file, word_file
from tests.office import audit, pdf_text, to_pdf

NS = {"c": C, "a": A}
THEME = default_theme()


def drawn(made: Chart, lang: str = "en-US", **options: float) -> etree._Element:
    return etree.fromstring(native_chart(made, THEME, lang, **{"text_size": 10.0, **options}).xml)  # type: ignore[arg-type]


def sheet(made: Chart) -> list[tuple[object, ...]]:
    book = native_chart(made, THEME, "en-US", text_size=10).workbook
    return list(openpyxl.load_workbook(BytesIO(book)).active.iter_rows(values_only=True))


def found(part: etree._Element, path: str) -> list[str]:
    return [str(value) for value in part.xpath(path, namespaces=NS)]


def cached(part: etree._Element, place: int) -> dict[int, float]:
    return {int(point.get("idx")): float(point.findtext("c:v", namespaces=NS))
            for point in part.findall(".//c:ser", NS)[place].findall("c:val//c:pt", NS)}  # fmt: skip


def check_agreement(made: Chart) -> None:
    """Tree, workbook and cache hold the same names and the same numbers."""
    part, rows = drawn(made), sheet(made)
    assert [row[0] or "" for row in rows] == [made.axis.unit, *made.categories]
    for place, series in enumerate(made.series):
        column = [row[place + 1] for row in rows]
        said = [None if p.value is None else pytest.approx(float(p.value) / 10**made.axis.power) for p in series.points]
        assert column == [series.name or None, *said]
        assert found(part, f"//c:ser[{place + 1}]/c:tx//c:v/text()") == ([series.name] if series.name else [])
        assert cached(part, place) == {at: number for at, number in enumerate(column[1:]) if number is not None}
        assert found(part, f"//c:ser[{place + 1}]/c:val//c:ptCount/@val") == [str(len(made.categories))]
    assert found(part, "//c:ser[1]/c:cat//c:v/text()") == list(made.categories)
    assert found(part, "//c:formatCode/text()") == [made.axis.number_format] * len(made.series)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_tree_workbook_and_cache_hold_the_same_numbers(language: str) -> None:
    for made in sample_charts(language):
        check_agreement(made)


def test_references_lead_to_the_cells() -> None:
    made = chart("column", {"North": ("1", "2"), "South": ("3", "4")}, ("2024", "2025"))
    references = found(drawn(made), "//c:f/text()")
    assert references == [
        "Sheet1!$B$1", "Sheet1!$A$2:$A$3", "Sheet1!$B$2:$B$3",
        "Sheet1!$C$1", "Sheet1!$A$2:$A$3", "Sheet1!$C$2:$C$3",
    ]  # fmt: skip


def test_a_missing_value_is_a_gap_not_a_zero() -> None:
    made = chart("line", {"Built": ("4", None, "15")}, ("2024", "2025", "2026"))
    part = drawn(made)
    assert cached(part, 0) == {0: 4.0, 2: 15.0}
    assert found(part, "//c:ptCount/@val") == ["1", "3", "3"]
    assert found(part, "//c:dispBlanksAs/@val") == ["gap"]
    assert [row[1] for row in sheet(made)] == ["Built", 4, None, 15]


def test_hostile_text_stays_text() -> None:
    made = hostile()
    check_agreement(dataclasses.replace(made, categories=tuple(name or "-" for name in made.categories)))
    book = openpyxl.load_workbook(BytesIO(native_chart(made, THEME, "en-US", text_size=10).workbook))
    assert {cell.data_type for row in book.active.iter_rows() for cell in row if cell.value is not None} == {"s", "n"}
    assert not any(cell.hyperlink for row in book.active.iter_rows() for cell in row)


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    made = chart("bar", {"a\x00b": ("1",)}, ("c\x1bd\ud800e",))
    part = drawn(made)
    assert found(part, "//c:tx//c:v/text()") == ["ab"]
    assert found(part, "//c:cat//c:v/text()") == ["cde"]


def test_labels_say_what_the_document_says() -> None:
    """A label that is the plain number follows its cell; any other is written as it is."""
    made = chart("bar", {"": ("1", "2", "3", "4")}, tuple("abcd"), number_format="#,##0.0")
    labels = (">1", "2.0", "不足3", "4.0")
    points = tuple(dataclasses.replace(p, label=label, highlight=label == "4.0")
                   for p, label in zip(made.series[0].points, labels, strict=True))  # fmt: skip
    part = drawn(dataclasses.replace(made, series=(dataclasses.replace(made.series[0], points=points),)))
    assert found(part, "//c:dLbl/c:idx/@val") == ["0", "2", "3"]
    assert found(part, "//c:dLbl/c:tx//a:t/text()") == [">1", "不足3"]
    assert found(part, "//c:dLbls/c:showVal/@val") == ["1"]
    assert found(part, "//c:dLbl[c:idx/@val='3']//a:srgbClr/@val") == ["B8452E"]


def test_only_what_is_highlighted_stands_out() -> None:
    part = drawn(sample_charts("en")[0])
    assert found(part, "//c:ser/c:spPr/a:solidFill/*/@val") == ["A3AEBC"]
    assert found(part, "//c:dPt/c:idx/@val") == ["0"]
    assert found(part, "//c:dPt/c:spPr/a:solidFill/*/@val") == ["B8452E"]


def test_the_first_bar_is_on_top_and_all_begin_at_zero() -> None:
    part = drawn(chart("bar", {"": ("96", "97", "98")}, tuple("abc")))
    assert found(part, "//c:catAx/c:scaling/c:orientation/@val") == ["maxMin"]
    assert found(part, "//c:valAx/c:scaling/c:min/@val") == ["0"]
    assert found(part, "//c:valAx/c:delete/@val") == ["1"]
    assert found(drawn(chart("bar", {"": ("-5", "6")}, tuple("ab"))), "//c:scaling/c:min/@val") == []


def test_bars_without_labels_get_their_axis_back() -> None:
    bare = chart("column", {"": ("1", "2")}, tuple("ab"))
    points = tuple(Point(p.value) for p in bare.series[0].points)
    part = drawn(dataclasses.replace(bare, series=(dataclasses.replace(bare.series[0], points=points),)))
    assert found(part, "//c:valAx/c:delete/@val") == ["0"]
    assert len(part.findall(".//c:majorGridlines", NS)) == 1


def test_a_line_is_named_at_its_last_point_and_needs_no_legend() -> None:
    part = drawn(sample_charts("en")[1])
    assert not part.findall(".//c:legend", NS)
    assert found(part, "//c:ser[1]//c:dLbl/c:idx/@val") == ["3"]
    assert found(part, "//c:ser[1]//c:dLbl//a:t/text()") == ["90", "Plan"]
    assert found(part, "//c:ser[2]//c:dLbl//a:t/text()") == ["15", "Built"]


def test_lines_that_end_together_get_a_legend() -> None:
    made = chart("line", dict.fromkeys(("North", "South", "East"), ("1", "100")), ("2024", "2025"))
    part = drawn(made)
    assert found(part, "//c:legend/c:legendPos/@val") == ["t"]
    assert not part.findall(".//c:dLbl", NS)


def test_colours_follow_the_file_s_scheme_where_it_has_them() -> None:
    made = chart("column", {"One": ("1",), "Two": ("2",), "Three": ("3",)}, ("a",))
    fills = "//c:ser/c:spPr/a:solidFill/*/@val"
    assert found(drawn(made), fills) == ["accent1", "accent2", "accent3"]
    brand = theme_from({"colour": {"accent": "#AA0000"}})
    part = etree.fromstring(native_chart(made, brand, "en-US", text_size=10).xml)
    assert found(part, fills) == ["0B6E99", "accent2", "accent3"]


def test_text_is_of_the_document_s_language_and_the_theme_s_faces() -> None:
    part = drawn(sample_charts("zh")[0], "zh-CN", text_size=11, label_size=14)
    assert found(part, "/c:chartSpace/c:lang/@val") == ["zh-CN"]
    assert set(found(part, "//a:endParaRPr/@lang | //a:r/a:rPr/@lang")) == {"zh-CN"}
    assert set(found(part, "//a:latin/@typeface")) == {"+mn-lt"}
    assert set(found(part, "//a:ea/@typeface")) == {"+mn-ea"}
    assert found(part, "/c:chartSpace/c:txPr//a:defRPr/@sz") == ["1100"]
    assert set(found(part, "//c:dLbls//a:defRPr/@sz")) == {"1400"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_axis_ids_are_positive_and_meet(kind: str) -> None:
    part = drawn(chart(kind, {"": ("1", "2")}, tuple("ab")))
    axes = found(part, "//c:catAx/c:axId/@val | //c:valAx/c:axId/@val")
    assert len(set(axes)) == 2
    assert all(re.fullmatch("[1-9][0-9]*", axis) for axis in axes)
    assert found(part, f"//c:{'line' if kind == 'line' else 'bar'}Chart/c:axId/@val") == axes
    assert found(part, "//c:crossAx/@val") == axes[::-1]


def test_the_same_chart_has_the_same_bytes() -> None:
    made = sample_charts("zh")[0]
    assert native_chart(made, THEME, "zh-CN", text_size=10) == native_chart(made, THEME, "zh-CN", text_size=10)


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (chart("pie of doom", {"": ("1",)}, ("a",)), "chart-kind"),
        (chart("bar", {}, ("a",)), "chart-empty"),
        (chart("bar", {"": (None,)}, ("a",)), "chart-empty"),
        (chart("bar", {"": ("1", "2")}, ("a",)), "chart-uneven"),
        (chart("line", {"": ("Infinity",)}, ("a",)), "chart-number"),
        (chart("line", {"": ("1e400",)}, ("a",)), "chart-number"),
    ],
)
def test_what_cannot_be_drawn_is_said(made: Chart, code: str) -> None:
    with pytest.raises(InputError) as told:
        native_chart(made, THEME, "en-US", text_size=10)
    assert [diagnostic.code for diagnostic in told.value.diagnostics] == [code]
    assert all(diagnostic.hint for diagnostic in told.value.diagnostics)


@pytest.mark.parametrize(("language", "lang"), [("en", "en-US"), ("zh", "zh-CN")])
def test_libreoffice_draws_every_name_and_label(language: str, lang: str, tmp_path: Path) -> None:
    parts = [native_chart(made, THEME, lang, text_size=10) for made in sample_charts(language)]
    for path in (word_file(parts, tmp_path / "charts.docx"), deck_file(parts, tmp_path / "charts.pptx")):
        assert audit(path) == []
        shown = re.sub(r"\s", "", pdf_text(to_pdf(path, tmp_path)))
        for made in sample_charts(language):
            names = [series.name for series in made.series if made.kind == "line"]
            wanted = [*made.categories, *names, *(p.label for p in made.series[0].points if made.kind != "line")]
            assert [text for text in wanted if re.sub(r"\s", "", text) not in shown] == []


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(made=charts())
def test_any_chart_is_sound_in_word_and_powerpoint(made: Chart, tmp_path: Path) -> None:
    part = native_chart(made, THEME, "en-US", text_size=10)
    assert audit(word_file([part], tmp_path / "any.docx")) == []
    assert audit(deck_file([part], tmp_path / "any.pptx")) == []


@settings(max_examples=40, deadline=None)
@given(made=charts())
def test_any_chart_s_cache_is_its_workbook(made: Chart) -> None:
    rows = sheet(made)
    part = drawn(made)
    for place in range(len(made.series)):
        column = [row[place + 1] for row in rows[1:]]
        assert cached(part, place) == {at: number for at, number in enumerate(column) if number is not None}
        values = [p.value for p in made.series[place].points]
        for number, value in zip(column, values, strict=False):
            assert (number is None) == (value is None)
            assert value is None or Decimal(repr(number)) == pytest.approx(
                value.scaleb(-made.axis.power), rel=Decimal("1e-14")
            )


def test_labels_of_lines_that_end_near_each_other_are_moved_apart() -> None:
    made = chart("line", {"North": ("1", "100"), "South": ("2", "92"), "Sea": ("3", "1")}, ("2024", "2025"))
    lifts = [float(lift) for lift in found(drawn(made), "//c:dLbl/c:layout/c:manualLayout/c:y/@val")]
    assert len(lifts) == 3
    assert all(-0.1 < lift < 0.1 for lift in lifts)


def test_names_that_would_touch_are_thinned_out() -> None:
    months = tuple(f"Month {number} of the year" for number in range(1, 25))
    part = drawn(chart("line", {"": ("1",) * 24}, months))
    assert int(found(part, "//c:catAx/c:tickLblSkip/@val")[0]) > 2
    assert not drawn(chart("line", {"": ("1",) * 4}, months[:4])).findall(".//c:tickLblSkip", NS)


def test_columns_too_narrow_for_labels_get_an_axis() -> None:
    many = chart("column", {"": ("123456",) * 30}, tuple(map(str, range(30))))
    part = drawn(many)
    assert not part.findall(".//c:dLbls", NS)
    assert found(part, "//c:valAx/c:delete/@val") == ["0"]


@pytest.mark.parametrize("kind", ["bar", "column"])
def test_few_bars_do_not_grow_fat(kind: str) -> None:
    def gaps(count: int) -> int:
        made = chart(kind, {"": ("1",) * count}, ("a",) * count)
        part = native_chart(made, THEME, "en-US", text_size=10, size=(6.5, 5.0)).xml
        return int(found(etree.fromstring(part), "//c:gapWidth/@val")[0])

    assert gaps(1) > gaps(2) > gaps(10) == 93
    assert gaps(1) <= 500


def test_bars_of_which_none_stands_out_wear_the_accent() -> None:
    part = drawn(chart("bar", {"": ("1", "2")}, ("a", "b")))
    assert found(part, "//c:ser/c:spPr/a:solidFill/*/@val") == ["accent1"]
