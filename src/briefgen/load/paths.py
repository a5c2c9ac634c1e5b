"""Paths a brief may name: files in its own folder or below, and nothing else."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

from briefgen.diagnostics import InputError, Where, error, quoted

LONGEST_PATH = 255
HINT = "put the file beside the brief and name it from there"


def inside(folder: Path, name: str, where: Where) -> Path:
    """The path of `name` in `folder`; raises InputError where it leads out, by dots, root, drive or link."""
    windows = PureWindowsPath(name)
    if (
        not 0 < len(name.strip()) <= LONGEST_PATH
        or windows.anchor
        or PurePosixPath(name).is_absolute()
        or ".." in windows.parts
    ):
        raise InputError(error("path-outside", f"{quoted(name)} is no path in the brief's folder", where, hint=HINT))
    path = folder / name
    if not _leads_inside(path, folder):
        raise InputError(
            error("path-outside", f"{quoted(name)} leads out of the brief's folder by a link", where, hint=HINT)
        )
    return path


def _leads_inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links in a circle
        return False
