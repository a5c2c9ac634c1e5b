"""`briefgen import`: what a user types, and what is told."""

import json

import pytest

from tests.cli.test_cli import run

TEXT = "Core Insights - The port spent $14.3 billion, or €5bn or 3 billion Hong Kong dollars [2] - PE - TTM is 20 [3] Outlook - More cranes come in Q1 2026 [4]\n"


@pytest.fixture
def source(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ports.txt").write_text(TEXT, encoding="utf-8")
    return "ports.txt"


def test_a_folder_is_made_that_builds_at_once(source, tmp_path):
    done = run("import", source, "--date", "2025-12-12")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "ports" / "brief.yaml").is_file()
    assert "ports.txt:1:1: warning: import-left-out" in done.stderr
    assert "next: briefgen check ports" in done.stderr
    made = run("build", "ports", "--format", "docx,deck,md")
    assert made.exit_code == 0, made.output


def test_a_report_lists_what_was_guessed_and_what_stays_typed(source):
    short = run("import", source, "-o", "a", "--date", "2025-12-12")
    assert "--report lists them" in short.stdout
    long = run("import", source, "-o", "b", "--date", "2025-12-12", "--report")
    assert "ports.txt:1: guessed: the amount '€5bn' is a fact, and will be said as '€5 billion'" in long.stdout
    assert (
        "ports.txt:1: typed: '3 billion Hong Kong dollars' stays typed: as a fact it would read 'HK$3 billion'"
        in long.stdout
    )
    assert "ports.txt: guessed: no title: the file's name, 'ports'" in long.stdout


def test_programs_get_json(source):
    done = run("import", source, "--json", "--date", "2025-12-12")
    told = json.loads(done.stdout)
    assert told["files"] == ["ports/brief.yaml"]
    assert {one["kind"] for one in told["remarks"]} == {"guessed", "typed"}
    assert told["diagnostics"][0]["line"] == 1


def test_a_folder_that_holds_something_is_left_alone(source, tmp_path):
    (tmp_path / "ports").mkdir()
    (tmp_path / "ports" / "mine.txt").write_text("mine")
    done = run("import", source)
    assert done.exit_code == 2
    assert "folder-not-empty" in done.stderr
    assert [path.name for path in (tmp_path / "ports").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_nothing_is_left_behind_where_nothing_can_be_read(data, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "odd.txt").write_bytes(data)
    done = run("import", "odd.txt")
    assert done.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["odd.txt"]


def test_a_date_that_is_none_is_told(source):
    done = run("import", source, "--date", "soon")
    assert done.exit_code == 2
    assert "bad-date" in done.stderr
