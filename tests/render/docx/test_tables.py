"""Tables, comparisons and timelines."""

from __future__ import annotations

import datetime as dt

from briefgen.doctree import Cell, Column, Comparison, ComparisonRow, Event, Inlines, KeyFigures, Table, Text, Timeline
from tests.render.docx.reading import Element, W, Word, children, of, render, text, val, with_blocks, word

DAY = dt.date(2024, 1, 1)
SOME_DAY = Event("s.blocks.1.0", "January 2024", DAY, DAY, (Text("Begun."),))


def said(words: str) -> Inlines:
    return (Text(words),)


def table(rows: int, words: str = "word") -> Table:
    columns = (Column(Cell((), said("Name"), role="head")), Column(Cell((), said("Cost"), role="head"), "right"))
    body = tuple((Cell((), said(f"{words} {place}")), Cell((), said(str(place)))) for place in range(rows))
    return Table("s.blocks.0", None, columns, body)


def styled(word: Word, style: str) -> list[Element]:
    names = word.style_names()
    return [found for found in word.body.iter(W + "tbl") if names[val(found, "w:tblPr/w:tblStyle")] == style.lower()]


def lines(found: Element) -> list[list[str]]:
    return [[text(cell) for cell in row.iter(W + "tc")] for row in found.iter(W + "tr")]


def test_cells_hold_what_the_rows_say() -> None:
    costs = styled(word("en"), "Briefing Table")[0]
    assert lines(costs)[0] == ["Part", "Cost", "What it buys"]
    assert lines(costs)[1] == ["Wires", "$2.1 billion", "640 km of catenary"]


def test_the_head_is_repeated_and_no_row_is_divided() -> None:
    rows = list(styled(of(table(20)), "Briefing Table")[0].iter(W + "tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 20
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_a_short_table_stays_on_one_page_and_a_long_one_leaves_no_row_alone() -> None:
    def kept(rows: int) -> list[int]:
        found = styled(of(table(rows)), "Briefing Table")[0].iter(W + "tr")
        return [place for place, row in enumerate(found) if row.find(f".//{W}keepNext") is not None]

    assert kept(4) == [0, 1, 2, 3]
    assert kept(20) == [0, 1, 19]


def test_numbers_stand_at_the_right() -> None:
    made = of(table(2))
    names = made.style_names()
    cells = [[names[val(cell, "w:p/w:pPr/w:pStyle")] for cell in row.iter(W + "tc")]
             for row in styled(made, "Briefing Table")[0].iter(W + "tr")]  # fmt: skip
    assert cells == [
        ["table head", "table head number"],
        ["table text", "table number"],
        ["table text", "table number"],
    ]
    style = made.style("Table Number")
    assert val(style, "w:pPr/w:jc") == "right"


def test_a_column_may_be_centred() -> None:
    one = Table(
        "s.blocks.0", None, (Column(Cell((), said("Grade"), role="head"), "center"),), ((Cell((), said("A")),),)
    )
    made = of(one)
    assert [text(p) for p in (*made.paragraphs("Table Head Centered"), *made.paragraphs("Table Centered"))] == [
        "Grade",
        "A",
    ]
    assert val(made.style("Table Centered"), "w:pPr/w:jc") == "center"


def test_three_rules_and_no_uprights() -> None:
    style = word().style("Briefing Table")
    borders = {border.tag.removeprefix(W): border.get(W + "sz") for border in children(style, "w:tblPr/w:tblBorders")}
    assert borders == {"top": "9", "bottom": "9", "insideH": "3"}
    assert val(style, "w:tblStylePr/w:tcPr/w:tcBorders/w:bottom", "sz") == "5"


def test_columns_fill_the_page_and_go_by_what_they_hold() -> None:
    found = styled(of(table(3, "a rather long name that wants room")), "Briefing Table")[0]
    widths = [int(str(column.get(W + "w"))) for column in found.iter(W + "gridCol")]
    assert sum(widths) == round((21.0 - 2.3 - 2.3) / 2.54 * 1440)
    assert widths[0] > 3 * widths[1]
    assert [int(val(cell, "w:tcPr/w:tcW", "w")) for cell in next(found.iter(W + "tr")).iter(W + "tc")] == widths


def test_a_table_is_told_by_its_caption_to_who_cannot_see_it() -> None:
    assert val(styled(word("en"), "Briefing Table")[0], "w:tblPr/w:tblCaption") == "What each part costs"


def test_a_comparison_has_grey_aspects_and_sides_of_one_width() -> None:
    rows = (ComparisonRow("s.blocks.0.0", Cell((), said("Cost"), role="aspect"),
                          (Cell(said("High"), said("At first.")), Cell((), said("A very much longer text on the other side")))),)  # fmt: skip
    made = of(Comparison("s.blocks.0", None, "Aspect", (said("Wires"), said("Diesel")), rows))
    found = styled(made, "Briefing Table")[0]
    assert lines(found) == [
        ["Aspect", "Wires", "Diesel"],
        ["Cost", "High. At first.", "A very much longer text on the other side"],
    ]
    widths = [int(str(column.get(W + "w"))) for column in found.iter(W + "gridCol")]
    assert abs(widths[1] - widths[2]) <= 1
    assert widths[0] <= sum(widths) / 4
    assert val(found, "w:tblPr/w:tblLook", "firstColumn") == "1"
    aspect = made.style("Table Aspect")
    assert val(aspect, "w:rPr/w:color") == "5B6472"


def test_a_timeline_sets_dates_beside_a_rule_and_marks_what_is_expected() -> None:
    day = dt.date(2024, 1, 1)
    events = (Event("s.blocks.0.0", "January 2024", day, day, said("Begun.")),
              Event("s.blocks.0.1", "2027, expected", day, day, said("Done."), expected=True))  # fmt: skip
    made = of(Timeline("s.blocks.0", None, events))
    found = styled(made, "Briefing Timeline")[0]
    assert lines(found) == [["January 2024", "Begun."], ["2027, expected", "Done."]]
    names = made.style_names()
    assert [names[val(row, "w:tc/w:p/w:r/w:rPr/w:rStyle")] for row in found.iter(W + "tr")] == ["label", "expected"]
    style = made.style("Briefing Timeline")
    assert [border.tag.removeprefix(W) for border in children(style, "w:tblPr/w:tblBorders")] == ["insideV"]


def test_tables_never_touch_each_other_or_the_end() -> None:
    for made in (of(table(1), Timeline("s.blocks.1", None, (SOME_DAY,))), word("en"), word("zh")):
        for found in made.body.iter(W + "tbl"):
            following = found.getnext()
            assert following is not None
            assert following.tag == W + "p"


def test_a_table_with_nothing_in_it_is_said_and_left_out() -> None:
    rendered = render(
        with_blocks(Timeline("s.blocks.0", None, ()), Table("s.blocks.1", None, (), ()), KeyFigures("s.blocks.2", ()))
    )
    assert [(fault.code, fault.key) for fault in rendered.warnings] == [
        ("empty-block", f"s.blocks.{n}") for n in range(3)
    ]
    assert Word(rendered.body).body.find(f"{W}tbl") is None
