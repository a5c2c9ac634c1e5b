"""Notes: real footnotes whose automatic numbers are the document's, and fields that repeat them."""

from __future__ import annotations

import dataclasses

import pytest

from briefgen.doctree import NoteMark, NoteRef, Paragraph, Text
from briefgen.doctree.walk import plain, walk
from tests.render.docx.reading import LANGUAGES, R_ID, W, Word, bookmarked, fields, render, text, val, with_blocks, word
from tests.sample import sample
from tests.wordcheck import unsound

PART = "word/footnotes.xml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_note_is_one_footnote_with_its_full_text(language: str) -> None:
    notes = word(language).find("w:footnote", PART)
    ids = [str(note.get(W + "id")) for note in notes]
    assert ids == ["-1", "0", *(str(note.number) for note in sample(language).notes)]
    assert [text(note).strip() for note in notes[2:]] == [plain(note.full) for note in sample(language).notes]


@pytest.mark.parametrize("language", LANGUAGES)
def test_automatic_numbers_are_the_documents(language: str) -> None:
    """Word numbers footnotes by the order of their references."""
    references = [str(mark.get(W + "id")) for mark in word(language).find(".//w:footnoteReference")]
    assert references == [str(note.number) for note in sample(language).notes]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_other_mention_repeats_the_number_by_a_linked_field(language: str) -> None:
    document = sample(language)
    repeats = [mark.number for ref in walk((document.summary, document.body)) if isinstance(ref, NoteRef)
               for mark in ref.marks if not mark.first]  # fmt: skip
    shown = [(code, result) for code, result in fields(word(language).body) if code.startswith("NOTEREF")]
    assert [result for _, result in shown] == [str(number) for number in repeats]
    assert [code for code, _ in shown] == [f"NOTEREF _bfn_{number} \\f \\h" for number in repeats]


def test_a_repeat_names_a_bookmark_round_the_first_mark() -> None:
    body = word().body
    for note in sample("en").notes:
        start = next(node for node in body.iter(W + "bookmarkStart") if node.get(W + "name") == f"_bfn_{note.number}")
        mark = start.getnext()
        assert mark is not None
        assert val(mark, "w:footnoteReference", "id") == str(note.number)
        assert bookmarked(body, f"_bfn_{note.number}") == ""


def test_marks_at_one_place_are_raised_with_what_parts_them() -> None:
    marks = NoteRef((NoteMark(1, True), NoteMark(2, True)), ", ")
    document = dataclasses.replace(
        with_blocks(Paragraph("s.blocks.0", (Text("x"), marks))), notes=sample("en").notes[:2]
    )
    made = Word(render(document).body)
    styles = [made.style_names()[val(run, "w:rPr/w:rStyle")] for run in made.paragraphs("Body Text")[0].iter(W + "r")
              if run.find(W + "rPr") is not None]  # fmt: skip
    assert styles == ["footnote reference"] * 3


def test_a_repeated_mark_starts_no_line_in_chinese() -> None:
    marks = NoteRef((NoteMark(1, True),), "，"), NoteRef((NoteMark(1, False),), "，")
    document = with_blocks(
        Paragraph("s.blocks.0", (Text("甲"), marks[0], Text("乙"), marks[1], Text("。"))), language="zh"
    )
    made = Word(render(dataclasses.replace(document, notes=sample("zh").notes[:1])).body)
    assert text(made.paragraphs("Body Text")[0]) == "甲乙\u20601。"


def test_links_in_a_note_belong_to_the_notes_part() -> None:
    links = word().find(".//w:hyperlink", PART)
    assert links
    assert {word().targets(PART)[str(link.get(R_ID))] for link in links} == {"https://example.org/estimate"}


def test_words_of_another_language_in_a_note_are_tagged() -> None:
    tagged = [node.get(W + "eastAsia") for node in word("en").find(".//w:lang", PART)]
    assert tagged == ["zh-CN"]


def test_endnotes_take_the_place_of_footnotes_and_count_in_figures() -> None:
    made = Word(render(dataclasses.replace(sample("en"), notes_place="endnotes")).body)
    ids = [str(mark.get(W + "id")) for mark in made.find(".//w:endnoteReference")]
    assert ids == ["1", "2", "3", "4"]
    assert not made.find(".//w:footnoteReference")
    assert [note.get(W + "id") for note in made.find("w:footnote", PART)] == ["-1", "0"]
    assert val(made.body, "w:sectPr/w:endnotePr/w:numFmt") == "decimal"
    assert text(made.paragraphs("Heading Unnumbered")[-1]) == "Notes"


def test_a_note_that_nothing_cites_is_said() -> None:
    document = dataclasses.replace(with_blocks(Paragraph("s.blocks.0", (Text("x"),))), notes=sample("en").notes[:1])
    assert [fault.code for fault in render(document).warnings] == ["unplaced-note"]


def test_a_note_of_the_covers_figure_alone_has_its_place_at_the_end() -> None:
    document = sample("en")
    assert document.meta.cover
    label = (*document.meta.cover.label, NoteRef((NoteMark(5, True),), ", "))
    cover = dataclasses.replace(document.meta.cover, label=label)
    note = dataclasses.replace(document.notes[0], number=5)
    alone = dataclasses.replace(
        document, meta=dataclasses.replace(document.meta, cover=cover), notes=(*document.notes, note)
    )
    rendered = render(alone)
    assert rendered.warnings == ()
    made = Word(rendered.body)
    assert [str(mark.get(W + "id")) for mark in made.find(".//w:footnoteReference")] == ["1", "2", "3", "4", "5"]
    assert unsound(rendered.body) == []
