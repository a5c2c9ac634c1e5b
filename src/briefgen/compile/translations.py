"""Finds every text that the document's language lacks, anywhere in the brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.compile.units import is_unit_code
from briefgen.compile.work import Work
from briefgen.model import LocalText
from briefgen.model.text import Model

_NO_TEXT = ("translated_title",)


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
    """Every text of a part of the brief, with its key."""
    match node:
        case LocalText():
            if not (key.endswith(".unit") and is_unit_code(node)):
                yield key, node
        case Model():
            for name in type(node).model_fields:
                if name not in _NO_TEXT:
                    yield from texts_in(getattr(node, name), f"{key}.{name}".lstrip("."))
        case Mapping():
            for name, child in node.items():
                yield from texts_in(child, f"{key}.{name}")
        case tuple():
            for place, child in enumerate(node):
                token = getattr(child, "id", None) if key.rpartition(".")[2] == "sections" else None
                yield from texts_in(child, f"{key}.{token or place}")
