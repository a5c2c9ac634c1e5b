"""Addresses as people write them and mail programs copy them (RFC 5322, 3.4): lists, groups, names, remarks."""

from __future__ import annotations

import re
from collections.abc import Iterator

_UNIT = re.compile(r'"(?:[^"\\]|\\.)*"|<[^<>]*>|.', re.DOTALL)
"""What no separator within divides: a name in quotes, an address in angle brackets, else one character."""
WITHIN_NAMES, HARD = ",，、", ";；"
"""A comma may stand in a name, whose rest then holds the address; a semicolon parts addresses."""

_GROUP = re.compile(r'[^"<>@:]*:(?P<member>.*)', re.DOTALL)
_NAMED = re.compile(r"(?P<name>.*?)\s*<(?P<address>[^<>]*)>\s*", re.DOTALL)
_AFTER = re.compile(r"(?P<address>[^\s()]+@[^\s()]+)\s*\((?P<name>[^()]*)\)\s*")
_REMARK = re.compile(r"(?<=\s)#.*")


def listed(text: str) -> Iterator[str]:
    """The addresses of a list, each with its name; a group's name goes."""
    held = ""
    for unit in [*_UNIT.findall(text), HARD[0]]:
        if unit in HARD or (unit in WITHIN_NAMES and "@" in held):
            one = _member(held)
            if one:
                yield one
            held = ""
        else:
            held += unit


def _member(text: str) -> str:
    group = _GROUP.fullmatch(text)
    return (group["member"] if group else text).strip(" ,")


def without_remark(line: str) -> str:
    """A line of a file of addresses without what follows "#" at its start or after an address."""
    if line.lstrip().startswith("#"):
        return ""
    found = next((one for one in _REMARK.finditer(line) if re.search("[@;]", line[: one.start()])), None)
    return line[: found.start()] if found else line


def name_and_address(text: str) -> tuple[str, str]:
    """What stands for the name, "" where nothing does, and for the address."""
    found = _NAMED.fullmatch(text) or _AFTER.fullmatch(text)
    return (_unquoted(found["name"].strip()), found["address"].strip()) if found else ("", text.strip())


def _unquoted(name: str) -> str:
    if len(name) > 1 and name[0] == name[-1] == '"':
        return re.sub(r"\\(.)", r"\1", name[1:-1]).strip()
    return name.strip('"').strip()
