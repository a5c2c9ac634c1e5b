"""`briefgen formats` lists what is on offer, and what is wrong with it, and never fails over a stranger's format."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from briefgen.cli.app import app
from tests.plugins import install

SOURCE = """
from briefgen.render.format import Format, Option
OPTIONS = (Option("wide", "Landscape.", False), Option("paper", "The paper's name.", "A4"))
FORMAT = Format("acme", ".acme", "text/x-acme", 1, "Slides in acme.", None, OPTIONS)
"""


def run(*words: str) -> Result:
    done = CliRunner().invoke(app, ["formats", *words], prog_name="briefgen")
    assert done.exit_code == 0, done.output
    return done


def listed() -> dict[str, dict[str, Any]]:
    return {format["name"]: format for format in json.loads(run("--json").stdout)}


@pytest.fixture
def offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Installs a package that offers a format, and forgets its module afterwards."""

    def offer(package: str, name: str, **words: Any) -> None:
        monkeypatch.syspath_prepend(install(tmp_path / package, package, name, **words))
        monkeypatch.delitem(sys.modules, package.replace("-", "_"), raising=False)

    return offer


def test_ours_are_listed_with_what_they_make_and_their_package() -> None:
    said = run().stdout
    assert "docx [briefgen 0.1.0]: A Word briefing" in said
    assert "makes .md, text/markdown" in said
    assert "--template TEXT: A PowerPoint file" in said


def test_a_strangers_is_listed_with_its_options(offered: Callable[..., None]) -> None:
    offered("acme-slides", "acme", source=SOURCE)
    assert "acme [acme-slides 1.0]: Slides in acme." in run().stdout
    assert "--wide: Landscape.\n  --paper TEXT: The paper's name. [default: A4]" in run().stdout
    assert listed()["acme"] == {
        "name": "acme",
        "packages": [{"name": "acme-slides", "version": "1.0"}],
        "suffix": ".acme",
        "media_type": "text/x-acme",
        "api": 1,
        "help": "Slides in acme.",
        "options": [
            {"name": "wide", "help": "Landscape.", "default": False},
            {"name": "paper", "help": "The paper's name.", "default": "A4"},
        ],
    }


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ({"source": "import acme_graphics"}, "format-import", "No module named 'acme_graphics'"),
        ({"api": 7}, "format-api", "made for version 7 of the interface"),
        ({"source": "FORMAT = print"}, "format-kind", "not a Format"),
    ],
)
def test_what_is_wrong_with_one_is_said_and_the_others_are_listed(
    offered: Callable[..., None], words: dict[str, Any], code: str, message: str
) -> None:
    offered("acme-slides", "acme", **words)
    fault = listed()["acme"]["fault"]
    assert fault["code"] == code
    assert message in fault["message"]
    assert f"acme [acme-slides 1.0]\n  {code}: " in run().stdout
    assert {"docx", "deck", "md"} <= {name for name, format in listed().items() if "fault" not in format}


def test_a_clash_names_both_packages(offered: Callable[..., None]) -> None:
    offered("acme-word", "docx")
    assert "docx [acme-word 1.0, briefgen 0.1.0]\n  format-clash: " in run().stdout


def test_a_format_that_has_a_commands_name_is_said_to(offered: Callable[..., None]) -> None:
    offered("acme-check", "check")
    said = run().stdout
    assert "format-clash: briefgen has a command 'check' of its own (briefgen build --format check makes it)" in said
