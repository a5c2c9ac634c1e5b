"""The names by which lists, templates and bookmarks are known."""

from __future__ import annotations

import hashlib
import re

from briefgen.theme import Script

# The lists

HEADINGS, BULLETS, NUMBERS, KEY_POINTS, KEY_TAKEAWAY, UNCOUNTED = range(1, 7)
"""The lists' numbers (w:numId) in our own templates."""

LISTS = {
    HEADINGS: "briefgen headings",
    BULLETS: "briefgen bullets",
    NUMBERS: "briefgen numbers",
    KEY_POINTS: "briefgen key points",
    KEY_TAKEAWAY: "briefgen key takeaway",
    UNCOUNTED: "briefgen uncounted",
}
"""The lists' names, by which they are known in any template."""


# The templates


def template_name(script: Script) -> str:
    """The name of a script's template in the folder of templates."""
    return f"briefing.{script}.docx"


# The bookmarks

LONGEST = 40
TAIL = 8

BLOCK = "_bf_"
"""A block's identity, in its first paragraph."""
TABLE = "_bt_"
"""The first cell of a table that has a caption above it."""
LABEL = "_bl_"
"""A caption's "Figure 1", which cross-references repeat."""
HEADING = "_Toc_"
"""A heading that the contents list links to."""


def bookmark_name(key: str, prefix: str = BLOCK) -> str:
    """The key with its dots as underscores: `sections.shift.blocks.2` is `_bf_sections_shift_blocks_2`.

    A bookmark's name holds letters, digits and underscores, 40 characters at most (17.13.6.2).
    A key that this would cut short, or make the same as another's, ends in eight hex digits of its SHA-256.
    """
    readable = re.sub("[^0-9A-Za-z]", "_", key)
    if re.fullmatch("[0-9A-Za-z.]+", key) and len(prefix + readable) <= LONGEST:
        return prefix + readable
    tail = hashlib.sha256(key.encode()).hexdigest()[:TAIL]
    return f"{prefix}{readable[: LONGEST - len(prefix) - TAIL - 1]}_{tail}"


def note_bookmark(number: int) -> str:
    """The bookmark round a note's first mark, which its repeats refer to."""
    return f"_bfn_{number}"
