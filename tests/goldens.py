"""A folder of stored texts: what differs from it, as a unified diff, and how it is written anew."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

MOST = 200
"""Lines of a diff that are shown."""


def differences(folder: Path, made: Mapping[str, str]) -> str:
    """A unified diff from what is stored to what is made, file by file; "" where nothing differs."""
    lines = [line for name in sorted({*_stored(folder), *made}) for line in _diff(folder, name, made.get(name))]
    shown = lines[:MOST] + [f"... and {len(lines) - MOST} lines more"] * (len(lines) > MOST)
    return "\n".join(shown)


def store(folder: Path, made: Mapping[str, str]) -> None:
    """Makes the folder hold these texts and nothing else."""
    for name in _stored(folder) - made.keys():
        (folder / name).unlink()
    for name, text in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _stored(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _diff(folder: Path, name: str, made: str | None) -> Iterator[str]:
    path = folder / name
    stored = path.read_bytes().decode() if path.is_file() else None
    if stored != made:
        old, new = ((text or "").split("\n") for text in (stored, made))
        names = (f"{folder.name}/{name} ({state})" for state in _states(stored, made))
        yield from difflib.unified_diff(old, new, *names, n=2, lineterm="")


def _states(stored: str | None, made: str | None) -> tuple[str, str]:
    return ("stored" if stored is not None else "not stored"), ("made" if made is not None else "no longer made")
