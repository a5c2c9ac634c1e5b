"""The whole Markdown file, as CommonMark and pandoc read it, in both languages."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image as Picture

from briefgen import __version__
from briefgen.assets import Assets
from briefgen.diagnostics import InputError, Severity
from briefgen.doctree import (
    Axis,
    BulletList,
    Chart,
    Document,
    Figure,
    ListItem,
    Note,
    NoteRef,
    NumberedList,
    Paragraph,
    Point,
    Quantity,
    Section,
    Series,
    Text,
)
from briefgen.doctree.walk import plain, walk
from briefgen.render.format import Context, Rendered
from briefgen.render.markdown import FORMAT
from briefgen.theme import default_theme
from tests.render.markdown.reading import COMMONMARK, letters, pandoc_blocks, pandoc_notes, pandoc_text
from tests.sample import sample

LANGUAGES = ("en", "zh")


def rendered(document: Document, **context: Any) -> Rendered:
    return FORMAT.render(document, Context(default_theme(), Assets(), **context))


def markdown(document: Document, **context: Any) -> str:
    return rendered(document, **context).body.decode()


def front(text: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(text.split("---\n")[1])
    return found


def with_blocks(*blocks: Any, notes: tuple[Note, ...] = ()) -> Document:
    """The sample with one section of these blocks."""
    section = Section("sections.own", 1, "1", (Text("Own"),), blocks=blocks)
    return dataclasses.replace(sample("en"), body=(section,), notes=notes or sample("en").notes)


def saved(text: str, tmp_path: Path) -> Path:
    path = tmp_path / "brief.md"
    path.write_text(text, encoding="utf-8")
    return path


def rows(text: str) -> list[list[str]]:
    """The cells of every table's every row, as plain words."""
    found: list[list[str]] = []
    tokens = COMMONMARK.parse(text)
    for before, token in pairwise(tokens):
        if token.type == "tr_open":
            found.append([])
        elif before.type in ("th_open", "td_open"):
            found[-1].append("".join(letter.character for letter in letters(token.children or [])))
    return found


def bare(text: str) -> str:
    return "".join(text.split())


def test_front_matter_says_what_the_file_is() -> None:
    meta = sample("zh").meta
    assert front(markdown(sample("zh"))) == {
        "title": meta.title,
        "subtitle": meta.subtitle,
        "series": meta.series,
        "author": ["铁路组", "M. Okafor"],
        "date": dt.date(2025, 3, 14),
        "lang": "zh-CN",
        "classification": "内部资料",
        "id": "sample",
        "language": "zh",
        "languages": ["en", "zh"],
        "content-hash": meta.content_hash,
        "generator": f"briefgen {__version__}",
    }


@pytest.mark.parametrize(
    "title", ["no", "a: b", "# no comment", "'quoted\" 'both'", "---", "- list", "[x]", "\N{ROCKET}", "12:30"]
)
def test_awkward_titles_are_quoted(title: str) -> None:
    document = sample("en")
    text = markdown(dataclasses.replace(document, meta=dataclasses.replace(document.meta, title=title)))
    assert front(text)["title"] == title
    head = COMMONMARK.parse(text.split("---\n", 2)[2])[1]
    assert "".join(letter.character for letter in letters(head.children or [])) == bare(title)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_document_gives_the_same_file(language: str) -> None:
    first, second = rendered(sample(language)), rendered(sample(language))
    assert first == second
    assert first.body.endswith(b"\n")
    assert b"\n\n\n" not in first.body
    assert b"\r" not in first.body
    assert not re.search(rb"[ \t]\n", first.body)


