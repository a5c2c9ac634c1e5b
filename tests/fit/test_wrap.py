"""Line breaking: nothing lost, nothing beyond the box, Chinese punctuation where it may stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.fit import Span, width, wrap

WIDE = 10_000.0
NOT_FIRST = "、。，．：；？！）》」』】〕〉〗”’…％℃"
NOT_LAST = "（《「『【〔〈〖“‘￥"

texts = st.text(
    st.sampled_from(list("aW1 -–/—.,()“”‘’\n\u00a0\u2060\u0301的中文。，、《》（）…·％\u3000𠀀😀é")), max_size=60
)


def several(whole: st.SearchStrategy[bool]) -> st.SearchStrategy[list[Span]]:
    sizes = st.sampled_from([8.0, 9.5, 16.0, 40.0])
    return st.lists(st.builds(Span, texts, sizes, st.booleans(), st.booleans(), st.booleans(), whole), max_size=4)


spans, loose = several(st.booleans()), several(st.just(False))
boxes = st.floats(min_value=1, max_value=900)


def lines(text: str, points: float, size: float = 10) -> list[str]:
    return [line.text for line in wrap([Span(text, size)], points)]


@given(spans, boxes)
def test_no_character_is_lost_and_none_is_added(parts: list[Span], points: float) -> None:
    wrapped = "".join(line.text for line in wrap(parts, points))
    assert wrapped == "".join(part.text for part in parts).replace("\n", "")


@given(loose, boxes)
def test_no_line_is_wider_than_the_box_unless_it_is_one_glyph(parts: list[Span], points: float) -> None:
    for line in wrap(parts, points):
        seen = [character for character in line.text.rstrip(" \u3000") if character not in "\u0301\u2060"]
        assert line.width <= points + 1e-3 or len(seen) == 1


@given(spans, boxes, boxes)
def test_a_wider_box_never_needs_more_lines(parts: list[Span], one: float, other: float) -> None:
    narrow, wide = sorted((one, other))
    assert len(wrap(parts, wide)) <= len(wrap(parts, narrow))


@given(spans)
def test_text_as_wide_as_its_box_stays_on_its_lines(parts: list[Span]) -> None:
    hard = sum(part.text.count("\n") for part in parts) + 1
    assert len(wrap(parts, width(parts))) == hard


def test_empty_text_is_one_line() -> None:
    assert [line.text for line in wrap([], 100)] == [""]
    assert lines("", 100) == [""]
    assert lines("a\n", 100) == ["a", ""]


def test_lines_break_at_spaces_which_hang_at_the_end() -> None:
    assert lines("one two three", 30) == ["one ", "two ", "three"]
    line = wrap([Span("one   two", 10)], width([Span("one", 10)]))[0]
    assert line.text == "one   "
    assert line.width == pytest.approx(width([Span("one", 10)]))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("well-known", "well-"),
        ("2019–2020", "2019–"),
        ("post-2024", "post-"),
        ("wires—diesel", "wires—"),
    ],
)
def test_words_break_after_hyphen_and_dash(text: str, first: str) -> None:
    assert lines(text, width([Span(first, 10)]) + 1)[0] == first


@pytest.mark.parametrize("text", ["wires/diesel", "$4.2\u00a0billion", "14\u202f300", "-5"])
def test_a_number_with_its_unit_stays_whole(text: str) -> None:
    assert lines(f"so {text}", width([Span(f"so {text}", 10)]) - 1) == ["so ", text]


def test_a_word_longer_than_the_line_is_broken_by_character_on_a_line_of_its_own() -> None:
    broken = lines("to Donaudampfschifffahrt", 40)
    assert broken[0] == "to "
    assert len(broken) > 2


def test_spans_without_a_space_between_them_do_not_part() -> None:
    raised = [Span("the last ", 10), Span("word", 10, bold=True), Span("1, 3", 6, glue=True)]
    assert [line.text for line in wrap(raised, width(raised) - 8)] == ["the last ", "word1, 3"]
    unglued = [*raised[:2], Span("1", 6)]
    assert [line.text for line in wrap(unglued, width(raised[:2]))] == ["the last ", "word1"]


def test_a_note_mark_never_starts_a_line_after_han() -> None:
    body = Span("北线电气化", 10)
    assert [line.text for line in wrap([body, Span("1", 6)], width([body]))] == ["北线电气化", "1"]
    assert [line.text for line in wrap([body, Span("1", 6, glue=True)], width([body]))] == ["北线电气", "化1"]


@given(st.text(st.sampled_from(list("的中文a1" + NOT_FIRST + NOT_LAST)), min_size=1, max_size=50), boxes)
def test_chinese_punctuation_stands_where_it_may(text: str, points: float) -> None:
    wrapped = lines(text, points)
    longest = max(len(run) for run in _glued(text))
    if longest * 10 * 1.3 > points:
        return
    assert not any(line[0] in NOT_FIRST for line in wrapped[1:])
    assert not any(line[-1] in NOT_LAST for line in wrapped[:-1])


def _glued(text: str) -> list[str]:
    """The runs that kinsoku holds together."""
    runs = [text[0]]
    for before, after in pairwise(text):
        if before in NOT_LAST or after in NOT_FIRST or (before + after).isascii():
            runs[-1] += after
        else:
            runs.append(after)
    return runs


def test_han_breaks_between_characters_and_fills_squares() -> None:
    assert lines("接触网止步之处", 30) == ["接触网", "止步之", "处"]
    assert width([Span("接触网。", 12)]) == pytest.approx(48)


def test_a_gap_stands_between_han_and_latin() -> None:
    apart = width([Span("用", 10)]) + width([Span("GPT", 10)])
    assert width([Span("用GPT", 10)]) == pytest.approx(apart + 2.4)
    assert width([Span("GPT用", 10)]) == pytest.approx(apart + 2.4)
    assert width([Span("用", 10), Span("GPT", 10, bold=True)]) > apart


def test_the_gap_goes_where_the_line_breaks() -> None:
    first, second = wrap([Span("用GPT", 10)], width([Span("GPT", 10)]))
    assert (first.text, second.text) == ("用", "GPT")
    assert second.width == pytest.approx(width([Span("GPT", 10)]))


def test_shared_punctuation_is_a_square_in_chinese_and_narrow_in_english() -> None:
    assert width([Span("“路网”", 10)]) == pytest.approx(40)
    assert width([Span("the “grid”", 10)]) < width([Span("the grid", 10)]) + 10
