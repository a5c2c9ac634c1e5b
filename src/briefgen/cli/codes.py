"""What the codes of diagnostics mean, read from codes.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefgen.load.yaml import parse

FILE = Path(__file__).with_name("codes.yaml")
BRIEF = "brief.yaml"
COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means, what has the fault and how it is mended.

    `place` is the file that the two examples are from, or COMMAND; `told` says when the fault is met, where that is
    not when a brief is checked.
    """

    code: str
    group: str
    means: str
    wrong: str
    right: str
    place: str = BRIEF
    told: str = ""


def explanations() -> tuple[Explanation, ...]:
    """Every code's explanation, by groups."""
    groups = parse(FILE.read_text(encoding="utf-8"), str(FILE)).children.items()
    return tuple(
        Explanation(
            code=str(code),
            group=str(group),
            means=entry.text("means") or "",
            wrong=entry.text("wrong") or "",
            right=entry.text("right") or "",
            place=entry.text("in") or BRIEF,
            told=entry.text("told") or "",
        )
        for group, codes in groups
        for code, entry in codes.children.items()
    )
