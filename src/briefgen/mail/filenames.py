"""Names for attachments: a title as a file's name that every system takes, and no two alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

MOST_BYTES = 180
"""Of a name in UTF-8: Linux takes 255, and a recipient's program may put something before it."""

_UNSAFE = re.compile(r'[\\/:*?"<>|]+')
_SPACES = re.compile(r"\s+")
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
"""What Windows takes for a device, whatever its suffix."""


def file_name(title: str, suffix: str, taken: Iterable[str] = ()) -> str:
    """The title and the suffix (".docx") as a name; one that is taken gets a number."""
    known = {name.casefold() for name in taken}
    stem = _stem(title) or "attachment"
    number, name = 1, _cut(stem, suffix)
    while name.casefold() in known:
        number += 1
        name = _cut(stem, f" ({number}){suffix}")
    return name


def own_name(name: str, taken: Iterable[str] = ()) -> str:
    """The name of a file that is there, made safe and as short as it must be, its suffix kept."""
    path = PurePath(name)
    return file_name(path.stem, re.sub(r"[^\w.]", "", path.suffix)[:20], taken)


def _stem(title: str) -> str:
    """A title without what a system refuses, and without what turns the direction of text, which can hide a suffix."""
    text = unicodedata.normalize("NFC", title)
    shown = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    stem = _SPACES.sub(" ", _UNSAFE.sub("-", shown)).strip(" .-")
    return f"_{stem}" if _DEVICE.fullmatch(stem) else stem


def _cut(stem: str, suffix: str) -> str:
    room = MOST_BYTES - len(suffix.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .-") + suffix
