"""A drawing's seal: a hash of what it shows, by which it can be told whether somebody changed it afterwards."""

from __future__ import annotations

import hashlib
from typing import Any

SHOWN = ("class", "cx", "cy", "d", "fill", "height", "href", "r", "rx", "ry", "stroke", "stroke-width", "transform",
         "width", "x", "x1", "x2", "y", "y1", "y2")  # fmt: skip
"""The attributes that say where and what is drawn; all are in small letters, which reading HTML keeps."""

APART = ("title", "desc")
"""What names a drawing is no part of it."""


def seal(svg: Any) -> str:
    """Sixteen hex digits for an SVG element of lxml, the same whether it was read as XML or as HTML."""
    told = hashlib.sha256()
    for node in svg.iterdescendants():
        name = str(node.tag).rpartition("}")[2]
        if isinstance(node.tag, str) and name not in APART:
            shown = [f"{key}={' '.join(node.get(key).split())}" for key in SHOWN if node.get(key) is not None]
            told.update(f"{name.lower()}|{'|'.join(shown)}|{(node.text or '').strip()}\n".encode())
    return told.hexdigest()[:16]
