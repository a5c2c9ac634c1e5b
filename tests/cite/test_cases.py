"""Every case of tests/cases/cite: how a source is cited, in notes and in the list of sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.casebook import Case, cases


@pytest.mark.parametrize("case", cases("cite"), ids=lambda case: case.label)
def test_case(case: Case, tmp_path: Path, accept: bool) -> None:
    case.hold(tmp_path, accept=accept)
