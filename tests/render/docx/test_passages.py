"""Callouts and quotes."""

from __future__ import annotations

from briefgen.doctree import Callout, Quote, Text
from tests.render.docx.reading import children, of, text, val


def test_a_callout_is_its_label_and_its_message_between_two_rules() -> None:
    made = of(Callout("s.blocks.0", "warning", "Warning", (), (Text("Mind the gap."),)))
    assert [text(p) for p in made.paragraphs("Callout Label")] == ["Warning"]
    assert [text(p) for p in made.paragraphs("Callout")] == ["Mind the gap."]
    styles = [made.style(name) for name in ("Callout Label", "Callout", "Callout Text")]
    rules = [[(border.tag, dict(border.attrib)) for border in children(style, "w:pPr/w:pBdr")] for style in styles]
    assert rules == rules[:1] * 3, "or Word would draw a rule between them"


def test_a_callout_with_a_title_sets_its_text_below() -> None:
    made = of(Callout("s.blocks.0", "warning", "Warning", (Text("Mind the gap"),), (Text("It is wide."),)))
    assert [text(p) for p in made.paragraphs("Callout")] == ["Mind the gap"]
    assert [text(p) for p in made.paragraphs("Callout Text")] == ["It is wide."]


def test_a_quote_names_who_said_it_as_the_language_does() -> None:
    for language, dash in (("en", "— "), ("zh", "——")):
        made = of(Quote("s.blocks.0", (Text("x"),), (Text("y"),)), language=language)
        assert [text(p) for p in made.paragraphs("Quote")] == ["x"]
        assert [text(p) for p in made.paragraphs("Quote Source")] == [dash + "y"]
        assert val(made.style("Quote"), "w:pPr/w:pBdr/w:left") == "single"


def test_a_quote_of_nobody_has_no_source_line() -> None:
    assert not of(Quote("s.blocks.0", (Text("x"),))).paragraphs("Quote Source")
