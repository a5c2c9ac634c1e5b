"""Claims and amounts: what is told, and what is rightly left alone, in English, Chinese and German."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.finding import blocks, codes, findings, text

CLAIMS = {
    "en": [
        "Revenue reached $5 billion.",
        "Costs rose 12 percent.",
        "It is the largest maker of buses.",
        "This is its most expensive plan.",
        "The plan is unprecedented.",
    ],
    "zh": [
        "收入达50亿美元。",
        "成本上升三成。",
        "成本上升百分之十二。",
        "它是最大的客车厂商。",
        "投入史无前例。",
        "用户超过四千万人。",
    ],
    "de": ["Der Umsatz erreichte 5 Mrd. US-Dollar.", "Die Kosten stiegen um 12 %.", "Es ist der größte Hersteller."],
}
NO_CLAIMS = {
    "en": [
        "At least three makers bid, and at most five.",
        "Most of the buses are old, and most likely slow.",
        "The model follows GPT-5 and Gemini 3 Ultra, as Llama 2 did in 2023.",
        "Version 2.0.1 came on 12 June 2025, in the 21st week.",
        "See section 3.2 and line 4; the 2010s are over.",
        "Order twenty-four buses for lines 1, 2, 4 and 7.",
        "The latest plan is the first of its kind.",
        "At its best it follows best practice, 24/7, on a 2 x 4 beam.",
        "Section 301, Form 10-K, Article 5, the G7, 5G and ISO 9001:2015 apply; the S&P 500 fell.",
    ],
    "zh": [
        "最近最多来了五家，最终由三家入围。",
        "GPT-5与Gemini 3 Ultra于2025年6月12日发布。",
        "见第3.2节，2010年代已经过去。",
        "三成员国第一次开会，万一下雨也不改期。",
        "订购二十四辆电动车。",
        "最高人民法院、最低工资、最佳实践、唯一标识符，一成不变，十万火急。",
        "最早明年，最好先问，最长不超过两年，最多三家。",
        "第301条、5G网络、沪深300指数、“十四五”规划、千方百计。",
    ],
    "de": [
        "Am besten beginnt man am 12. Juni 2025 mit Linie 4.",
        "Das Modell folgt auf GPT-5.",
        "Am ehesten gilt Art. 5 Abs. 2.",
    ],
}
ALL = [(language, words) for language, every in CLAIMS.items() for words in every]
NONE = [(language, words) for language, every in NO_CLAIMS.items() for words in every]


@pytest.mark.parametrize(("language", "words"), ALL)
def test_a_claim_needs_a_source(language: str, words: str, tmp_path: Path) -> None:
    assert "claim-without-source" in codes(tmp_path, [language], text(words, language))


@pytest.mark.parametrize(("language", "words"), ALL)
def test_a_claim_with_a_source_is_left_alone(language: str, words: str, tmp_path: Path) -> None:
    assert "claim-without-source" not in codes(tmp_path, [language], text(f"{words[:-1]} [@article].", language))


@pytest.mark.parametrize(("language", "words"), NONE)
def test_what_is_no_claim_is_left_alone(language: str, words: str, tmp_path: Path) -> None:
    assert codes(tmp_path, [language], text(words, language)) & {"claim-without-source", "typed-amount"} == set()


def test_each_point_of_a_list_names_its_own_source(tmp_path: Path) -> None:
    part = blocks("- bullets:", "    - {en: 'The largest [@article].'}", "    - {en: The cheapest.}")
    found = [one for one in findings(tmp_path, ["en"], part) if one.code == "claim-without-source"]
    assert [(one.key, one.message[:10]) for one in found] == [("sections.0.blocks.0.bullets.1.en", "“cheapest”")]


@pytest.mark.parametrize(
    "line",
    [
        "- callout: {kind: recommendation, text: {en: Buy the largest.}}",
        "- quote: {text: {en: It is the best bus.}, by: {en: A passenger}}",
        "- text: {en: 'It paid ${stake} and is the largest.'}",
    ],
)
def test_advice_quotations_and_facts_need_no_further_source(line: str, tmp_path: Path) -> None:
    assert "claim-without-source" not in codes(tmp_path, ["en"], blocks(line))


def test_a_fact_without_a_source_is_a_claim(tmp_path: Path) -> None:
    part = "facts: {cost: {value: 4.2e9, unit: USD}}\n" + text("It costs ${cost}.")
    assert "claim-without-source" in codes(tmp_path, ["en"], part)


@pytest.mark.parametrize(("cite", "told"), [("", True), (', cite: "[@article]"', False)])
def test_a_chart_of_typed_numbers_needs_a_source(cite: str, told: bool, tmp_path: Path) -> None:
    data = "data: [{label: {en: Won}, value: 5}, {label: {en: Lost}, value: 2}]"
    part = blocks(f"- chart: {{kind: bar, title: {{en: Games}}, {data}{cite}}}")
    assert ("claim-without-source" in codes(tmp_path, ["en"], part)) is told


@pytest.mark.parametrize(
    ("language", "words", "fact"),
    [
        ("en", "It paid $14.3 billion [@article].", "${stake}"),
        ("en", "It paid 14.3 billion dollars [@article].", "${stake}"),
        ("en", "A share of 30% [@article].", "${share}"),
        ("en", "The city runs 120 buses [@article].", "${fleet}"),
        ("zh", "斥资143亿美元[@article]。", "${stake}"),
        ("zh", "份额为三成[@article]。", "${share}"),
        ("zh", "份额为百分之三十[@article]。", "${share}"),
        ("zh", "全市有120辆公交车[@article]。", "${fleet}"),
        ("de", "Es zahlte 14,3 Milliarden US-Dollar [@article].", "${stake}"),
        ("de", "Ein Anteil von 30 Prozent [@article].", "${share}"),
    ],
)
def test_a_typed_amount_names_the_fact_that_says_it(language: str, words: str, fact: str, tmp_path: Path) -> None:
    found = [one for one in findings(tmp_path, [language], text(words, language)) if one.code == "typed-amount"]
    assert len(found) == 1
    assert fact in found[0].message
    assert found[0].where.column > 0


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "It paid ${stake}."),
        ("zh", "斥资${stake}。"),
        ("en", "Line 120 [@article]."),
        ("en", "It has 120 seats [@article]."),
    ],
)
def test_a_fact_that_is_said_is_not_typed(language: str, words: str, tmp_path: Path) -> None:
    assert "typed-amount" not in codes(tmp_path, [language], text(words, language))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The stake in Scale AI cost $13.4 billion [@article]."),
        ("zh", "Meta入股Scale AI，花了134亿美元[@article]。"),
        ("de", "Der Anteil an Scale AI kostete 13,4 Mrd. US-Dollar [@article]."),
    ],
)
def test_a_typed_number_that_contradicts_a_fact(language: str, words: str, tmp_path: Path) -> None:
    assert "contradicted-fact" in codes(tmp_path, [language], text(words, language))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The stake in Scale AI cost $14.3 billion [@article]."),
        ("en", "The stake in Scale AI is 49% [@article]. A plan of $27 billion followed [@article]."),
        ("zh", "入股Scale AI花了143亿美元[@article]。数据中心另需270亿美元[@article]。"),
    ],
)
def test_numbers_of_other_things_contradict_nothing(language: str, words: str, tmp_path: Path) -> None:
    found = [one for one in findings(tmp_path, [language], text(words, language)) if one.code == "contradicted-fact"]
    assert [one for one in found if "49%" not in one.message] == []


def test_cells_of_a_table_are_told_only_where_a_fact_says_them(tmp_path: Path) -> None:
    rows = "[{en: Stake}, {en: $14.3 billion}], [{en: Other}, {en: $2 billion}]"
    head = "columns: [{head: {en: Item}}, {head: {en: 'Amount [@article]'}}]".replace(" [@article]", "")
    part = blocks(f"- table: {{caption: {{en: 'Sums [@article]'}}, {head}, rows: [{rows}]}}")
    found = [one.message for one in findings(tmp_path, ["en"], part) if one.code == "typed-amount"]
    assert len(found) == 1
    assert "${stake}" in found[0]
