"""Text and emphasis: what is written is what CommonMark reads, whatever characters it is made of."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.doctree import Code, Emph, Inlines, LineBreak, Link, NoteMark, NoteRef, Quantity, Ref, Strong, Text
from briefgen.doctree.walk import plain
from briefgen.render.markdown.inlines import Place, inline
from tests.render.markdown.reading import COMMONMARK, letters, meant, pandoc_blocks, pandoc_text, read, unmarked

LATIN, HAN = Place(slanted=True), Place(slanted=False)

AWKWARD = (
    "# no heading", "- no list", "+ no list", "* no list", "1. no list", "2024) no list", "(1) no list", "a. no list",
    "iv. no list", "> no quote", "```no fence", "~~~", "---", "===", "***", "| no | table |", ": no definition",
    "Table: no caption", "<b>no tag</b>", "&amp; &#65; no names", "Q&A; AT&T", "*no* _no_ **no** __no__", "`no code`",
    "[no](link) ![no](picture) [no]: definition", "[^1]", "[@smith, p. 3] @smith a@b.c", "$a$ and $b$", "a^b^ H~2~O",
    "~~no~~", "{#no .attribute}", "\\no \\break\\", "trailing #", "##", "C:\\new\\table", "<https://example.org>",
    "% no title", "line  with   spaces ", "tab\tand\nnewline", "=cmd()|' /c calc'!A1", "“引号”、《书名》（括号）",
    "snake_case_name", "5 * 3 * 2", "100%", "\u3000全角空格", "no\u00a0break", "\N{ROCKET}\ufe0f", "<!-- no -->", "!",
    "[", "]", "\\", "`", "``", "&", "<", "www.example.org", "-", "1.", "e. g. this", "$5", "^", "|", "#", ":",
)  # fmt: skip

CHARACTERS = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")) | st.sampled_from(
    "*_`[]()<>#!&$|~^\\:-+1. 中。，（"
)
WORDS = st.text(CHARACTERS, min_size=1, max_size=12) | st.sampled_from(AWKWARD)
URLS = st.sampled_from(("https://example.org/a?b=1&copy=2", "https://example.org/(x) y|z<>", "mailto:a@example.org"))
LEAVES = (
    st.builds(Text, WORDS)
    | st.builds(Code, WORDS)
    | st.builds(Quantity, WORDS, st.just("f"), st.just(Decimal(1)), st.just("USD"))
    | st.builds(Ref, WORDS, st.just("sections.money.blocks.1"))
    | st.just(LineBreak())
    | st.lists(st.integers(1, 9), min_size=1, max_size=2, unique=True).map(
        lambda numbers: NoteRef(tuple(NoteMark(number, True) for number in sorted(numbers)), ", ")
    )
)


def _nested(children: st.SearchStrategy[Inlines]) -> st.SearchStrategy[object]:
    return st.builds(Strong, children) | st.builds(Emph, children)


INLINES = st.recursive(
    st.lists(LEAVES, max_size=4).map(tuple),
    lambda children: st.lists(LEAVES | _nested(children), max_size=4).map(tuple),
    max_leaves=8,
)
LINKED = st.lists(LEAVES | st.builds(Link, st.lists(st.builds(Text, WORDS) | st.builds(Strong, st.tuples(st.builds(Text, WORDS))),
                                                    max_size=2).map(tuple), URLS), max_size=4).map(tuple)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(inlines=INLINES, slanted=st.booleans())
@example((Text("说"), Strong((Text("“引文”"),)), Text("是")), False)
@example((Strong((Text("账已算清。"),)), Text("全部")), False)
@example((Strong((Text("80%"),)), Text("的")), False)
@example((Strong((Text("a"),)), Emph((Text("b"),)), Strong((Text("c"),))), True)
@example((Strong((Text("a"), Emph((Text("b"),)), Text("c"))), Text("d")), True)
@example((Emph((Text("a "), Strong((Text("b"),)))), Text("€")), True)
@example((Text("€"), Strong((Text("£"),)), Text("x")), True)
@example((Code("a"), Code("b")), True)
@example((Text("Stop!"), NoteRef((NoteMark(1, True),), ", "), Text("(see 2)")), True)
def test_commonmark_reads_what_was_meant(inlines: Inlines, slanted: bool) -> None:
    assert unmarked(read(inline(inlines, Place(slanted)))) == unmarked(meant(inlines, slanted))


@settings(max_examples=100, deadline=None)
@given(inlines=INLINES)
def test_a_table_s_cell_keeps_all_its_text(inlines: Inlines) -> None:
    cell = inline(inlines, Place(slanted=True, table=True))
    tokens = COMMONMARK.parse(f"| head |\n| --- |\n| {cell} |")
    cells = [letters(token.children or []) for token in tokens if token.type == "inline"]
    wanted = meant(inlines)
    assert "".join(letter.character for letter in cells[1]) == "".join(letter.character for letter in wanted)
    assert len(cells) == 2


@settings(max_examples=100, deadline=None)
@given(inlines=LINKED)
def test_links_keep_their_words_and_addresses(inlines: Inlines) -> None:
    found = read(inline(inlines, LATIN))
    wanted = meant(inlines)
    assert [letter.character for letter in found] == [letter.character for letter in wanted]
    assert [bool(letter.url) for letter in found] == [bool(letter.url) for letter in wanted]


@pytest.mark.parametrize("text", AWKWARD)
@pytest.mark.parametrize(
    ("prefix", "blocks"),
    [
        ("", ["paragraph"]),
        ("- ", ["bullet_list", "list_item", "paragraph"]),
        ("12. ", ["ordered_list", "list_item", "paragraph"]),
        ("> ", ["blockquote", "paragraph"]),
        ("## ", ["heading"]),
    ],
)
def test_awkward_text_is_only_text_wherever_it_stands(text: str, prefix: str, blocks: list[str]) -> None:
    written = inline((Text(text),), Place(slanted=True, heading=prefix == "## "))
    tokens = COMMONMARK.parse(prefix + written)
    assert [token.type.removesuffix("_open") for token in tokens if token.nesting > 0] == blocks
    assert "".join(letter.character for letter in read(prefix + written)) == "".join(text.split())


def test_emphasis_is_bold_in_chinese_and_slanted_in_english() -> None:
    inlines = (Text("靠"), Emph((Text("内燃机车"),)))
    assert inline(inlines, HAN) == "靠**内燃机车**"
    assert inline(inlines, LATIN) == "靠*内燃机车*"


def test_plain_sentences_stay_as_readable_as_they_were() -> None:
    sentence = "It cost $4.2 billion (over 70%), said R&D – “too much”, he’d add; see https://example.org/a-b."
    assert inline((Text(sentence),), LATIN) == sentence
    assert inline((Text("投入超过700亿美元，是收入的70倍。"),), HAN) == "投入超过700亿美元，是收入的70倍。"


def test_money_is_left_as_it_is_and_formulas_are_not_made() -> None:
    assert inline((Text("From $1 to US$2 and $3."),), LATIN) == "From $1 to US$2 and $3."
    assert inline((Text("Not $a$ formula"),), LATIN) == r"Not \$a\$ formula"


def test_a_note_within_bold_text_does_not_break_it() -> None:
    note = NoteRef((NoteMark(1, True),), "，")
    assert inline((Strong((Text("投入很多"), note, Text("。"))),), HAN) == "**投入很多[^1]。**"
    assert inline((Strong((Text("It cost a lot."), note)),), LATIN) == "**It cost a lot.**[^1]"


def test_two_notes_at_one_place_do_not_read_as_one_number() -> None:
    marks = NoteRef((NoteMark(1, True), NoteMark(3, False)), ", ")
    assert inline((Text("Freight gains."), marks), LATIN) == "Freight gains.[^1]\u00a0[^3]"


def test_a_note_says_another_note_s_number_in_words() -> None:
    marks = NoteRef((NoteMark(1, True), NoteMark(3, False)), ", ")
    assert inline((Text("Sum "), marks), Place(slanted=True, note=True)) == r"Sum \[1, 3\]"


@pytest.mark.parametrize("reader", ["markdown-smart", "gfm", "commonmark_x-smart"])
def test_pandoc_reads_awkward_text_as_text(reader: str, tmp_path: Path) -> None:
    wanted = [*((Text(text),) for text in AWKWARD), (Strong((Text("80%"),)), Text("的")), (Code("a`b|c"), Code("d"))]
    path = tmp_path / "awkward.md"
    path.write_text("\n\n".join(inline(inlines, LATIN) for inlines in wanted), encoding="utf-8")
    blocks = pandoc_blocks(path, reader)
    assert {block["t"] for block in blocks} == {"Para"}
    assert [pandoc_text(block) for block in blocks] == ["".join(plain(inlines).split()) for inlines in wanted]
