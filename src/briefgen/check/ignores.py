"""Findings that an author has looked at and lets stand: `# briefgen: ignore typed-amount -- the act's own words`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from briefgen.diagnostics import Diagnostic, Where, did_you_mean, error, quoted, warning
from briefgen.model import Brief
from briefgen.model.places import LINE_END

SIGN = "briefgen: ignore"
_COMMENT = re.compile(r"(?:^|(?<=\s))#")
_IGNORE = re.compile(r"#\s*briefgen:\s*ignore\b(?P<codes>.*?)(?:\s(?:--|–|—)(?P<reason>.*))?$")
_HINT = f"write # {SIGN} CODE -- why it may stand"
Place = tuple[int, int]
"""A line, from 1, and a column, from 0."""
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Ignore:
    """A comment that lets findings of some codes stand in a line, or in all that begins there (`keys`)."""

    where: Where
    codes: tuple[str, ...]
    reason: str
    line: int
    keys: tuple[str, ...]
    met: set[str] = field(default_factory=set)

    def covers(self, found: Diagnostic) -> bool:
        """Whether a finding lies in what this speaks of, and may be ignored."""
        if found.code not in self.codes or found.where.file != self.where.file:
            return False
        below = any(found.key == key or found.key.startswith(f"{key}.") for key in self.keys)
        return below or found.where.line == self.line


def without_ignored(brief: Brief, found: Sequence[Diagnostic], known: Collection[str]) -> list[Diagnostic]:
    """The findings that nobody lets stand, and what is wrong with the comments that do; `known` may be ignored."""
    ignores = tuple(_ignores(brief))
    kept = []
    for diagnostic in found:
        covering = [ignore for ignore in ignores if ignore.reason and ignore.covers(diagnostic)]
        for ignore in covering:
            ignore.met.add(diagnostic.code)
        if not covering or diagnostic.code not in known:
            kept.append(diagnostic)
    return [*kept, *(fault for ignore in ignores for fault in _faults(ignore, known))]


def _faults(ignore: Ignore, known: Collection[str]) -> Iterator[Diagnostic]:
    if not ignore.codes:
        yield error("ignore-code", "no code is named here", ignore.where, hint=_HINT)
    if not ignore.reason:
        yield error("ignore-reason", "nothing says why this may stand", ignore.where, hint=_HINT)
    for name in ignore.codes:
        if name not in known:
            yield error(
                "ignore-code", f"no finding has the code {quoted(name)}", ignore.where, hint=did_you_mean(name, known)
            )
        elif ignore.reason and name not in ignore.met:
            yield warning(
                "ignore-nothing", f"there is no {name} here to be ignored", ignore.where, hint="take the comment out"
            )


def _ignores(brief: Brief) -> Iterator[Ignore]:
    source = brief.places.source
    if "ignore" not in source:
        return
    lines = LINE_END.split(source)
    texts = _texts(source)
    for number, line in enumerate(lines, 1):
        match = _IGNORE.match(line, _comment(line, number, texts)) if "ignore" in line else None
        if match:
            codes = tuple(re.findall(r"[^\s,]+", match["codes"]))
            at = number if line[: match.start()].strip() else _next(lines, number)
            where = Where(str(brief.path), number, match.start() + 1)
            yield Ignore(where, codes, (match["reason"] or "").strip(), at, _keys(brief, lines, at))


def _comment(line: str, number: int, texts: Sequence[tuple[Place, Place]]) -> int:
    """Where a line's comment begins, its end where it has none."""
    begins = (match.start() for match in _COMMENT.finditer(line))
    return next((at for at in begins if not any(a <= (number, at) < b for a, b in texts)), len(line))


def _keys(brief: Brief, lines: Sequence[str], line: int) -> tuple[str, ...]:
    """The outermost keys that a line begins: those in it, or those in the next where the line has a key alone."""
    text = lines[line - 1]
    keys = [key for key in brief.places.begin_in(line) if _is_named(key, text)]
    keys = keys or list(brief.places.begin_in(_next(lines, line)))
    least = min((key.count(".") for key in keys), default=0)
    return tuple(key for key in keys if key.count(".") == least)


def _is_named(key: str, line: str) -> bool:
    """Whether a line holds a key's own name, or its dash: a list begins on its first item's line, and is not of it."""
    above, _, last = key.rpartition(".")
    return (
        last.isdecimal()
        or above.rpartition(".")[2] == "sections"
        or re.search(rf"\b{re.escape(last)}\s*:", line) is not None
    )


def _next(lines: Sequence[str], number: int) -> int:
    """The first line after this one that holds more than a comment."""
    for at, line in enumerate(lines[number:], number + 1):
        if line.strip() and not line.lstrip().startswith("#"):
            return at
    return number


def _texts(source: str) -> list[tuple[Place, Place]]:
    """Where each text of several lines or in quotes begins and ends: a # in it begins no comment."""
    events = (event for event in yaml.parse(source, Loader=_LOADER) if isinstance(event, yaml.ScalarEvent))
    return [_extent(event) for event in events if event.style]


def _extent(event: Any) -> tuple[Place, Place]:
    """A text's first place and the one after its last; below a | or > it begins on the next line."""
    first, last = event.start_mark, event.end_mark
    begins = (first.line + 2, 0) if event.style in "|>" else (first.line + 1, first.column)
    return begins, (last.line + 1, last.column)
