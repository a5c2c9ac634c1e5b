"""A part of a brief made a whole one, by what it lacks: so an example need say no more than it is about."""

from __future__ import annotations

import re
from pathlib import Path

from tests.sample import PNG

REST = {
    "briefgen": "briefgen: 1",
    "id": "id: part",
    "languages": "languages: [en]",
    "title": "title: {all: Part}",
    "date": "date: 2025-12-12",
    "facts": """\
facts:
  stake: {label: {all: Stake}, value: 14.3e9, unit: USD, cite: "[@article]"}
  revenue: {label: {all: Revenue}, value: 1e9, unit: USD, bound: under}""",
    "sources": "sources: {article: {type: webpage, title: Money moves, URL: https://example.org}}",
    "sections": "sections: [{heading: {all: Section}, takeaway: {all: It holds.}}]",
}
SAID = "key_figures: [stake, revenue]"
"""So that no fact of these is without use."""
SECTION = "sections:\n  - heading: Section\n    takeaway: It holds.\n    blocks:\n"


def whole(part: str) -> str:
    """The brief of which `part` is the beginning: its first keys, or the blocks of its section."""
    if re.match(r"- [a-z_]+:", part):
        part = SECTION + re.sub("^(?=.)", " " * 6, part, flags=re.MULTILINE)
    given = set(re.findall(r"^(\w+):", part, re.MULTILINE))
    lacking = [text for key, text in REST.items() if key not in given]
    said = [] if {"facts", "key_figures"} & given else [SAID]
    return "\n".join([part.rstrip("\n"), *lacking, *said, ""])


def lay(folder: Path, part: str) -> Path:
    """Writes the whole brief and the files that parts like to name; the brief's path."""
    (folder / "map.png").write_bytes(PNG)
    (folder / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (folder / "drawing.csl").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    path = folder / "brief.yaml"
    path.write_text(whole(part), encoding="utf-8")
    return path
