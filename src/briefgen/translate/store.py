"""A brief's file replaced in one step, with what was there before kept beside it."""

from __future__ import annotations

import codecs
from itertools import count
from pathlib import Path

from briefgen.load.brief import LARGEST_BRIEF
from briefgen.load.files import decode, read_bytes
from briefgen.output import Output


def read_brief_text(path: Path) -> str:
    """The YAML of a brief, without a byte order mark; raises InputError."""
    return decode(read_bytes(path, str(path), LARGEST_BRIEF), str(path))


def replace_brief(path: Path, text: str) -> Path:
    """Writes `text` into the brief's file; returns the copy of what was there, which no later one overwrites.

    The file that a link leads to is written, not the link. Raises OutputError where it cannot be.
    """
    path = path.resolve()
    before = path.read_bytes()
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    output = Output(path.parent)
    kept = _copy(output, path, before)
    output.write(path.name, mark + text.encode())
    return kept


def _copy(output: Output, path: Path, before: bytes) -> Path:
    """`brief.yaml.bak`, or the first of `brief.yaml.2.bak`, `brief.yaml.3.bak` that is free or holds just this."""
    names = (f"{path.name}.bak" if number == 1 else f"{path.name}.{number}.bak" for number in count(1))
    for name in names:
        copy = path.with_name(name)
        if not copy.exists():
            return output.write(name, before)
        if copy.is_file() and copy.read_bytes() == before:
            return copy
    raise AssertionError
