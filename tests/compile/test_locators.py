"""Places in a source, as authors write them."""

import pytest

from briefgen.compile.locators import Locator, read_locators


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        (", p. 3", "page", "3"),
        (", pp. 3-5", "page", "3–5"),
        (", pages 3--5", "page", "3–5"),
        (" p. xiv", "page", "xiv"),
        (", 12", "page", "12"),
        (", 12–15, 20", "page", "12–15, 20"),
        (", pp. 3, 5 and 7", "page", "3, 5, 7"),
        (", para. 2", "paragraph", "2"),
        (", paras 2 to 3", "paragraph", "2–3"),
        (", ¶¶ 4-5", "paragraph", "4–5"),
        (", sec. 2.1", "section", "2.1"),
        (", §3", "section", "3"),
        (", chap. 4", "chapter", "4"),
        (", ch. IV", "chapter", "IV"),
        (", table A1", "table", "A1"),
        (", Fig. 2", "figure", "2"),
        (", vol. 2", "volume", "2"),
        (", lines 5-9", "line", "5–9"),
        (", note 7", "note", "7"),
        (", at 12:30", "time", "12:30"),
        (", 1:02:30", "time", "1:02:30"),
        ("，第3页", "page", "3"),
        ("，第2—3段", "paragraph", "2–3"),
        ("，第2、5段", "paragraph", "2, 5"),
        ("，第2至第4段", "paragraph", "2–4"),
        ("，第三段", "paragraph", "3"),
        ("，第二十三页", "page", "23"),
        ("，第十二章", "chapter", "12"),
        ("，第一百零五页", "page", "105"),
        ("，表2", "table", "2"),
        ("，图1", "figure", "1"),
        ("，第3节", "section", "3"),
        (", art. 5", "article", "5"),
        ("，第十二条", "article", "12"),
    ],
)
def test_a_place_is_named_as_csl_names_it(text, label, value):
    assert read_locators(text) == ((Locator(label, value),), "")


def test_several_places_are_read_in_turn():
    assert read_locators(", vol. 2, pp. 3-5, 第2段, table 4.") == (
        (Locator("volume", "2"), Locator("page", "3–5"), Locator("paragraph", "2"), Locator("table", "4")),
        "",
    )


@pytest.mark.parametrize(
    ("text", "places", "words"),
    [
        (", p. 3, and elsewhere", 1, "and elsewhere"),
        (", p. 3 of the annex", 1, "of the annex"),
        (", passim", 0, "passim"),
        (", 3 times over", 0, "3 times over"),
        (", sec. civil law", 0, "sec. civil law"),
        ("，图书馆藏", 0, "图书馆藏"),
        (", 第" + "九" * 5000 + "页", 0, "第" + "九" * 5000 + "页"),
        ("", 0, ""),
    ],
)
def test_what_is_no_place_stays_the_authors_words(text, places, words):
    locators, left = read_locators(text)
    assert (len(locators), left) == (places, words)
