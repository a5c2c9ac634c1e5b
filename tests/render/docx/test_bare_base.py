"""A base that lacks what other Word files have is given it: a page, numbering, a theme."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from briefgen.zipped import zipped
from tests.render.docx.reading import Word, render, text, val, word
from tests.sample import sample


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A Word file with nothing but styles and an empty body."""
    path = tmp_path / "bare.docx"
    docx.Document().save(str(path))
    parts = {
        name: data for name, data in Word(path.read_bytes()).parts.items() if not re.search("numbering|theme", name)
    }
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        parts[name] = re.sub(rb"<(Override|Relationship) [^>]*(numbering|theme)[^>]*/>", b"", parts[name])
    body = parts["word/document.xml"]
    parts["word/document.xml"] = re.sub(rb"<w:sectPr.*</w:sectPr>", b"", body, flags=re.DOTALL)
    path.write_bytes(zipped(parts.items()))
    return path


def test_all_of_the_text_is_in_it(bare: Path) -> None:
    assert text(Word(render(sample("en"), template=bare).body).body) == text(word("en").body)


def test_it_gets_the_themes_page_and_our_lists(bare: Path) -> None:
    made = Word(render(sample("en"), template=bare).body)
    assert val(made.body, "w:sectPr/w:pgSz", "w") == val(word("en").body, "w:sectPr/w:pgSz", "w")
    assert made.find("w:num", "word/numbering.xml")
