"""CSL-JSON as Zotero and others export it (https://docs.citationstyles.org/, csl-data.json): a list of items."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefgen.diagnostics import Diagnostic, InputError, Where, cut, error, quoted
from briefgen.load.bibliography.dates import dated
from briefgen.load.bibliography.entry import Entry, person
from briefgen.load.bibliography.lines import Lines

KEPT = frozenset((
    "title", "title-short", "container-title", "collection-title", "event-title", "publisher", "publisher-place",
    "edition", "volume", "issue", "page", "number", "version", "genre", "URL", "DOI", "archive", "archive_location",
    "language",
))  # fmt: skip
OTHERS = {"shortTitle": "title-short", "event": "event-title"}
"""Names of CSL 1.0 and of other programs."""
PEOPLE = ("author", "editor", "translator")
DATES = ("issued", "accessed")

_SEASONS = ("13", "14", "15", "16")
"""Seasons as citeproc-js and Zotero have them; `dated` knows those of CSL 1.0.2."""
_SPACE = re.compile(r"[\s,]*")
_FIELD = re.compile(r'"([\w-]+)"\s*:')
_TAGS = re.compile(r"</?(?:i|b|sub|sup|span)\b[^<>]*>")


def read(text: str, file: str) -> Iterator[Entry]:
    """Every item of the file; raises InputError where it is no JSON, since nobody knows where the next begins."""
    lines = Lines(text, file)
    decoder = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
    at = _SPACE.match(text, 0).end()  # type: ignore[union-attr]
    listed = text.startswith("[", at)
    at += listed
    while (at := _SPACE.match(text, at).end()) < len(text) and text[at] != "]":  # type: ignore[union-attr]
        try:
            item, end = decoder.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError) as fault:
            place = lines.place(fault.pos) if isinstance(fault, json.JSONDecodeError) else lines.place(at)
            said = fault.msg if isinstance(fault, json.JSONDecodeError) else "it nests too deep"
            hint = "export the file anew, as CSL-JSON"
            raise InputError(error("bib-json", f"this is no JSON: {said}", place, hint=hint)) from None
        yield _read(item, lines.place(at), lines.fields(_FIELD, at, end))
        at = end


def _read(item: Any, where: Where, places: Mapping[str, Where]) -> Entry:
    if not isinstance(item, dict):
        bare = Entry("", where)
        return replace(bare, faults=(bare.broken("bib-value", "an item must be an object", "export the file anew"),))
    key = str(item.get("citation-key") or item.get("id") or "")
    bare = Entry(key.rpartition("/")[2] if key.startswith("http") else key, where, places=places)
    faults: list[Diagnostic] = []
    values: dict[str, object] = {"type": str(item.get("type", "document"))}
    for name, value in item.items():
        try:
            values |= _value(OTHERS.get(name, str(name)), value)
        except (ValueError, TypeError) as fault:
            message = f"in the item {quoted(bare.id)} `{cut(name)}`: {fault}"
            faults.append(bare.broken("bib-value", message, "export it anew, or mend it by hand", name.lower()))
    kept = {name: value for name, value in values.items() if value}
    return replace(bare, fields=kept, written={name: name for name in kept}, faults=tuple(faults))


def _value(name: str, value: Any) -> dict[str, object]:
    """A field as sources have it; {} where they have none of its name."""
    if name in PEOPLE:
        return {name: [_person(one) for one in _list(value)]}
    if name in DATES:
        return {name: _date(value)}
    if name not in KEPT:
        return {}
    if not isinstance(value, str):
        raise ValueError("it must be text")
    return {name: _TAGS.sub("", value).strip()}


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("it must be a list of names")
    return value


def _person(name: Any) -> dict[str, str]:
    if not isinstance(name, dict):
        raise ValueError("a name must be an object")
    parts = {part: str(words).strip() for part, words in name.items() if isinstance(words, str)}
    if parts.get("literal"):
        return {"literal": parts["literal"]}
    particle = " ".join(filter(None, (parts.get("dropping-particle"), parts.get("non-dropping-particle"))))
    if not (parts.get("family") or parts.get("given")):
        raise ValueError("a name is empty")
    return person(parts.get("family", ""), parts.get("given", ""), particle, parts.get("suffix", ""))


def _date(value: Any) -> str:
    """The date of CSL's date variable, or of a plain text."""
    if not isinstance(value, dict):
        return dated(str(value))
    parts = value.get("date-parts")
    if parts:
        if not (isinstance(parts, list) and isinstance(parts[0], list) and parts[0]):
            raise ValueError("`date-parts` must be a list of lists")
        year, *rest = map(str, parts[0])
        return dated(year if rest and rest[0] in _SEASONS else "-".join((year, *rest)))
    return dated(str(value.get("raw") or value.get("literal") or ""))
