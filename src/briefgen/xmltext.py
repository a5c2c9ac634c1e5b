"""Text that XML can hold."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """`text` without the characters that no XML document can hold (XML 1.0, 2.2)."""
    return _NOT_XML.sub("", text)
