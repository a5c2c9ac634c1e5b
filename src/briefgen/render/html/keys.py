"""Names of places in the page, for links: a block's is its key, so that it can be found again in the brief."""

from __future__ import annotations

import re


def element_id(key: str) -> str:
    """The id of the element that shows the node with this key (HTML 3.2.6: any text without white space)."""
    return re.sub(r"\s+", "-", key)


def note_id(number: int) -> str:
    return f"note-{number}"


def mark_id(number: int, place: int) -> str:
    """The id of the mark where a note is cited for the `place`-th time, from 0."""
    return f"mark-{number}-{place}" if place else f"mark-{number}"


def simple(key: str) -> str:
    """The key in letters, digits and hyphens alone, which may stand in a drawing's references."""
    return re.sub(r"[^A-Za-z0-9]+", "-", key)
