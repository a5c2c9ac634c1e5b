"""Sums in tables, and events in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.finding import blocks, codes


def table(language: str, heads: list[str], rows: list[list[str]]) -> str:
    columns = ", ".join(f'{{head: {{{language}: "{head}"}}}}' for head in heads)
    lines = ", ".join("[" + ", ".join(f'{{{language}: "{cell}"}}' for cell in row) + "]" for row in rows)
    return blocks(f"- table: {{columns: [{columns}], rows: [{lines}]}}")


WRONG = [
    ("en", ["Region", "Staff"], [["North", "120"], ["South", "80"], ["Total", "210"]]),
    ("en", ["Region", "Cost"], [["North", "$1,200"], ["South", "$800"], ["**All in all**", "**$2,100**"]]),
    ("en", ["Region", "2024", "2025", "Total"], [["North", "10", "20", "30"], ["South", "1", "2", "4"]]),
    ("en", ["Part", "Share"], [["A", "40%"], ["B", "50%"], ["Total", "100%"]]),
    ("zh", ["地区", "人数"], [["北", "120"], ["南", "80"], ["合计", "210"]]),
    ("zh", ["地区", "金额"], [["北", "1.2亿元"], ["南", "8000万元"], ["总计", "2.2亿元"]]),
    ("de", ["Region", "Kosten"], [["Nord", "1.200"], ["Süd", "800"], ["Summe", "2.100"]]),
    (
        "en",
        ["Region", "Cost"],
        [["North", "$1,200"], ["South", "$800"], ["Subtotal", "$2,000"], ["Tax", "$100"], ["Grand total", "$2,200"]],
    ),
    ("en", ["Region", "Cost"], [["Total", "2,000"], ["North", "1,300"], ["South", "800"]]),
    ("en", ["Region", "Cost"], [["North", "120"], ["South", "-20"], ["World total", "150"]]),
    ("en", ["Region", "Cost"], [["A", "40"], ["B", "50"], ["All regions", "95"]]),
    ("en", ["Rank", "City", "Staff"], [["1", "A", "40"], ["2", "B", "50"], ["–", "Total", "95"]]),
    ("zh", ["地区", "亿元"], [["北", "120.5"], ["南", "80"], ["小计", "210.5"], ["税", "10"], ["合计", "220.5"]]),
    ("zh", ["地区", "人数"], [["北", "1.2万"], ["南", "8000"], ["全国合计", "3万"]]),
    ("zh", ["地区", "人数"], [["合计", "210"], ["北", "120"], ["南", "80"]]),
]
RIGHT = [
    (
        "en",
        ["Region", "Cost"],
        [["North", "$1,200"], ["South", "$800"], ["Subtotal", "$2,000"], ["Tax", "$100"], ["Grand total", "$2,100"]],
    ),
    ("en", ["Region", "Cost"], [["North", "1,200"], ["of which rail", "700"], ["South", "800"], ["Total", "2,000"]]),
    (
        "en",
        ["Group", "Patients"],
        [["All patients", "200"], ["Men", "120"], ["Women", "80"], ["Under 50", "90"], ["50 and over", "110"]],
    ),
    ("en", ["Item", "Amount"], [["Revenue", "500"], ["Costs", "300"], ["Total profit", "200"]]),
    ("en", ["Region", "Net"], [["North", "120"], ["South", "(20)"], ["Total", "100"]]),
    (
        "zh",
        ["地区", "亿元"],
        [["北", "120.5"], ["其中：铁路", "60"], ["南", "80"], ["小计", "200.5"], ["税", "10"], ["合计", "210.5"]],
    ),
    ("en", ["Region", "Staff"], [["North", "120"], ["South", "80"], ["Total", "200"]]),
    ("en", ["Region", "Cost"], [["North", "$1.4 million"], ["South", "$1.4 million"], ["Total", "$2.9 million"]]),
    ("en", ["Region", "Staff"], [["North", "120"], ["South", "–"], ["East", "80"], ["Total", "200"]]),
    (
        "en",
        ["Region", "Staff"],
        [["A", "1"], ["B", "2"], ["Total North", "3"], ["C", "4"], ["D", "5"], ["Total", "12"]],
    ),
    ("en", ["Region", "Growth"], [["North", "3%"], ["South", "5%"], ["Total", "4%"]]),
    ("en", ["Region", "Staff"], [["North", "120"], ["South", "unknown"], ["Total", "200"]]),
    ("en", ["Part", "Share"], [["A", "33.3%"], ["B", "33.3%"], ["C", "33.3%"], ["Total", "100%"]]),
    ("en", ["Region", "Staff"], [["North", "120"], ["South", "80"], ["**Average**", "**100**"]]),
    ("zh", ["地区", "人数"], [["北", "120"], ["南", "80"], ["合计", "200"]]),
    ("zh", ["地区", "人数"], [["北", "120"], ["南", "80"], ["**平均**", "**100**"]]),
    ("de", ["Region", "Kosten"], [["Nord", "1.200"], ["Süd", "800"], ["Summe", "2.000"]]),
]


@pytest.mark.parametrize(("language", "heads", "rows"), WRONG)
def test_a_total_that_does_not_add_up_is_told(
    language: str, heads: list[str], rows: list[list[str]], tmp_path: Path
) -> None:
    assert "table-total" in codes(tmp_path, [language], table(language, heads, rows))


@pytest.mark.parametrize(("language", "heads", "rows"), RIGHT)
def test_a_total_that_adds_up_is_left_alone(
    language: str, heads: list[str], rows: list[list[str]], tmp_path: Path
) -> None:
    assert "table-total" not in codes(tmp_path, [language], table(language, heads, rows))


@pytest.mark.parametrize(("total", "told"), [("${sum}", False), ("${stake}", True)])
def test_totals_of_facts_add_up_by_their_values(total: str, told: bool, tmp_path: Path) -> None:
    facts = (
        'facts:\n  stake: {value: 14.3e9, unit: USD, cite: "[@article]"}\n'
        '  plan: {value: 27e9, unit: USD, cite: "[@article]"}\n  sum: {compute: stake + plan}\n'
    )
    rows = [["甲", "${stake|plain}"], ["乙", "${plan|plain}"], ["合计", total.replace("}", "|plain}")]]
    assert ("table-total" in codes(tmp_path, ["zh"], facts + table("zh", ["项目", "金额"], rows))) is told


@pytest.mark.parametrize(("first", "second", "told"), [("2025-06", "2023-02", True), ("2023-02", "2025-06", False)])
def test_events_stand_in_order_of_time(first: str, second: str, told: bool, tmp_path: Path) -> None:
    events = f"{{date: {first}, event: {{zh: 甲}}}}, {{date: {second}, event: {{zh: 乙}}}}"
    assert ("event-order" in codes(tmp_path, ["zh"], blocks(f"- timeline: {{events: [{events}]}}"))) is told
