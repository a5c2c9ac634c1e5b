"""Captions, put to the tables and pictures that they stand by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefgen.ingest.inline import after, words
from briefgen.ingest.tree import Block, Comparison, Image, Said, Table, Timeline

_LABEL = re.compile(
    r"\s*(?:(?P<table>table|tab\.|exhibit|表|tabelle)|(?P<figure>figure|fig\.|chart|图|图表|abbildung|abb\.))\s*\d+(?:[.-]\d+)?\s*[.:：]?\s*|(?P<pandoc>(?:table)?:\s+)",
    re.IGNORECASE,
)
Captioned = Table | Comparison | Timeline | Image
Thing = tuple[str, Said | Block]


def captioned(things: Sequence[Thing]) -> list[Thing]:
    """The things in their order, each of kind "caption" with the table or picture after it, or else the one before it."""
    out: list[Thing] = []
    rest = list(things)
    while rest:
        kind, thing = rest.pop(0)
        after, before = rest[0][1] if rest else None, out[-1][1] if out else None
        if kind != "caption" or not isinstance(thing, Said):
            out.append((kind, thing))
        elif isinstance(after, Captioned) and _suits(thing, after):
            out.append(("", replace(after, caption=without_label(thing))))
            rest.pop(0)
        elif isinstance(before, Captioned) and _suits(thing, before):
            out[-1] = "", replace(before, caption=without_label(thing))
        else:
            out.append((kind, thing))
    return out


def _suits(caption: Said, block: Captioned) -> bool:
    """Whether the block has no caption yet, and is what the caption calls it."""
    found = _LABEL.match(words(caption.parts[0].inlines))
    if block.caption is not None:
        return False
    return not found or bool(found["figure"]) == isinstance(block, Image)


def without_label(said: Said) -> Said:
    """The caption without its "Table 1", which a brief's documents count themselves."""
    (part,) = said.parts
    found = _LABEL.match(words(part.inlines))
    return replace(said, parts=(replace(part, inlines=after(part.inlines, found.end())),)) if found else said
