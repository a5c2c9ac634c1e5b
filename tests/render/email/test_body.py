"""The mail's body as a mail program sees it: small, without drawings or remote files, readable in light and in dark."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html

from briefgen.assets import Assets
from briefgen.doctree import Callout, Document, Figure, Hints, KeyFigures, ListItem, NoteMark, NoteRef, Text
from briefgen.doctree.walk import plain, walk, without_notes
from briefgen.render.email import PLAIN, Attached, email_format
from briefgen.render.format import Context, Rendered
from briefgen.theme import default_theme
from briefgen.theme.contrast import LEAST, contrast
from tests.sample import sample
from tests.verify.files import story

FILES = (Attached("Meta’s strategy.docx", "Word briefing", "98 KB"),)


def body(document: Document, *files: Attached, folder: Path | None = None) -> Rendered:
    context = Context(default_theme(), Assets((folder,) if folder else ()))
    return email_format(files).render(document, context)


def page(made: Rendered) -> etree._Element:
    return html.document_fromstring(made.body.decode())


@pytest.fixture(scope="module", params=["en", "zh"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_it_is_small_and_asks_for_nothing(language: str) -> None:
    made = body(story(language), *FILES)
    text = made.body.decode()
    assert len(made.body) < 100_000
    assert "<svg" not in text
    assert "<script" not in text
    assert "@import" not in text
    assert re.findall(r'(?:src|background)="([^"]*)"', text) == ["cid:chart.png"]
    assert "url(" not in text


def test_its_look_stands_on_each_element(language: str) -> None:
    """Many mail programs drop <style>."""
    tree = page(body(story(language), *FILES))
    plain = [cell for cell in tree.iter("td") if (cell.text or "").strip() and "color" not in (cell.get("style") or "")]
    assert plain == []
    style = "".join(tree.xpath("//style/text()"))
    assert style.count("{") == style.count("}")
    assert re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", style).strip() == ""


def test_it_is_in_tables_that_hold_no_data_and_says_its_language(language: str) -> None:
    tree = page(body(story(language), *FILES))
    assert {table.get("role") for table in tree.iter("table")} == {"presentation"}
    assert tree.get("lang") == story(language).lang
    assert len(list(tree.iter("h1"))) == 1
    foreign = {node.lang for node in walk(story(language).notes) if isinstance(node, Text) and node.lang}
    assert foreign <= {span.get("lang") for span in tree.iter("span")} | {None, ""} or not foreign


def test_the_chart_has_its_words_in_both_bodies(language: str) -> None:
    document = story(language)
    chart = next(node for node in walk(document.body) if isinstance(node, Figure))
    made = body(document)
    (picture,) = page(made).iter("img")
    assert picture.get("alt") == chart.content.alt
    assert made.files["chart.png"].startswith(b"\x89PNG")
    assert chart.content.alt[:20] in made.files[PLAIN].decode()


def test_text_can_be_read_on_its_ground_in_light_and_in_dark(language: str) -> None:
    from briefgen.render.email.looks import dark, light

    for colours in (light(default_theme()), dark(default_theme())):
        bare = {role: colour[1:] for role, colour in colours.items()}
        for role in ("ink", "grey", "accent", "highlight"):
            assert contrast(bare[role], bare["white"]) >= LEAST, role
        for role in ("ink", "grey", "highlight"):
            assert contrast(bare[role], bare["tint"]) >= LEAST, role
        assert contrast(bare["on_ground"], bare["ground"]) >= LEAST


def test_an_inbox_shows_the_message_in_a_sentence_and_what_is_attached_is_said_before_the_points(language: str) -> None:
    document = story(language)
    made = body(document, *FILES, Attached("deck.pptx", "PowerPoint deck", "1 MB"))
    first = page(made).find("body")[0]
    assert first.text_content() == plain(without_notes(document.summary.takeaway))
    assert "display: none" in first.get("style")
    said = {
        "en": "Attached: Word briefing, PowerPoint deck. The key points:",
        "zh": "随信附上：Word briefing、PowerPoint deck。要点如下：",
    }
    text = made.files[PLAIN].decode()
    assert text.index(said[language]) < text.index("\n1. ")
    assert said[language] in page(made).text_content()
    assert said[language][:8] not in body(document).body.decode()


def test_only_the_notes_that_it_cites_are_listed() -> None:
    tree = page(body(story("en")))
    cited = {number for sup in tree.iter("sup") for number in re.findall(r"\d+", sup.text_content())}
    listed = {cell.text for cell in tree.xpath('//td[@class="ref"]')}
    assert cited == listed != set()


def test_a_mark_never_begins_a_line(language: str) -> None:
    """It is kept with the character before it."""
    tree = page(body(story(language)))
    assert {sup.getparent().get("class") for sup in tree.iter("sup")} == {"kept"}


def test_what_a_brief_says_is_text_and_no_markup() -> None:
    document = story("en")
    odd = '<b onclick=x>&amp; "quoted" {{ 7 * 7 }}</b>'
    point = ListItem("summary.0", (), (Text(odd), NoteRef((NoteMark(1, True),), ", ")))
    made = body(
        replace(document, meta=replace(document.meta, title=odd), summary=replace(document.summary, points=(point,)))
    )
    tree = page(made)
    assert tree.xpath("//h1")[0].text_content() == odd
    assert odd in tree.text_content()
    assert not tree.xpath("//*[@onclick]")
    assert odd in made.files[PLAIN].decode().replace(" \n", "")


def test_points_under_points_and_figures_with_long_words_have_their_place() -> None:
    document = sample("en")
    below = ListItem("summary.0.0", (), (Text("Below"),))
    point = ListItem("summary.0", (Text("Above"),), (Text("text"),), (below,))
    made = body(replace(document, summary=replace(document.summary, points=(point,))))
    assert "1. Above. text\n   1. Below\n" in made.files[PLAIN].decode()
    assert [cell.text for cell in page(made).xpath('//td[contains(@class, "under")]')] == [None, "Below"]


def test_a_brief_without_a_chart_or_key_points_makes_a_message_all_the_same() -> None:
    document = story("en")
    bare = replace(document, summary=replace(document.summary, takeaway=(), points=(), figures=None), body=())
    made = body(bare)
    assert made.files.keys() == {PLAIN}
    assert document.meta.title in made.files[PLAIN].decode()
    assert not list(page(made).iter("img", "sup"))


def test_the_last_box_that_says_what_follows_stands_in_it() -> None:
    document = story("en")
    section = document.body[-1]
    last = Callout("x", "recommendation", "Recommendation", (), (Text("Wait."),), Hints())
    made = body(
        replace(document, body=(*document.body[:-1], replace(section, blocks=(*section.blocks, last), sections=())))
    )
    assert "Recommendation\nWait.\n" in made.files[PLAIN].decode()


def test_a_theme_cannot_break_out_of_the_css() -> None:
    theme = replace(default_theme(), latin="x; } body { display: none } </style><script>")
    made = email_format().render(story("en"), Context(theme, Assets()))
    assert b"<script" not in made.body
    assert b"body { display: none" not in made.body
    assert b"x; }" not in made.body


def test_too_much_for_a_mail_program_is_warned_of() -> None:
    document = story("en")
    points = tuple(ListItem(f"summary.{n}", (), (Text("word " * 400),)) for n in range(60))
    made = body(replace(document, summary=replace(document.summary, points=points)))
    assert [told.code for told in made.warnings] == ["mail-long"]


def test_the_sample_with_every_node_makes_a_message(language: str) -> None:
    document = sample(language)
    made = body(document, *FILES)
    figures = next(node for node in walk(document.summary) if isinstance(node, KeyFigures))
    assert len(page(made).xpath('//td[contains(@class, "figure")]')) == len(figures.figures)
    assert FILES[0].name in made.files[PLAIN].decode()
