"""Word files as people and programs write them: nothing of them is lost, and what briefgen wrote comes back as it was."""

import io
import re
from collections import Counter

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from briefgen.build import build
from briefgen.ingest import import_sources
from tests.ingest.test_nothing_lost import DAY, HAN, HOSTILE, LATIN, QUICK, imported, words
from tests.ingest.test_sources import linked, noted

W = nsdecls("w")
M = nsdecls("m")


def run_of(xml):
    return parse_xml(f"<w:r {W}>{xml}</w:r>")


def text_of(word, **properties):
    set_so = "".join(f'<w:{name} w:val="{value}"/>' for name, value in properties.items())
    return run_of(f'<w:rPr>{set_so}</w:rPr><w:t xml:space="preserve">{word}</w:t>')


def field(instruction, result):
    """A field in its five runs (ECMA-376-1, 17.16.18)."""
    return [
        run_of('<w:fldChar w:fldCharType="begin"/>'),
        run_of(f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>'),
        run_of('<w:fldChar w:fldCharType="separate"/>'),
        run_of(f"<w:t>{result}</w:t>"),
        run_of('<w:fldChar w:fldCharType="end"/>'),
    ]


@pytest.fixture
def file():
    document = Document()
    document.add_heading("Cranes", 0)
    document.add_heading("Why", 1)
    return document


def made_of(document, folder):
    path = folder / "cranes.docx"
    document.save(path)
    made = import_sources([path], date=DAY)
    return made.files["brief.yaml"].decode(), {(one.where.cell, one.message) for one in made.lost}


def test_what_no_brief_can_hold_is_told_with_its_place(file, tmp_path):
    paragraph = file.add_paragraph("Kept ")._p
    for element in (
        parse_xml(f'<w:moveFrom {W} w:id="1" w:author="a"><w:r><w:t>elsewhere</w:t></w:r></w:moveFrom>'),
        run_of("<w:rPr><w:vanish/></w:rPr><w:t>secret</w:t>"),
        run_of("<w:rPr><w:strike/></w:rPr><w:t>struck</w:t>"),
        run_of('<w:sym w:font="Wingdings" w:char="F0FC"/>'),
        parse_xml(f"<m:oMath {M}><m:r><m:t>E=mc</m:t></m:r></m:oMath>"),
        run_of(
            "<w:ruby><w:rt><w:r><w:t>gang</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>港</w:t></w:r></w:rubyBase></w:ruby>"
        ),
    ):
        paragraph.append(element)
    file.add_comment(file.add_paragraph("here").runs[0], text="is this so", author="Bo")
    file.sections[0].header.paragraphs[0].text = "For the board"
    brief, told = made_of(file, tmp_path)
    assert "text: Kept 港" in brief
    assert told == {
        ("paragraph 3", "moved away with tracked changes: elsewhere"),
        ("paragraph 3", "hidden text: secret"),
        ("paragraph 3", "struck through: struck"),
        ("paragraph 3", "a sign: F0FC of the font Wingdings"),
        ("paragraph 3", "an equation: E=mc"),
        ("paragraph 3", "a reading above the line: gang"),
        ("paragraph 4", "a comment: Bo: is this so"),
        ("", "the header: For the board"),
    }


def test_raised_and_lowered_digits_do_not_grow_onto_numbers(file, tmp_path):
    paragraph = file.add_paragraph("It covers 30 km")._p
    paragraph.append(text_of("2", vertAlign="superscript"))
    paragraph.append(text_of(" and saves CO"))
    paragraph.append(text_of("2", vertAlign="subscript"))
    brief, _ = made_of(file, tmp_path)
    assert "It covers 30 km² and saves CO₂" in brief


def test_a_note_cited_again_is_the_same_note(file, tmp_path):
    paragraph = file.add_paragraph("Cranes are old.")
    noted(file, paragraph, "Survey of cranes, 2024")
    again = file.add_paragraph("They creak.")
    for run in field("NOTEREF nowhere \\f \\h", "1"):
        again._p.append(run)
    brief, _ = made_of(file, tmp_path)
    assert "Cranes are old. [@footnote-2]" in brief
    assert "They creak. [@footnote-2]" in brief


def test_a_links_field_is_a_link(file, tmp_path):
    paragraph = file.add_paragraph("See ")
    for run in field('HYPERLINK "https://a.example/x"', "the survey"):
        paragraph._p.append(run)
    brief, _ = made_of(file, tmp_path)
    assert "See [the survey](https://a.example/x)" in brief


def test_bold_with_a_space_at_its_end_loses_no_note(file, tmp_path):
    paragraph = file.add_paragraph()
    paragraph.add_run("It pays. ").bold = True
    paragraph.add_run("The port earns more")
    noted(file, paragraph, "Accounts, 2024")
    assert "**It pays.** The port earns more [@footnote-2]" in made_of(file, tmp_path)[0]


def test_captions_stand_with_their_tables_and_dates_make_a_timeline(file, tmp_path):
    file.add_paragraph("Table 1. How it went", style="Caption")
    table = file.add_table(rows=3, cols=2)
    for place, text in enumerate(["Date", "Event", "June 2024", "Cranes arrive", "Q1 2026, expected", "They turn"]):
        table.cell(place // 2, place % 2).text = text
    brief, _ = made_of(file, tmp_path)
    assert "caption: How it went" in brief
    assert "- {date: 2024-06, event: Cranes arrive}" in brief
    assert "date: 2026-Q1\n" in brief


WORDS = st.lists(st.one_of(LATIN, HAN, st.sampled_from(HOSTILE)), min_size=1, max_size=4).map(" ".join)
RUNS = st.lists(
    st.tuples(WORDS, st.sampled_from(["", "bold", "italic", "both", "link", "note", "field"])), min_size=1, max_size=5
)
STYLES = [
    "Normal",
    "Heading 1",
    "Heading 2",
    "List Bullet",
    "List Bullet 2",
    "List Number",
    "Quote",
    "Title",
    "Caption",
]


@QUICK
@given(st.lists(st.tuples(RUNS, st.sampled_from(STYLES)), min_size=1, max_size=5), WORDS)
def test_a_word_file_keeps_every_word_link_and_note(paragraphs, cell):
    document = Document()
    said, links, notes = [], 0, 0
    for runs, style in paragraphs:
        paragraph = document.add_paragraph(style=style)
        for text, kind in runs:
            said.append(text)
            if kind == "link":
                links += 1
                linked(document, paragraph, text, f"https://a.example/{links}")
            elif kind == "field":
                for run in field("REF x", "word"):
                    paragraph._p.append(run)
                paragraph.add_run(f" {text} ")
                said.append("word")
            else:
                run = paragraph.add_run(f"{text} ")
                run.bold, run.italic = kind in ("bold", "both"), kind in ("italic", "both")
            if kind == "note" and not notes:
                notes = 1
                noted(document, paragraph, "Survey of cranes")
    document.add_table(rows=2, cols=2).cell(1, 1).text = cell
    data = io.BytesIO()
    document.save(data)
    there, made = imported("text.docx", data.getvalue())
    brief = made.files["brief.yaml"].decode()
    known = re.sub(r"\[@a, p\. 3\]", " ", " ".join([*said, cell]))
    assert words(known) - words(there) == Counter()
    assert all(f"https://a.example/{number}" in brief for number in range(1, links + 1))
    told = " ".join(one.text for one in made.remarks)
    assert not notes or brief.count("@footnote-2") + told.count("@footnote-2") >= 1


def test_what_briefgen_wrote_comes_back_with_its_parts(tmp_path):
    brief = """\
briefgen: 1
id: ports
languages: [en]
title: Ports
series: Strategy notes
date: 2025-12-12
takeaway: Wire the north.
sources: {survey: {type: report, title: Survey of cranes, issued: "2024"}}
summary:
  - {lead: It pays, text: "The port earns more [@survey, p. 3]."}
  - {lead: It lasts, text: "Cranes stand for long [@survey, p. 4]."}
sections:
  - id: money
    heading: Money
    takeaway: The wires pay for themselves.
    blocks:
      - bullets: [{lead: Costs, text: "They fall [@survey, p. 3]."}, {lead: Fees, text: They stay.}]
      - table: {id: t, caption: Ports by name, columns: [{head: Port}, {head: Owner}], rows: [[North, State], [South, Villages]]}
      - timeline: {events: [{date: 2024-06, event: Cranes arrive}, {date: 2025-01-03, event: They turn}]}
      - callout: {kind: recommendation, title: Begin now, text: Cranes are scarce.}
"""
    (tmp_path / "brief.yaml").write_text(brief, encoding="utf-8")
    build(tmp_path / "brief.yaml", ["docx"], ["en"], tmp_path / "out")
    back = import_sources([tmp_path / "out" / "ports.en.docx"], date=DAY).files["brief.yaml"].decode()
    for part in (
        "title: Ports\nseries: Strategy notes\n",
        "takeaway: Wire the north.\n",
        'summary:\n  - {lead: It pays, text: "The port earns more. [@footnote-1]"}\n',
        "    takeaway: The wires pay for themselves.\n",
        "caption: Ports by name\n",
        "- {date: 2024-06, event: Cranes arrive}",
        "- {date: 2025-01-03, event: They turn}",
        "callout: {kind: recommendation, title: Begin now, text: Cranes are scarce.}",
    ):
        assert part in back
    assert back.count("[@footnote-1]") == 2
