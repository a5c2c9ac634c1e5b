"""Lines and columns of places in a text."""

from __future__ import annotations

import re
from bisect import bisect_right

from briefgen.diagnostics import Where


class Lines:
    """The places of a file's text; `file` names it in faults."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self._file = file
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(self, at: int) -> Where:
        line = bisect_right(self._starts, at)
        return Where(self._file, line, at - self._starts[line - 1] + 1)

    def fields(self, pattern: re.Pattern[str], begin: int, end: int) -> dict[str, Where]:
        """Where the fields between two places stand, by what the pattern's group that matched says, in small letters."""
        first: dict[str, Where] = {}
        for found in pattern.finditer(self.text, begin, end):
            group = found.lastindex or 0
            first.setdefault(found[group].lower(), self.place(found.start(group)))
        return first
