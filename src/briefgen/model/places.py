"""Where the keys of a brief stand in its file, and the words of its texts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property

from briefgen.diagnostics import Where

LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""As YAML counts lines."""


class Places:
    """The places of keys (`sections.shift.blocks.2.text.en`) in a file whose text is `source`."""

    def __init__(self, positions: Mapping[str, Where], source: str = "") -> None:
        self._positions = positions
        self.source = source

    def begin_in(self, line: int) -> tuple[str, ...]:
        """The keys whose values begin in a line."""
        return tuple(key for key, place in self._positions.items() if place.line == line)

    def locate(self, key: str, fragment: str = "", skip: int = 0) -> Where | None:
        """Where `key` stands, or its nearest ancestor that has a place; None where none has.

        With a `fragment` of the key's text, the place of that: its first, or a later one after `skip` others. Where it
        is not written as it is read (escaped, or broken by a line's end), the place of the key.
        """
        while key and key not in self._positions:
            key = key.rpartition(".")[0]
        place = self._positions.get(key)
        return (self._find(fragment, skip, place) if place and fragment else None) or place

    def _find(self, fragment: str, skip: int, start: Where) -> Where | None:
        """The place of a fragment between `start` and whatever stands next in the file."""
        following = bisect_right(self._ordered, start)
        end = self._ordered[following] if following < len(self._ordered) else None
        for number in range(start.line, min(end.line if end else len(self._lines), len(self._lines)) + 1):
            line = self._lines[number - 1]
            column = start.column - 1 if number == start.line else 0
            last = end.column - 1 if end and number == end.line else len(line)
            while (column := line.find(fragment, column, last)) >= 0:
                if not skip:
                    return Where(start.file, number, column + 1)
                skip, column = skip - 1, column + len(fragment)
        return None

    @cached_property
    def _lines(self) -> list[str]:
        return LINE_END.split(self.source)

    @cached_property
    def _ordered(self) -> list[Where]:
        return sorted(self._positions.values())
