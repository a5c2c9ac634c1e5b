"""Styles that are not built in: set by pandoc, each source in its own language."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefgen.compile import compile_brief
from briefgen.diagnostics import InputError
from briefgen.doctree import Document
from briefgen.doctree.walk import plain
from briefgen.load import load_brief
from tests.cite.oracle import style_file
from tests.office import need_module

BRIEF = """\
briefgen: 1
id: styled
languages: [en, zh]
title: {all: Styled}
date: 2025-01-01
citations: {style: STYLE}
sources:
  wires:
    {type: article-journal, title: Who Pays, container-title: Journal of Rail, volume: 12, issue: 3, issued: 2020-06,
     page: 201-219, DOI: 10.1000/182, language: en, author: [{family: Ames, given: Ada}, {family: Bell, given: Ben},
     {family: Cole, given: Cy}, {family: Dahl, given: Dag}]}
  rails:
    {type: book, title: 铁路史, publisher: 北方出版社, publisher-place: 北京, issued: 2001, language: zh,
     author: [{family: 王, given: 明}, {family: 李, given: 芳}, {family: 张, given: 伟}, {family: 刘, given: 洋}]}
sections:
  - heading: {all: One}
    blocks: [{text: {all: "a [@wires, p. 205]. b [@rails, ch. 2]. c [@wires, table 2; @rails]."}}]
"""


def styled(folder: Path, style: str, language: str) -> Document:
    (folder / "brief.yaml").write_text(BRIEF.replace("STYLE", style), encoding="utf-8")
    return compile_brief(load_brief(folder / "brief.yaml"), language).document


def notes(document: Document) -> list[str]:
    return [plain(note.full) for note in document.notes]


def test_the_style_that_pandoc_brings_needs_no_file(tmp_path: Path) -> None:
    need_module("pypandoc")
    assert notes(styled(tmp_path, "chicago-author-date", "en")) == [
        "Ames, Ada, Ben Bell, Cy Cole, and Dag Dahl. 2020. “Who Pays.” Journal of Rail 12 (3): 201–19, p. 205. https://doi.org/10.1000/182.",
        "王明, 李芳, 张伟, 和刘洋. 2001年. 铁路史. 北方出版社, chap. 2.",
        "Ames et al. 2020, table 2; 王明等 2001年.",
    ]


def test_et_al_follows_the_language_of_each_source_and_a_place_that_of_the_document(tmp_path: Path) -> None:
    need_module("pypandoc")
    (tmp_path / "notes.csl").write_bytes(style_file("chicago-fullnote-bibliography"))
    english, chinese = (notes(styled(tmp_path, "notes", language)) for language in ("en", "zh"))
    assert english[0].startswith("Ada Ames et al., “Who Pays,” Journal of Rail")
    assert english[1] == "王明等, 铁路史 (北京: 北方出版社, 2001), chap. 2."
    assert english[2].startswith("Ames et al., “Who Pays,” table 2; 王明等, 铁路史")
    assert "第205页" in chinese[0]
    assert "等" not in chinese[0]
    assert chinese[1].endswith("第2章.")


def test_a_chinese_day_is_written_as_one_writes_it(tmp_path: Path) -> None:
    need_module("pypandoc")
    (tmp_path / "apa.csl").write_bytes(style_file("apa"))
    brief = BRIEF.replace("issued: 2001, language: zh", "issued: 2001-11-05, language: zh").replace(
        "type: book", "type: article-newspaper"
    )
    (tmp_path / "brief.yaml").write_text(brief.replace("STYLE", "apa"), encoding="utf-8")
    made = compile_brief(load_brief(tmp_path / "brief.yaml"), "zh").document
    assert "(2001, 11月5日)" in notes(made)[1]


def test_a_style_of_numbers_says_author_and_title_in_later_notes(tmp_path: Path) -> None:
    need_module("pypandoc")
    (tmp_path / "ieee.csl").write_bytes(style_file("ieee"))
    document = styled(tmp_path, "ieee.csl", "en")
    assert notes(document)[0].startswith("A. Ames, B. Bell, C. Cole, and D. Dahl, “Who Pays,”")
    assert notes(document)[2] == "Ames, Who Pays, table 2; 王明, 铁路史."
    assert [plain(source.entry)[-1] for source in document.sources] == [".", "."]


def test_the_same_brief_has_the_same_notes(tmp_path: Path) -> None:
    need_module("pypandoc")
    made = {styled(tmp_path, "chicago-author-date", "zh").meta.content_hash for _ in range(2)}
    assert len(made) == 1


def test_without_pandoc_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    with pytest.raises(InputError) as fault:
        styled(tmp_path, "chicago-author-date", "en")
    (told,) = fault.value.diagnostics
    assert str(told.where).endswith("brief.yaml:6:20")
    assert told.code == "csl-style"
    assert "pip install 'briefgen[csl]'" in told.hint


def test_what_pandoc_cannot_read_is_told(tmp_path: Path) -> None:
    need_module("pypandoc")
    (tmp_path / "bad.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"/>', encoding="utf-8"
    )
    with pytest.raises(InputError) as fault:
        styled(tmp_path, "bad", "en")
    assert [told.code for told in fault.value.diagnostics] == ["csl-style"]
