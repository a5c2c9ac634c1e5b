"""Faults in colour, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

STYLES = {
    "place": "bold",
    "error": "bold red",
    "warning": "bold yellow",
    "hint": "cyan",
    "gutter": "blue",
    "": "",
}


def room() -> int:
    """The terminal's width in columns."""
    return _console().width


def paint(lines: Iterable[Iterable[tuple[str, str]]]) -> None:
    """Prints lines, each made of texts and what they are, to standard error."""
    console = _console()
    for line in lines:
        console.print(Text.assemble(*((text, STYLES[style]) for text, style in line)), soft_wrap=True, highlight=False)


def _console() -> Console:
    return Console(stderr=True)
