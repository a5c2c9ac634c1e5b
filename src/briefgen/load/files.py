"""Files that a person wrote, read within bounds: size first, then bytes, then characters."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from briefgen.diagnostics import InputError, Where, error
from briefgen.load.yaml import UNPRINTABLE

MEGABYTE = 1_000_000
ENCODINGS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_COMMON = (b"\xa1\xa1", b"\xd7\xf9")
"""From the first to the last of GB 2312's punctuation, full-width forms and level 1, the common characters."""


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


def decode_export(data: bytes, shown: str) -> str:
    """What another program wrote as text: UTF-8, UTF-16 with its mark, or GB18030; raises InputError as `decode` does."""
    if data[:2] in ENCODINGS:
        with suppress(UnicodeDecodeError):
            return decode(data.decode("utf-16").encode(), shown)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return decode(data.decode("gb18030").encode() if is_gb18030(data) else data, shown)
    return decode(data, shown)


def is_gb18030(data: bytes) -> bool:
    """Whether the bytes are GB18030 in which common Chinese characters prevail: Latin text decodes to rare ones."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    high = [character for character in text if character > "\x7f"]
    common = sum(1 for one in high if _COMMON[0] <= one.encode("gb18030")[:2] <= _COMMON[1])
    pairs = re.findall(rb"[A-Za-z][\x80-\xff][A-Za-z]", data)
    return bool(high) and common > 0.7 * len(high) and len(pairs) * 3 < len(high)


def _where(shown: str, before: str) -> Where:
    return Where(shown, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
