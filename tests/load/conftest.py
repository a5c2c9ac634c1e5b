from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.diagnostics import InputError
from briefgen.load import load_brief

BRIEF = """\
briefgen: 1
id: example
languages: [en, zh]
title: {en: Capital moves, zh: 资本流动}
date: 2025-12-12
"""
SECTION = """\
sections:
  - id: shift
    heading: {en: The shift, zh: 转向}
"""

Faults = Callable[..., list[str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def faults(folder: Path) -> Faults:
    """The faults of a brief as printed, in order; none where it loads."""

    def told(text: str | bytes) -> list[str]:
        (folder / "brief.yaml").write_bytes(text.encode() if isinstance(text, str) else text)
        try:
            load_brief(Path("brief.yaml"))
        except InputError as error:
            return [str(diagnostic) for diagnostic in error.diagnostics]
        return []

    return told


def with_blocks(*lines: str) -> str:
    """A brief whose section has these blocks; the first of their lines is line 10."""
    return BRIEF + SECTION + "    blocks:\n" + "".join(f"      {line}\n" for line in lines)
