"""`pytest --accept` writes what the code makes now over the stored expectations; read the diff before you commit it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.goldens import differences, store

Golden = Callable[[Path, Mapping[str, str]], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what is made now over the stored expectations")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether the stored expectations are to be written anew."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def golden(accept: bool) -> Golden:
    """Holds texts, by name, against the files of a folder; `--accept` stores them and takes away what is left over."""

    def hold(folder: Path, made: Mapping[str, str]) -> None:
        if accept:
            store(folder, made)
        found = differences(folder, made)
        if found:
            pytest.fail(f"{found}\nIf this is meant: pytest --accept, and read the diff.", pytrace=False)

    return hold
