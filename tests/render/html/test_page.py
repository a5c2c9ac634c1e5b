"""What stands in a page, and where: read back with a parser that is not ours."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
from collections import Counter
from decimal import Decimal

import pytest

from briefgen import __version__
from briefgen.doctree import (
    Axis,
    Chart,
    Document,
    Figure,
    Image,
    Link,
    NoteRef,
    Paragraph,
    Point,
    Series,
    Text,
)
from briefgen.doctree.walk import plain, walk
from briefgen.locale import locale_for
from briefgen.theme import default_theme, theme_from
from briefgen.theme.contrast import contrast
from tests.render.html.pages import every_chart, page, rendered, the_sample, tree, with_blocks, with_meta, words
from tests.sample import PNG, sample, with_every_chart

LANGUAGES = ("en", "zh")
both = pytest.mark.parametrize("language", LANGUAGES)
EVIL = "</style></title></script><script>alert(1)</script>\" onload='x' & <b> \x00\x1b\u0007"


def found(text: str, path: str) -> list[str]:
    return [words(node) for node in tree(text).xpath(path)]


def attributes(text: str, path: str) -> list[str]:
    return [str(value) for value in tree(text).xpath(path)]


@both
def test_the_page_says_what_it_is(language: str) -> None:
    document = sample(language)
    text = the_sample(language)
    root = tree(text)
    assert root.get("lang") == document.lang
    assert found(text, "/html/head/title") == [document.meta.title]
    said = {node.get("name"): node.get("content") for node in root.iter("meta")}
    assert (said["briefgen:id"], said["briefgen:language"]) == ("sample", language)
    assert said["generator"] == f"briefgen {said['briefgen:version']}" == f"briefgen {__version__}"
    assert said["briefgen:content-hash"] == document.meta.content_hash
    assert said["date"] == "2025-03-14"
    assert said["description"] == plain(document.summary.takeaway)
    assert attributes(text, "//meta[@name='author']/@content") == list(document.meta.authors)


@both
def test_every_block_is_found_by_its_key(language: str) -> None:
    document = with_every_chart(language)
    ids = Counter(attributes(every_chart(language), "//@id"))
    assert [id for id, count in ids.items() if count > 1] == []
    keys = {node.key for node in walk((document.summary, document.body)) if getattr(node, "key", "")}
    assert keys - set(ids) == set()


@both
def test_a_note_leads_back_to_every_place_that_cites_it(language: str) -> None:
    document = sample(language)
    text = the_sample(language)
    marks = attributes(text, "//a[@role='doc-noteref']/@id")
    assert sorted(attributes(text, "//a[@role='doc-backlink']/@href")) == sorted(f"#{mark}" for mark in marks)
    cited = [
        mark.number
        for ref in walk((document.meta.cover, document.summary, document.body))
        if isinstance(ref, NoteRef)
        for mark in ref.marks
    ]
    assert [int(word) for word in found(text, "//a[@role='doc-noteref']")] == cited
    assert attributes(text, "//section[@id='notes']/ol/li/@value") == [str(note.number) for note in document.notes]
    for note in document.notes:
        said = {words(node) for node in tree(text).xpath(f"//a[@href='#note-{note.number}']/../span/node()[last()]/..")}
        assert said == {f"{note.number} {plain(note.full)}"}


def test_places_are_called_by_what_the_document_calls_them() -> None:
    (said,) = found(the_sample("en"), "//li[@id='note-2']/p[@class='cited']")
    assert said == "Cited in Key points ↩, 1, Table 1, Figure 2"


@both
def test_the_contents_name_each_section_and_the_languages_lead_to_their_files(language: str) -> None:
    document = sample(language)
    text = the_sample(language)
    assert found(text, "//nav[@class='contents']//a")[:2] == [
        f"{one.number} {plain(one.heading)}" for one in document.body[:2]
    ]
    links = tree(text).xpath("//nav[@class='languages']//a")
    assert [(words(a), a.get("href"), a.get("lang")) for a in links] == [
        ("English", "sample.en.html", "en-US"), ("中文", "sample.zh.html", "zh-CN")]  # fmt: skip
    assert [words(a) for a in links if a.get("aria-current")] == [{"en": "English", "zh": "中文"}[language]]


def test_two_forms_of_a_language_are_told_apart() -> None:
    document = dataclasses.replace(with_blocks(), languages=("en-GB", "en", "de"))
    assert found(page(document), "//nav[@class='languages']//a") == ["English (GB)", "English (US)", "Deutsch"]


@both
def test_a_chart_is_named_described_and_told_in_numbers(language: str) -> None:
    document = with_every_chart(language)
    text = every_chart(language)
    for node in (one for one in walk(document.body) if isinstance(one, Figure) and isinstance(one.content, Chart)):
        (figure,) = tree(text).xpath(f"//figure[@id='{node.key}']")
        drawings = figure.xpath(".//svg")
        assert [svg.get("class") for svg in drawings] == ["wide", "narrow"]
        for svg in drawings:
            assert words(svg.find("desc")) == node.content.alt
            assert words(svg.find("title")) == plain(node.caption.title) + node.caption.unit
        table = figure.find("details").find(".//table")
        assert [words(th) for th in table.xpath("./tbody//th[@scope='row']")] == list(node.content.categories)
        labels = {point.label for series in node.content.series for point in series.points if point.label}
        assert labels <= {words(td) for td in table.xpath(".//td")}


def test_runs_in_another_language_say_so() -> None:
    assert found(the_sample("en"), "//span[@lang='de-AT']") == ["Tauerntunnel"]
    document = with_blocks(Paragraph("sections.own.blocks.0", (Text("سلام", "ar"),)))
    assert attributes(page(document), "//span[@lang='ar']/@dir") == ["rtl"]


def test_a_picture_stands_in_the_page() -> None:
    (address,) = attributes(the_sample("en"), "//img/@src")
    assert base64.b64decode(address.removeprefix("data:image/png;base64,")) == PNG


@both
def test_nothing_is_loaded_and_nothing_runs(language: str) -> None:
    text = every_chart(language)
    root = tree(text)
    assert root.xpath("//script | //iframe | //object | //embed | //link[@rel!='alternate'] | //@style | //base") == []
    assert all(value.startswith("data:") for value in root.xpath("//@src"))
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (styles,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()
    assert (
        policy == f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert re.findall(r"url\((?!#)|@import", styles) == []


@pytest.mark.parametrize("field", ["title", "short_title", "subtitle", "series", "classification", "date_text"])
def test_text_stays_text(field: str) -> None:
    text = page(with_meta(with_blocks(), **{field: EVIL}))
    assert tree(text).xpath("//script | //@onload") == []
    assert len(re.findall("</style>", text)) == 1
    assert not re.search("[\x00\x07\x1b]", text)


def test_odd_texts_stay_text_in_every_block() -> None:
    document = with_blocks(
        Paragraph("sections.own.blocks.0", (Text(EVIL), Link((Text(EVIL),), 'https://example.org/"onload=x'))),
        Figure("sections.own.blocks.1", None, Image(PNG, "image/png", EVIL)),
    )
    text = page(document)
    assert tree(text).xpath("//script | //@onload") == []
    assert "alert(1)" in words(tree(text).xpath("//p[@id='sections.own.blocks.0']")[0])


def test_an_amount_carries_its_value_and_its_fact() -> None:
    data = tree(the_sample("en")).xpath("//data")[0]
    assert (words(data), data.get("value"), data.get("data-fact")) == ("$4.2 billion", "4200000000", "cost")


def test_a_number_is_not_parted_from_its_name() -> None:
    document = with_blocks(Paragraph("sections.own.blocks.0", (Text("beside GPT-5 and the open-source field"),)))
    assert found(page(document), "//span[@class='keep']") == ["GPT-5"]


def test_what_no_font_can_draw_is_told_and_read_in_numbers() -> None:
    series = (Series("", (Point(Decimal(1), "1"), Point(Decimal(2), "2"))),)
    chart = Chart("bar", ("A", "\U00012345"), series, Axis(), "Said in words.")
    made = rendered(with_blocks(Figure("sections.own.blocks.0", None, chart)))
    text = made.body.decode()
    assert [warning.code for warning in made.warnings] == ["no-glyph"]
    assert found(text, "//p[@class='alt']") == ["Said in words."]
    assert attributes(text, "//figure/details/@open") != []


@both
def test_the_same_document_gives_the_same_page(language: str) -> None:
    assert page(with_every_chart(language)) == every_chart(language)


def test_a_document_of_nothing_but_a_title_is_a_page() -> None:
    document = sample("en")
    bare = dataclasses.replace(document, summary=dataclasses.replace(document.summary, takeaway=(), points=(), figures=None),
                               body=(), notes=(), sources=(), languages=("en",))  # fmt: skip
    bare = with_meta(bare, cover=None, subtitle="", series="", authors=(), classification="")
    text = page(bare)
    assert found(text, "//h1") == [document.meta.title]
    assert tree(text).xpath("//nav | //section") == []


def test_a_theme_s_colours_and_faces_are_the_page_s() -> None:
    theme = theme_from({"colour": {"accent": "#7A3E9D"}, "font": {"latin": "Gill Sans"}})
    text = page(with_blocks(), theme=theme)
    assert "--accent: #7A3E9D;" in text
    assert "--face: 'Gill Sans'" in text


@pytest.mark.parametrize("accent", ["#FFD400", "#9FE8C5", "#000000", "#FFFFFF", "#0B6E99"])
def test_text_is_readable_whatever_the_theme_s_colours(accent: str) -> None:
    text = page(with_blocks(), theme=theme_from({"colour": {"accent": accent, "highlight": accent}}))
    pairs = dict(re.findall(r"--([\w-]+): light-dark\(#(\w+), #(?:\w+)\)", text))
    dark = dict(re.findall(r"--([\w-]+): light-dark\(#(?:\w+), #(\w+)\)", text))
    for shades in (pairs, dark):
        for role in ("text-ink", "text-grey", "text-accent", "text-highlight"):
            for ground in ("white", "tint"):
                assert contrast(shades[role], shades[ground]) >= 4.4, (role, ground)
    assert pairs["white"] == default_theme().colour["white"]


@pytest.mark.parametrize("language", ["en", "zh", "de"])
def test_what_the_page_says_of_itself_is_in_its_language(language: str) -> None:
    document: Document = dataclasses.replace(
        sample("zh" if language == "zh" else "en"), language=language, languages=(language, "zh-CN")
    )
    said = locale_for(language).words
    text = page(document)
    assert found(text, "//fieldset/legend | //fieldset//label") == [
        said.page_words.appearance, said.page_words.automatic, said.page_words.light, said.page_words.dark]  # fmt: skip
    assert set(found(text, "//details/summary")) == {said.page_words.numbers}
    assert found(text, "//section[@id='notes']/h2") == [said.notes]
