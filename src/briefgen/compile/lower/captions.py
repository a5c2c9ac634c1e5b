"""Captions: label and number, the title, its unit, and the claims of both title and data, gathered at the end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from briefgen.compile.pending import Claim, PendingNotes
from briefgen.compile.text import lower_apart
from briefgen.compile.work import Work
from briefgen.doctree import Caption, NoteRef
from briefgen.model import LocalText


def lower_caption(
    work: Work, title: LocalText | None, path: str, key: str, *, unit: str = "", claims: Iterable[Claim] = ()
) -> Caption | None:
    """The caption of the block at `key`; None where there is no title."""
    if title is None:
        return None
    words, own = lower_apart(work, title, path)
    every = tuple(dict.fromkeys((*own, *claims)))
    label = work.captions[key]
    return Caption(label.text, label.number, words, unit, cast(NoteRef, PendingNotes(every)) if every else None)
