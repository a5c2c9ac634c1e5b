from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from briefgen.cli.app import app
from briefgen.diagnostics import EXIT_INPUT
from briefgen.load import load_brief


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], prog_name="briefgen")


def test_a_new_brief_is_there_and_the_next_command_is_said(tmp_path: Path) -> None:
    done = run("new", tmp_path / "first")
    assert done.exit_code == 0
    assert Path(done.stdout.splitlines()[0]) == tmp_path / "first" / "brief.yaml"
    assert all(Path(line).is_file() for line in done.stdout.splitlines())
    assert done.stderr == f"next: briefgen build {tmp_path / 'first'}\n"


def test_the_languages_are_those_asked_for(tmp_path: Path) -> None:
    run("new", tmp_path / "first", "--lang", "zh, en")
    assert load_brief(tmp_path / "first" / "brief.yaml").languages == ("zh", "en")


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    done = run("new", tmp_path)
    assert (done.exit_code, done.stdout) == (EXIT_INPUT, "")
    assert done.stderr == (
        f"{tmp_path}: folder-not-empty: there is something here already (name a folder that does not exist yet)\n"
    )
