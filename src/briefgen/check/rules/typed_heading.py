"""A heading that is typed as a text, so that the outline jumps over it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.rule import Finding, Material, Rule
from briefgen.doctree import Paragraph, Section, Strong
from briefgen.doctree.walk import plain, walk

_HASHES = re.compile(r"#{1,6}[ \t]+\S|#{2,6}\S")
_NUMBERED = re.compile("(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)[^，。；！？：]{1,20}$")
"""How Chinese documents number their headings: 一、背景, （一）规模."""
_SHORTEST = 5
"""Letters of a heading in capitals, which is longer than an abbreviation."""
_LONGEST = 80
_ENDED = (".", "。", "!", "！", "?", "？", ":", "：", "…", ";", "；")


def find(material: Material) -> Iterator[Finding]:
    told: set[str] = set()
    for section in (node for document in material.documents for node in walk(document.body)):
        if isinstance(section, Section):
            for block in section.blocks:
                if isinstance(block, Paragraph) and block.key not in told and _is_heading(block):
                    told.add(block.key)
                    what = f"“{plain(block.content)}” looks like a heading and is none, so the outline jumps over it"
                    yield Finding(block.key, what, "make it the `heading` of a section; they nest one level down")


def _is_heading(block: Paragraph) -> bool:
    words = plain(block.content).strip()
    if _HASHES.match(words) or _NUMBERED.match(words):
        return True
    bold = all(isinstance(inline, Strong) for inline in block.content)
    return (
        (bold or (words.isupper() and len(words) >= _SHORTEST))
        and len(words) <= _LONGEST
        and not words.endswith(_ENDED)
    )


RULE = Rule("typed-heading", "A heading is typed as a text.", find)
