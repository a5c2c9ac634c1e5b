"""`pytest --accept` writes what the code makes now over the stored expectations; read the diff before you commit it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what is made now over the stored expectations")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether the stored expectations are to be written anew."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def golden(accept: bool) -> Golden:
    """Holds a text against the file that stores it; `--accept` stores it."""

    def hold(path: Path, made: str) -> None:
        if accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made, encoding="utf-8", newline="\n")
        stored = path.read_text(encoding="utf-8") if path.is_file() else ""
        assert made == stored, f"{path.name} is not what is stored; run pytest --accept and read the diff"

    return hold
