"""A brief as it was in a revision of git, with the files beside it. Git is asked, and never told to change anything."""

from __future__ import annotations

import contextlib
import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefgen.diagnostics import InputError, Where, error, quoted
from briefgen.load.files import MEGABYTE

LARGEST = 200 * MEGABYTE
"""What a brief's folder may hold."""


@contextlib.contextmanager
def at_revision(path: Path, revision: str) -> Iterator[Path]:
    """The brief's path in a folder that holds its own as it was; raises InputError where there is none.

    Faults found in it are told as those of `HEAD~1:data/brief.yaml`.
    """
    folder = path.parent.resolve()
    commit = (
        _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    )
    if not commit:
        hint = "`git log --oneline` lists the revisions"
        raise InputError(
            error("no-revision", f"git knows no revision {quoted(revision)} here", Where(str(path)), hint=hint)
        )
    prefix = _git(folder, "rev-parse", "--show-prefix").decode().strip()
    with tempfile.TemporaryDirectory(prefix="briefgen-") as place:
        top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
        _extract(top, f"{commit}:{prefix}", Path(place))
        old = Path(place) / path.name
        shown = f"{revision}:{prefix}{path.name}"
        if not old.is_file():
            raise InputError(error("no-revision", "the brief is not in this revision", Where(shown)))
        try:
            yield old
        except InputError as fault:
            raise InputError(
                *(replace(d, where=_as_of(d.where, place, revision, prefix)) for d in fault.diagnostics)
            ) from fault


def _as_of(where: Where, place: str, revision: str, prefix: str) -> Where:
    inside = where.file.removeprefix(place).lstrip("/\\")
    return replace(where, file=f"{revision}:{prefix}{inside}") if where.file.startswith(place) else where


def _extract(folder: Path, tree: str, place: Path) -> None:
    sizes = (line.split()[3] for line in _git(folder, "ls-tree", "-r", "-l", "--full-tree", tree).decode().splitlines())
    if sum(int(size) for size in sizes if size.isdecimal()) > LARGEST:
        message = f"the brief's folder holds more than {LARGEST // MEGABYTE} MB"
        raise InputError(
            error("no-revision", message, Where(str(folder)), hint="put the brief into a folder of its own")
        )
    with tarfile.open(fileobj=io.BytesIO(_git(folder, "archive", "--format=tar", tree))) as archive:
        archive.extractall(place, filter="data")


def _git(folder: Path, *words: str) -> bytes:
    """What git prints; nothing where it refuses. Raises InputError where there is no git or no repository."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as fault:
        message = f"git cannot be run: {type(fault).__name__}"
        raise InputError(error("no-revision", message, Where(str(folder)), hint="name two files instead")) from fault
    if done.returncode and b"not a git repository" in done.stderr:
        raise InputError(
            error("no-revision", "this is no git repository", Where(str(folder)), hint="name two files instead")
        )
    return done.stdout if not done.returncode else b""
