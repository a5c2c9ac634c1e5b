"""Whole files are sound: two auditors and our own checks find nothing, and a save by LibreOffice loses nothing."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

import pytest

from briefgen.build import ALL, build
from briefgen.doctree import Document, Table
from briefgen.doctree.walk import plain, walk
from briefgen.render.docx.names import bookmark_name
from briefgen.starter import make_starter
from briefgen.xmltext import xml_text
from tests.office import audit, resaved
from tests.render.docx.reading import LANGUAGES, W, Word, render, text
from tests.render.docx.stress import ODD, stress
from tests.sample import sample
from tests.wordcheck import unsound

BRIEFS = sorted((Path(__file__).parents[3] / "data").glob("*/*.yaml"))


def found(path: Path) -> list[str]:
    return unsound(path.read_bytes()) + audit(path)


def saved(document: Document, folder: Path) -> Path:
    path = folder / "briefing.docx"
    path.write_bytes(render(document).body)
    return path


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda path: path.parent.name)
def test_every_example_makes_sound_files(brief: Path, tmp_path: Path) -> None:
    for path in build(brief, ["docx"], [ALL], tmp_path).files:
        assert found(path) == []


def test_the_starter_makes_sound_files(tmp_path: Path) -> None:
    brief = make_starter(tmp_path / "mine")[0]
    for path in build(brief, ["docx"], [ALL], tmp_path).files:
        assert found(path) == []


@pytest.mark.parametrize("place", ["footnotes", "endnotes"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_is_sound(language: str, place: str, tmp_path: Path) -> None:
    assert found(saved(dataclasses.replace(sample(language), notes_place=place), tmp_path)) == []


@cache
def stressed(language: str) -> bytes:
    return render(stress(language, rows=2_000 if language == "en" else 100)).body


@pytest.mark.parametrize("language", LANGUAGES)
def test_endless_and_hostile_text_makes_a_sound_file(language: str, tmp_path: Path) -> None:
    path = tmp_path / "stress.docx"
    path.write_bytes(stressed(language))
    assert found(path) == []


def test_hostile_text_stays_the_text_it_is() -> None:
    said = text(Word(stressed("en")).body)
    for odd in ODD:
        assert xml_text(odd) in said
    assert "word " * 20_000 in said
    assert "字" * 33_000 in said
    assert "W" * 100_000 in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_save_by_libreoffice_keeps_text_notes_tables_and_bookmarks(language: str, tmp_path: Path) -> None:
    document = sample(language)
    before = Word(render(document).body)
    after = Word(resaved(saved(document, tmp_path), tmp_path).read_bytes())
    assert squeezed(text(after.body)) == squeezed(text(before.body))
    assert [squeezed(text(note)) for note in real_notes(after)] == [
        squeezed(plain(note.full)) for note in document.notes
    ]
    assert [cells(table) for table in after.body.iter(W + "tbl")] == [
        cells(table) for table in before.body.iter(W + "tbl")
    ]
    assert names(before) <= names(after)
    captioned = [node.key for node in walk(document.body) if isinstance(node, Table) and node.caption]
    assert {bookmark_name(key) for key in captioned} <= names(after)


def squeezed(words: str) -> str:
    return "".join(words.split())


def real_notes(word: Word) -> list[object]:
    return [note for note in word.find("w:footnote", "word/footnotes.xml") if note.get(W + "type") is None]


def cells(table: object) -> list[list[str]]:
    return [[squeezed(text(cell)) for cell in row.iter(W + "tc")] for row in table.iter(W + "tr")]


def names(word: Word) -> set[str]:
    return {str(node.get(W + "name")) for node in word.body.iter(W + "bookmarkStart")}
