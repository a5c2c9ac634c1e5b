"""Themes and templates that a brief names."""

from pathlib import Path

import pytest

from briefgen.load import load_brief
from briefgen.theme import theme_from
from tests.load.conftest import BRIEF, SECTION

THEMED = BRIEF + "theme: brand.yaml\n" + SECTION


def test_a_theme_file_is_read_and_can_be_made_a_theme(faults, folder):
    (folder / "brand.yaml").write_text('name: Brand\ncolour: {ink: "#101010"}\nslide: {width: 12.5}\n')
    assert faults(THEMED) == []
    theme = theme_from(load_brief(Path("brief.yaml")).theme)
    assert (theme.name, theme.colour["ink"], theme.slide.width) == ("Brand", "101010", 12.5)


def test_the_default_theme_changes_nothing(faults):
    assert faults(BRIEF + "theme: default\n" + SECTION) == []
    assert load_brief(Path("brief.yaml")).theme == {}


@pytest.mark.parametrize(
    ("theme", "fault"),
    [
        ("colour:\n  ink: red\n", "brand.yaml:2:8: bad-theme: theme key colour.ink must be a colour like \"#0B6E99\", not 'red'"),
        ("colour: {categorical: 5}\n", "brand.yaml:1:23: bad-theme: theme key colour.categorical must be a list, not 5"),
        ("font: {latin: 5}\n", "brand.yaml:1:15: bad-theme: theme key font.latin must be a text, not 5"),
        ("slide: 3\n", "brand.yaml:1:8: bad-theme: theme key slide must hold keys and values"),
        ("- x\n", "brand.yaml:1:1: bad-theme: a theme holds keys and values"),
        ("a: *b\n", "brand.yaml:1:4: yaml-mark: *b is an alias, which briefs have not (a text that begins with * needs quotes round it)"),
    ],
)  # fmt: skip
def test_a_fault_in_a_theme_is_told_in_the_theme(faults, folder, theme, fault):
    (folder / "brand.yaml").write_text(theme)
    assert faults(THEMED) == [fault]


def test_an_unknown_key_in_a_theme_is_told_where_it_stands(faults, folder):
    (folder / "brand.yaml").write_text("name: Brand\ncolour:\n  inkk: '#000000'\n")
    assert faults(THEMED)[0].startswith("brand.yaml:3:9: bad-theme: unknown theme key colour.inkk; known here: ink, ")


def test_a_missing_theme_and_template_are_told_where_the_brief_names_them(faults):
    text = BRIEF + "theme: brand.yaml\ntemplate: {docx: acme.docx, deck: ../acme.pptx}\n" + SECTION
    assert faults(text) == [
        "brief.yaml:6:8: no-such-file: there is no file brand.yaml",
        "brief.yaml:7:18: no-such-file: there is no file acme.docx",
        "brief.yaml:7:35: path-outside: '../acme.pptx' is no path in the brief's folder (put the file beside the brief and name it from there)",
    ]


def test_a_template_beside_the_brief_is_found(faults, folder):
    (folder / "acme.docx").write_bytes(b"x")
    assert faults(BRIEF + "template: {docx: acme.docx}\n" + SECTION) == []
