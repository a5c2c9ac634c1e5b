"""What opens and closes the briefing, and what runs along its pages."""

from __future__ import annotations

import dataclasses

import pytest

from briefgen.doctree import Document, Paragraph, Section, Text
from tests.render.docx.reading import LANGUAGES, Element, W, Word, fields, of, render, text, val, word
from tests.sample import sample


def longer(language: str = "en") -> Document:
    """The sample with a fourth section."""
    document = sample(language)
    more = dataclasses.replace(document.body[0], key="sections.more", number="4", blocks=(), heading=(Text("More"),))
    return dataclasses.replace(document, body=(*document.body, more))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_block_says_what_the_cover_does(language: str) -> None:
    meta = sample(language).meta
    for style, said in (("Kicker", meta.series), ("Title", meta.title), ("Subtitle", meta.subtitle)):
        assert [text(p) for p in word(language).paragraphs(style)] == [said]
    details = text(word(language).paragraphs("Details")[0])
    assert meta.date_text in details
    assert meta.classification in details
    assert all(author in details for author in meta.authors)


def test_what_is_not_said_leaves_no_empty_line() -> None:
    bare = dataclasses.replace(sample("en").meta, series="", subtitle="", classification="", authors=())
    made = Word(render(dataclasses.replace(sample("en"), meta=bare)).body)
    assert not made.paragraphs("Kicker")
    assert not made.paragraphs("Subtitle")
    assert text(made.paragraphs("Details")[0]) == "Date\u2002March 14, 2025"


def test_key_figures_have_their_labels_as_head_and_never_break_a_number() -> None:
    made = word("en")
    found = next(made.body.iter(W + "tbl"))
    rows = list(found.iter(W + "tr"))
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert [text(cell) for cell in rows[1].iter(W + "tc")] == ["$4.2\u00a0billion", "<3\u00a0years", ">640\u00a0km"]
    zh = list(next(word("zh").body.iter(W + "tbl")).iter(W + "tr"))
    assert [text(cell) for cell in zh[1].iter(W + "tc")] == ["42亿美元", "不足3年", "640公里以上"]


def test_many_or_long_key_figures_take_more_rows() -> None:
    figures = sample("en").summary.figures
    assert figures is not None
    six = tuple(dataclasses.replace(f, key=f"k.{n}", label=()) for n, f in enumerate(figures.figures * 2))
    assert len(list(of(dataclasses.replace(figures, key="s.blocks.0", figures=six)).body.iter(W + "tbl"))) == 2
    wide = tuple(
        dataclasses.replace(f, after="of something that is very long indeed, and longer still") for f in six[:3]
    )
    assert len(list(of(dataclasses.replace(figures, key="s.blocks.0", figures=wide)).body.iter(W + "tbl"))) == 3


def test_few_headings_need_no_contents() -> None:
    assert not word("en").paragraphs("TOC Heading")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_list_is_one_field_whose_entries_lead_to_the_headings(language: str) -> None:
    made = Word(render(longer(language)).body)
    entries = [*made.paragraphs("TOC 1"), *made.paragraphs("TOC 2")]
    assert [text(p) for p in made.paragraphs("TOC 2")] == ["2.1\t" + text(made.paragraphs("Heading 2")[0])]
    code, shown = next(pair for pair in fields(made.body) if pair[0].startswith("TOC"))
    assert code == 'TOC \\o "1-2" \\n \\h \\z'
    assert all(text(entry) in shown for entry in entries)
    marks = {node.get(W + "name") for node in made.body.iter(W + "bookmarkStart")}
    anchors = [link.get(W + "anchor") for entry in entries for link in entry.iter(W + "hyperlink")]
    assert len(anchors) == 5
    assert marks >= set(anchors)


def test_headings_are_numbered_by_word_as_the_document_numbers_them() -> None:
    made = word("en")
    first, second = made.style("Heading 1"), made.style("Heading 2")
    assert val(first, "w:pPr/w:numPr/w:numId") == val(second, "w:pPr/w:numPr/w:numId")
    assert val(second, "w:pPr/w:numPr/w:ilvl") == "1"
    assert [text(p) for p in made.paragraphs("Heading 1")] == ["The network", "The money", "The choices"]


def test_numbers_that_word_would_not_count_are_written_out() -> None:
    document = sample("en")
    gap = dataclasses.replace(document, body=(document.body[0], dataclasses.replace(document.body[2], number="4")))
    made = Word(render(gap).body)
    headings = made.paragraphs("Heading 1")
    assert [text(p) for p in headings] == ["1\u2002The network", "4\u2002The choices"]
    assert {shown_number(made, heading) for heading in headings} == {"none"}


def test_headings_and_takeaways_stay_with_what_follows() -> None:
    for name in ("Heading 1", "Heading 2", "Takeaway", "Heading Unnumbered", "TOC Heading", "Callout Label"):
        assert word().style(name).find(f"{W}pPr/{W}keepNext") is not None


@pytest.mark.parametrize(("language", "said"), [("en", "Page 1 of 1"), ("zh", "第1页，共1页")])
def test_header_and_footer_say_where_one_is(language: str, said: str) -> None:
    meta = sample(language).meta
    header, footer = (word(language).xml(f"word/briefgen-{kind}.xml") for kind in ("header", "footer"))
    assert text(header) == meta.short_title + meta.classification
    assert text(footer) == meta.date_text + said
    assert [code for code, _ in fields(footer)] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sources_are_listed_at_the_end(language: str) -> None:
    entries = word(language).paragraphs("Bibliography")
    assert len(entries) == len(sample(language).sources)
    assert not of(Paragraph("s.blocks.0", (Text("x"),))).paragraphs("Bibliography")


def shown_number(made: Word, heading: Element) -> str:
    """The format of the numbers that a paragraph's list has at its level."""
    level, number = (val(heading, f"w:pPr/w:numPr/w:{tag}") for tag in ("ilvl", "numId"))
    lists = {str(num.get(W + "numId")): val(num, "w:abstractNumId") for num in made.find("w:num", "word/numbering.xml")}
    kinds = {str(kind.get(W + "abstractNumId")): kind for kind in made.find("w:abstractNum", "word/numbering.xml")}
    return val(kinds[lists[number]], f"w:lvl[@w:ilvl='{level}']/w:numFmt")


def test_headings_without_numbers_keep_their_levels() -> None:
    document = longer("en")

    def bare(section: Section) -> Section:
        return dataclasses.replace(section, number="", sections=tuple(map(bare, section.sections)))

    made = Word(render(dataclasses.replace(document, body=tuple(map(bare, document.body)))).body)
    for level, count in ((1, len(document.body)), (2, sum(len(section.sections) for section in document.body))):
        headings = made.paragraphs(f"Heading {level}")
        assert len(headings) == count
        assert {shown_number(made, heading) for heading in headings} == {"none"}
    assert not any(text(entry)[:1].isdigit() for entry in made.paragraphs("toc 1"))
