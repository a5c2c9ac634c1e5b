"""Tables, charts, pictures, groups and forms: native, named, and said in words."""

from __future__ import annotations

import io

import openpyxl
import pytest
from lxml import etree

from briefgen.render.pptx.slides import RectShape
from briefgen.theme import Box
from tests.render.pptx.made import deck, found, one, opened, parts, slides_of
from tests.render.pptx.shapes import slides, table

DECORATIVE = ".//*[local-name()='decorative'][@val='1']"


@pytest.fixture(scope="module")
def data() -> bytes:
    return deck(slides())


@pytest.fixture(scope="module")
def drawn(data: bytes) -> etree._Element:
    return list(slides_of(data))[2]


def described(slide: etree._Element) -> dict[str, str]:
    return {each.get("name", ""): each.get("descr", "") for each in found(slide, "//p:cNvPr[@descr]")}


def test_a_table_is_native_with_a_header_row(data: bytes) -> None:
    shape = next(shape for shape in opened(data).slides[1].shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in shape.table.rows] == [
        ["Part", "Cost", "Share"],
        ["Wires", "2.1", "50%"],
        ["<Other> & rest", "0.2", "5%"],
    ]
    assert shape.table.first_row
    assert not shape.table.horz_banding
    assert shape.height == sum(row.height for row in shape.table.rows)
    assert shape.width == sum(column.width for column in shape.table.columns)


def test_rules_are_borders_that_neighbouring_cells_share() -> None:
    rows = found(next(slides_of(one(table()))), "//a:tr")
    below = [found(row, "a:tc[1]/a:tcPr/a:lnB/@w") for row in rows]
    above = [found(row, "a:tc[1]/a:tcPr/a:lnT/@w") for row in rows]
    assert below == [["9525"], ["9525"], ["19050"]]
    assert above == [["19050"], ["9525"], ["9525"]]
    assert not found(rows[0], "a:tc/a:tcPr/a:lnL/a:solidFill")


def test_a_chart_is_native_and_its_workbook_agrees(data: bytes) -> None:
    shape = next(shape for shape in opened(data).slides[2].shapes if shape.has_chart)
    plot = shape.chart.plots[0]
    assert list(plot.categories) == ["Wires", "Substations"]
    assert list(plot.series[0].values) == [2.1, 1.3]
    book = openpyxl.load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
    rows = list(book.active.values)
    assert rows[1:] == [("Wires", 2.1), ("Substations", 1.3)]


def test_charts_tables_pictures_and_groups_are_said_in_words(data: bytes, drawn: etree._Element) -> None:
    assert described(drawn) == {
        "Chart [sections.money.blocks.1]": "Bar chart: wires 2.1, substations 1.3 US$ billion.",
        "Picture [sections.money.blocks.5]": "Sketch map",
        "Marker [sections.network.blocks.2.0]": "May 2019",
    }
    assert "What each part costs" in described(list(slides_of(data))[1]).values()


def test_forms_are_marked_as_decoration_and_bare_of_the_themes_effects(drawn: etree._Element) -> None:
    dot = found(drawn, "//p:sp[p:nvSpPr/p:cNvPr/@name='Dot']")[0]
    assert found(dot, DECORATIVE)
    assert not found(dot, "p:style")
    assert found(dot, "p:spPr/a:ln/@w") == [str(round(2.25 * 12700))]
    plain = next(slides_of(one(RectShape("Rule", Box(1, 1, 4, 0.01), "hairline"))))
    assert found(plain, "//p:spPr/a:ln/a:noFill")


def test_a_groups_shapes_keep_their_places_on_the_slide(drawn: etree._Element) -> None:
    group = found(drawn, "//p:grpSp/p:grpSpPr/a:xfrm")[0]
    offset, extent, child_offset, child_extent = (dict(each.attrib) for each in group)
    assert (offset, extent) == (child_offset, child_extent)
    assert found(drawn, "//p:grpSp//p:sp[.//@name='Dot']//a:off/@x") == [str(7 * 914400)]


def test_a_picture_shown_twice_is_kept_once(data: bytes) -> None:
    assert len([name for name in parts(data) if name.startswith("ppt/media/")]) == 1


def test_reading_order_is_the_order_planned(data: bytes) -> None:
    assert [shape.name.partition(" [")[0] for shape in opened(data).slides[2].shapes] == [
        "Title",
        "Chart",
        "Picture",
        "Marker",
        "Slide number",
    ]


def test_ids_are_unique_on_a_slide(data: bytes) -> None:
    for slide in slides_of(data):
        ids = found(slide, "//p:cNvPr/@id")
        assert len(ids) == len(set(ids))  # type: ignore[arg-type]
