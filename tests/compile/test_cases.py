"""Every case of tests/cases/compile: what a brief's fragment becomes. `pytest --accept` writes what it becomes now."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.casebook import Case, cases

CASES = cases("compile")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_case(case: Case, tmp_path: Path, accept: bool) -> None:
    case.hold(tmp_path, accept=accept)


def test_no_two_cases_share_a_title() -> None:
    titles = [case.label for case in CASES]
    assert sorted(titles) == sorted(set(titles))


def test_every_case_says_what_it_expects() -> None:
    assert [case.label for case in CASES if not case.blocks("text")] == []
