"""The folder that results go to: a file there is the old one or the new one, never half of either."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.diagnostics import OutputError, Where, error

HINTS: Mapping[int, str] = {
    errno.EACCES: "close the program that holds it open, or choose another folder with --out",
    errno.EPERM: "close the program that holds it open, or choose another folder with --out",
    errno.EBUSY: "close the program that holds it open",
    errno.EROFS: "choose another folder with --out",
    errno.ENOSPC: "make room, or choose another folder with --out",
    errno.EDQUOT: "make room, or choose another folder with --out",
    errno.ENOTDIR: "a file stands where the folder should be; choose another folder with --out",
    errno.EEXIST: "a file stands where the folder should be; choose another folder with --out",
    errno.EISDIR: "a folder stands where the file should be; move it away",
    errno.ENAMETOOLONG: "give the brief a shorter id",
}


@dataclass(frozen=True, slots=True)
class Output:
    """Writes files into `folder` and remembers them, so that no two results take one name."""

    folder: Path
    _written: dict[Path, bytes] = field(default_factory=dict)

    def write(self, name: str, data: bytes) -> Path:
        """The path of the file `name`, now holding `data`; folders are made on the way.

        Raises OutputError where the file cannot be written, where `name` leads out of the folder and
        where another result of this run has the name.
        """
        path = self.folder / name
        try:
            self._claim(path, data)
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, data)
        except OSError as fault:
            why = fault.strerror or type(fault).__name__
            hint = HINTS.get(fault.errno or 0, "")
            raise OutputError(error("output", f"cannot be written: {why}", Where(str(path)), hint=hint)) from fault
        return path

    def holds(self, digests: Mapping[str, str]) -> bool:
        """Whether the folder's files of these names have these SHA-256 (hex)."""
        try:
            return all(
                hashlib.sha256((self.folder / name).read_bytes()).hexdigest() == digest
                for name, digest in digests.items()
            )
        except OSError:
            return False

    def _claim(self, path: Path, data: bytes) -> None:
        if not path.resolve().is_relative_to(self.folder.resolve()) or path == self.folder:
            message = f"would be written outside the folder {self.folder}"
            raise OutputError(error("output-outside", message, Where(str(path))))
        if self._written.setdefault(path, data) != data:
            message = "two results would have this name"
            raise OutputError(error("output-twice", message, Where(str(path)), hint="leave one of the formats out"))


def _replace(path: Path, data: bytes) -> None:
    """Writes beside the file and puts the new one in its place in one step, as os.replace does on every system."""
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
