"""Markdown as people and programs write it: what it holds beyond headings and lists, and what briefgen wrote itself."""

import base64
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.build import ALL, build
from briefgen.ingest import import_sources
from tests.ingest.test_nothing_lost import BLOCKS, CHINESE, DAY, ENGLISH, QUICK, imported, said_in, without_marks, words
from tests.sample import PNG


@pytest.fixture
def made(tmp_path):
    """Imports a text: its brief, and what was told by line."""

    def run(text):
        (tmp_path / "text.md").write_text(text, encoding="utf-8")
        found = import_sources([tmp_path / "text.md"], date=DAY)
        return found.files["brief.yaml"].decode(), [(one.where.line, one.message) for one in found.lost], found.files

    return run


def test_cells_beyond_a_tables_columns_are_told(made):
    _, told, _ = made("# A\n\n## B\n\n| a | b |\n|---|---|\n| 1 | 2 | lost \\| found |\n")
    assert told == [(7, "what stands in a row beyond the table's columns: lost \\| found")]


def test_struck_words_are_told_and_leave_no_gap(made):
    brief, told, _ = made("# A\n\n## B\n\nIt was ~~never~~ said.\n")
    assert "- text: It was said.\n" in brief
    assert told == [(5, "struck through: never")]


def test_a_picture_within_the_text_comes_along_and_each_is_told_at_its_line(made):
    inline = base64.b64encode(PNG).decode()
    text = (
        f"# A\n\n## B\n\n![One](data:image/png;base64,{inline})\n![Two](none.png)\n![Three](data:image/png;base64,@@)\n"
    )
    brief, told, files = made(text)
    assert files["picture.png"] == PNG
    assert "image: {file: picture.png, alt: One}" in brief
    assert [line for line, _ in told] == [6, 7]
    assert all(len(message) < 300 for _, message in told)


def test_only_addresses_that_no_link_uses_are_told(made):
    brief, told, _ = made(
        "# A\n\n## B\n\nSee [it][1], or https://b.example/x.\n\n[1]: https://a.example\n[2]: https://c.example\n"
    )
    assert "See [it](https://a.example), or <https://b.example/x>." in brief
    assert told == [(8, "an address that no link uses: [2]: https://c.example")]


def test_a_source_named_in_a_sentence_is_cited_there(made):
    brief, told, _ = made("""\
---
references:
- id: smith2020
  type: book
  author: [{family: Smith, given: Ann}, {family: Lee, given: Bo}, {literal: Port Office}]
  issued: {date-parts: [[2020, 5]]}
  title: Cranes
  note: Out of print
---

# A

## B

@smith2020 [p. 33] say so; @nobody does not.
""")
    assert "- text: Smith, Lee and Port Office [@smith2020, p. 33] say so; @nobody does not." in brief
    assert 'author: ["Smith, Ann", "Lee, Bo", Port Office]' in brief
    assert "issued: 2020-05" in brief
    assert told == [(8, "front matter: references: smith2020: note: Out of print")]


def test_an_abstract_is_the_summary_and_attributes_of_headings_are_no_words(made):
    brief, told, _ = made(
        "---\ntitle: Ports *and* cranes\nabstract: |\n  One.\n\n  Two, *too*.\n---\n\n# A {#a .b}\n\nWords.\n\n# C\n\nMore.\n"
    )
    assert "title: Ports *and* cranes\n" in brief
    assert "summary:\n  - One.\n  - Two, *too*.\n" in brief
    assert "heading: A\n" in brief
    assert told == []


def test_captions_terms_and_own_numbers(made):
    brief, told, _ = made("""\
# Ports

## 1. Traffic

| Port | Boxes |
|---|---|
| North | 7 |

: Boxes by port

## 2. Words

Crane
: lifts
: a bird
""")
    assert "caption: Boxes by port\n" in brief
    assert "heading: Traffic\n" in brief
    assert '- text: "**Crane:** lifts"\n            bullets:\n              - a bird\n' in brief
    assert told == []


