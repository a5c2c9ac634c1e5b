"""Each rule of accessibility on a file with the fault planted, and none on the files that we make."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.verify.a11y import barriers
from tests.cli.test_cli import run
from tests.sample import sample
from tests.verify.files import STORY, SUFFIXES, made, replaced, story_file, written

DOCUMENT, SLIDES = r"word/document\.xml", r"ppt/slides/slide\d+\.xml"
FIFTH = r"ppt/slides/slide5\.xml"

FAULTS: dict[str, tuple[str, str, Callable[[bytes], bytes]]] = {
    "a chart without words": ("docx", "a11y-alt", lambda d: replaced(d, DOCUMENT, r' descr="[^"]+"', "")),
    "a chart called by a file's name": ("docx", "a11y-alt", lambda d: replaced(d, DOCUMENT, r' descr="[^"]+"', ' descr="Bild 1.png"'.replace(" 1", "1"))),
    "a table without a head": ("docx", "a11y-head", lambda d: replaced(d, DOCUMENT, r"<w:tblHeader/>", "", 0)),
    "a leap of headings": ("docx", "a11y-heading", lambda d: replaced(d, r"word/styles\.xml", r'(w:styleId="Heading2".*?<w:outlineLvl w:val=)"1"', r'\1"2"')),
    "grey on white": ("docx", "a11y-contrast", lambda d: replaced(d, DOCUMENT, r"<w:r><w:t xml:space=\"preserve\">The arithmetic", '<w:r><w:rPr><w:color w:val="BBBBBB"/></w:rPr><w:t xml:space="preserve">The arithmetic')),
    "Han marked as English": ("docx", "a11y-language", lambda d: replaced(d, r"word/styles\.xml", 'w:eastAsia="zh-CN"', 'w:eastAsia="en-US"', 0)),
    "no language": ("docx", "a11y-language", lambda d: replaced(d, r"word/styles\.xml", r"<w:lang [^>]*/>", "", 0)),
    "no title of the file": ("docx", "a11y-title", lambda d: replaced(d, r"docProps/core\.xml", r"<dc:title[^>]*>.*?</dc:title>", "")),
    "a slide without a title": ("deck", "a11y-title", lambda d: replaced(d, FIFTH, r'<p:ph type="title"/>', "")),
    "two slides of one title": ("deck", "a11y-title", lambda d: replaced(replaced(d, FIFTH, r"Downloads did not pay the bill.*?</p:txBody>", "The same</a:t></a:r></a:p></p:txBody>"), r"ppt/slides/slide7\.xml", r"Meta borrows from rivals.*?</p:txBody>", "The same</a:t></a:r></a:p></p:txBody>")),
    "a chart without words on a slide": ("deck", "a11y-alt", lambda d: replaced(d, FIFTH, r' descr="[^"]+"', "")),
    "grey on white on a slide": ("deck", "a11y-contrast", lambda d: replaced(d, FIFTH, r'<a:schemeClr val="tx1"/>', '<a:srgbClr val="BBBBBB"/>')),
    "a slide in no language": ("deck", "a11y-language", lambda d: replaced(d, FIFTH, r' lang="en-US"', "", 0)),
    "a slide read from below": ("deck", "a11y-order", lambda d: replaced(d, FIFTH, r"(<p:sp><p:nvSpPr><p:cNvPr id=\"\d+\" name=\"Section name\".*?</p:sp>)(.*)(</p:spTree>)", r"\2\1\3")),
    "a picture without words in Markdown": ("md", "a11y-alt", lambda d: d.replace(b"![Bar chart", b"![](x.png) [Bar chart", 1)),
    "a leap of headings in Markdown": ("md", "a11y-heading", lambda d: d.replace(b"\n### ", b"\n#### ", 1)),
    "a picture without words on a web page": ("html", "a11y-alt", lambda d: d.replace(b"<desc", b"<!--").replace(b"</desc>", b"-->")),
    "a table without a head on a web page": ("html", "a11y-head", lambda d: re.sub(rb"<thead.*?</thead>", b"", d, flags=re.DOTALL)),
    "a leap of headings on a web page": ("html", "a11y-heading", lambda d: d.replace(b"<h3", b"<h4", 1).replace(b"</h3", b"</h4", 1)),
    "a web page in no language": ("html", "a11y-language", lambda d: d.replace(b'<html lang="en-US"', b"<html", 1)),
    "a web page without a title": ("html", "a11y-title", lambda d: re.sub(rb"<title>.*?</title>", b"", d, count=1)),
    "Markdown in no language": ("md", "a11y-language", lambda d: d.replace(b"\nlang: en-US", b"", 1)),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name: str, tmp_path: Path) -> None:
    format, code, plant = FAULTS[name]
    data = plant(story_file(format, "zh" if "Han" in name else "en"))
    path = tmp_path / f"a{SUFFIXES[format]}"
    assert code in {found.code for found in barriers(path, data)}


def test_a_deck_table_without_a_head_is_found(tmp_path: Path) -> None:
    data = replaced(made(sample("en"), "deck"), SLIDES, r' firstRow="1"', "")
    assert "a11y-head" in {found.code for found in barriers(tmp_path / "a.pptx", data)}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("format", SUFFIXES)
def test_what_we_make_has_no_barriers(format: str, language: str, tmp_path: Path) -> None:
    for data in (story_file(format, language), made(sample(language), format)):
        assert barriers(tmp_path / f"a{SUFFIXES[format]}", data) == ()


def test_the_command_tells_of_them_and_fails(tmp_path: Path) -> None:
    faulty = FAULTS["a slide without a title"][2](story_file("deck"))
    path = written(tmp_path, "a.pptx", faulty)
    result = run("verify", str(path), "--brief", str(STORY), "--a11y")
    assert result.exit_code == 1
    assert "a11y-title: slide 5: has no title" in result.output
