"""Plain text in lines: short enough everywhere, and whole again where format=flowed is known."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.render.email.flowed import WIDTH, flowed

CHINESE = (
    "在二零二五年，Meta先斥资143亿美元入股Scale AI，再公布270亿美元的Hyperion数据中心计划，合计413亿美元[3,4,5]。金融、医疗以数据安全与合规为先。"
    * 2
)
WORDS = st.text(st.sampled_from("abc de 闭源，。“”（）1 2$%-—>[]F\u00a0"), max_size=300)


def whole(text: str) -> list[str]:
    """The lines as a reader of RFC 3676 with DelSp=yes puts them together."""
    lines, joined = [], ""
    for line in text.split("\n"):
        bare = line[1:] if line.startswith(" ") else line
        joined += bare[:-1] if bare.endswith(" ") else bare
        if not bare.endswith(" "):
            lines.append(joined)
            joined = ""
    assert joined == ""
    return lines


def columns(line: str) -> int:
    return sum(2 if ord(character) > 0x2E80 else 1 for character in line)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_each_line_is_whole_again(lines: list[str]) -> None:
    assert whole(flowed("\n".join(lines))) == [line.rstrip() for line in lines]


def test_chinese_breaks_between_characters_and_by_its_rules() -> None:
    lines = flowed(CHINESE).split("\n")
    assert len(lines) > 2
    assert max(map(columns, lines)) <= WIDTH + 2
    assert not [line for line in lines if line[0] in "，。、）”"]
    assert whole("\n".join(lines)) == [CHINESE]


def test_english_breaks_at_spaces() -> None:
    text = "Closed models are seen as the way into finance and healthcare, which put data security first. [1,\u00a02]"
    lines = flowed(text).split("\n")
    assert [line.rstrip() for line in lines] == [
        "Closed models are seen as the way into finance and healthcare, which put",
        "data security first. [1,\u00a02]",
    ]


@pytest.mark.parametrize("line", [" set in", ">quoted", "From here on"])
def test_what_would_be_taken_for_something_else_is_set_in(line: str) -> None:
    assert flowed(line) == f" {line}"
    assert whole(flowed(line)) == [line]


def test_a_word_that_is_too_long_is_left_whole() -> None:
    address = "https://example.org/" + "a" * 100
    assert address in flowed(f"See {address} there.").split("\n")[1]
