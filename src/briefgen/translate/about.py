"""What translators are told of a text: what it is, where it stands, and what each placeholder says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from briefgen.compile.inline import parse_inline
from briefgen.compile.text import lower_plain
from briefgen.compile.work import Work
from briefgen.doctree import Emph, Strong
from briefgen.model import LocalText
from briefgen.model.brief import Section
from briefgen.model.schema import descriptions
from briefgen.model.sources import CITED
from briefgen.model.text import Model
from briefgen.translate.placeholders import Placeholder
from briefgen.translate.texts import Translatable

WHAT: Mapping[str, str] = {
    "alt": "It describes a picture for those who cannot see it.",
    "authors": "An author: a person or a desk.",
    "bullets": "A point of a list.",
    "caption": "A caption; its label (Figure 1, Table 1) comes by itself.",
    "categories": "A name along a chart’s axis.",
    "cells": "A cell of a comparison.",
    "columns": "A side that is compared, at the head of its column.",
    "heading": "The heading of a section.",
    "keywords": "A keyword, by which archives find the file.",
    "label": "A label: what a number, or a mark in a chart, is called.",
    "labels": "What a name in the data is called.",
    "numbered": "A point of a numbered list.",
    "other": "What all that is not shown by itself is called, summed up.",
    "question": "A section’s line in the agenda.",
    "rows": "A cell of a table.",
    "speaker": "What the speaker says.",
    "summary": "A key point.",
    "takeaway": "A message in one sentence: bold in Word, and the slide’s title.",
    "unit": "What is counted: one form, or two with a bar between them, as in “city | cities”.",
}
"""What a text is that has no key of its own, or whose key is described for authors only."""

_FOR_AUTHORS = re.compile(r"[:;(]|, in place of|, where")
"""What follows in a key's description is how to write it."""


def about(text: Translatable, placeholders: Sequence[Placeholder], work: Work) -> str:
    """A line on the text, one on its emphasis where it has some, and one for each placeholder."""
    where = _where(text, work)
    lines = [f"{_what(text)} {where}".strip()]
    if text.marked and _has_emphasis(text.source(work.locale.name, work.brief.languages[0])):
        lines.append("**words** are bold, *words* are slanted.")
    lines += [f"{{{one.name}}} {_stands_for(one, work)}" for one in dict.fromkeys(placeholders)]
    return "\n".join(lines)


def _what(text: Translatable) -> str:
    return WHAT.get(text.field) or _FOR_AUTHORS.split(_keys(text.owner)[text.field])[0].rstrip(". ") + "."


@cache
def _keys(owner: type[Model]) -> Mapping[str, str]:
    return descriptions(owner)


def _where(text: Translatable, work: Work) -> str:
    """The section, source or fact that a text is part of; "" for the brief's own."""
    match text.path:
        case ("sections", *_):
            heading = _heading(text, work)
            return f"In the section “{heading}”." if heading and text.field != "heading" else ""
        case ("facts", str(name), *_):
            return f"The amount reads “{_read(f'${{{name}}}', work)}”."
        case ("summary", *_):
            return "In the key points."
        case ("sources", str(name), *_):
            return f"Of “{_title(name, work)}”."
    return ""


def _heading(text: Translatable, work: Work) -> str:
    """The heading of the innermost section."""
    found: Section | None = None
    sections = work.brief.model.sections
    parts = iter(text.path)
    for part in parts:
        if part != "sections":
            break
        place = next(parts)
        found = sections[int(place)]
        sections = found.sections
    return lower_plain(work, found.heading, "") if found else ""


def _has_emphasis(source: str) -> bool:
    return any(isinstance(piece, Strong | Emph) for piece in parse_inline(source)[0])


def _stands_for(one: Placeholder, work: Work) -> str:
    """What a placeholder is, and how it reads in the source language."""
    match one.kind:
        case "fact":
            label = work.brief.model.facts.get(one.raw.strip("${} ").partition("|")[0].strip())
            said = label.label.get(work.locale.name, work.brief.languages[0]) if label and label.label else ""
            return f"is the amount “{_read(one.raw, work)}”" + (f" ({said})" if said else "")
        case "note":
            return f"is a note’s number: {one.raw}, “{_cited(one.raw, work)}”"
        case "see":
            return f"is a reference that reads “{_read(one.raw, work)}”"
        case "link":
            return f"is the address {one.raw}; the words in [brackets] before it are translated"
        case "code":
            return f"is {one.raw}, set as code"
    return f"is {one.raw}"


def _read(raw: str, work: Work) -> str:
    """How a fact or reference reads within a sentence."""
    return lower_plain(work, LocalText({work.locale.name: f"a {raw}"}), "")[1:].strip()


def _cited(raw: str, work: Work) -> str:
    names = (found[1] or found[2] or "" for found in CITED.finditer(raw))
    return "; ".join(title for name in names if (title := _title(name, work)))


def _title(name: str, work: Work) -> str:
    source = work.brief.sources.get(name)
    return (source.title_short or source.title) if source else ""