@pytest.mark.parametrize("reader", ["markdown-smart", "commonmark_x-smart"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pandoc_finds_every_note_at_every_mark(language: str, reader: str, tmp_path: Path) -> None:
    document = sample(language)
    blocks = pandoc_blocks(saved(markdown(document), tmp_path), reader)
    full = {note.number: bare(plain(note.full)) for note in document.notes}
    marks = [
        mark.number
        for node in walk((document.summary, document.body))
        if isinstance(node, NoteRef)
        for mark in node.marks
    ]
    found = pandoc_notes(blocks)
    assert sorted(found) == sorted(full[number] for number in marks)
    assert "[^" not in pandoc_text(blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pandoc_reads_every_word(language: str, tmp_path: Path) -> None:
    document = sample(language)
    text = pandoc_text(pandoc_blocks(saved(markdown(document), tmp_path)))
    wanted = [
        node.text
        for node in walk((document.summary, document.body, document.sources))
        if isinstance(node, Text | Quantity)
    ]
    hidden = {plain(node.question) for node in walk(document.body) if isinstance(node, Section)}
    hidden |= {plain(node.speaker) for node in walk(document.body) if isinstance(node, Section)}
    assert [words for words in wanted if bare(words) not in text and words not in hidden] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_a_chart_stands_in_a_table(language: str) -> None:
    document = sample(language)
    found = rows(markdown(document))
    for chart in (node for node in walk(document.body) if isinstance(node, Chart)):
        assert [bare(chart.axis.unit), *(bare(series.name) for series in chart.series)] in found
        for at, category in enumerate(chart.categories):
            assert [bare(category), *(series.points[at].label for series in chart.series)] in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_stand_beside_the_file_with_their_words(language: str) -> None:
    document = sample(language)
    made = rendered(document)
    shown = re.findall(r"^!\[(.*)\]\((.*)\)$", made.body.decode(), re.MULTILINE)
    assert (
        [name for _, name in shown] == list(made.files) == [f"sample.{language}.figure-{n}.png" for n in (1, 2, 3, 4)]
    )
    alts = [figure.content.alt for figure in walk(document.body) if isinstance(figure, Figure)]
    assert [alt.replace("\\", "") for alt, _ in shown] == alts
    assert all(Picture.open(BytesIO(data)).format == "PNG" for data in made.files.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_cross_references_lead_to_their_figures(language: str) -> None:
    text = markdown(sample(language))
    targets = re.findall(r'<span id="([^"]+)"></span>', text)
    links = re.findall(r"\]\(#([^)]+)\)", text)
    assert links == ["sections-money-blocks-1"]
    assert set(links) <= set(targets)
    assert len(set(targets)) == len(targets)
    label = {"en": "Figure 1", "zh": "图1"}[language]
    assert f'<span id="sections-money-blocks-1"></span>**{label}** ' in text


def test_headings_carry_their_numbers_and_levels() -> None:
    tokens = COMMONMARK.parse(markdown(sample("en")).split("---\n", 2)[2])
    heads = [(token.tag, "".join(child.content for child in tokens[at + 1].children or [] if child.type == "text"))
             for at, token in enumerate(tokens) if token.type == "heading_open"]  # fmt: skip
    assert heads == [
        ("h1", "Wiring the northern lines before the diesel fleet retires"),
        ("h2", "Key points"),
        ("h2", "1 The network"),
        ("h2", "2 The money"),
        ("h3", "2.1 What could raise the bill"),
        ("h2", "3 The choices"),
        ("h2", "Sources"),
    ]


def test_a_timeline_a_comparison_and_key_figures_are_tables() -> None:
    found = rows(markdown(sample("en")))
    assert ["Date", "Event"] in found
    assert ["2027,expected", "Lastdatetoordertrains."] in found
    assert ["Aspect", "Wires", "Diesel"] in found
    assert ["Time", "Sixyears.Iforderedby2027.[^3]", "Twoyears.Trainsareontheshelf.[^3]"] in found
    assert ["$4.2billion", "<3years", ">640km"] in found
    assert ["42亿美元", "不足3年", "640公里以上"] in rows(markdown(sample("zh")))


def test_numbers_stand_at_the_right() -> None:
    assert re.search(r"^\| Part \| Cost \| .*\n\| -+ \| -+: \| -+ \|$", markdown(sample("en")), re.MULTILINE)


def test_leads_are_bold_and_parted_as_the_language_does() -> None:
    assert "- **Passengers.** Two hours saved between the ends.[^2]" in markdown(sample("en"))
    assert "- **旅客**：两端之间省下两小时[^2]。" in markdown(sample("zh"))


def test_lists_nest_and_do_not_run_together() -> None:
    def items(*texts: str, below: tuple[ListItem, ...] = ()) -> tuple[ListItem, ...]:
        return tuple(ListItem(text, (), (Text(text),), below) for text in texts)

    document = with_blocks(
        NumberedList("a", items("one", "two", below=items("inner"))),
        NumberedList("b", items("three")),
        BulletList("c", items("four")),
        BulletList("d", items("five")),
    )
    html = COMMONMARK.render(markdown(document).split("</span>")[1].split("## Sources")[0])
    assert html.count("<ol>") == 2
    assert html.count("<ul>") == 4
    assert "<li>one\n<ul>\n<li>inner</li>\n</ul>\n</li>" in html


def own_notes() -> Iterator[Note]:
    for note in sample("en").notes:
        yield dataclasses.replace(note, full=(Text("1. first\tline"),)) if note.number == 1 else note


def test_a_note_that_nothing_cites_is_listed_and_none_is_lost(tmp_path: Path) -> None:
    document = with_blocks(Paragraph("p", (Text("See"),)), notes=tuple(own_notes()))
    text = markdown(document)
    assert "\n## Notes\n\n- **4** Our ratio: (2.1 + 1.3) ÷ 4.2 = 0.8.\n" in text
    assert "[^4]" not in text
    assert "1.firstline" in pandoc_notes(pandoc_blocks(saved(text, tmp_path)))


def test_a_chart_that_cannot_be_drawn_keeps_its_words_and_numbers() -> None:
    chart = Chart(
        "bar", ("\N{ROCKET}",), (Series("", (Point(None), Point(None))[:0]),), Axis(number_format="0"), "Rockets: 3."
    )
    chart = dataclasses.replace(chart, series=(Series("", (Point(sample("en").meta.cover.value, "3"),)),))  # type: ignore[union-attr]
    made = rendered(with_blocks(Figure("sections.own.blocks.0", None, chart)))
    text = made.body.decode()
    assert made.files == {}
    assert "\nRockets: 3.\n" in text
    assert "| \N{ROCKET} | 3 |" in text
    warning = made.warnings[0]
    assert (warning.severity, warning.code, warning.key) == (Severity.WARNING, "no-glyph", "sections.own.blocks.0")
    assert warning.hint


def test_a_document_with_nothing_in_it_is_still_a_file() -> None:
    document = sample("en")
    empty = dataclasses.replace(document, summary=type(document.summary)(), body=(), notes=(), sources=())
    assert markdown(empty).rstrip().endswith("**Classification** Internal")


def test_a_template_of_one_s_own_sets_the_order(tmp_path: Path) -> None:
    template = tmp_path / "own.md.j2"
    template.write_text("{{ sources }}\n\n{{ title }}\n", encoding="utf-8")
    text = markdown(sample("en"), template=template)
    assert text.startswith("- Rail Authority")
    assert text.endswith("# Wiring the northern lines before the diesel fleet retires\n")


@pytest.mark.parametrize(
    ("source", "line", "told"),
    [
        (b"{{ titel }}", 1, "'titel' is undefined.*known here: front, title"),
        (b"\n{% if %}", 2, "Expected an expression"),
        (b"{{ ''.__class__.__mro__ }}", 1, "unsafe"),
        (b"\n{{ 1 / 0 }}", 2, "division by zero"),
        (b"\xff\xfe", 0, "no text in UTF-8"),
    ],
)
def test_a_template_with_a_fault_is_named(source: bytes, line: int, told: str, tmp_path: Path) -> None:
    template = tmp_path / "own.md.j2"
    template.write_bytes(source)
    with pytest.raises(InputError, match=told) as found:
        markdown(sample("en"), template=template)
    (fault,) = found.value.diagnostics
    assert (fault.where.file, fault.where.line) == (str(template), line)
