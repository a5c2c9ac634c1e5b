"""The numbered sources that stand at a text's end, in lines of their own or all on one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefgen.ingest.tree import Inlines, Link, Plain, Source
from briefgen.locale.scripts import has_han

LIST = re.compile(
    r"^(?:sources|references|bibliography|works cited|来源|资料来源|信息来源|参考资料|参考文献|参考来源|所引来源|引用来源|quellen|literatur)\s*[:：]?$",
    re.IGNORECASE,
)
LIST_IN_LINE = re.compile(
    r"(?:^|(?<=[\s\]]))(?:Sources|References|来源|资料来源|参考资料|参考文献)\s*[:：]?\s*(?:-\s*)?(?=\[1\])"
)
_ENTRY = re.compile(r"(?:^|(?<=\s))(?:[-•]\s+)?(?:\[(\d{1,3})\]|【(\d{1,3})】)\s*(?=[^\s\[])")
_ENTRY_LINE = re.compile(r"^\s*(?:\[(\d{1,3})\]|(\d{1,3})[.)、])\s*(?=[^\s\[])")
URL = re.compile(r"https?://[^\s<>，。；、）】」』\"'”’]*[^\s<>，。；、）】」』\"'”’.,;:!?)\]]")
IN_WORDS = "part its words into author, title and date"


def source_list(lines: Sequence[tuple[int, str]]) -> tuple[list[tuple[int, str]], tuple[Source, ...]]:
    """The lines without the list of numbered sources at their end, and the sources."""
    for place, (number, line) in enumerate(lines):
        if LIST.match(line.strip()) and (entries := _entries(lines[place + 1 :])):
            return list(lines[:place]), entries
        if found := LIST_IN_LINE.search(line):
            entries = _entries([(number, line[found.end() :]), *lines[place + 1 :]])
            before = line[: found.start()].rstrip()
            return [*lines[:place], *([(number, before)] if before else [])], entries
    place = len(lines)
    while place and re.match(r"\s*\[\d{1,3}\]\s*[^\s\[]", lines[place - 1][1]):
        place -= 1
    return (list(lines[:place]), _entries(lines[place:])) if place and place < len(lines) else (list(lines), ())


def _entries(lines: Sequence[tuple[int, str]]) -> tuple[Source, ...]:
    """Numbered sources, several of them in a line or each on its own; () where anything else stands among them."""
    found: dict[int, tuple[str, int]] = {}
    for number, line in lines:
        starts = [*_ENTRY.finditer(line)] or [*filter(None, [_ENTRY_LINE.match(line)])]
        if not starts or line[: starts[0].start()].strip():
            return ()
        for start, following in pairwise([*starts, None]):
            text = line[start.end() : following.start() if following else None].strip() if start else ""
            if start:
                found[int(start[1] or start[2])] = text, number
    return tuple(source(f"s{key}", text, line) for key, (text, line) in found.items())


def source(name: str, text: str, line: int) -> Source:
    """A source of which no more is known than how it was written down: its words are its title."""
    address = URL.search(text)
    title = text.replace(address.group(), "").strip(" \t,，.;；:：()（）<>") if address else text.strip()
    fields = {"type": "webpage" if address else "document", "title": title or text}
    if has_han(title):
        fields["language"] = "zh"
    if address:
        fields["URL"] = address.group()
    return Source(name, fields, line, f"to decide: {IN_WORDS}")


def linked(text: str) -> Inlines:
    """The text, its addresses as links."""
    out: list[Plain | Link] = []
    at = 0
    for found in URL.finditer(text):
        out += [Plain(text[at : found.start()])] if found.start() > at else []
        out.append(Link((Plain(found.group()),), found.group()))
        at = found.end()
    return (*out, *((Plain(text[at:]),) if text[at:] else ()))
