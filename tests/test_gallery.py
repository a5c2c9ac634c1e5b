"""The gallery: each kind of chart once, each from a table whose publisher is cited, in both languages."""

from pathlib import Path

import pytest

from briefgen.charts.kinds import KINDS
from briefgen.check import still_doubted
from briefgen.compile import compile_brief
from briefgen.doctree import Chart, Figure
from briefgen.doctree.walk import walk
from briefgen.load import load_brief

FOLDER = Path(__file__).parents[1] / "data" / "gallery"


@pytest.fixture(scope="module")
def brief():
    return load_brief(FOLDER / "gallery.yaml")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_kind_is_shown_with_its_sources(brief, language):
    compiled = compile_brief(brief, language)
    figures = [node for node in walk(compiled.document) if isinstance(node, Figure)]
    assert {figure.content.kind for figure in figures if isinstance(figure.content, Chart)} == set(KINDS)
    assert [figure.key for figure in figures if not (figure.caption and figure.caption.notes)] == []
    assert still_doubted(brief, compiled.warnings) == []


def test_every_table_is_charted_and_described(brief):
    blocks = [block for section in brief.model.sections for block in section.blocks]
    holders = (block.chart.data if hasattr(block, "chart") else block.table for block in blocks)
    used = {holder.file for holder in holders if hasattr(holder, "file")}
    tables = {path.name for path in FOLDER.iterdir() if path.suffix in (".csv", ".json", ".xlsx")}
    assert used == tables
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in tables if f"`{name}`" not in readme] == []


def test_tables_add_up():
    sectors = (FOLDER / "china-sectors.csv").read_text().split()[1:]
    gdp = (FOLDER / "china-gdp.csv").read_text().split()[-1]
    assert sum(int(row.split(",")[1]) for row in sectors) == int(gdp.split(",")[1])
