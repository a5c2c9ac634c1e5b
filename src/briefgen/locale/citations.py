"""The words of citations, in languages of Latin script; elsewhere a style's own language stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CitationWords:
    """Patterns take `{n}`, a number, name or date; `edition` is of a number, whose ordinal `{n}` is, `other_edition` of
    words. A pair is the form in a note and that in the bibliography; `and_last` joins the last of several names.

    `mark_inside` says whether a comma or point goes inside the quotes it follows, `day` whether the style's way of
    writing a day stands ("June 12, 2025").
    """

    number: str
    volume: str
    within: str
    edited: tuple[str, str]
    translated: tuple[str, str]
    edition: str
    other_edition: str
    ordinals: bool
    editor: str
    editors: str
    others: str
    others_of_several: str
    and_last: tuple[str, str]
    accessed: str
    archived: str
    issued: str
    version: str
    page: str
    mark_inside: bool
    day: bool
