"""Captions before they are numbered: the title, its unit, and the claims, gathered at its end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from briefgen.compile.pending import Claim, PendingNotes
from briefgen.compile.text import lower
from briefgen.compile.work import Work
from briefgen.doctree import Caption, Inlines, NoteRef
from briefgen.model import LocalText


def lower_caption(
    work: Work, title: LocalText | None, key: str, *, unit: str = "", claims: Iterable[Claim] = ()
) -> Caption | None:
    """The caption without its number; None where there is no title."""
    if title is None:
        return None
    words: list[Any] = []
    gathered: list[Claim] = []
    for inline in lower(work, title, key):
        if isinstance(inline, PendingNotes):
            gathered += inline.claims
        else:
            words.append(inline)
    gathered += claims
    notes = cast(NoteRef, PendingNotes(tuple(dict.fromkeys(gathered)))) if gathered else None
    return Caption("", 0, cast(Inlines, tuple(words)), unit, notes)
