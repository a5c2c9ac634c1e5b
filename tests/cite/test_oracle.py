"""The built-in styles held against pandoc's citeproc and the CSL styles of the same name, entry by entry.

Where the two differ for a reason, the reason stands here with what levels it; what is left then must be the same.
The figures are floors: they may rise and never fall.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache

import pytest

from tests.cite.oracle import DATA, Pair, both

Levelled = Callable[[str], str]
Forms = Mapping[str, Mapping[str, Pair]]


def replaced(pattern: str, replacement: str) -> Levelled:
    return lambda text: re.sub(pattern, replacement, text)


def _whole_range(found: re.Match[str]) -> str:
    first, last = found.groups()
    return f"{first}–{first[: len(first) - len(last)]}{last}"


REASONS: Mapping[str, Mapping[str, Levelled]] = {
    "gb-t-7714": {
        "commas stand between names; citeproc takes them from the wrong place of the style":
            replaced(r"(?<!\d)[,.] (?!\d)", ", "),
        "a body's name keeps its small letters (the standard's examples 43, 69)": str.casefold,
        "no space stands between a number and a Han character: the gap is the renderer's": replaced(r"(?<=\d) (?=版)", ""),
        "a volume is said as the standard's example 1 says it": replaced(r"卷 2", "第2卷"),
    },
    "chicago-notes": {
        "since the 18th edition, a note names the first of three authors": replaced(
            r"^(\w+(?: \w\.)?(?: \w+)?), (?:[^,“.(]|(?<=\b\w)\.)+, and (?:[^,“.(]|(?<=\b\w)\.)+(?=, )", r"\1 et al."
        ),
        "等 follows the first author of a Chinese entry": replaced(r"^([\u3400-\u9fff]+) et al\.", r"\1等"),
        "a note without a place in its source has no pages": replaced(r"(?:: |, )\d+–\d+(?=$|, https)", ""),
        "a mark stands after a Chinese title's quotes, not in them": replaced(r"(?<=[\u3400-\u9fff])([.,])”", r"”\1"),
        "a range of pages keeps all its digits, which the manual allows":
            lambda text: re.sub(r"(\d+)–(\d+)", _whole_range, text),
        "the 18th edition lists no pages of chapters and papers": replaced(r", \d+–\d+(?=\. \S)", ""),
        "reports and standards are whole works: in italics, not in quotes": replaced(r"[“”]", ""),
        "a report's or standard's number is part of it":
            replaced(r"(?: (?:No\. \d+|EN \d+|GB/T \d+—\d+)\.|, (?:no\. \d+|EN \d+|GB/T \d+—\d+)(?= \())", ""),
        "a date after a page's title is a sentence of its own": replaced(r"[.,] (?=[A-Z][a-z]+ \d+, \d{4})", ". "),
        "an unsigned newspaper article is listed by its title": replaced(
            r"^(Northern Echo Daily|北方晨报)\. ([^.,]*)\.", r"\2. \1."
        ),
    },
}  # fmt: skip
FLOORS = {
    ("gb-t-7714", "listed"): (64, 136),
    ("chicago-notes", "listed"): (41, 136),
    ("chicago-notes", "first"): (42, 136),
    ("chicago-notes", "later"): (80, 136),
}
"""How many agree to the letter, and how many but for the reasons given. GB/T has no notes of its own to hold ours against."""
ORACLES = {
    "gb-t-7714": "china-national-standard-gb-t-7714-2015-numeric",
    "chicago-notes": "chicago-fullnote-bibliography",
}


def bare(text: str) -> str:
    return " ".join(text.split()).rstrip(". ")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Forms]:
    """What both make of all entries by a style."""

    @cache
    def make(style: str) -> Forms:
        language, own = ("zh", True) if style == "gb-t-7714" else ("en", False)
        return both(tmp_path_factory.mktemp(style), style, ORACLES[style], language=language, own=own)

    return make


@pytest.mark.parametrize(("style", "form"), FLOORS)
def test_a_style_agrees_with_its_csl_style_but_for_the_reasons_given(
    style: str, form: str, made: Callable[[str], Forms]
) -> None:
    pairs = {key: (bare(ours), bare(theirs)) for key, (ours, theirs) in made(style)[form].items()}
    same = sum(ours == theirs for ours, theirs in pairs.values())
    for level in REASONS[style].values():
        pairs = {key: (level(ours), level(theirs)) for key, (ours, theirs) in pairs.items()}
    left = {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}
    exactly, levelled = FLOORS[style, form]
    assert same >= exactly
    assert len(pairs) - len(left) >= levelled, "\n".join(
        f"{key}\n  {pair[0]}\n  {pair[1]}" for key, pair in left.items()
    )


def test_the_entries_are_many_and_of_many_kinds() -> None:
    entries = json.loads((DATA / "entries.json").read_text(encoding="utf-8"))
    assert len(entries) >= 120
    assert len({entry["type"] for entry in entries}) >= 10
    assert {entry["language"] for entry in entries} == {"en-US", "zh-CN"}
