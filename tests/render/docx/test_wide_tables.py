"""Tables that are wider than the page: turned, set small, or divided; and numbers whose decimal points stand below each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.doctree import Block, Caption, Cell, Column, Inlines, NoteMark, NoteRef, Paragraph, Table, Text
from tests.office import pdf_text, to_pdf
from tests.render.docx.reading import W, Word, render, text, val, with_blocks

LONG = "A long line of words. " * 40


def said(words: str) -> tuple[Text]:
    return (Text(words),)


def table(columns: int, cell: str = "1,204.25", *, notes: Inlines = (), captioned: bool = True) -> Table:
    heads = tuple(Column(Cell((), said(f"Head {at}"), role="head"), "right" if at else "left") for at in range(columns))
    first = (
        Cell((), said("North")),
        *(Cell((), (*said(cell), *(notes if at == 2 else ()))) for at in range(1, columns)),
    )
    second = (Cell((), said("South")), *(Cell((), (Text(cell),)) for _ in range(1, columns)))
    shown = Caption("Table 1", 1, said("Lines")) if captioned else None
    return Table("s.blocks.1", shown, heads, (first, second))


def made(*blocks: Block) -> tuple[Word, list[str]]:
    before = Paragraph("s.blocks.0", said(LONG))
    rendered = render(with_blocks(before, *blocks))
    return Word(rendered.body), [warning.code for warning in rendered.warnings]


def pages(word: Word) -> list[str]:
    return [val(page, "w:pgSz", "orient") or "portrait" for page in word.body.iter(W + "sectPr")]


@pytest.mark.parametrize(
    ("columns", "sections", "tables", "warnings"),
    [
        (5, ["portrait"], 1, []),
        (11, ["portrait", "landscape", "portrait"], 1, []),
        (15, ["portrait", "landscape", "portrait"], 1, []),
        (60, ["portrait", "landscape", "portrait"], 4, ["table-divided"]),
    ],
)
def test_a_table_is_turned_and_then_divided_as_it_grows(
    columns: int, sections: list[str], tables: int, warnings: list[str]
) -> None:
    word, told = made(table(columns), Paragraph("s.blocks.2", said("After.")))
    assert pages(word) == sections
    assert len(list(word.body.iter(W + "tbl"))) == tables
    assert told == warnings


def test_no_column_is_narrower_than_its_numbers_and_none_runs_off_the_page() -> None:
    for columns in (5, 11, 15, 25, 60):
        word, _ = made(table(columns), Paragraph("s.blocks.2", said("After.")))
        for shown in word.body.iter(W + "tbl"):
            widths = [int(str(column.get(W + "w"))) for column in shown.iter(W + "gridCol")]
            assert sum(widths) <= (29.7 - 4.6) * 567.1
            assert min(widths) >= 550


def test_each_part_has_the_first_column_and_the_caption_says_which_it_is() -> None:
    word, _ = made(table(30), Paragraph("s.blocks.2", said("After.")))
    parts = [[text(cell) for cell in next(shown.iter(W + "tr")).iter(W + "tc")] for shown in word.body.iter(W + "tbl")]
    assert all(part[0] == "Head 0" for part in parts)
    assert [head for part in parts for head in part[1:]] == [f"Head {at}" for at in range(1, 30)]
    captions = [text(caption) for caption in word.paragraphs("caption")]
    assert captions[0].startswith("Table 1\u2002Lines")
    assert captions[1:] == [f"Table 1 ({part}/{len(parts)})" for part in range(2, len(parts) + 1)]
    assert all(shown.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for shown in word.body.iter(W + "tbl"))


def test_a_table_is_not_divided_where_that_would_change_the_order_of_its_notes() -> None:
    word, told = made(table(60, notes=(NoteRef((NoteMark(1, True),), ", "),)), Paragraph("s.blocks.2", said("After.")))
    assert len(list(word.body.iter(W + "tbl"))) == 1
    assert "table-divided" not in told


def test_a_heading_goes_with_its_table_and_the_last_page_is_turned_in_place() -> None:
    word = Word(render(with_blocks(table(12))).body)
    assert pages(word) == ["portrait", "landscape"]
    first = next(word.body.iter(W + "sectPr")).iterancestors(W + "p").__next__()
    after = [text(element) for element in first.itersiblings()]
    assert after[0].endswith("Heading")


def test_turned_pages_have_the_header_and_footer_of_all() -> None:
    word, _ = made(table(12), Paragraph("s.blocks.2", said("After.")))
    kept = [[str(node.tag) for node in page if node.tag.endswith("Reference")] for page in word.body.iter(W + "sectPr")]
    assert kept == [[W + "headerReference", W + "footerReference"]] * 3


def test_libreoffice_prints_the_turned_page_between_the_others(tmp_path: Path) -> None:
    word, _ = made(table(12), Paragraph("s.blocks.2", said("After.")))
    path = tmp_path / "wide.docx"
    path.write_bytes(word.data)
    printed = pdf_text(to_pdf(path, tmp_path)).split("\f")
    assert ["Head 11" in page for page in printed[:3]] == [False, True, False]
    assert "After." in printed[2]


def numbers(*cells: str) -> list[str]:
    """The distance from the right, in twentieths of a point, of each number in a column; "" where the style's holds."""
    heads = (Column(Cell((), said("Line"), role="head")), Column(Cell((), said("Cost"), role="head"), "right"))
    rows = tuple((Cell((), said("x")), Cell((), said(cell))) for cell in cells)
    word = Word(render(with_blocks(Table("s.blocks.0", None, heads, rows))).body)
    return [val(p, "w:pPr/w:ind", "right") for p in word.paragraphs("Table Number")]


def test_decimal_points_stand_below_each_other() -> None:
    two, none, one = numbers("4.25", "10", "3.5")
    assert two == ""
    assert int(none) > int(one) > 170


@pytest.mark.parametrize(
    "cells",
    [("4", "10", "300"), ("4.5", "10.0"), ("$4.2 billion", "$10 million"), ("n/a", "few"), ("4.5%", "about ten")],
)
def test_what_has_no_common_point_keeps_its_right_edge(cells: tuple[str, ...]) -> None:
    assert set(numbers(*cells)) == {""}


def test_units_hang_beyond_the_point() -> None:
    shifted = numbers("4.25%", "10%")
    assert shifted[0] == ""
    assert int(shifted[1]) > 170


def test_a_row_as_tall_as_a_page_may_be_divided_and_no_other() -> None:
    heads = (Column(Cell((), said("Line"), role="head")), Column(Cell((), said("Why"), role="head")))
    rows = ((Cell((), said("x")), Cell((), said("short"))), (Cell((), said("y")), Cell((), said("long " * 3000))))
    word = Word(render(with_blocks(Table("s.blocks.0", None, heads, rows))).body)
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in word.body.iter(W + "tr")]
    assert whole == [True, True, False]


def test_what_runs_along_a_turned_page_ends_at_its_own_margin(tmp_path: Path) -> None:
    word, _ = made(table(12), Paragraph("s.blocks.2", said("After.")))
    for kind in ("header", "footer"):
        tabs = list(word.xml(f"word/briefgen-{kind}-turned.xml").iter(W + "tab"))
        stops = {tab.get(W + "val"): int(str(tab.get(W + "pos"))) for tab in tabs if tab.get(W + "pos")}
        assert stops["right"] - stops["clear"] == pytest.approx((29.7 - 21.0) * 567, abs=4)
        assert text(word.xml(f"word/briefgen-{kind}-turned.xml")) == text(word.xml(f"word/briefgen-{kind}.xml"))
