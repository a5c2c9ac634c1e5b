"""A third language by this way alone: exported, translated, imported, built, and read back."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from briefgen.build import build, check, verify
from briefgen.compile import compile_brief
from briefgen.diagnostics import Severity
from briefgen.doctree.dump import dump
from briefgen.load import load_brief
from briefgen.model import Brief
from briefgen.starter import make_starter
from briefgen.verify import State, finished
from tests.cli.test_cli import run
from tests.office import need
from tests.translate.german import STARTER, pseudo
from tests.translate.german import STORY as STORY_TEXTS

STORY = Path(__file__).parents[2] / "data" / "meta-closed-source"
COMMENT = re.compile(r"(?:^| )#(?: .*|)$", re.MULTILINE)
GALLERY = STORY.parent / "gallery"


def translate(path: Path, said: Callable[[str], str]) -> Brief:
    """The brief with German in it, each text as `said` translates it."""
    file = path.with_name(f"{path.stem}.de.po")
    assert run("translate", "export", path, "--to", "de").exit_code == 0
    po = polib.pofile(str(file))
    for entry in po:
        entry.msgstr = said(entry.msgid)
    po.save()
    done = run("translate", "import", file, path)
    assert (done.exit_code, done.stderr) == (0, "")
    return load_brief(path)


def german(source: str) -> str:
    return STARTER.get(source) or pseudo(source)


def text_of(path: Path) -> str:
    """What pandoc reads in a file, on one line."""
    made = subprocess.run(
        [need("pandoc"), "-t", "plain", "--wrap=none", path], capture_output=True, text=True, check=True
    )
    return " ".join(made.stdout.split())


def test_the_starter_speaks_german(tmp_path: Path) -> None:
    path = make_starter(tmp_path / "busse")[0]
    before = path.read_text(encoding="utf-8")
    brief = translate(path, german)
    assert brief.languages == ("en", "zh", "de")
    assert check(path) == ()
    after = path.read_text(encoding="utf-8")
    assert [line for line in after.splitlines() if line.lstrip().startswith("#")] == [
        line for line in before.splitlines() if line.lstrip().startswith("#")
    ]
    made = build(path, ("docx", "deck", "md"), ("de",), tmp_path / "out")
    assert (made.warnings, made.failures) == ((), ())
    assert {verdict.state for verdict in verify(finished(made.files), path)} == {State.IN_STEP}
    markdown = (tmp_path / "out" / "busse.de.md").read_text(encoding="utf-8").replace("\xa0", " ")
    assert "Ein Elektrobus kostet rund 170.000 US-Dollar mehr als ein Dieselbus.[^1]" in markdown
    assert "[de: " not in markdown


@pytest.mark.parametrize("name", ["docx", "pptx"])
def test_pandoc_reads_the_german_starter(tmp_path: Path, name: str) -> None:
    path = make_starter(tmp_path / "busse")[0]
    translate(path, german)
    build(path, ("docx", "deck"), ("de",), tmp_path / "out")
    if name == "docx":
        text = text_of(tmp_path / "out" / "busse.de.docx")
    else:
        from pptx import Presentation

        deck = Presentation(str(tmp_path / "out" / "busse.de.pptx"))
        text = " ".join(
            shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame
        )
    assert "Elektrobusse für Port Larch" in text
    assert "Vierundzwanzig Elektrobusse für die vier Linien bestellen." in text


def test_the_table_of_german_has_what_the_starter_says(tmp_path: Path) -> None:
    path = make_starter(tmp_path / "busse")[0]
    run("translate", "export", path, "--to", "de")
    sources = [entry.msgid for entry in polib.pofile(str(path.with_name("brief.de.po")))]
    missing = [source for source in sources if source not in STARTER]
    assert len(missing) <= len(sources) // 10, missing


@pytest.mark.parametrize("languages", [("en",), ("zh", "en")])
def test_a_starter_in_other_languages_gets_its_german_too(tmp_path: Path, languages: tuple[str, ...]) -> None:
    path = make_starter(tmp_path / "busse", languages)[0]
    brief = translate(path, pseudo)
    assert brief.languages == (*languages, "de")
    assert [fault for fault in check(path) if fault.severity is Severity.ERROR] == []


def test_the_story_speaks_german(tmp_path: Path) -> None:
    path = copied(STORY / "brief.yaml", tmp_path)
    brief = translate(path, lambda source: STORY_TEXTS.get(source) or pseudo(source))
    assert [fault for fault in check(path) if fault.severity is Severity.ERROR] == []
    made = build(path, ("docx", "deck", "md"), ("de",), tmp_path / "out")
    assert made.failures == ()
    assert {verdict.state for verdict in verify(finished(made.files), path)} == {State.IN_STEP}
    markdown = (tmp_path / "out" / f"{brief.id}.de.md").read_text(encoding="utf-8").replace("\xa0", " ")
    assert "Llama 2 kam auf mehr als 30 Mio. Downloads" in markdown
    assert "sind mehr als 70-mal so hoch wie die Lizenzeinnahmen." in markdown
    for language in brief.languages[:-1]:  # what the others say is what they said
        assert documents_of(path, language) == documents_of(STORY / "brief.yaml", language)


def documents_of(path: Path, language: str) -> str:
    """A document as text, without the list of the brief's languages."""
    document = compile_brief(load_brief(path), language).document
    return dump(replace(document, languages=(), meta=replace(document.meta, content_hash="")))


@pytest.mark.parametrize("source", [STORY / "brief.yaml", GALLERY / "gallery.yaml"], ids=lambda path: path.stem)
def test_an_example_gets_its_third_language_and_keeps_all_else(tmp_path: Path, source: Path) -> None:
    path = copied(source, tmp_path)
    before, old = path.read_text(encoding="utf-8"), load_brief(path)
    brief = translate(path, pseudo)
    assert [fault for fault in check(path) if fault.severity is Severity.ERROR] == []
    assert COMMENT.findall(path.read_text(encoding="utf-8")) == COMMENT.findall(before)
    assert without_german(brief.model.model_dump()) == without_german(old.model.model_dump())


def copied(source: Path, folder: Path) -> Path:
    shutil.copytree(source.parent, folder / "copy")
    return folder / "copy" / source.name


def without_german(data: object) -> object:
    """A model's data as they were before; a plain text is one of the default language."""
    match data:
        case {"texts": texts, "plain": plain}:
            return {"en": plain} if plain is not None else {key: said for key, said in texts.items() if key != "de"}
        case dict():
            return {key: without_german(value) for key, value in data.items() if key != "languages"}
        case list() | tuple():
            return [without_german(value) for value in data]
    return data
