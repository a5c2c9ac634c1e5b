"""Finds every text that the document's language lacks, anywhere in the brief."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.compile.units import is_unit_code
from briefgen.compile.work import Work
from briefgen.model import LocalText
from briefgen.model.texts import texts_in as model_texts


def find_missing(work: Work) -> None:
    """Reports each place where a text in the document's language is missing."""
    language, default = work.locale.name, work.brief.languages[0]
    every = ", ".join(f"{name}: ..." for name in work.brief.languages)
    hint = f"write it as {{{every}}}, or {{all: ...}} where it is the same in every language"
    for key, text in texts_in(work.brief.model, ""):
        if text.get(language, default) is None:
            work.fault(key, "missing-translation", f"{_name(key)} has no text in {language!r}", hint)


def _name(key: str) -> str:
    """What an author calls a place: `caption`, or item 2 of `bullets`."""
    above, _, last = key.rpartition(".")
    return f"item {int(last) + 1} of {_name(above)}" if last.isdecimal() else f"`{last}`"


def texts_in(node: object, key: str) -> Iterator[tuple[str, LocalText]]:
    """Every text of a part of the brief, with its key; a unit's code is none."""
    for place, text in model_texts(node, key):
        if not (place.endswith(".unit") and is_unit_code(text)):
            yield place, text
