"""The example plug-in, installed as a stranger's would be: its command, its options, its place among the formats."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.plugins import install

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "examples" / "briefgen-json"
STARTER = ROOT / "templates" / "starter"

RAISES = """
from briefgen.render.format import Format

def render(document, context):
    raise ZeroDivisionError("no room")

FORMAT = Format("acme", ".acme", "text/plain", 1, "Fails.", render)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that pip installed the example into, with no network and no dependencies."""
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-index"]
    words = [*pip, "--no-deps", "--no-build-isolation", "--target", str(folder), str(PACKAGE)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return folder


def briefgen(*words: object, sites: tuple[Path, ...], cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, sites)), "COLUMNS": "200"}
    command = [sys.executable, "-m", "briefgen", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environment, timeout=120)


def made(site: Path, tmp_path: Path, *options: str) -> tuple[dict[str, Any], str]:
    """The JSON of the starter, and what was said."""
    done = briefgen("json", STARTER, *options, sites=(site,), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    path = tmp_path / done.stdout.splitlines()[0]
    return json.loads(path.read_text(encoding="utf-8")), done.stderr


def test_it_is_a_command_with_options_of_its_own(site: Path, tmp_path: Path) -> None:
    assert "json" in briefgen("--help", sites=(site,), cwd=tmp_path).stdout
    said = briefgen("json", "--help", sites=(site,), cwd=tmp_path).stdout
    assert "The document tree as JSON" in said
    assert "--indent" in said
    assert "--pictures" in said


def test_it_is_listed_with_its_package(site: Path, tmp_path: Path) -> None:
    assert "json [briefgen-json 1.0]: The document tree" in briefgen("formats", sites=(site,), cwd=tmp_path).stdout


def test_it_makes_the_whole_tree(site: Path, tmp_path: Path) -> None:
    tree, said = made(site, tmp_path)
    assert (tree["node"], tree["language"], tree["meta"]["id"]) == ("Document", "en", "example")
    assert [section["key"] for section in tree["body"]] == ["sections.decision", "sections.money", "sections.choice"]
    assert [note["number"] for note in tree["notes"]] == list(range(1, len(tree["notes"]) + 1))
    assert "a picture is left out of the JSON (--pictures keeps it)" in said
    assert "brief.yaml:" in said


def test_its_options_do_what_they_say(site: Path, tmp_path: Path) -> None:
    tree, said = made(site, tmp_path, "--indent", "0", "--pictures")
    assert (tree["node"], said) == ("Document", "")
    assert (tmp_path / "output" / "example.en.json").read_text(encoding="utf-8").count("\n") == 1
    assert (tmp_path / "output" / "example.en.picture-1.png").read_bytes() == (STARTER / "lines.png").read_bytes()


def test_a_wrong_option_is_told(site: Path, tmp_path: Path) -> None:
    done = briefgen("json", STARTER, "--indent", "deep", sites=(site,), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "json-indent: --indent must be a number, not 'deep'" in done.stderr


def test_build_makes_it_with_the_others_and_in_every_language(site: Path, tmp_path: Path) -> None:
    done = briefgen("build", STARTER, "--format", "json,md", sites=(site,), cwd=tmp_path)
    assert done.returncode == 0
    names = {path.name for path in (tmp_path / "output").iterdir()}
    assert {"example.en.json", "example.zh.json", "example.en.md", "example.zh.md"} <= names


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        ({"name": "json"}, "the format 'json' is offered by two packages: acme-slides and briefgen-json"),
        ({"name": "acme", "api": 2}, "the package acme-slides is made for version 2 of the interface, and this is version 1"),
        ({"name": "acme", "source": "import acme_graphics"}, "of the package acme-slides cannot be imported"),
        ({"name": "acme", "source": RAISES}, "the format 'acme' of the package acme-slides failed in 'en'"),
    ],
    ids=["clash", "version", "import", "raises"],
)  # fmt: skip
def test_a_stranger_that_fails_is_named_and_the_others_go_on(
    site: Path, tmp_path: Path, offer: dict[str, Any], said: str
) -> None:
    acme = install(tmp_path / "acme", "acme-slides", **offer)
    words = ("build", STARTER, "--lang", "en", "--format", f"{offer['name']},md")
    done = briefgen(*words, sites=(site, acme), cwd=tmp_path)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "example.en.md" in done.stdout
