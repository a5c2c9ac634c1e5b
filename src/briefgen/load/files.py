"""Files that a person wrote, read within bounds: size first, then bytes, then characters."""

from __future__ import annotations

from pathlib import Path

from briefgen.diagnostics import InputError, Where, error
from briefgen.load.yaml import UNPRINTABLE

MEGABYTE = 1_000_000
ENCODINGS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_bytes(path: Path, shown: str, most: int, where: Where | None = None) -> bytes:
    """The file's bytes, at most `most`; `where` is the place that names it. Raises InputError."""
    where = where or Where(shown)
    try:
        if path.exists() and not path.is_file():
            what = "a folder" if path.is_dir() else "no ordinary file"
            raise InputError(error("not-a-file", f"{shown} is {what}", where))
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except FileNotFoundError:
        raise InputError(error("no-such-file", f"there is no file {shown}", where)) from None
    except OSError as fault:
        raise InputError(error("unreadable-file", f"{shown} cannot be read: {fault.strerror}", where)) from None
    if len(data) > most:
        message = f"{shown} is larger than {most // MEGABYTE} MB, the most that is read"
        raise InputError(error("file-too-large", message, where))
    return data


def decode(data: bytes, shown: str) -> str:
    """UTF-8 bytes as text without the byte order mark; raises InputError at the first byte or character that is none."""
    if data[:2] in ENCODINGS:
        message = f"{shown} is {ENCODINGS[data[:2]]}, not UTF-8"
        raise InputError(error("not-utf8", message, Where(shown), hint="save it as UTF-8"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8-sig")
        message = f"the byte 0x{data[fault.start]:02X} is not UTF-8"
        raise InputError(error("not-utf8", message, _where(shown, before), hint="save the file as UTF-8")) from None
    found = UNPRINTABLE.search(text)
    if found:
        message = f"the control character U+{ord(found.group()):04X} stands here"
        raise InputError(error("control-character", message, _where(shown, text[: found.start()]), hint="take it out"))
    return text


def _where(shown: str, before: str) -> Where:
    return Where(shown, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
