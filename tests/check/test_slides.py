"""What slides and their readers suffer from: no message, too much of it, dumb pictures, hidden headings, left-overs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.finding import blocks, codes, text


def section(more: str, language: str = "en") -> str:
    return f"sections: [{{heading: {{{language}: A}}, blocks: [{{text: {{{language}: B}}}}], {more}}}]\n"


@pytest.mark.parametrize(
    ("more", "told"),
    [("numbered: 1", None), ("speaker: {en: Say it.}", True), ("takeaway: {en: It pays.}", False), ("deck: skip", False),
     ("deck: {title: {en: It pays.}}", False)],
)  # fmt: skip
def test_a_section_says_its_message(more: str, told: bool | None, tmp_path: Path) -> None:
    found = codes(tmp_path, ["en"], section(more))
    assert (found == {"unknown-key"}) if told is None else (("no-takeaway" in found) is told)


LONG = {
    "en": "The council chooses electric buses for most of the lines that it runs, ",
    "zh": "市议会决定在大多数线路上改用电动公交车，以降低运行成本，",
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_takeaway_fits_two_lines_of_a_slides_title(language: str, tmp_path: Path) -> None:
    short, long = (section(f'takeaway: {{{language}: "{LONG[language] * times}"}}', language) for times in (2, 5))
    assert "long-takeaway" not in codes(tmp_path, [language], short)
    assert "long-takeaway" in codes(tmp_path, [language], long)
    assert "long-takeaway" not in codes(tmp_path, [language], long.replace("takeaway", "deck: skip, takeaway"))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", ["bullets", "text", "table", "comparison"])
def test_a_block_fits_a_slide(language: str, kind: str, tmp_path: Path) -> None:
    def block(lines: int, more: str = "") -> str:
        words = LONG[language]
        cell = f'{{{language}: "{words}"}}'
        bodies = {
            "bullets": f"bullets: [{', '.join([cell] * lines)}]",
            "text": f'text: {{{language}: "{words * lines}"}}',
            "table": f"table: {{columns: [{{head: {cell}}}], rows: [{', '.join([f'[{cell}]'] * lines)}]}}",
            "comparison": f"comparison: {{columns: [{cell}], rows: [{', '.join([f'{{aspect: {cell}, cells: [{cell}]}}'] * lines)}]}}",
        }
        return blocks(f"- {{{bodies[kind]}{more}}}")

    assert "slide-dense" not in codes(tmp_path, [language], block(5))
    assert "slide-dense" in codes(tmp_path, [language], block(60))
    assert "slide-dense" not in codes(tmp_path, [language], block(60, ", deck: skip"))


@pytest.mark.parametrize(
    ("language", "alt", "told"),
    [
        ("en", "map.png", True),
        ("en", "Image", True),
        ("en", "IMG_2024", True),
        ("en", "Nine lines", True),
        ("en", "A map of the nine lines that meet at the harbor", False),
        ("zh", "示意图", True),
        ("zh", "九条线路", False),
        ("zh", "九条公交线路在港口交汇的示意图", False),
        ("de", "Abbildung", True),
    ],
)
def test_a_picture_is_described(language: str, alt: str, told: bool, tmp_path: Path) -> None:
    part = blocks(f"- image: {{file: map.png, alt: {{{language}: {alt}}}, caption: {{{language}: Nine lines}}}}")
    assert ("alt-text" in codes(tmp_path, [language], part)) is told


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("en", "**What comes next**", True),
        ("en", "## What comes next", True),
        ("en", "**It pays.**", False),
        ("en", "**Forty buses** are due.", False),
        ("en", "#1 among cities, they say.", False),
        ("zh", "**下一步**", True),
        ("zh", "## 下一步", True),
        ("zh", "一、下一步", True),
        ("zh", "（二）市场规模", True),
        ("zh", "一、二线城市都在列。", False),
        ("en", "WHAT COMES NEXT", True),
        ("en", "NATO", False),
        ("zh", "**四十辆**到期。", False),
    ],
)
def test_a_heading_is_no_text(language: str, words: str, told: bool, tmp_path: Path) -> None:
    assert ("typed-heading" in codes(tmp_path, [language], text(words, language))) is told


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("en", "It pays. TODO", True),
        ("en", "It costs TKTK.", True),
        ("en", "It costs XX a day.", True),
        ("en", "The day is to be confirmed.", True),
        ("en", "Why???", True),
        ("en", "Todd has a to-do list, and XML.", False),
        ("zh", "金额待定。", True),
        ("zh", "来源待补。", True),
        ("zh", "此处TODO。", True),
        ("zh", "待决事项有三，等待补贴，招待定点酒店，尚待定价，有待完善。", False),
        ("zh", "数据待查。", True),
        ("zh", "（来源？）共三家。", True),
        ("zh", "××省今年起试点。", True),
        ("en", "It costs $X billion [source].", True),
        ("en", "It costs more (source?).", True),
        ("en", "Citation needed.", True),
        ("en", "TBC Bank and TK Maxx follow Section XX of the XX Congress.", False),
        ("zh", "等待决定。", False),
        ("de", "Der Tag ist noch zu klären.", True),
        ("de", "Der Tag steht fest.", False),
    ],
)
def test_nothing_is_left_over(language: str, words: str, told: bool, tmp_path: Path) -> None:
    assert ("left-over" in codes(tmp_path, [language], text(words, language))) is told
