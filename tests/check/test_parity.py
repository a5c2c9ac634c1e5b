"""Two languages that say the same, and two that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.finding import blocks, codes, findings

SAME = [
    ("en", "It paid ${stake} [@article, p. 3].", "zh", "斥资${stake}[@article, 第3页]。"),
    ("en", "Revenue is 14.3 billion.", "zh", "收入143亿。"),
    ("en", "Three tenths, or 30%, agree.", "zh", "三成的人同意。"),
    ("en", "30% agree.", "zh", "百分之三十的人同意。"),
    ("en", "In June 2025 it began.", "zh", "2025年6月开始。"),
    ("en", "In June 2025 it began.", "de", "Im Juni 2025 begann es."),
    ("en", "Due in Q1 2026.", "zh", "2026年第1季度完成。"),
    ("en", "Forty-two buses on 9 lines.", "zh", "九条线路上的42辆车。"),
    ("en", "It grew 1.5 times in the 1990s.", "zh", "20世纪90年代增长到1.5倍。"),
    ("en", "Up to 1,250.5 tonnes.", "de", "Bis zu 1.250,5 Tonnen."),
    ("de", "14,3 Mrd. US-Dollar.", "zh", "143亿美元。"),
    ("en", "Half of it, 50%.", "zh", "一半，即50%。"),
    ("en", "Llama 2 and GPT-5.", "zh", "Llama 2与GPT-5。"),
    ("en", "See [the map](https://example.org/en) and [](#gap).", "zh", "见[地图](https://example.org/zh)与[](#gap)。"),
    ("en", "Almost two thirds of it.", "zh", "近三分之二。"),
    ("en", "4 million people.", "zh", "四百万人。"),
    (
        "en",
        "The New York Times and The Wall Street Journal agree.",
        "zh",
        "《纽约时报》（The New York Times）与《华尔街日报》（The Wall Street Journal）一致。",
    ),
    ("en", "He quoted “知己知彼”.", "zh", "他引用了“知己知彼”。"),
    ("en", "iPhone 15 Pro Max", "zh", "iPhone 15 Pro Max"),
    ("en", "European Central Bank", "de", "European Central Bank"),
]
OTHER = [
    ("parity-fact", "en", "It paid ${stake}.", "zh", "花了不少钱。"),
    ("parity-fact", "de", "Es zahlte viel.", "en", "It paid ${stake}."),
    ("parity-citation", "en", "Money moves [@article].", "zh", "资金流动。"),
    ("parity-citation", "en", "Money moves [@article, p. 3].", "zh", "资金流动[@article, 第4页]。"),
    ("parity-citation", "de", "Geld wandert [@article].", "en", "Money moves."),
    ("parity-link", "en", "See [the map](https://example.org).", "zh", "见地图。"),
    ("parity-link", "en", "See [](#gap).", "zh", "见下图。"),
    ("parity-number", "en", "Revenue is 14.3 billion.", "zh", "收入14.3亿。"),
    ("parity-number", "en", "In June 2025.", "zh", "2024年6月。"),
    ("parity-number", "en", "30% agree.", "zh", "四成的人同意。"),
    ("parity-number", "en", "It has 1,250 seats.", "de", "Es hat 1.520 Sitze."),
    ("parity-number", "de", "Um 12 % mehr.", "zh", "多一些。"),
    ("parity-language", "en", "The council decides.", "zh", "The council decides."),
    ("parity-language", "en", "市议会将在六月作出决定。", "zh", "市议会将在六月作出决定。"),
    ("parity-language", "en", "The council decides for the city.", "de", "The council decides for the city and that is that."),
    ("parity-language", "en", "It decides.", "zh", "市议会 is expected to decide on the matter of the buses 。"),
    ("parity-language", "en", "Net interest", "zh", "Net interest"),
    ("parity-language", "zh", "银行", "en", "银行"),
    ("parity-language", "en", "The bank expects a lower margin.", "de", "The bank expects a lower margin."),
    ("parity-length", "en", "The council decides in summer which buses replace the old ones, and the drivers keep their lines.", "zh", "夏天决定。"),
    ("parity-length", "en", "It decides.", "de", "Der Rat entscheidet im Sommer, welche Busse die alten ersetzen, und die Fahrer behalten ihre Linien."),
]  # fmt: skip


def pair(first: str, one: str, second: str, other: str) -> str:
    figure = "- image: {id: gap, file: map.png, alt: {all: Port Larch and Bay}, caption: {all: Port Larch}}"
    return blocks(f'- text: {{{first}: "{one}", {second}: "{other}"}}', figure)


@pytest.mark.parametrize(("first", "one", "second", "other"), SAME)
def test_languages_that_say_the_same_are_left_alone(
    first: str, one: str, second: str, other: str, tmp_path: Path
) -> None:
    found = codes(tmp_path, [first, second], pair(first, one, second, other))
    assert {code for code in found if code.startswith("parity")} == set()


@pytest.mark.parametrize(("code", "first", "one", "second", "other"), OTHER)
def test_languages_that_differ_are_told(
    code: str, first: str, one: str, second: str, other: str, tmp_path: Path
) -> None:
    assert code in codes(tmp_path, [first, second], pair(first, one, second, other))


def test_a_text_for_all_languages_is_in_none_of_them_where_it_is_prose(tmp_path: Path) -> None:
    prose, name = (blocks(f"- text: {{all: {words}}}") for words in ("The council is to decide.", "GPT-5 Pro Max"))
    assert "parity-language" in codes(tmp_path, ["en", "zh"], prose)
    assert "parity-language" not in codes(tmp_path, ["en", "zh"], name)


def test_a_number_that_is_missing_is_shown_where_it_is_said(tmp_path: Path) -> None:
    part = pair("en", "In June 2025.", "zh", "6月。")
    found = [one for one in findings(tmp_path, ["en", "zh"], part) if one.code == "parity-number"]
    assert [(one.message, one.key) for one in found] == [
        ("the number “2025” is not in the text in 'zh'", "sections.0.blocks.0.text.en")
    ]


SOURCES = "sources: {a: {type: webpage, title: One}, b: {type: webpage, title: Two}}\nfacts: {}\n"


@pytest.mark.parametrize(
    ("zh", "told"),
    [("先升[@b]，后降[@a]。", {"note-order"}), ("先升[@a]，后降[@b]。", set()), ("先升[@a]。", {"parity-citation"})],
)
def test_notes_have_the_same_numbers_in_every_language(zh: str, told: set[str], tmp_path: Path) -> None:
    part = SOURCES + blocks(f'- text: {{en: "It rose [@a], then fell [@b].", zh: "{zh}"}}')
    assert codes(tmp_path, ["en", "zh"], part) == told
