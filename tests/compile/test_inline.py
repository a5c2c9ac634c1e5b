"""The small CommonMark of a brief's texts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compile.inline import Cite, CiteItem, FactUse, Locator, Reference, parse_inline
from briefgen.doctree import Code, Emph, LineBreak, Link, Strong, Text

MARKUP = "\\`*_[]<$\n\r"


def parsed(text):
    pieces, problems = parse_inline(text)
    assert problems == ()
    return pieces


def problems(text):
    return [(found.offset, found.code, found.message, found.hint) for found in parse_inline(text)[1]]


def cite(*sources):
    return Cite(tuple(CiteItem(source) for source in sources))


def test_emphasis_code_and_links_are_commonmark():
    assert parsed("a *b **c*** `d $e` [f](https://g.org/h) **i** snake_case_word") == (
        Text("a "),
        Emph((Text("b "), Strong((Text("c"),)))),
        Text(" "),
        Code("d $e"),
        Text(" "),
        Link((Text("f"),), "https://g.org/h"),
        Text(" "),
        Strong((Text("i"),)),
        Text(" snake_case_word"),
    )


@pytest.mark.parametrize(
    "text",
    ["**“闭源”**转向", "**闭源。**转向", "**《千问》**开源", "**闭源（AI）**转向"],
)
def test_chinese_emphasis_may_end_in_punctuation(text):
    strong, rest = parsed(text)
    assert strong == Strong((Text(text[2 : text.rindex("**")]),))
    assert rest == Text(text[text.rindex("**") + 2 :])


def test_chinese_emphasis_may_begin_with_punctuation_within_a_sentence():
    assert parsed("走向**“闭源”**之路") == (Text("走向"), Strong((Text("“闭源”"),)), Text("之路"))


def test_addresses_in_angle_brackets_are_links_and_other_tags_are_text():
    assert parsed("<https://a.org/资本> <b@c.org> <b>x</b> <w:p> <xs:any>") == (
        Link((Text("https://a.org/资本"),), "https://a.org/%E8%B5%84%E6%9C%AC"),
        Text(" "),
        Link((Text("b@c.org"),), "mailto:b@c.org"),
        Text(" <b>x</b> <w:p> <xs:any>"),
    )


def test_a_link_without_words_shows_its_address():
    assert parsed("[](https://a.org)") == (Link((Text("https://a.org"),), "https://a.org"),)


def test_a_citation_stands_where_the_author_put_it():
    assert parsed("Meta paid **much [@a]** [@b; @c].") == (
        Text("Meta paid "),
        Strong((Text("much "), cite("a"))),
        Text(" "),
        cite("b", "c"),
        Text("."),
    )


def test_a_citation_may_be_followed_by_a_bracket_of_any_kind():
    assert parsed("[@a](so) [@b][c] [@d]: e") == (
        cite("a"),
        Text("(so) "),
        cite("b"),
        Text("[c] "),
        cite("d"),
        Text(": e"),
    )


def test_an_address_in_a_links_words_is_no_citation():
    assert parsed("[write to @desk](https://a.org)") == (Link((Text("write to @desk"),), "https://a.org"),)
    assert parsed("[a@b.org] and [1]") == (Text("[a@b.org] and [1]"),)


def test_facts_and_references_are_pending():
    assert parsed("We saw ${stake|short} in [](#gap) and **${multiple}**, [see *there*](#x).") == (
        Text("We saw "),
        FactUse("stake", "short"),
        Text(" in "),
        Reference("gap"),
        Text(" and "),
        Strong((FactUse("multiple"),)),
        Text(", "),
        Reference("x", "see there"),
        Text("."),
    )


@pytest.mark.parametrize(
    "text",
    ["${a} rose", "It fell. ${a} rose", "“${a}” rose", "**${a}** rose", "Fell [@s]. ${a} rose", "Why? (${a} rose)",
     "It fell.” ${a}", "It fell.\n${a}", "It fell.\\\n${a}", "它跌了。${a}", "**Fell.** ${a}"],
)  # fmt: skip
def test_a_fact_begins_a_sentence(text):
    assert "at_start=True" in str(parsed(text))


@pytest.mark.parametrize(
    "text",
    [
        "It rose ${a}",
        "It fell, ${a}",
        "vs. ${a}",
        "in the U.S. ${a}",
        "e.g. ${a}",
        "3.${a}",
        "Note: ${a}",
        "跌了，${a}",
    ],
)
def test_a_fact_stands_within_a_sentence(text):
    assert "at_start=False" in str(parsed(text))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("one\ntwo", "one two"),
        ("one\n\n\ntwo", "one two"),
        ("资本\n流动", "资本流动"),
        ("资本，\n流动", "资本，流动"),
        ("资本\nMeta", "资本 Meta"),
        ("\n one \n", "one"),
    ],
)
def test_a_line_end_is_a_space_but_nothing_between_han(text, pieces):
    assert parsed(text) == (Text(pieces),)


def test_a_line_end_beside_markup_is_one_space_outside_it():
    assert parsed("one\n**two**\n三[@a]\n**四**") == (
        Text("one "),
        Strong((Text("two"),)),
        Text(" 三"),
        cite("a"),
        Strong((Text("四"),)),
    )


def test_a_line_end_before_a_closing_delimiter_is_kept():
    assert parsed("**one\n[@a]**(two)") == (Strong((Text("one"), cite("a"))), Text(" (two)"))


@pytest.mark.parametrize("text", ["one\\\ntwo", "one  \ntwo", "one\\\n  two"])
def test_a_backslash_or_two_spaces_break_the_line(text):
    assert parsed(text) == (Text("one"), LineBreak(), Text("two"))


def test_what_is_escaped_or_unfinished_is_literal():
    assert parsed(r"\${a} \[@b] \@c $5 and $x, 2 * 3 * 4, [] {y} `$ &amp; ![") == (
        Text("${a} [@b] @c $5 and $x, 2 * 3 * 4, [] {y} `$ &amp; !["),
    )


def test_code_keeps_its_characters():
    assert parsed("`${a} [@b] **c**`") == (Code("${a} [@b] **c**"),)


CITE = 'write "[@source, p. 3]"'
FACT = "write ${fact} or ${fact|short}, with the fact's id"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("see [@a, p. 3", (4, "open-citation", "this citation has no closing ]", CITE)),
        ("[@]", (1, "empty-citation", "this citation names no source after the @", CITE)),
        ("[@ a]", (1, "empty-citation", "this citation names no source after the @", CITE)),
        ("[@a; ]", (4, "empty-citation", "a part of this citation is empty", "take the semicolon out")),
        ("[@a; p. 3]", (4, "empty-citation", "'p. 3' in this citation names no source", "a semicolon parts sources; use a comma for words after one")),
        ("now ${a", (4, "open-fact", "this ${ has no closing }", r"write ${fact}, or \${ for the characters")),
        ("${}", (0, "bad-fact", "no fact is named here", FACT)),
        ("${spend / 2}", (0, "bad-fact", "'spend / 2' cannot be a fact's id", FACT)),
        ("${a|long}", (0, "fact-form", "a fact has no form 'long'", "forms: full, short, plain, delta, as_of")),
        ("[x](ftp://a.org)", (0, "link-address", "'ftp://a.org' is no address that a link can have", "use http:, https: or mailto:, or #id for a place in this brief")),
        ("[x](javascript:alert(1))", (0, "link-address", "'javascript:alert(1)' is no address that a link can have", "use http:, https: or mailto:, or #id for a place in this brief")),
        ("a [x](page.html)", (2, "link-address", "'page.html' is no address that a link can have", "use http:, https: or mailto:, or #id for a place in this brief")),
        ('[x](https://a.org "Title")', (0, "link-title", "a link's title would be shown nowhere", "take out the words in quotes after the address")),
        ("[](#2x)", (0, "bad-reference", "'2x' cannot be a block's id", "write [](#id)")),
        ("[${a}](#x)", (0, "bad-reference", "facts and citations cannot stand in a reference's words", "use plain words, or none: [](#id)")),
        ("![map](map.png)", (0, "image-in-text", "a picture cannot stand in a text", "give it a block: `image: {file: ..., alt: ...}`")),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_remedy(text, problem):
    assert problems(text) == [problem]
    assert problems(f"  \n{text}")[0][0] == problem[0] + 3


def test_every_mistake_of_a_text_is_told_in_order():
    found = problems("**[x](ftp:y) ${b c}** [@] ${a|b} [@a")
    assert [code for _, code, _, _ in found] == [
        "link-address",
        "bad-fact",
        "empty-citation",
        "fact-form",
        "open-citation",
    ]
    assert [offset for offset, _, _, _ in found] == sorted(offset for offset, _, _, _ in found)


@given(st.text(st.characters(exclude_characters=MARKUP, exclude_categories=["Cs"]), min_size=1))
def test_a_text_without_markup_comes_back_unchanged(text):
    text = f"x{text}x"
    assert parsed(text) == (Text(text),)


PARTS = ["*", "**", "_", "`", "[", "]", "(", ")", "[@a", "@", ";", ",", "${", "}", "a", "|short", "\\", "<", ">", "!", "\n", "  ",
         "汉", "“", "。", "https://a", "#a", ":", ".", "1", "p. 3", "第", "段", "\u202e", "👩‍👩‍👧"]  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.sampled_from(PARTS), max_size=25).map("".join)))
def test_any_text_is_parsed_and_its_words_are_kept(text):
    pieces, found = parse_inline(text)
    said = repr(pieces)
    if not found and not re.search(r"[\[\]<$]", text):
        for word in re.findall(r"[a-z0-9\u4e00-\u9fff]+", text):
            assert word in said.replace("'), Text(text='", "")


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "[@a " * 25_000, "![a](" * 20_000, "*_" * 50_000, "`a``b" * 20_000, "<http:" * 16_000, "${a" * 33_000,
     "[a](<" * 20_000, "**“" * 30_000, "[@a, " + "1-" * 50_000 + "]", "[@a, 第" + "一" * 90_000 + "页]"],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_hostile_texts_are_parsed_in_time(text):
    parse_inline(text)


def test_a_locator_is_read_with_its_citation():
    assert parsed("[see @a, pp. 3-5, and more; @b，第2—3段]") == (
        Cite(
            (
                CiteItem("a", (Locator("page", "3–5"),), "see", "and more"),
                CiteItem("b", (Locator("paragraph", "2–3"),)),
            )
        ),
    )
