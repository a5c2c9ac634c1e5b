"""The folder that an import makes: whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from briefgen.diagnostics import InputError, OutputError, Where, error


def refuse_filled(folder: Path) -> None:
    """Raises InputError where something is in the folder already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        hint = "name a folder that does not exist yet with -o"
        raise InputError(error("folder-not-empty", "there is something here already", Where(str(folder)), hint=hint))


def write_folder(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Writes the files beside and renames their folder, so that nobody finds half of it; the paths, in their order."""
    refuse_filled(folder)
    target = folder.resolve()
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        beside.mkdir(parents=True)
        for name, data in files.items():
            path = beside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if target.exists():
            target.rmdir()
        beside.rename(target)
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise OutputError(error("output", f"cannot be written: {why}", Where(str(folder)))) from fault
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(folder / name for name in files)
