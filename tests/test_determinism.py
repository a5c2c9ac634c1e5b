"""The same brief, the same bytes: whatever the clock, the place, the language and the hash seed of the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.office import need
from tests.verify.files import STORY

MAKE = """\
import runpy, sys
brief, out = sys.argv[1:]
for command in (["build", brief], ["email", brief, "--lang", "all", "--attach", "docx,md"]):
    sys.argv = ["briefgen", *command, "--out", out]
    try:
        runpy.run_module("briefgen", run_name="__main__")
    except SystemExit as done:
        assert not done.code, command
"""
SUFFIXES = {".docx", ".pptx", ".md", ".html", ".eml", ".png", ".json"}
SURROUNDINGS = {
    "another seed, zone, language and century": (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LANG": "de_DE.UTF-8"},
        "2101-02-03 04:05:06",
    ),
    "a third": ({"PYTHONHASHSEED": "4711", "TZ": "America/St_Johns", "LC_ALL": "C"}, "1999-12-31 23:59:58"),
}


def made(folder: Path, brief: Path, variables: dict[str, str], here: Path, clock: str = "") -> dict[str, bytes]:
    faked = [need("faketime"), clock] if clock else []
    command = [*faked, sys.executable, "-c", MAKE, str(brief), str(folder)]
    done = subprocess.run(command, env=os.environ | variables, cwd=here, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_nothing_of_the_machine_gets_into_a_file(tmp_path: Path) -> None:
    """The copied brief lies elsewhere, and has its files in another order and with other times."""
    first = made(tmp_path / "a", STORY, {"PYTHONHASHSEED": "0", "TZ": "UTC"}, tmp_path)
    assert {Path(name).suffix for name in first} == SUFFIXES
    copied = tmp_path / "elsewhere" / "deep"
    copied.mkdir(parents=True)
    for place, path in enumerate(sorted(STORY.parent.iterdir(), reverse=True)):
        if path.is_file():
            (copied / path.name).write_bytes(path.read_bytes())
            os.utime(copied / path.name, (10**9 + place, 10**9 + place))
    for name, (variables, clock) in SURROUNDINGS.items():
        others = made(tmp_path / name, copied / STORY.name, variables, copied, clock)
        assert others.keys() == first.keys()
        assert [file for file in first if first[file] != others[file]] == [], name
