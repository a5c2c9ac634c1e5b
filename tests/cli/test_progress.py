"""Work that takes a while says so on a terminal, and only there."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugins import install

SLOW = """
import time
from briefgen.render.format import API, Format, Rendered

def render(document, context):
    time.sleep({seconds})
    return Rendered(b"made")

FORMAT = Format("slow", ".slow", "text/plain", API, "Takes its time.", render)
"""
ROOT = Path(__file__).parents[2]
BRIEF = ROOT / "data" / "meta-closed-source"


def terminal(tmp_path: Path, seconds: float) -> tuple[str, str]:
    """What standard output and a terminal on standard error are given by a format that takes so long."""
    site = install(tmp_path / "site", "acme-slow", "slow", source=SLOW.format(seconds=seconds))
    command = [sys.executable, "-m", "briefgen", "slow", str(BRIEF), "--out", str(tmp_path / "out")]
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(site), "TERM": "xterm", "COLUMNS": "200"}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, env=environment, timeout=60)
    os.write(theirs, b"\x04")  # so that a terminal on which nothing was written can be read
    said = os.read(ours, 100_000).decode()
    os.close(ours)
    os.close(theirs)
    return done.stdout.decode(), said


def test_a_terminal_shows_what_is_being_made(tmp_path: Path) -> None:
    out, said = terminal(tmp_path, 2.0)
    assert "brief.yaml: making slow" in said
    assert out == f"{tmp_path / 'out' / 'meta-closed-source.en.slow'}\n"


def test_quick_work_shows_nothing(tmp_path: Path) -> None:
    assert "making" not in terminal(tmp_path, 0.0)[1]


def test_nothing_is_shown_where_nobody_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = install(tmp_path / "site", "acme-slow", "slow", source=SLOW.format(seconds=1.5))
    command = [sys.executable, "-m", "briefgen", "slow", str(BRIEF), "--out", str(tmp_path / "out")]
    environment = {**os.environ, "PYTHONPATH": str(site)}
    assert subprocess.run(command, capture_output=True, env=environment, timeout=60).stderr == b""
