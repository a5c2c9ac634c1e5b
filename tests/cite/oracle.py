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


def both(folder: Path, style: str, oracle: str, *, language: str, own: bool) -> Mapping[str, tuple[str, str]]:
    """By entry what our style and pandoc's put into the list of sources; `own` lets each speak its own language."""
    (folder / "entries.json").write_bytes((DATA / "entries.json").read_bytes())
    (folder / "brief.yaml").write_text(BRIEF.format(style=style, text="x"), encoding="utf-8")
    brief = load_brief(folder / "brief.yaml")
    locale = locale_for(language)
    entries = list(entries_of(Work(brief, locale)).values())
    asked = entries if own else [replace(entry, language=locale.tag) for entry in entries]
    theirs = csl_style(oracle, style_file(oracle), asked, locale)
    mine = STYLES[style]
    return {one.id: (plain(mine.bibliography(one, locale)), plain(theirs.bibliography(one, locale))) for one in entries}
