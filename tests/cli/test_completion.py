"""What a shell offers after TAB: commands, briefs, the languages of the brief at hand, formats and a format's own flags."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.locale import LANGUAGES
from tests.plugins import install

Shell = Callable[..., list[str]]


@pytest.fixture
def offers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """What bash is offered for the last word of a command line, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def complete(*words: str, site: Path | None = None) -> list[str]:
        line = ["briefgen", *words]
        asked = {"_BRIEFGEN_COMPLETE": "complete_bash", "COMP_WORDS": " ".join(line), "COMP_CWORD": str(len(line) - 1)}
        environment = {**os.environ, **asked} | ({"PYTHONPATH": str(site)} if site else {})
        command = [sys.executable, "-m", "briefgen"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)
        assert done.stderr == ""
        return done.stdout.split()

    return complete


def written(path: Path, text: str = "briefgen: 1\n") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_briefs_file_and_folders_that_hold_one(offers: Shell, tmp_path: Path) -> None:
    written(tmp_path / "data" / "one" / "brief.yaml")
    written(tmp_path / "data" / "two" / "brief.yaml")
    written(tmp_path / "draft" / "notes.txt")
    written(tmp_path / "draft.yaml")
    assert offers("check", "d") == ["data/one", "data/two", "draft.yaml"]
    assert offers("md", "data/t") == ["data/two"]
    assert offers("build", "./data/one/") == ["./data/one/brief.yaml"]


@pytest.mark.parametrize(
    "listed", ["[de, en-GB]  # and zh later", "\n  - de\n  - en-GB\nid: x", "\n- de # zh\n- en-GB\ntitle: fr"]
)
def test_the_languages_of_the_brief_at_hand(offers: Shell, tmp_path: Path, listed: str) -> None:
    written(tmp_path / "one" / "brief.yaml", f"briefgen: 1\nlanguages: {listed}\n")
    assert offers("docx", "one", "--lang", "''") == ["de", "en-GB", "all"]
    assert offers("build", "one", "--lang", "e") == ["en-GB"]


def test_the_brief_here_needs_no_name(offers: Shell, tmp_path: Path) -> None:
    written(tmp_path / "brief.yaml", "languages: [de]\n")
    assert offers("build", "--lang", "d") == ["de"]


def test_without_a_brief_the_languages_are_those_that_there_are(offers: Shell) -> None:
    assert offers("docx", "--lang", "''") == [*LANGUAGES, "all"]
    assert offers("new", "first", "--lang", "''") == [*LANGUAGES]


def test_a_list_goes_on_after_a_comma(offers: Shell) -> None:
    assert offers("build", "--format", "d") == ["deck", "docx"]
    assert offers("build", "--format", "docx,") == ["docx,deck", "docx,html", "docx,md"]


def test_a_formats_own_flags(offers: Shell) -> None:
    assert offers("deck", "--tem") == ["--template"]


def test_a_format_that_fails_is_silent_while_a_word_is_typed(offers: Shell, tmp_path: Path) -> None:
    install(tmp_path / "site", "acme-lost", "lost", source="import acme_graphics")
    assert offers("lost", "--la", site=tmp_path / "site") == []
    assert offers("lo", site=tmp_path / "site") == ["lost"]


def test_a_shell_waits_for_nothing_heavy() -> None:
    heavy = {"yaml", "pydantic", "lxml", "docx", "pptx", "matplotlib", "rich", "briefgen.doctree", "briefgen.locale"}
    code = f"import sys, briefgen.cli.app; print({heavy} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"
