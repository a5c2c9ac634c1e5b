"""Columns are as wide as their content asks."""

from __future__ import annotations

import pytest

from briefgen.doctree import Cell, NoteMark, NoteRef, Text
from briefgen.render.docx.columns import Need, need, shares, whole


def test_spare_width_goes_to_the_columns_of_words() -> None:
    assert shares((Need(100, 50), Need(40, 40, grows=False)), 240) == (200, 40)
    assert shares((Need(40, 40, grows=False), Need(20, 20, grows=False)), 120) == (80, 40)
    assert shares((Need(0, 0), Need(0, 0)), 100) == (50, 50)


def test_narrow_columns_keep_their_width_where_wide_ones_must_wrap() -> None:
    assert shares((Need(30, 30), Need(300, 50), Need(600, 50)), 330) == pytest.approx((30, 100, 200))


def test_no_word_is_broken_while_another_column_can_give() -> None:
    assert shares((Need(100, 90), Need(900, 100)), 200)[0] >= 90


def test_widths_always_add_up() -> None:
    for total in (50, 200, 1000):
        needs = (Need(120, 60), Need(300, 80), Need(45, 45, grows=False))
        assert sum(shares(needs, total)) == pytest.approx(total)
    assert sum(whole((33.333, 33.333, 33.333), 2000)) == 2000


def test_a_cell_asks_for_its_lead_its_words_and_its_marks() -> None:
    bare = need((Cell((), (Text("Wires"),)),), 9.5, "Calibri", grows=True)
    led = need((Cell((Text("Cost"),), (Text("Wires"),)),), 9.5, "Calibri", grows=True)
    marked = need((Cell((), (Text("Wires"), NoteRef((NoteMark(12, True),), ", "))),), 9.5, "Calibri", grows=True)
    assert led.natural > bare.natural
    assert marked.natural > bare.natural
    assert need((), 9.5, "Calibri", grows=True) == Need(0, 0)


def test_chinese_text_may_wrap_but_not_to_a_sliver() -> None:
    asked = need((Cell((), (Text("一" * 40),)),), 10, "Calibri", grows=True)
    assert asked.natural == pytest.approx(400)
    assert asked.least == pytest.approx(40)
