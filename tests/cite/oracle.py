"""What pandoc's citeproc makes of our entries, to hold the built-in styles against.

The CSL styles come with Debian's package citation-style-language-styles (CC BY-SA); none of them is kept here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from briefgen.cite import STYLES
from briefgen.cite.csl import csl_style
from briefgen.compile.entries import entries_of
from briefgen.compile.work import Work
from briefgen.doctree import Inlines
from briefgen.doctree.walk import plain
from briefgen.load import load_brief
from briefgen.locale import locale_for
from tests.office import missing

DATA = Path(__file__).parent / "data"
STYLES_FOLDER = Path("/usr/share/citation-style-language/styles")
BRIEF = """\
briefgen: 1
id: oracle
languages: [en, zh]
title: {{all: Oracle}}
date: 2025-01-01
citations: {{style: {style}}}
bibliography: entries.json
sections: [{{heading: {{all: H}}, blocks: [{{text: {{all: "{text}"}}}}]}}]
"""


def style_file(name: str) -> bytes:
    """A CSL style of Debian's; skips the test without it, or fails it under CI=true."""
    path = STYLES_FOLDER / f"{name}.csl"
    return path.read_bytes() if path.is_file() else missing("Debian's package citation-style-language-styles")


Pair = tuple[str, str]


def both(folder: Path, style: str, oracle: str, *, language: str, own: bool) -> Mapping[str, Mapping[str, Pair]]:
    """By form (`listed`, `first`, `later`) and entry what our style and pandoc's make of it; `own` lets each entry speak
    its own language.
    """
    (folder / "entries.json").write_bytes((DATA / "entries.json").read_bytes())
    (folder / "brief.yaml").write_text(BRIEF.format(style=style, text="x"), encoding="utf-8")
    brief = load_brief(folder / "brief.yaml")
    locale = locale_for(language)
    entries = list(entries_of(Work(brief, locale)).values())
    asked = entries if own else [replace(entry, language=locale.tag) for entry in entries]
    theirs, mine = csl_style(oracle, style_file(oracle), asked, locale), STYLES[style]
    return {
        "listed": {one.id: _plain(mine.bibliography(one, locale), theirs.bibliography(one, locale)) for one in entries},
        "first": {one.id: _plain(mine.full(one, (), locale), theirs.full(one, (), locale)) for one in entries},
        "later": {one.id: _plain(mine.short(one, (), locale), theirs.short(one, (), locale)) for one in entries},
    }


def _plain(mine: Inlines, theirs: Inlines) -> Pair:
    return plain(mine), plain(theirs)
