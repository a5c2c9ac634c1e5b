"""Places that links within the file lead to.

An empty HTML span carries the id: every CommonMark reader hands it on, it shows nothing where HTML does not, and
pandoc makes a bookmark of it. Attributes in braces would be printed by readers that do not know them, and the ids
that readers make of headings differ from one to the next.
"""

from __future__ import annotations

import re


def anchor(key: str) -> str:
    """The id of the block with this key."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", key).strip("-")


def target(key: str) -> str:
    """What makes the place where it stands the target of links to the block."""
    return f'<span id="{anchor(key)}"></span>'
