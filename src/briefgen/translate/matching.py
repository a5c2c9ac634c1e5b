"""Which entry of a PO file is for which text of the brief, after the brief has moved on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.diagnostics import InputError, Where, error, quoted
from briefgen.translate.catalog import Catalog, Entry

_LEAST_HERE = 3
"""One in so many texts of a file stands in its brief at the least, even if that has a new id."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Entries by the keys of the texts that they are for now, and those whose texts are gone."""

    entries: Mapping[str, Entry]
    gone: tuple[Entry, ...]


def matched(sources: Mapping[str, str], entries: Iterable[Entry]) -> Matching:
    """The entries for texts, given what translators see of each text by its key.

    A text is known by its key and its words; else by its words, where a block before it came or went; else by its key,
    and then its words have changed.
    """
    found: dict[str, Entry] = {}
    left: list[Entry] = []
    for entry in entries:
        here = sources.get(entry.key) == entry.source and entry.key not in found
        if here:
            found[entry.key] = entry
        else:
            left.append(entry)
    left = _by_words(sources, left, found)
    gone = []
    for entry in left:
        if entry.key in sources and entry.key not in found and not entry.gone:
            found[entry.key] = entry
        else:
            gone.append(entry)
    return Matching(found, tuple(gone))


def check_brief(catalog: Catalog, brief: str, matching: Matching, sources: Mapping[str, str], file: Path) -> None:
    """Raises InputError where `file` is for another brief: none of its keys is in this one, or it says so and few of its texts are.

    Keys such as `title` and names such as "Total" are in many.
    """
    here = sum(sources[key] == entry.source for key, entry in matching.entries.items())
    every = len(matching.entries) + len(matching.gone)
    other = catalog.brief != brief and here * _LEAST_HERE < every
    if every and (other or not matching.entries):
        count = f"only {here} of {every} texts" if here else "no text"
        message = f"{count} of {file.name} {'stand' if here else 'stands'} in this brief"
        hint = (
            f"it is for {quoted(catalog.brief)}" if catalog.brief else "take the file that was exported from this brief"
        )
        raise InputError(error("po-other-brief", message, Where(str(file)), hint=hint))


def _by_words(sources: Mapping[str, str], entries: Sequence[Entry], found: dict[str, Entry]) -> list[Entry]:
    """The entries whose words stand nowhere else in the brief; the others are added to `found`."""
    free: dict[str, list[str]] = defaultdict(list)
    for key, words in sources.items():
        if key not in found:
            free[words].append(key)
    left = []
    for entry in entries:
        if free.get(entry.source):
            found[free[entry.source].pop(0)] = entry
        else:
            left.append(entry)
    return left
