"""Charts as SVG: named for who cannot see them, at peace with each other in one page, with text that is text."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from briefgen.charts.picture import picture
from briefgen.diagnostics import InputError
from briefgen.theme import default_theme, theme_from
from tests.charts.examples import chart, sample_charts

THEME = default_theme()
SVG = "{http://www.w3.org/2000/svg}"


def drawn(made, prefix="figure-1", theme=THEME):
    return picture(made, theme, format="svg", title="Spending <grows> & grows", prefix=prefix)


def texts(root):
    return ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_same_chart_gives_the_same_bytes(language):
    for made in sample_charts(language):
        assert drawn(made) == drawn(made)


def test_a_picture_has_a_name_and_a_description():
    made = sample_charts("zh")[0]
    root = etree.fromstring(drawn(made))
    title, description = root[0], root[1]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert (title.text, description.text) == ("Spending <grows> & grows", made.alt)


def test_words_are_text_in_the_theme_s_face():
    made = sample_charts("zh")[0]
    root = etree.fromstring(drawn(made, theme=theme_from({"font": {"latin": "Aptos"}})))
    assert {*made.categories} <= {*texts(root)}
    assert root.get("style").startswith("font-family: 'Aptos', 'Carlito', 'Microsoft YaHei', ")


def test_pictures_in_one_page_share_no_id_and_no_rule():
    pages = [etree.fromstring(drawn(made, f"f{at}")) for at, made in enumerate(sample_charts("en"))]
    ids = [node.get("id") for page in pages for node in page.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    for at, page in enumerate(pages):
        assert all(node.tag not in (f"{SVG}style", f"{SVG}metadata", f"{SVG}script") for node in page.iter())
        used = re.findall(rb"url\(#([^)]+)\)", etree.tostring(page))
        assert {name.decode() for name in used} <= set(ids)
        assert all(name.startswith(b"f%d-" % at) for name in used)


def test_hostile_names_stay_text():
    names = ("=cmd()|'/c calc'!A1", "<script>x</script>", "url(#a)\"&'", "]]>")
    root = etree.fromstring(drawn(chart("bar", {"": ("1",) * len(names)}, names)))
    assert {*names} <= {*texts(root)}
    assert {etree.QName(node).localname for node in root.iter()} <= {
        "svg", "title", "desc", "defs", "clipPath", "rect", "path", "g", "text", "use"}  # fmt: skip


def test_a_picture_of_words_is_small():
    made = chart("bar", {"": ("3", "2", "1")}, ("A", "B", "C"))
    assert len(drawn(made)) * 2 < len(picture(made, THEME))


def test_a_character_without_a_font_is_said_here_too():
    with pytest.raises(InputError, match="ROCKET"):
        drawn(chart("bar", {"": ("1",)}, ("\N{ROCKET}",)))
