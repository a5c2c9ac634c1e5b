"""Native charts: what Word and PowerPoint find in the part and its workbook."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree
from PIL import Image

from briefgen.charts.contrast import contrast, reads_on
from briefgen.charts.kinds import kind_for
from briefgen.charts.native import A, C, NativeChart, native_chart, native_charts
from briefgen.diagnostics import InputError
from briefgen.doctree import Across, Axis, Chart, Point, Reference, Series, TimeAxis
from briefgen.locale import locale_for
from briefgen.theme import default_theme, theme_from
from briefgen.theme.slots import colour_of
from tests.charts.examples import chart, charts, every_chart, hostile, sample_charts
from tests.charts.packed import deck_file, word_file
from tests.office import audit, page_pictures, pdf_text, to_pdf

NS = {"c": C, "a": A}
THEME = default_theme()

DARK = 200
"""A page without anything as dark as this, from 0 to 255, is blank; gridlines alone are lighter."""


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
    assert found(part, "//c:dLbl[c:idx/@val='3']//a:solidFill/*/@val") == ["accent6"]


def test_only_what_is_highlighted_stands_out() -> None:
    part = drawn(sample_charts("en")[0])
    assert found(part, "//c:ser/c:spPr/a:solidFill/*/@val") == ["tx2"]
    assert found(part, "//c:ser/c:spPr/a:solidFill/*/*/@val") == ["52000", "48000"]
    assert found(part, "//c:dPt/c:idx/@val") == ["0"]
    assert found(part, "//c:dPt/c:spPr/a:solidFill/*/@val") == ["accent6"]


def test_every_colour_but_a_sixth_series_follows_the_files_scheme() -> None:
    for each in every_chart("en"):
        for made in native_charts(each, THEME, "en-US", text_size=10):
            assert found(etree.fromstring(made.xml), "//a:srgbClr/@val") == [], each.kind


def test_the_number_over_a_panels_last_point_keeps_clear_of_the_next_panel() -> None:
    (one,) = [each for each in every_chart("en") if each.kind == "multiples"]
    days = tuple(dt.date(year, 1, 1) for year in range(2000, 2000 + len(one.categories)))
    through_time = dataclasses.replace(one, across=TimeAxis(days, "yyyy", "years"))
    for made in native_charts(through_time, THEME, "en-US", text_size=10):
        assert float(found(etree.fromstring(made.xml), "//c:plotArea/c:layout//c:w/@val")[0]) < 0.97


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


def test_up_to_four_lines_that_end_together_are_named_beside_their_numbers() -> None:
    made = chart("line", dict.fromkeys(("North", "South", "East", "West"), ("1", "100")), ("2024", "2025"))
    part = drawn(made)
    assert not part.findall(".//c:legend", NS)
    assert found(part, "//c:dLbl//a:t/text()") == [f"100  {name}" for name in ("North", "South", "East", "West")]
    stands = [float(lift) for lift in found(part, "//c:dLbl/c:layout/c:manualLayout/c:y/@val")]
    assert all(one - other > 1.2 * 10 / (2.6 * 72) for one, other in pairwise(stands))


def test_more_lines_that_end_together_get_a_legend_and_colours_of_their_own() -> None:
    made = chart("line", dict.fromkeys(("North", "South", "East", "West", "Mid"), ("1", "100")), ("2024", "2025"))
    told = dataclasses.replace(made.series[1], highlight=True)
    part = drawn(dataclasses.replace(made, series=(made.series[0], told, *made.series[2:])))
    assert found(part, "//c:legend/c:legendPos/@val") == ["t"]
    assert not part.findall(".//c:dLbl", NS)


def test_colours_follow_the_file_s_scheme_where_it_has_them() -> None:
    made = chart("column", {"One": ("1",), "Two": ("2",), "Three": ("3",)}, ("a",))
    fills = "//c:ser/c:spPr/a:solidFill/*/@val"
    assert found(drawn(made), fills) == ["accent1", "accent2", "accent3"]
    brand = theme_from({"colour": {"accent": "#AA0000"}})
    part = etree.fromstring(native_chart(made, brand, "en-US", text_size=10).xml)
    assert found(part, fills) == ["accent1", "accent2", "accent3"]
    other = dataclasses.replace(brand, categorical=("00AA00", *brand.categorical[1:]))
    part = etree.fromstring(native_chart(made, other, "en-US", text_size=10).xml)
    assert found(part, fills) == ["00AA00", "accent2", "accent3"]


def test_numbers_over_columns_keep_clear_of_the_legend() -> None:
    made = chart("column", {"For": ("74", "61"), "Against": ("15", "22")}, ("a", "b"))
    parts = (drawn(made), drawn(dataclasses.replace(made, stacking="amounts")))
    tops = [float(found(part, "//c:plotArea/c:layout/c:manualLayout/c:y/@val")[0]) for part in parts]
    assert tops[0] > tops[1]


def test_text_is_of_the_document_s_language_and_the_theme_s_faces() -> None:
    part = drawn(sample_charts("zh")[0], "zh-CN", text_size=11, label_size=14)
    assert found(part, "/c:chartSpace/c:lang/@val") == ["zh-CN"]
    assert set(found(part, "//a:endParaRPr/@lang | //a:r/a:rPr/@lang")) == {"zh-CN"}
    assert set(found(part, "//a:latin/@typeface")) == {"+mn-lt"}
    assert set(found(part, "//a:ea/@typeface")) == {"+mn-ea"}
    assert found(part, "/c:chartSpace/c:txPr//a:defRPr/@sz") == ["1100"]
    assert set(found(part, "//c:dLbls//a:defRPr/@sz")) == {"1400"}


def test_axis_ids_are_positive_and_meet() -> None:
    for made in every_chart("en"):
        for native in native_charts(made, THEME, "en-US", text_size=10.0):
            part = etree.fromstring(native.xml)
            axes = found(part, "//c:plotArea/*[self::c:catAx or self::c:valAx or self::c:dateAx]/c:axId/@val")
            assert len(axes) == len(set(axes)) == (0 if made.kind in ("pie", "doughnut") else 4 if made.second else 2)
            assert all(re.fullmatch("[1-9][0-9]*", axis) for axis in axes)
            assert set(found(part, "//c:plotArea/*/c:axId/@val")) == set(axes) == set(found(part, "//c:crossAx/@val"))


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


def test_any_charts_are_sound_in_word_and_powerpoint_and_drawn_by_libreoffice(tmp_path: Path) -> None:
    """A hundred specifications, whatever their kind, data, axes and marks, in one file each: every slide has ink."""
    some: list[Chart] = []

    @settings(
        max_examples=100, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=HealthCheck
    )
    @given(charts())
    def gather(made: Chart) -> None:
        some.append(made)

    gather()
    assert len(some) >= 100
    parts = [part for made in some for part in native_charts(made, THEME, "en-US", text_size=10)]
    path = deck_file(parts, tmp_path / "any.pptx")
    assert audit(word_file(parts, tmp_path / "any.docx")) == []
    assert audit(path) == []
    pages = page_pictures(to_pdf(path, tmp_path), tmp_path)
    assert len(pages) == len(parts)
    blank = [at for at, page in enumerate(pages) if Image.open(page).convert("L").getextrema()[0] > DARK]
    assert [etree.tostring(etree.fromstring(parts[at].xml), encoding="unicode") for at in blank] == []


def check_cells(native: NativeChart) -> None:
    """Every reference of the part leads to cells that hold what the part holds, number by number and name by name."""
    part = etree.fromstring(native.xml)
    page = openpyxl.load_workbook(BytesIO(native.workbook)).active
    references = part.xpath("//c:numRef | //c:strRef", namespaces=NS)
    assert references
    for reference in references:
        place = reference.findtext("c:f", namespaces=NS).removeprefix("Sheet1!").replace("$", "")
        cells = page[place] if ":" in place else ((page[place],),)
        held = {at: row[0].value for at, row in enumerate(cells) if row[0].value not in (None, "")}
        numeric = reference.tag.endswith("numRef")
        points = {
            int(point.get("idx")): point.findtext("c:v", namespaces=NS) for point in reference.findall(".//c:pt", NS)
        }
        told = {at: float(text) if numeric else text for at, text in points.items() if text}
        days = {
            at: float(value.toordinal() - 693_594) if isinstance(value, dt.datetime) else value
            for at, value in held.items()
        }
        assert days == told
        assert found(reference, ".//c:ptCount/@val") == [str(len(cells))]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_kind_s_cache_is_its_workbook(language: str) -> None:
    for made in every_chart(language):
        for native in native_charts(made, THEME, "en-US", text_size=10):
            check_cells(native)


@settings(max_examples=60, deadline=None)
@given(made=charts())
def test_any_chart_s_cache_is_its_workbook(made: Chart) -> None:
    for native in native_charts(made, THEME, "en-US", text_size=10):
        check_cells(native)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_kind_is_sound_and_drawn_by_libreoffice(language: str, tmp_path: Path) -> None:
    parts = [native for made in every_chart(language)
             for native in native_charts(made, THEME, "zh-CN" if language == "zh" else "en-US", text_size=10)]  # fmt: skip
    path = deck_file(parts, tmp_path / "every.pptx")
    assert audit(path) == audit(word_file(parts, tmp_path / "every.docx")) == []
    pages = pdf_text(to_pdf(path, tmp_path)).split("\f")
    assert [number for number, page in enumerate(pages[: len(parts)], 1) if not page.strip()] == []


def test_labels_in_bars_read_well_on_them() -> None:
    for role in ("accent", "mute", "hairline", "highlight", *(f"categorical.{place}" for place in range(6))):
        assert contrast(colour_of(THEME, reads_on(THEME, role)), colour_of(THEME, role)) >= 4.5


def test_a_label_has_no_position_that_office_refuses() -> None:
    allowed = {"barChart": {"outEnd", "inEnd", "ctr", "inBase"}, "lineChart": {"t", "r", "l"}, "pieChart": {"outEnd"},
               "scatterChart": {"r", "l", "t", "b"}, "areaChart": set(), "doughnutChart": set()}  # fmt: skip
    for made in every_chart("en"):
        for native in native_charts(made, THEME, "en-US", text_size=10):
            for layer in etree.fromstring(native.xml).xpath("//c:plotArea/*[c:ser]", namespaces=NS):
                positions = set(found(layer, ".//c:dLblPos/@val"))
                assert positions <= allowed[etree.QName(layer).localname]
                if found(layer, "c:grouping/@val")[:1] in (["stacked"], ["percentStacked"]):
                    assert "outEnd" not in positions


def test_a_waterfall_stands_where_its_steps_end_on_both_sides_of_zero() -> None:
    made = chart("waterfall", {"": ("10", "-25", "20", None)}, ("Start", "Loss", "Gain", "End"))
    points = made.series[0].points
    told = (*points[:3], dataclasses.replace(points[3], total=True))
    ready = kind_for("waterfall").derive(
        dataclasses.replace(made, series=(dataclasses.replace(made.series[0], points=told),)), locale_for("en")
    )
    assert ready.series[0].points[3].value == 5
    rows = sheet(ready)
    assert [row[2:5] for row in rows[1:]] == [(0, 10, 0), (0, 10, -15), (0, 5, -15), (0, 5, 0)]
    part = drawn(ready)
    assert found(part, "//c:barChart/c:overlap/@val") == ["100"]
    assert found(part, "//c:barChart/c:ser[1]/c:spPr/*[1]/@*") == []
    assert found(part, "//c:dLbl//a:t/text()") == ["10", "-25", "+20", "5"]


@pytest.mark.parametrize(
    ("kind", "values", "code"),
    [
        ("pie", {"": ("5", "-1")}, "chart-negative"),
        ("pie", {"": ("0", "0")}, "chart-zero"),
        ("doughnut", {"a": ("1", "2"), "b": ("1", "2")}, "chart-series"),
        ("area", {"": ("5", "-1")}, "chart-negative"),
        ("slope", {"": ("5", "1", "2")}, "chart-slope"),
        ("scatter", {"": ("5", "1")}, "chart-across"),
        ("combination", {"": ("5", "1")}, "chart-series"),
        ("waterfall", {"a": ("1", "2"), "b": ("1", "2")}, "chart-series"),
        ("pie", {"": ("1",) * 9}, "chart-crowded"),
        ("multiples", {str(at): ("1", "2") for at in range(17)}, "chart-crowded"),
        ("bar", {"n" * 101: ("1", "2")}, "chart-name"),
    ],
)
def test_data_that_a_kind_cannot_draw_are_said(kind: str, values: dict[str, tuple[str, ...]], code: str) -> None:
    names = tuple(f"c{at}" for at in range(len(next(iter(values.values())))))
    with pytest.raises(InputError) as told:
        kind_for(kind).derive(chart(kind, values, names), locale_for("en"))
    assert code in [diagnostic.code for diagnostic in told.value.diagnostics]
    assert all(diagnostic.hint for diagnostic in told.value.diagnostics)


@pytest.mark.parametrize("kind", ["bar", "column", "line", "area", "combination", "dot", "waterfall", "multiples"])
@pytest.mark.parametrize("count", [2, 60])
def test_few_many_and_only_zeros_are_drawn(kind: str, count: int) -> None:
    for values in (("0",) * count, tuple(map(str, range(count)))):
        lines = {"One": values, "Two": values} if kind == "combination" else {"One": values}
        made = kind_for(kind).derive(
            chart(kind, lines, tuple(f"Category {at}" for at in range(count))), locale_for("en")
        )
        assert native_charts(made, THEME, "en-US", text_size=10)


def test_ten_thousand_points_make_a_line() -> None:
    made = chart("line", {"": tuple(map(str, range(10_000)))}, tuple(map(str, range(10_000))))
    assert len(cached(drawn(made), 0)) == 10_000


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


def test_names_of_dots_stand_clear_of_each_other_and_are_left_out_where_nothing_is_free() -> None:
    names = ("Far", *(f"Dot {at}" for at in range(9)))
    near = ("1", *("50" for _ in range(9)))
    across = Across(Axis(unit="t", title="Weight"), tuple(Decimal(one) for one in near))
    made = chart("scatter", {"Length": near}, names, across=across)
    told = dataclasses.replace(made.series[0].points[9], highlight=True)
    made = dataclasses.replace(made, series=(Series("Length", (*made.series[0].points[:9], told)),))
    part = drawn(made)
    shown = found(part, "//c:dLbl//a:t/text()")
    assert {"Far", "Dot 8"} <= set(shown)
    assert len(shown) < len(names)
    sides = found(part, "//c:dLbl[c:idx/@val > 0]/c:dLblPos/@val")
    assert len(sides) == len(set(sides))


def test_columns_lines_and_panels_keep_their_bars_in_sight() -> None:
    cut = drawn(chart("column", {"": ("9", "10", "12")}, tuple("abc"), truncated="cut"))
    assert float(found(cut, "//c:valAx//c:min/@val")[0]) < 9
    below = chart("multiples", {"a": ("1", "4"), "b": ("2", "-1")}, ("2024", "2025"))
    scales = {tuple(found(etree.fromstring(one.xml), "//c:valAx/c:scaling/*/@val"))
              for one in native_charts(dataclasses.replace(below, annotations=(Reference(Decimal(3), "Plan"),)),
                                       THEME, "en-US", text_size=10)}  # fmt: skip
    assert len(scales) == 1
    assert float(next(iter(scales))[-1]) < -1


def test_the_label_of_a_line_over_columns_has_a_ground_it_reads_on() -> None:
    made = chart("combination", {"Output": ("5", "9"), "Growth": ("2", "4")}, ("2024", "2025"))
    part = drawn(kind_for("combination").derive(made, locale_for("en")))
    assert found(part, "//c:lineChart//c:dLbl/c:spPr/a:solidFill/*/@val") == ["bg1"]


def test_shares_in_bars_are_named_in_the_first_of_them() -> None:
    made = chart("bar", {"North": ("5", "2"), "South": ("5", "8")}, ("2024", "2025"), stacking="shares")
    part = drawn(kind_for("bar").derive(made, locale_for("en")))
    assert not part.findall(".//c:legend", NS)
    assert found(part, "//c:dLbl//a:t/text()")[::2] == ["North 50%", "South 50%"]


def test_the_label_of_a_bar_keeps_clear_of_a_line() -> None:
    made = chart("column", {"": ("4", "8")}, ("2024", "2025"), annotations=(Reference(Decimal("4.2"), "Plan"),))
    part = drawn(made)
    assert found(part, "//c:dLbls/c:dLblPos/@val") == ["inEnd"]
    assert found(part, "//c:dLbl[c:idx/@val=1]/c:dLblPos/@val") == ["outEnd"]


def test_a_panel_s_number_stands_where_its_line_leaves_room() -> None:
    ways = {"up": range(60, 74), "down": range(73, 59, -1), "low": range(14, 0, -1)}
    lines = {name: tuple(map(str, way)) for name, way in ways.items()}
    made = chart("multiples", lines, tuple(str(year) for year in range(2010, 2024)))
    parts = [etree.fromstring(one.xml) for one in native_charts(made, THEME, "en-US", text_size=10)]
    assert [set(found(part, "//c:dLblPos/@val")) for part in parts] == [{"t"}, {"b"}, {"t"}]
