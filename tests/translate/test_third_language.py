"""A third language by this way alone: exported, translated, imported, built, and read back."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from briefgen.build import build, check, verify
from briefgen.load import load_brief
from briefgen.model import Brief
from briefgen.starter import make_starter
from briefgen.verify import State, finished
from tests.cli.test_cli import run
from tests.office import need
from tests.translate.german import STARTER, pseudo

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
    assert [fault for fault in check(path) if str(fault.severity) == "error"] == []


@pytest.mark.parametrize("source", [STORY / "brief.yaml", GALLERY / "gallery.yaml"], ids=lambda path: path.stem)
def test_the_examples_get_a_stand_in_for_german_and_keep_all_else(tmp_path: Path, source: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(source.parent, folder)
    path = folder / source.name
    before, old = path.read_text(encoding="utf-8"), load_brief(path)
    brief = translate(path, pseudo)
    assert [fault for fault in check(path) if str(fault.severity) == "error"] == []
    assert COMMENT.findall(path.read_text(encoding="utf-8")) == COMMENT.findall(before)
    assert without_german(brief.model.model_dump()) == without_german(old.model.model_dump())
    if source.parent == STORY:  # the gallery's many charts take seconds
        made = build(path, ("docx", "deck", "md"), ("de",), tmp_path / "out")
        assert made.failures == ()
        assert {verdict.state for verdict in verify(finished(made.files), path)} == {State.IN_STEP}
        assert "[de: " in (tmp_path / "out" / f"{brief.id}.de.md").read_text(encoding="utf-8")


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
