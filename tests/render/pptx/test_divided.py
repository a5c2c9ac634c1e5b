"""What is too much for one slide: tables divided by columns, lists by points, several tables of one heading."""

from __future__ import annotations

import dataclasses

from briefgen.doctree import Block, BulletList, Cell, Column, ListItem, Paragraph, Section, Table, Text
from briefgen.render.pptx.plan import Plan, plan
from briefgen.render.pptx.slides import TableShape, TextShape
from briefgen.theme import default_theme
from tests.render.pptx.planned import flat
from tests.sample import sample

KEY = "sections.s"


def planned(*blocks: Block) -> Plan:
    section = Section(KEY, 1, "1", (Text("What it costs"),), blocks=blocks)
    return plan(dataclasses.replace(sample("en"), body=(section,)), default_theme())


def table(columns: int, rows: int, place: int = 0, first: str = "Year") -> Table:
    heads = tuple(
        Column(Cell((), (Text(f"Column number {each}" if each else first),), role="head")) for each in range(columns)
    )
    lines = tuple(tuple(Cell((), (Text(f"cell {row}.{each}"),)) for each in range(columns)) for row in range(rows))
    return Table(f"{KEY}.blocks.{place}", None, heads, lines)  # fmt: skip


def tables(made: Plan) -> list[TableShape]:
    return [shape for slide in made.slides for shape in slide.shapes if isinstance(shape, TableShape)]


def cells(shape: TableShape) -> list[list[str]]:
    return [["".join(run.text for para in cell.paras for run in para.runs) for cell in row.cells] for row in shape.rows]


def test_a_wide_table_is_divided_by_columns_the_first_in_each_part() -> None:
    made = planned(table(60, 4))
    parts = [cells(shape) for shape in tables(made)]
    assert len(parts) > 1
    assert {row[0][0] for row in parts} == {"Year"}
    assert [head for part in parts for head in part[0][1:]] == [f"Column number {each}" for each in range(1, 60)]
    assert [fault.code for fault in made.warnings] == ["table-divided"]


def test_what_opens_a_table_is_said_once() -> None:
    made = planned(Paragraph(f"{KEY}.blocks.0", (Text("It opens."),)), table(60, 4, place=1))
    said = [shape for slide in made.slides for shape in flat(slide.shapes) if shape.name == "Introduction"]
    assert len(said) == 1


def test_no_row_is_left_alone_when_a_table_is_divided() -> None:
    for rows in range(8, 40):
        assert min(len(shape.rows) for shape in tables(planned(table(3, rows)))) > 2


def test_tables_of_one_heading_are_told_apart_by_their_first_columns() -> None:
    made = planned(table(2, 3, 0, "Part"), table(2, 3, 1, "Year"))
    titles = [" ".join(slide.title.split()) for slide in made.slides if slide.kind == "table"]
    assert titles == ["What it costs | Part", "What it costs | Year"]


def test_short_points_are_not_cut_in_two() -> None:
    text = "Point {} of a list which is long enough to need several slides, since each of its points fills two or three lines."
    items = tuple(ListItem(f"{KEY}.blocks.0.{each}", (), (Text(text.format(each)),)) for each in range(25))
    paras = [
        para
        for slide in planned(BulletList(f"{KEY}.blocks.0", items)).slides
        for shape in slide.shapes
        if isinstance(shape, TextShape) and shape.name.startswith("Text ")
        for para in shape.paras
    ]
    assert len(paras) == len(items)
