"""What LibreOffice, pandoc and two auditors make of the file."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from briefgen.doctree import Document, Section
from briefgen.doctree.walk import plain, walk
from tests.office import audit, pandoc, pdf_text, to_pdf
from tests.render.docx.reading import LANGUAGES, render, word
from tests.render.docx.test_front import longer
from tests.sample import sample


def saved(document: Document, tmp_path: Path) -> Path:
    path = tmp_path / "briefing.docx"
    path.write_bytes(render(document).body)
    return path


def squeezed(words: str) -> str:
    """Words without any space or joiner: LibreOffice sets thin gaps and breaks lines."""
    return "".join(words.replace("\u2060", "").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_auditors_find_nothing(language: str, tmp_path: Path) -> None:
    for document in (sample(language), longer(language), dataclasses.replace(sample(language), notes_place="endnotes")):
        assert audit(saved(document, tmp_path)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_prints_every_heading_and_footnote(language: str, tmp_path: Path) -> None:
    document = longer(language)
    printed = squeezed(pdf_text(to_pdf(saved(document, tmp_path), tmp_path)))
    for section in (node for node in walk(document.body) if isinstance(node, Section)):
        assert squeezed(section.number + plain(section.heading)) in printed
    for note in document.notes:
        assert squeezed(f"{note.number}{plain(note.full)}") in printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_pandoc_reads_the_footnotes_back(language: str, tmp_path: Path) -> None:
    read = pandoc(saved(sample(language), tmp_path), "markdown-smart")
    definitions = [line for line in read.splitlines() if line.startswith("[^")]
    assert len(definitions) == len(sample(language).notes)
    for number, (line, note) in enumerate(zip(definitions, sample(language).notes, strict=True), 1):
        assert line.startswith(f"[^{number}]:")
        assert plain(note.full).split("estimate 2024")[-1] in line


def test_a_mark_never_starts_a_line_in_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "briefing.docx"
    path.write_bytes(word("zh").data)
    for line in pdf_text(to_pdf(path, tmp_path)).splitlines():
        assert not line.strip().startswith(("。", "，"))
