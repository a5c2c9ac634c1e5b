"""Where a file says otherwise than it should."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that a file says otherwise than it should: `old` is what it should say, `new` what it says."""

    kind: Literal["changed", "added", "lost"]
    what: str
    old: str = ""
    new: str = ""
    key: str = ""
    place: str = ""
