"""Every case of tests/cases/compile: what a brief's fragment becomes. `pytest --accept` writes what it becomes now."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from tests.compile.cases import Case, cases

FOLDER = Path(__file__).parents[1] / "cases" / "compile"
CASES = [case for file in sorted(FOLDER.glob("[!R]*.md")) for case in cases(file)]


def label(case: Case) -> str:
    return f"{case.file.stem}: {case.title}"


@pytest.mark.parametrize("case", CASES, ids=label)
def test_case(case: Case, tmp_path: Path, accept: bool) -> None:
    made = case.made(tmp_path)
    if accept:
        case.accept(made)
        return
    expected = case.blocks("text")
    assert made.keys() == expected.keys(), f"{label(case)}: the errors, which the case does not tell:\n{made['errors']}"
    for words, text in made.items():
        lines = difflib.unified_diff(expected[words].splitlines(), text.splitlines(), "expected", "made", lineterm="")
        difference = "\n".join(lines)
        assert not difference, f"{label(case)}, in `{words}`:\n{difference}"


def test_no_two_cases_share_a_title() -> None:
    titles = [label(case) for case in CASES]
    assert sorted(titles) == sorted(set(titles))


def test_every_case_says_what_it_expects() -> None:
    assert [label(case) for case in CASES if not case.blocks("text")] == []
