"""Every case of tests/cases/broken: a part of a brief with a fault in it, and all that `briefgen check` says of it.

`pytest --accept` writes what is said now. What a case leaves out of its brief is added below it (tests/part.py).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.cli.codes import BRIEF, explanations
from tests.casebook import Case, cases
from tests.cli.test_cli import run
from tests.load.test_workbooks import workbook
from tests.part import lay

LINE = re.compile(r"^\S+?: (?:warning: )?([a-z0-9-]+): ", re.MULTILINE)


class Broken(Case):
    """A case whose one expected text is what the command says."""

    def made(self, folder: Path) -> dict[str, str]:
        lay(folder, self.blocks("yaml")[""])
        for kind in ("csv", "svg", "yaml", "bib", "ris", "json", "csl"):
            for name, text in self.blocks(kind).items():
                if name:
                    (folder / name).write_text(text, encoding="utf-8")
        for name, text in self.blocks("xlsx").items():
            rows = [line.split(",") for line in text.splitlines()]
            (folder / name).write_bytes(workbook(Data=rows))
        return {"": run("check", "brief.yaml").stderr}


CASES = [Broken(case.file, case.title, case.body) for case in cases("broken")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_case(case: Broken, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accept: bool) -> None:
    monkeypatch.chdir(tmp_path)
    case.hold(tmp_path, accept=accept)


def test_no_two_cases_share_a_title() -> None:
    titles = [case.label for case in CASES]
    assert sorted(titles) == sorted(set(titles))


def test_every_fault_of_a_brief_has_a_case() -> None:
    shown = {code for case in CASES for text in case.blocks("text").values() for code in LINE.findall(text)}
    wanted = {one.code for one in explanations() if not one.told and one.place == BRIEF}
    assert wanted - shown == set()