OWN = """\
briefgen: 1
id: ports
languages: [en, zh]
title: {en: Ports, zh: 港口}
classification: {en: Internal, zh: 内部资料}
date: 2025-12-12
takeaway: {en: Wire the north., zh: 北线应电气化。}
sources: {survey: {type: report, title: Survey of cranes, issued: "2024", language: en}}
facts: {cost: {value: 4.2e9, unit: USD, cite: "[@survey, p. 3]"}}
summary:
  - {lead: {en: It pays, zh: 划算}, text: {en: "It costs ${cost}.", zh: "需要${cost}。"}}
  - {lead: {en: It lasts, zh: 耐用}, text: {en: "Cranes stand long [@survey, p. 4].", zh: "起重机耐用[@survey, p. 4]。"}}
sections:
  - id: money
    heading: {en: Money, zh: 资金}
    takeaway: {en: The wires pay., zh: 接触网划算。}
    blocks:
      - bullets:
          - {lead: {en: Costs, zh: 成本}, text: {en: "They are ${cost}.", zh: "为${cost}。"}}
          - {lead: {en: Fees, zh: 费用}, text: {en: They stay., zh: 不变。}}
      - timeline: {events: [{date: 2024-06, event: {en: Cranes arrive, zh: 起重机到港}}, {date: 2025-01-03, event: {en: They turn, zh: 开始运转}}]}
      - callout: {kind: warning, title: {en: Begin now, zh: 立即动手}, text: {en: Cranes are scarce., zh: 起重机紧缺。}}
  - id: next
    heading: {en: Next, zh: 下一步}
    takeaway: {en: Ask the state., zh: 请示上级。}
    blocks: [{text: {en: Nobody has asked., zh: 尚无人请示。}}]
"""


def test_what_briefgen_wrote_in_two_languages_comes_back_as_one_brief(tmp_path):
    (tmp_path / "brief.yaml").write_text(OWN, encoding="utf-8")
    build(tmp_path / "brief.yaml", ["md"], [ALL], tmp_path / "out")
    found = import_sources([tmp_path / "out" / f"ports.{language}.md" for language in ("en", "zh")], date=DAY)
    back = found.files["brief.yaml"].decode()
    for part in (
        "languages: [en, zh]\n",
        "title: {en: Ports, zh: 港口}\n",
        "classification: {en: Internal, zh: 内部资料}\n",
        "takeaway: {en: Wire the north., zh: 北线应电气化。}\n",
        "lead: {en: It pays, zh: 划算}\n",
        "    takeaway: {en: The wires pay., zh: 接触网划算。}\n",
        "heading: {en: Money, zh: 资金}\n",
        "usd-4-2-billion: {value: 4.2e9, unit: USD",
        "event: {en: Cranes arrive, zh: 起重机到港}",
        "kind: warning\n",
        "title: {en: Begin now, zh: 立即动手}\n",
    ):
        assert part in back
    assert not [one for one in found.remarks if one.kind == "parted"]


LINKS = st.lists(st.integers(1, 99), max_size=4, unique=True)


@settings(parent=QUICK, max_examples=20)
@given(st.lists(BLOCKS, min_size=1, max_size=4), LINKS, st.lists(st.integers(1, 30), max_size=4))
def test_links_and_marks_of_any_markdown_stand_in_the_brief(blocks, links, marks):
    linked = [f"See [it](https://a.example/{number}) or https://b.example/{number}." for number in links]
    marked = [f"Noted [{number}] here." for number in marks]
    _, made = imported("text.md", "\n\n".join([*blocks, *linked, *marked]).encode())
    brief = made.files["brief.yaml"].decode()
    assert all(f"https://{host}.example/{number}" in brief for host in "ab" for number in links)
    assert all(f"para. {number}]" in brief for number in marks)


@settings(parent=QUICK, max_examples=20)
@given(ENGLISH, CHINESE)
def test_two_texts_keep_every_word_of_both(english, chinese):
    there, _ = said_in({"en.txt": f"The port of the north {english}", "zh.txt": f"北港的情况 {chinese}"})
    spoken = without_marks(f"{english} {chinese}")
    assert words(spoken) - words(there) == Counter()
