"""Where a text goes in a brief's YAML, and how it is laid out there: as its neighbours are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import yaml

from briefgen.load.node import Part
from briefgen.translate.scalars import as_json, columns, folded, in_flow, literal, on_one_line

WIDTH = 120
"""The columns within which a line of `{en: ..., de: ...}` stays one."""
STEP = 2
BLOCK = ("|", ">")

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"[ \t]*#.*")

Path = tuple[Part, ...]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`text` in place of what stands from `start` to `end`; `broken` is the same on a line of its own, if it may be."""

    start: int
    end: int
    text: str
    broken: str = ""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A value in its surroundings: `flow` within brackets; else `column` is that of its key, or of itself in a list."""

    node: Any
    flow: bool
    column: int
    keyed: bool


class Editor:
    """The edits that put texts in `language` into the YAML in `source`; `fold` is whether a space may end a line.

    A brief that is JSON stays JSON.
    """

    def __init__(self, source: str, language: str, default: str, fold: bool) -> None:
        self.source = source
        self.language = language
        self.default = default
        self.fold = fold
        self.root = cast(Any, yaml.compose(source, _LOADER))
        self.json = bool(self.root.flow_style)

    def put(self, path: Path, text: str) -> tuple[Edit, ...]:
        """What puts `text` under the language at `path`."""
        spot = self._spot(path)
        if isinstance(spot.node, yaml.ScalarNode):
            return self._beside(spot, [(self.default, spot.node)], text)
        pairs = [(str(key.value), value) for key, value in spot.node.value]
        mine = next((value for key, value in pairs if key == self.language), None)
        if mine is not None:
            return self._instead(spot, mine, text)
        if spot.node.flow_style:
            return self._in_braces(spot, pairs, text)
        last = pairs[-1][1]
        return (self._line_after(self._end(last), spot.node.start_mark.column, text, self._model(pairs)),)

    def listed(self) -> tuple[Edit, ...]:
        """What adds the language to the brief's."""
        node = self._spot(("languages",)).node
        if self.language in [one.value for one in node.value]:
            return ()
        last = node.value[-1]
        if node.flow_style:
            return (Edit(last.end_mark.index, last.end_mark.index, f", {self._key(self.language)}"),)
        at = _line_end(self.source, last.end_mark.index)
        return (Edit(at, at, f"\n{' ' * node.start_mark.column}- {self.language}"),)

    def _spot(self, path: Path) -> _Spot:
        node, flow, column, keyed = self.root, False, 0, False
        for part in path:
            flow = flow or bool(node.flow_style)
            if isinstance(node, yaml.MappingNode):
                key, node = next((key, value) for key, value in node.value if key.value == part)
                column, keyed = key.start_mark.column, True
            else:
                node = node.value[part]
                column, keyed = node.start_mark.column, False
        return _Spot(node, flow, column, keyed)

    def _instead(self, spot: _Spot, old: Any, text: str) -> tuple[Edit, ...]:
        start, end = old.start_mark.index, self._end(old)
        if spot.flow or spot.node.flow_style:
            return (Edit(start, end, self._flow(text)),)
        header = self.source[start : _line_end(self.source, start)]
        comment = _COMMENT.search(header) if old.style in BLOCK else None
        column = spot.node.start_mark.column
        written = self._written(text, column, old)
        first, *rest = written.split("\n")
        return (Edit(start, end, "\n".join([first + (comment[0] if comment else ""), *rest])),)

    def _in_braces(self, spot: _Spot, pairs: Sequence[tuple[str, Any]], text: str) -> tuple[Edit, ...]:
        """Behind the last language, or, where that makes too long a line, each language on a line."""
        at = pairs[-1][1].end_mark.index
        added = f"{self._key(self.language)}: {self._flow(text)}"
        one_line = spot.node.start_mark.line == spot.node.end_mark.line
        width = width_at(self.source, at) + columns(added) + 2
        if one_line and not spot.flow and width > WIDTH:
            return self._beside(spot, pairs, text)
        column = spot.node.start_mark.column + 1
        if column > WIDTH // 2:
            column = self._indent(at) + 2 * STEP
        return (Edit(at, at, f", {added}", f",\n{' ' * column}{added}"),)

    def _beside(self, spot: _Spot, pairs: Sequence[tuple[str, Any]], text: str) -> tuple[Edit, ...]:
        """A value made a mapping of languages; in braces where it is within them or short, else with lines of its own."""
        start, end = spot.node.start_mark.index, self._end(spot.node)
        flow = [f"{self._key(key)}: {self._raw(value)}" for key, value in pairs]
        braced = f"{{{', '.join([*flow, f'{self._key(self.language)}: {self._flow(text)}'])}}}"
        if spot.flow or (isinstance(spot.node, yaml.ScalarNode) and self._is_short(spot, braced)):
            return (Edit(start, end, braced),)
        column = spot.column + STEP if spot.keyed else spot.column
        gap = " " * column
        there = "\n".join(f"{gap}{key}: {self._shifted(value)}" for key, value in pairs)
        first = len(self.source[:start].rstrip(" \t"))
        if self.source[:first].endswith("\n"):  # a value on the line after its key
            put = Edit(first, end, there)
        else:
            put = Edit(first, end, f"\n{there}") if spot.keyed else Edit(start, end, there[column:])
        return put, self._line_after(end, column, text, self._model(pairs))

    def _key(self, language: str) -> str:
        return f'"{language}"' if self.json else language

    def _flow(self, text: str) -> str:
        return as_json(text) if self.json else in_flow(text)

    def _is_short(self, spot: _Spot, braced: str) -> bool:
        """Whether a text in braces, its own spelling kept, is as sound there and no longer than a line."""
        node = spot.node
        if node.style in BLOCK or node.start_mark.line != node.end_mark.line:
            return False
        if not node.style and in_flow(node.value) != node.value:
            return False
        return columns(" " * node.start_mark.column + braced) <= WIDTH

    def _line_after(self, at: int, column: int, text: str, model: Any) -> Edit:
        at = _line_end(self.source, at)
        return Edit(at, at, f"\n{' ' * column}{self.language}: {self._written(text, column, model)}")

    def _written(self, text: str, column: int, model: Any) -> str:
        """The text behind its key in `column`, as long-lined or folded as its `model`."""
        inner = column + STEP
        if "\n" in text:
            return (literal(text, inner) if model.style in BLOCK else None) or on_one_line(text)
        shown = on_one_line(text)
        many = model.style in BLOCK or model.start_mark.line != model.end_mark.line
        width = self._width(model)
        if self.fold and many and column + len(self.language) + 2 + columns(shown) > width:
            return folded(text, inner, width) or shown
        return shown

    def _width(self, model: Any) -> int:
        """The width to which a text is folded: that of its model's lines."""
        lines = self.source[model.start_mark.index : self._end(model)].splitlines()[1:]
        return min(max([80, *map(columns, lines)]), WIDTH)

    def _model(self, pairs: Sequence[tuple[str, Any]]) -> Any:
        """The text whose layout is followed: that of the default language, else the first."""
        return dict(pairs).get(self.default, pairs[0][1])

    def _raw(self, node: Any) -> str:
        return self.source[node.start_mark.index : self._end(node)]

    def _shifted(self, node: Any) -> str:
        """A value as it is written, its later lines as much further right as the value goes."""
        first, *rest = self._raw(node).split("\n")
        return "\n".join([first, *(" " * STEP + line if line.strip() else line for line in rest)]).replace("\r", "")

    def _end(self, node: Any) -> int:
        """Where a value ends; a block's end is that of its last line, unless its empty lines count (`|+`)."""
        start, end = node.start_mark.index, node.end_mark.index
        if getattr(node, "style", None) not in BLOCK:
            return int(end)
        raw = self.source[start:end]
        keeps = "+" in raw.partition("\n")[0].partition("#")[0]
        raw = raw.removesuffix("\n").removesuffix("\r") if keeps else raw.rstrip()
        return int(start) + len(raw)

    def _indent(self, at: int) -> int:
        line = self.source[self.source.rfind("\n", 0, at) + 1 :]
        return len(line) - len(line.lstrip(" "))


def width_at(source: str, at: int) -> int:
    """The columns of the line that `at` is in."""
    return columns(source[source.rfind("\n", 0, at) + 1 : _line_end(source, at)])


def _line_end(source: str, at: int) -> int:
    """Where the line ends that `at` is in, before its break."""
    end = source.find("\n", at)
    end = len(source) if end < 0 else end
    return end - 1 if source[at:end].endswith("\r") else end
