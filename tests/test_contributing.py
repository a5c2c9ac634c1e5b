"""CONTRIBUTING.md's walks, carried out on a copy of the tree: its files are written, its changes made, its words kept."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.locale.amount_rules import AmountRules
from briefgen.locale.words import ChartWords, Words

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
WALKS = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", PAGE, re.MULTILINE))
FENCE = re.compile(r"^```(?P<kind>\w+) ?(?P<path>\S*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
BRIEF = """\
briefgen: 1
id: walk
languages: [{language}]
title: A walk
date: 2026-01-15
sections:
- id: one
  heading: One
  blocks:
{blocks}"""
PARTS = ("src", "templates", "tests", "pyproject.toml")
FULL_LOCALE = """
from dataclasses import replace
from briefgen.locale import en
LOCALE = replace(en.LOCALE, name="fr", tag="fr-FR", words=replace(en.WORDS, callouts={"note": "Hinweis"}))
"""


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk's blocks, carried out in `folder`."""

    text: str
    folder: Path

    def follow(self) -> None:
        for fence in FENCE.finditer(self.text):
            if fence["kind"] == "diff":
                changed(self.folder / fence["path"], fence["text"])
            elif fence["path"]:
                path = self.folder / fence["path"]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(fence["text"], encoding="utf-8")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(self.folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, *words]
        return subprocess.run(command, capture_output=True, text=True, cwd=self.folder, env=environment, timeout=300)

    def briefgen(self, *words: str) -> str:
        done = self.run("-m", "briefgen", *words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def built(self, language: str = "en", blocks: str = "  - text: Words.\n") -> str:
        """The Markdown of a brief with these blocks, once the Word file and the deck are made as well."""
        (self.folder / "brief.yaml").write_text(BRIEF.format(language=language, blocks=blocks), encoding="utf-8")
        self.briefgen("build")
        return (self.folder / "output" / f"walk.{language}.md").read_text(encoding="utf-8")

    @property
    def block(self) -> str:
        """The block that the walk lets an author write."""
        (found,) = (fence["text"] for fence in FENCE.finditer(self.text) if fence["kind"] == "yaml")
        return textwrap.indent(found, "  ")


def changed(path: Path, change: str) -> None:
    """Makes each change of a diff, which blank lines part: the lines with - go, those with + come."""
    text = path.read_text(encoding="utf-8")
    for hunk in change.strip("\n").split("\n\n"):
        lines = hunk.splitlines()
        old = "".join(f"{line[1:]}\n" for line in lines if line[0] in " -")
        new = "".join(f"{line[1:]}\n" for line in lines if line[0] in " +")
        assert text.count(old) == 1, f"{path.name} does not have once:\n{old}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def walk_of(heading: str, folder: Path) -> Walk:
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__", "golden", "cases"))
        else:
            shutil.copy(source, folder)
    return Walk(WALKS[heading], folder)


def test_every_file_that_it_names_is_there() -> None:
    made = {fence["path"] for fence in FENCE.finditer(PAGE)}
    prose = FENCE.sub("", PAGE)
    named = set(re.findall(r"`((?:src|tests|templates|tools|docs)/[\w./-]+)`", prose))
    assert named
    assert {name for name in named - made if not (ROOT / name).exists()} == set()


def test_every_command_it_names_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {
        name for name in re.findall(r"(?:^|`)make (\w+)", PAGE, re.MULTILINE) if f"\n{name}:" not in makefile
    } == set()


def test_its_files_are_in_the_house_style(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for text in WALKS.values():
        Walk(re.sub(r"^```diff.*?^```", "", text, flags=re.MULTILINE | re.DOTALL), tmp_path).follow()
    ours = "lint.isort.known-first-party=['briefgen']"
    for words in (["check", "-q", "--config", ours], ["format", "-q", "--diff"]):
        done = subprocess.run([Path(sys.executable).with_name("ruff"), *words, "."], cwd=tmp_path, capture_output=True)
        assert done.returncode == 0, done.stdout.decode()


def test_a_format_in_a_package_of_its_own(tmp_path: Path) -> None:
    walk = Walk(WALKS["A format"], tmp_path)
    walk.follow()
    pip = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-index", "--no-deps"]
    done = walk.run(*pip, "--no-build-isolation", "--target", str(tmp_path / "src"), "./briefgen-count")
    assert done.returncode == 0, done.stderr
    assert "count [briefgen-count 1.0]: How many" in walk.briefgen("formats")
    walk.briefgen("count", str(ROOT / "data" / "meta-closed-source"), "--notes")
    (made,) = (tmp_path / "output").iterdir()
    said = made.read_text(encoding="utf-8")
    assert "Timeline: 1\n" in said
    assert re.search(r"^notes: \d+$", said, re.MULTILINE)


def test_a_kind_of_chart(tmp_path: Path) -> None:
    walk = walk_of("A kind of chart", tmp_path)
    walk.follow()
    done = walk.run("templates/make.py")
    assert done.returncode == 0, done.stderr
    assert '"ranking"' in (tmp_path / "templates" / "schema" / "brief.schema.json").read_text(encoding="utf-8")
    text = walk.built(blocks=walk.block)
    assert "![Ranking" in text
    assert text.index("Large | ") < text.index("Middling | ") < text.index("Small | ")


def test_a_kind_of_block(tmp_path: Path) -> None:
    walk = walk_of("A kind of block", tmp_path)
    walk.follow()
    done = walk.run("templates/make.py")
    assert done.returncode == 0, done.stderr
    assert '"exchange"' in (tmp_path / "templates" / "schema" / "brief.schema.json").read_text(encoding="utf-8")
    assert "> **Does it pay?**\n>\n> Not yet." in walk.built(blocks=walk.block)
    missing = walk.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_starter.py", "-k", "every_block")
    assert "ExchangeBlock" in missing.stdout


def test_a_language(tmp_path: Path) -> None:
    walk = walk_of("A language", tmp_path)
    walk.follow()
    said = walk.run("-c", "import briefgen.locale.fr").stderr
    charts = {field.name for field in dataclasses.fields(ChartWords)} - {"kinds"}
    assert {name for name in charts if f"'{name}'" not in said} == set()
    (tmp_path / "src" / "briefgen" / "locale" / "fr.py").write_text(FULL_LOCALE)
    missing = walk.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/locale/test_words.py")
    assert "words.callouts.warning" in missing.stdout
    assert walk.run("templates/make.py").returncode == 0
    assert "Words." in walk.built(language="fr")


@pytest.mark.slow
def test_the_type_checker_names_what_a_language_lacks_and_who_does_not_know_a_node(tmp_path: Path) -> None:
    walk = walk_of("A language", tmp_path)
    walk.follow()
    aside = "@dataclass(frozen=True, slots=True)\nclass Aside:\n    key: str\n    hints: Hints\n\n\nBlock = Aside | "
    nodes = tmp_path / "src" / "briefgen" / "doctree" / "blocks.py"
    nodes.write_text(nodes.read_text(encoding="utf-8").replace("\nBlock = ", f"\n{aside}"), encoding="utf-8")
    said = walk.run("-m", "mypy", "--cache-dir", str(tmp_path / "cache")).stdout
    fields = [field.name for kind in (Words, ChartWords, AmountRules) for field in dataclasses.fields(kind)]
    given = {"key_points", "contents", "sources", "charts", "kinds", "language", "point", "group", "plural"}
    assert {name for name in fields if f'"{name}"' not in said} - given == set()
    for renderer in ("docx", "markdown", "pptx"):
        assert re.search(rf"render/{renderer}/\S+: error: .*\bAside\b", said), renderer
