"""Native charts with their workbooks, and pictures."""

from __future__ import annotations

import dataclasses
import io

import openpyxl
import pytest
from lxml import etree

from briefgen.doctree import Chart, Figure, Image
from briefgen.doctree.walk import walk
from tests.render.docx.reading import LANGUAGES, NS, R_ID, Word, of, render, text, with_blocks, word
from tests.sample import PNG, sample

CHARTS = ("word/charts/chart1.xml", "word/charts/chart2.xml", "word/charts/chart3.xml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_chart_is_a_part_with_its_workbook(language: str) -> None:
    made = word(language)
    for name in CHARTS:
        data = made.xml(name).find("c:externalData", NS)
        assert data is not None
        target = made.targets(name)[str(data.get(R_ID))]
        assert "word/" + target.removeprefix("../") in made.parts
        assert target.endswith(".xlsx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_the_charts_numbers(language: str) -> None:
    charts = [node for node in walk(sample(language).body) if isinstance(node, Chart)]
    for number, chart in enumerate(charts, 1):
        data = word(language).parts[f"word/embeddings/workbook{number}.xlsx"]
        rows = list(openpyxl.load_workbook(io.BytesIO(data)).active.values)
        assert [row[0] for row in rows[1:]] == list(chart.categories)
        values = [
            [p.value and float(p.value.scaleb(-chart.axis.power)) for p in series.points] for series in chart.series
        ]
        assert [list(column) for column in zip(*(row[1:] for row in rows[1:]), strict=True)] == values


@pytest.mark.parametrize("language", LANGUAGES)
def test_drawings_say_what_they_show_and_have_numbers_of_their_own(language: str) -> None:
    figures = [node for node in walk(sample(language).body) if isinstance(node, Figure)]
    drawn = word(language).find(".//wp:docPr")
    assert [found.get("descr") for found in drawn] == [figure.content.alt for figure in figures]
    assert [found.get("name") for found in drawn] == [figure.key for figure in figures]
    assert len({found.get("id") for found in drawn}) == len(drawn)


def test_drawings_are_as_wide_as_the_column() -> None:
    column = round((21.0 - 2.3 - 2.3) * 360_000)
    for extent in word().find(".//wp:extent"):
        assert abs(int(str(extent.get("cx"))) - column) < 1000


def test_a_picture_keeps_its_proportions_and_fits_the_page() -> None:
    made = of(Figure("s.blocks.0", None, Image(PNG, "image/png", "A map.")))
    extent = made.find(".//wp:extent")[0]
    assert int(str(extent.get("cx"))) / int(str(extent.get("cy"))) == pytest.approx(480 / 270, rel=0.001)


def test_a_picture_shown_twice_is_stored_once() -> None:
    one = Figure("s.blocks.0", None, Image(PNG, "image/png", "A map."))
    made = of(one, dataclasses.replace(one, key="s.blocks.1"))
    assert len([name for name in made.parts if name.startswith("word/media/")]) == 1


def test_what_is_no_picture_is_said_and_described() -> None:
    document = with_blocks(Figure("s.blocks.0", None, Image(b"<svg/>", "image/svg+xml", "A map of the north.")))
    rendered = render(document)
    assert [(fault.code, fault.key) for fault in rendered.warnings] == [("no-picture", "s.blocks.0")]
    assert text(Word(rendered.body).paragraphs("Figure")[0]) == "A map of the north."


def test_chart_words_are_in_the_documents_language() -> None:
    chart = etree.fromstring(word("zh").parts[CHARTS[0]])
    language = chart.find("c:lang", NS)
    assert language is not None
    assert language.get("val") == "zh-CN"
