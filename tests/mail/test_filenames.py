"""Names of attachments that every system takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.mail.filenames import MOST_BYTES, file_name, own_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Meta的闭源战略", "Meta的闭源战略.docx"),
        ("Popular but not paying: why?", "Popular but not paying- why.docx"),
        ("../../etc/passwd", "etc-passwd.docx"),
        ("a\r\nb", "a b.docx"),
        ("CON", "_CON.docx"),
        ("exe.\u202excod", "exe.xcod.docx"),
        ("...", "attachment.docx"),
        ("", "attachment.docx"),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert file_name(title, ".docx") == name


def test_a_long_chinese_title_is_cut_between_characters() -> None:
    name = file_name("闭" * 300, ".docx")
    assert len(name.encode()) <= MOST_BYTES
    assert name == "闭" * ((MOST_BYTES - 5) // 3) + ".docx"


def test_no_two_are_alike() -> None:
    taken = ["Plan.docx", "plan (2).docx"]
    assert file_name("Plan", ".docx", taken) == "Plan (3).docx"
    assert len({file_name("闭" * 300, ".docx"), file_name("闭" * 300, ".docx", [file_name("闭" * 300, ".docx")])}) == 2


def test_a_file_keeps_its_suffix() -> None:
    assert own_name("闭" * 300 + ".xlsx").endswith("闭.xlsx")
    assert own_name("a;rm -rf.p df") == "a;rm -rf.pdf"


@given(st.text(max_size=400))
def test_any_title_is_a_name_within_bounds(title: str) -> None:
    name = file_name(title, ".pptx")
    assert len(name.encode()) <= MOST_BYTES
    assert name.endswith(".pptx")
    assert not set(name) & set('\\/:*?"<>|\r\n\x00')
