"""Runs: emphasis, languages, links, and what XML cannot hold."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen.doctree import Code, Emph, LineBreak, Link, Paragraph, Quantity, Strong, Text
from tests.render.docx.reading import LANGUAGES, R_ID, Element, W, of, of_text, runs, text, val


def test_strong_is_bold_and_emphasis_slanted_in_english() -> None:
    shown = dict(runs(of_text("a ", (Strong((Text("b"),)), Emph((Text("c"),)), Strong((Emph((Text("d"),)),))))))
    assert shown["b"].find(f"{W}rPr/{W}b") is not None
    assert shown["c"].find(f"{W}rPr/{W}i") is not None
    assert shown["c"].find(f"{W}rPr/{W}b") is None
    assert shown["d"].find(f"{W}rPr/{W}b") is not None
    assert shown["d"].find(f"{W}rPr/{W}i") is not None


def test_emphasis_in_chinese_is_bold_and_never_slanted() -> None:
    shown = dict(runs(of_text("甲", (Emph((Text("乙"),)),), language="zh")))
    assert shown["乙"].find(f"{W}rPr/{W}b") is not None
    assert shown["乙"].find(f"{W}rPr/{W}i") is None


def test_chinese_words_in_english_text_are_tagged_as_chinese() -> None:
    shown = dict(runs(of_text("The report 路网报告 is late.")))
    assert val(shown["路网报告"], "w:rPr/w:lang", "eastAsia") == "zh-CN"
    assert shown["The report "].find(f"{W}rPr/{W}lang") is None


def test_foreign_words_carry_their_language() -> None:
    shown = dict(runs(of_text("the ", (Text("Tauerntunnel", "de-AT"),))))
    assert val(shown["Tauerntunnel"], "w:rPr/w:lang") == "de-AT"
    chinese = dict(runs(of_text("隧道", (Text("Tauerntunnel", "de-AT"),), language="zh")))
    assert val(chinese["Tauerntunnel"], "w:rPr/w:lang") == "de-AT"


def test_shared_punctuation_takes_the_chinese_face_only_in_chinese() -> None:
    quoted = runs(of_text("他说“好”——然后……", language="zh"))
    assert all(val(run, "w:rPr/w:rFonts", "hint") == "eastAsia" for _, run in quoted)
    english = runs(of_text("He said “well” — and left…"))
    assert all(run.find(f"{W}rPr/{W}rFonts") is None for _, run in english)


def test_an_apostrophe_inside_a_latin_name_stays_narrow_in_chinese() -> None:
    shown = dict(runs(of_text("“新”的Meta’s模型", language="zh")))
    assert shown["Meta’s"].find(f"{W}rPr/{W}rFonts") is None
    assert val(shown["“新”的"], "w:rPr/w:rFonts", "hint") == "eastAsia"


def test_a_document_declares_both_its_languages() -> None:
    for language, latin in (("en", "en-US"), ("zh", "en-US")):
        word = of(Paragraph("s.blocks.0", (Text("x"),)), language=language)
        defaults = word.find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", "word/styles.xml")[0]
        assert defaults.get(W + "val") == latin
        assert defaults.get(W + "eastAsia") == "zh-CN"


def test_styles_name_a_latin_and_an_east_asian_face() -> None:
    fonts = of(Paragraph("s.blocks.0", ())).find("w:docDefaults/w:rPrDefault/w:rPr/w:rFonts", "word/styles.xml")[0]
    assert fonts.get(W + "ascii") == "Calibri"
    assert fonts.get(W + "eastAsia") == "Microsoft YaHei"
    assert fonts.get(W + "eastAsiaTheme") == "minorEastAsia"


def test_the_gap_between_han_and_latin_is_left_to_word() -> None:
    normal = of(Paragraph("s.blocks.0", ())).style("Normal")
    for setting in ("autoSpaceDE", "autoSpaceDN", "kinsoku", "widowControl"):
        assert normal.find(f"{W}pPr/{W}{setting}") is not None


def test_a_quantity_is_its_words() -> None:
    said = Quantity("$4.2 billion", "cost", Decimal("4.2e9"), "USD")
    assert text(of_text("It costs ", (said,), ".")) == "It costs $4.2 billion."


def test_code_is_set_in_the_code_style_and_not_proofed() -> None:
    word = of(Paragraph("s.blocks.0", (Code("NL-7"),)))
    style = val(word.paragraphs("Body Text")[0], "w:r/w:rPr/w:rStyle")
    assert word.style_names()[style] == "html code"


def test_a_line_break_breaks_the_line() -> None:
    assert text(of_text("a", (LineBreak(),), "b")) == "a\nb"


def test_links_go_where_they_say_and_each_address_is_related_once() -> None:
    url = "https://example.org/?a=1&b=<2>"
    link = Link((Text("there"),), url)
    word = of(Paragraph("s.blocks.0", (link, Text(" and "), link)))
    found = word.find(".//w:hyperlink")
    assert [word.targets("word/document.xml")[str(node.get(R_ID))] for node in found] == [url, url]
    assert list(word.targets("word/document.xml").values()).count(url) == 1
    assert text(found[0]) == "there"


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert text(of_text("a\x00b\x0bc\ufffed\ud800e")) == "abcde"


def test_leading_and_trailing_spaces_are_kept() -> None:
    assert text(of_text(" a ", (Strong((Text(" b "),)),))) == " a  b "


def test_a_quotation_mark_after_chinese_words_keeps_the_english_face() -> None:
    shown = dict(runs(of_text("“", (Text("路网报告", "zh-CN"),), "” says so")))
    assert val(shown["” says so"], "w:rPr/w:rFonts", "eastAsia") == "Calibri"
    assert shown["“"].find(f"{W}rPr/{W}rFonts") is None


def test_words_that_run_from_right_to_left_are_marked_with_their_language() -> None:
    paragraph = of_text("The word שלום 12, עולם means peace; ", (Strong((Text("سلام", "fa"),)),), " too")
    marked = {words: val(run, "w:rPr/w:lang", "bidi") for words, run in runs(paragraph) if rtl(run)}
    assert marked == {"שלום 12, עולם": "he-IL", "سلام": "fa"}
    assert "".join(words for words, _ in runs(paragraph)) == "The word שלום 12, עולם means peace; سلام too"
    assert paragraph.find(f"{W}pPr/{W}bidi") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paragraph_that_begins_from_right_to_left_runs_so_as_a_whole(language: str) -> None:
    paragraph = of_text("«مرحبا» GPT نعم!", language=language)
    assert paragraph.find(f"{W}pPr/{W}bidi") is not None
    assert {words: rtl(run) for words, run in runs(paragraph)} == {"«مرحبا": True, "» GPT ": False, "نعم!": True}


def rtl(run: Element) -> bool:
    return run.find(f"{W}rPr/{W}rtl") is not None
