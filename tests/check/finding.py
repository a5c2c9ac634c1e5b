"""Briefs of a few lines, and what `briefgen check` finds in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from briefgen.build import check
from briefgen.diagnostics import Diagnostic
from tests.part import lay

HEAD = "languages: [{languages}]\n"
FACTS = """\
facts:
  stake: {label: {en: Stake in Scale AI, zh: 入股Scale AI, de: Anteil an Scale AI}, value: 14.3e9, unit: USD, cite: "[@article]"}
  share: {label: {en: Share, zh: 份额, de: Anteil}, value: 30, unit: "%", cite: "[@article]"}
  fleet: {label: {en: Buses, zh: 公交车, de: Busse}, value: 120, unit: {en: bus | buses, zh: 辆, de: Bus | Busse}, cite: "[@article]"}
key_figures: [stake, share, fleet]
"""


def brief(languages: Sequence[str], part: str, facts: str = FACTS) -> str:
    """A part as a brief in some languages, with facts that it may say; texts are quoted for each of them."""
    only = [language for language in ("en", "zh", "de") if language not in languages]
    for language in only:
        facts = _without(facts, language)
    return HEAD.format(languages=", ".join(languages)) + (part if "facts:" in part else f"{facts}\n{part}")


def _without(text: str, language: str) -> str:
    text = re.sub(rf"\{{{language}: [^,}}]*, ", "{", text)
    return re.sub(rf", {language}: [^,}}]*", "", text)


def findings(folder: Path, languages: Sequence[str], part: str) -> tuple[Diagnostic, ...]:
    return check(lay(folder, brief(languages, part)))


def blocks(*lines: str) -> str:
    """Blocks in a section of their own; an opening paragraph, so that nothing but them is doubtful."""
    return "sections:\n  - heading: {all: A}\n    takeaway: {all: A}\n    blocks:\n" + "".join(
        f"      {line}\n" for line in lines
    )


def text(words: str, language: str = "en") -> str:
    return blocks(f'- text: {{{language}: "{words}"}}')


def codes(folder: Path, languages: Sequence[str], part: str) -> set[str]:
    return {found.code for found in findings(folder, languages, part)}
