"""How faults are told: lines for people, colours on a terminal, JSON for programs."""

import json
import os
import pty
import re
import subprocess
import sys

import pytest

from tests.cli.test_cli import process, run

BRIEF = """\
briefgen: 1
id: tiny
languages: [en]
title: Small
date: 2025-12-12
sections:
  - heading: One
    blocks:
      - text: It cost ${cots}, they say.
      - qoute: {text: x}
"""
LOOSE = BRIEF.replace("      - qoute: {text: x}\n", "")
SOUND = LOOSE.replace(" ${cots}", "")


@pytest.fixture
def brief(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "brief.yaml"
    path.write_text(BRIEF, encoding="utf-8")
    return path


def test_below_a_fault_stands_the_line_it_lies_in(brief):
    done = run("check")
    assert done.stderr.splitlines() == [
        "brief.yaml:10:9: no-such-block: there is no block of the kind `qoute` (did you mean quote?)",
        " 10 |       - qoute: {text: x}",
        "    |         ^^^^^",
    ]


def test_a_fault_within_a_text_is_marked_in_it(brief):
    brief.write_text(LOOSE, encoding="utf-8")
    done = run("check")
    assert done.stderr.splitlines() == [
        "brief.yaml:9:23: unknown-fact: there is no fact 'cots'",
        " 9 |       - text: It cost ${cots}, they say.",
        "   |                       ^",
    ]


def test_nothing_that_a_terminal_obeys_comes_out_of_a_brief(brief):
    brief.write_text(BRIEF + '"\\e[2J\\u202E": 1\n', encoding="utf-8")
    told = run("check").stderr
    assert not re.search("[\x1b\u202e]", told)
    assert "`\ufffd[2J\ufffd` is no key" in told or "U+001B" in told


@pytest.mark.parametrize("command", ["check", "build", "md"])
def test_programs_get_every_fault_as_json(brief, command):
    done = run(command, "--json")
    assert (done.exit_code, done.stderr) == (2, "")
    assert json.loads(done.stdout) == {
        "version": 1,
        "files": [],
        "diagnostics": [
            {
                "severity": "error",
                "code": "no-such-block",
                "message": "there is no block of the kind `qoute`",
                "hint": "did you mean quote?",
                "file": "brief.yaml",
                "line": 10,
                "column": 9,
                "key": "sections.0.blocks.1",
            }
        ],
    }


def test_programs_get_the_files_that_were_made(brief):
    brief.write_text(SOUND, encoding="utf-8")
    done = run("md", "--json")
    assert json.loads(done.stdout) == {"version": 1, "files": ["output/tiny.en.md"], "diagnostics": []}


def test_programs_get_json_of_what_fails_before_a_brief_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (found,) = json.loads(run("build", "--json").stdout)["diagnostics"]
    assert (found["code"], found["file"], found["line"], found["column"], found["key"]) == ("no-brief", *[None] * 4)


def test_json_is_read_whatever_the_encoding_of_standard_output(brief):
    brief.write_text(BRIEF.replace("qoute", "🚀"), encoding="utf-8")
    done = process("check", "--json", cwd=brief.parent, PYTHONIOENCODING="latin-1")
    assert "`🚀`" in json.loads(done.stdout)["diagnostics"][0]["message"]


def on_a_terminal(folder, *words, **environment):
    """What a command writes to standard error where that is a terminal."""
    ours, theirs = pty.openpty()
    environment = {
        "TERM": "xterm",
        "COLUMNS": "80",
        **{k: v for k, v in os.environ.items() if k != "NO_COLOR"},
        **environment,
    }
    command = [sys.executable, "-m", "briefgen", *words]
    with subprocess.Popen(command, cwd=folder, stderr=theirs, stdout=subprocess.PIPE, env=environment) as running:
        running.communicate(timeout=60)
        os.close(theirs)
        told = os.read(ours, 100_000).decode()
    os.close(ours)
    return told.replace("\r\n", "\n")


def test_a_terminal_shows_the_same_in_colour(brief):
    told = on_a_terminal(brief.parent, "check", TERM="xterm")
    assert "\x1b[1;31mno-such-block\x1b[0m" in told
    assert re.sub(r"\x1b\[[\d;]*m", "", told) == run("check").stderr


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_who_wants_no_colour_gets_none(brief, environment):
    assert on_a_terminal(brief.parent, "check", **environment) == run("check").stderr


def test_colours_are_not_imported_where_none_are_shown(brief):
    code = (
        "import sys\nfrom briefgen.cli import main\nsys.argv[1:] = ['check']\n"
        "try: main()\nexcept SystemExit: print('rich' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=brief.parent)
    assert done.stdout.splitlines()[-1] == "False"
