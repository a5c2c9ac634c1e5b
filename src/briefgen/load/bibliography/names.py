"""Lists of names as databases write them: "Ames, Ada and Bell, Ben", 王明;李芳;张伟, 王明，李芳."""

from __future__ import annotations

import re

from briefgen.locale.scripts import has_han

_AND = re.compile(r"(?i)(?:^|\s)and(?=\s|$)")
_SEMICOLONS = re.compile(r"[;；、]")
_COMMAS = re.compile(r"[,，]")
_LONG_FAMILIES = frozenset(
    ("欧阳", "司马", "诸葛", "上官", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙", "宇文", "司徒", "端木", "东方", "独孤",
     "南宫", "轩辕", "澹台", "淳于", "申屠", "闻人")
)  # fmt: skip
_LONGEST_GIVEN = 2


def split_names(text: str) -> list[str]:
    """The names of a BibTeX field: parted by "and" outside of braces, Chinese ones by semicolons or commas, too."""
    return [name for part in _parts(" ".join(text.split())) for name in split_han(part)]


def split_han(text: str) -> list[str]:
    """Chinese names that one field holds, each alone; any other text as it is."""
    if text.startswith("{") or not has_han(text):
        return [text] if text else []
    names = [name.strip() for name in _SEMICOLONS.split(text) if name.strip()]
    return [name for one in names for name in _by_commas(one)]


def _by_commas(text: str) -> list[str]:
    """王明，李芳 are two, and 王, 明 is one: family and given name."""
    parts = [part.strip() for part in _COMMAS.split(text) if part.strip()]
    if not all(map(has_han, parts)):
        return [text]
    family = len(parts) == 2 and (len(parts[0]) == 1 or parts[0] in _LONG_FAMILIES) and len(parts[1]) <= _LONGEST_GIVEN
    return [", ".join(parts)] if family else parts


def _parts(text: str) -> list[str]:
    """What stands between "and"s outside of braces."""
    parts, depth, start = [], 0, 0
    ends = {found.start(): found.end() for found in _AND.finditer(text)}
    for at, character in enumerate(text):
        if at in ends and not depth:
            parts.append(text[start:at])
            start = ends[at]
        depth += (character == "{") - (character == "}")
    parts.append(text[start:])
    return [part.strip(" ,") for part in parts if part.strip(" ,")]
