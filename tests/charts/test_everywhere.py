"""Every kind of chart in every format that draws charts."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefgen.charts.panels import panels
from briefgen.charts.plot import Frame
from briefgen.doctree import Chart
from briefgen.doctree.walk import walk
from briefgen.render.format import Assets, Context
from briefgen.render.registry import load_format
from briefgen.theme import default_theme
from tests.sample import with_every_chart

FRAME = Frame(460, 190, 9, 9, "Calibri")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ["docx", "deck"])
def test_office_files_hold_every_chart_with_its_workbook(name: str, language: str) -> None:
    document = with_every_chart(language)
    drawn = load_format(name).render(document, Context(default_theme(), Assets()))
    names = zipfile.ZipFile(io.BytesIO(drawn.body)).namelist()
    count = sum(len(panels(node, FRAME)) for node in walk(document) if isinstance(node, Chart))
    assert len([part for part in names if "/charts/chart" in part and "_rels" not in part]) == count
    assert len([part for part in names if part.endswith(".xlsx")]) == count


@pytest.mark.parametrize("language", ["en", "zh"])
def test_markdown_shows_a_picture_and_the_numbers_of_every_chart(language: str) -> None:
    document = with_every_chart(language)
    drawn = load_format("md").render(document, Context(default_theme(), Assets()))
    charts = [node for node in walk(document) if isinstance(node, Chart)]
    assert len(drawn.files) >= len(charts)
    assert all(chart.categories[0].split("&")[0].strip("<> ") in drawn.body.decode() for chart in charts)
