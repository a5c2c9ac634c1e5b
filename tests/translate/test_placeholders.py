"""What a translator may move and never change, and what they may type without harm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.compile.inline import parse_inline
from briefgen.doctree.walk import plain
from briefgen.translate.placeholders import doubled, restored, shielded

SOURCE = (
    "It costs ${cost} or ${cost|short} [@a, p. 3], see [](#sums) or [the *plan*](https://example.org) in `x = {1}`."
)
SHOWN = "It costs {cost} or {cost_short} {note_a}, see {see_sums} or [the *plan*]({link}) in {code}."


def taken(said: str, source: str = SOURCE) -> tuple[str, list[str]]:
    """A translation of `source` as the brief has it, and what is wrong with it."""
    text, broken = restored(said, shielded(source)[1])
    return text, [one.message for one in broken]


def test_each_kind_has_a_name_that_says_what_it_is() -> None:
    shown, placeholders = shielded(SOURCE)
    assert shown == SHOWN
    assert [one.kind for one in placeholders] == ["fact", "fact", "note", "see", "link", "code"]


def test_the_same_has_one_name_and_another_a_number() -> None:
    assert shielded("${a} ${a} [@x, p. 1] [@x, p. 2]")[0] == "{a} {a} {note_x} {note_x_2}"


def test_names_are_such_as_editors_know() -> None:
    assert shielded("${two-words} [@张三] [](#a-b)")[0] == "{two_words} {note} {see_a_b}"


def test_they_can_be_moved() -> None:
    said = "Siehe {see_sums}: {code} in [dem *Plan*]({link}) kostet { cost } {note_a} ({cost_short})."
    text = "Siehe [](#sums): `x = {1}` in [dem *Plan*](https://example.org) kostet ${cost} [@a, p. 3] (${cost|short})."
    assert taken(said) == (text, [])


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Es kostet.", ["the placeholder {a} is missing", "the placeholder {b} is missing"]),
        ("{a} {b} {b}", ["the placeholder {b} stands 2 times, and 1 in the source"]),
        ("{a} {kosten}", ["{kosten} is no placeholder of this text", "the placeholder {b} is missing"]),
        ("{a} {B}", ["{B} is no placeholder of this text", "the placeholder {b} is missing"]),
        ("\\{a} {b}", ["{a} cannot be read where it stands"]),
    ],
)
def test_what_is_lost_doubled_or_changed_is_told(said: str, wrong: list[str]) -> None:
    assert taken(said, "${a} ${b}")[1] == wrong


def test_a_link_that_lost_its_brackets_is_told() -> None:
    assert taken("der Plan ({link})", "[a plan](https://example.org)")[1] == ["the link of {link} is broken"]


def test_another_set_is_allowed_where_the_translation_has_it_already() -> None:
    _, source = shielded("${a}")
    _, own = shielded("${a|short}", source)
    assert restored("{a_short}", source, own) == ("${a|short}", ())
    assert [one.message for one in restored("{a} {a_short}", source, own)[1]] == [
        "the placeholder {a_short} is not in the source"
    ]


@pytest.mark.parametrize(
    "typed",
    ["[@nobody]", "[@", "${{b}}", "${", "`code`", "[words](https://example.org)", "<https://example.org>", "![x](y)",
     "[](#id)", "[[[a](b)](c)](d)", "[x [@y] z](https://example.org)", "{{curly}}", "{ not one }", "}", "C:\\x"],
)  # fmt: skip
def test_what_a_translator_types_stays_text(typed: str) -> None:
    text, wrong = taken(typed, "none")
    assert wrong == []
    pieces, problems = parse_inline(text)
    assert problems == ()
    assert plain(pieces) == typed.replace("{{", "{").replace("}}", "}")  # type: ignore[arg-type]


PARTS = st.lists(
    st.sampled_from(
        ["[", "]", "(", ")", "${a}", "${", "}", "{", "[@a, p. 3]", "@a", "`", "``", "\\", "!", "<", ">", "*", "_", " ",
         "https://x.y", "](http://a)", "](#b)", "[](#c)", "\n", "\r", "字", "x"]
    ),
    max_size=14,
).map("".join).map(str.strip)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(PARTS)
def test_an_untouched_text_comes_back_as_it_was(text: str) -> None:
    shown, placeholders = shielded(text)
    assert restored(shown, placeholders) == (text, ())


@settings(max_examples=500, deadline=None)
@given(PARTS)
def test_nothing_that_is_typed_becomes_a_mark(text: str) -> None:
    said, broken = restored(doubled(text), ())
    assert broken == ()
    assert shielded(said)[1] == ()


@settings(max_examples=300, deadline=None)
@given(PARTS, PARTS)
def test_what_is_taken_has_the_sources_placeholders_and_no_others(before: str, after: str) -> None:
    _, source = shielded("${a} [@b]")
    text, broken = restored(f"{doubled(before)}{{note_b}}{doubled(after)}{{a}}", source)
    assert broken or sorted(one.raw for one in shielded(text)[1]) == ["${a}", "[@b]"]
