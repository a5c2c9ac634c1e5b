"""The same brief, the same bytes: whatever the clock, the place, the language and the hash seed of the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.verify.files import STORY

MAKE = """\
import time, datetime, sys
from pathlib import Path
from briefgen.build import build
result = build(Path(sys.argv[1]), ["docx", "deck", "md", "html"], ["all"], Path(sys.argv[2]), record=True)
assert result.exit_code == 0, result.failures
"""
SURROUNDINGS = {
    "usual": {},
    "another seed, zone and language": {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LANG": "de_DE.UTF-8"},
    "a third": {"PYTHONHASHSEED": "4711", "TZ": "America/St_Johns", "LC_ALL": "C"},
}


def made(folder: Path, brief: Path, variables: dict[str, str], here: Path) -> dict[str, bytes]:
    command = [sys.executable, "-c", MAKE, str(brief), str(folder)]
    done = subprocess.run(command, env=os.environ | variables, cwd=here, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_nothing_of_the_machine_gets_into_a_file(tmp_path: Path) -> None:
    """The clock moves between the runs by itself; the copied brief has files in another order and other times."""
    first = made(tmp_path / "a", STORY, {"PYTHONHASHSEED": "0", "TZ": "UTC"}, tmp_path)
    copied = tmp_path / "elsewhere" / "deep"
    copied.mkdir(parents=True)
    for place, path in enumerate(sorted(STORY.parent.iterdir(), reverse=True)):
        if path.is_file():
            (copied / path.name).write_bytes(path.read_bytes())
            os.utime(copied / path.name, (10**9 + place, 10**9 + place))
    for name, variables in SURROUNDINGS.items():
        others = made(tmp_path / name, copied / STORY.name, variables, copied)
        assert others.keys() == first.keys()
        assert [file for file in first if first[file] != others[file]] == [], name
