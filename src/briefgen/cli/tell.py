"""A fault told: a line of standard error, and below it the line of the file that it lies in."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterator

import typer

from briefgen.cli.excerpt import excerpt, lines, shown
from briefgen.diagnostics import Diagnostic, Severity

ROOM = 100
"""Columns of an excerpt where nobody says how wide the terminal is."""

Read = Callable[[str], list[str]]
"""What gives the lines of a file."""

Part = tuple[str, str]
"""A text and its style: what it is, or "" for nothing special."""


def teller() -> Callable[[Diagnostic], None]:
    """What tells faults: in colour to somebody who wants colours, in plain text to all else. It reads a file once."""
    read = functools.cache(lines)
    if not _in_colour():
        return lambda found: typer.echo(_plain(found, read), err=True)
    # Imported late because it takes a tenth of a second, for a terminal and a fault alone.
    from briefgen.cli.colour import paint, room

    return lambda found: paint(_lines(found, room(), read))


def _plain(found: Diagnostic, read: Read) -> str:
    return "\n".join("".join(text for text, _ in line) for line in _lines(found, ROOM, read))


def _in_colour() -> bool:
    """Whether faults are shown to somebody who wants colours (https://no-color.org)."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _lines(found: Diagnostic, room: int, read: Read) -> Iterator[tuple[Part, ...]]:
    grave = str(found.severity)
    mark = "warning: " if found.severity is Severity.WARNING else ""
    hint = f" ({found.hint})" if found.hint else ""
    parts = (
        (f"{found.where}: ", "place"),
        (mark, grave),
        (found.code, grave),
        (f": {found.message}", ""),
        (hint, "hint"),
    )
    yield tuple((shown(text), style) for text, style in parts)
    seen = excerpt(found.where, room - len(str(found.where.line)) - len("  | "), read)
    if seen:
        yield (f" {seen.number} | ", "gutter"), (seen.text, "")
        yield (f" {' ' * len(seen.number)} | ", "gutter"), (seen.mark, grave)
