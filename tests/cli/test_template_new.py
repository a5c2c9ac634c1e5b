"""`briefgen template new`: a brand's theme becomes templates, and these make documents of its look."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from pptx import Presentation
from typer.testing import CliRunner

from briefgen.build import build
from briefgen.cli.app import app
from tests.office import audit
from tests.sample import PNG

THEME = """name: Acme & Co
logo: logo.png
colour: {ink: "#2B1A2F", accent: "#7A1F5C"}
font: {latin: Arial, han: DengXian}
"""
BRIEF = Path(__file__).parents[2] / "data" / "meta-closed-source" / "brief.yaml"


@pytest.fixture
def brand(tmp_path: Path) -> Path:
    (tmp_path / "acme.yaml").write_text(THEME)
    (tmp_path / "logo.png").write_bytes(PNG)
    return tmp_path / "acme.yaml"


def made(theme: Path) -> list[Path]:
    out = theme.parent / "out"
    result = CliRunner().invoke(app, ["template", "new", "--theme", str(theme), "-o", str(out)])
    assert result.exit_code == 0, result.output
    return [Path(line) for line in result.stdout.splitlines()]


def test_it_makes_sound_templates_of_both_kinds(brand: Path) -> None:
    files = made(brand)
    assert [file.name for file in files] == ["Acme-Co.pptx", "Acme-Co.latin.docx", "Acme-Co.han.docx"]
    assert [audit(file) for file in files] == [[], [], []]


def test_they_carry_the_brand(brand: Path) -> None:
    deck, word, _ = made(brand)
    for file, part in ((deck, "ppt/theme/theme1.xml"), (word, "word/theme/theme1.xml")):
        with zipfile.ZipFile(file) as package:
            theme = package.read(part)
        assert b"7A1F5C" in theme
        assert b"Arial" in theme
        assert b"DengXian" in theme
    logo = next(shape for shape in Presentation(str(deck)).slide_master.shapes if shape.name == "Logo")
    assert logo.image.blob == PNG
    section = docx.Document(str(word)).sections[0]
    assert section.different_first_page_header_footer
    assert "pic:pic" in section.first_page_header._element.xml


def test_they_make_documents_like_any_template(brand: Path) -> None:
    deck, word, _ = made(brand)
    slides = build(BRIEF, ["deck"], ["en"], brand.parent / "o", {"template": str(deck)})
    pages = build(BRIEF, ["docx"], ["en"], brand.parent / "o", {"template": str(word)})
    assert not slides.failures + pages.failures
    assert not slides.warnings
    assert Presentation(str(slides.files[0])).slides[0].slide_layout.name == "Cover"
    section = docx.Document(str(pages.files[0])).sections[0]
    assert "pic:pic" in section.first_page_header._element.xml
    assert section.header.paragraphs[0].text.strip(), "the other pages have the brief's short title"


def test_a_theme_without_a_logo_has_none(brand: Path) -> None:
    brand.write_text("name: plain\n")
    deck, word, _ = made(brand)
    assert "Logo" not in [shape.name for shape in Presentation(str(deck)).slide_master.shapes]
    assert not docx.Document(str(word)).sections[0].different_first_page_header_footer


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("name: acme\nlogo: none.png\n", "no-such-file"),
        ("name: acme\nlogo: acme.yaml\n", "bad-picture"),
        ("name: acme\nlogo: ../../etc/passwd\n", "outside"),
        ("name: acme\ncolours: {}\n", "bad-theme"),
    ],
)
def test_a_fault_in_the_theme_is_told(brand: Path, text: str, code: str) -> None:
    brand.write_text(text)
    result = CliRunner().invoke(app, ["template", "new", "--theme", str(brand)])
    assert result.exit_code == 2
    assert code in result.stderr
