"""What a page says to programs held against its document: each amount and date must stand for the words that show it."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.doctree import Document, Quantity
from briefgen.doctree.blocks import Event
from briefgen.doctree.walk import walk
from briefgen.verify.difference import Difference
from briefgen.verify.reading import Reading
from briefgen.verify.words import normal


def missaid(document: Document, found: Reading) -> Iterator[Difference]:
    """The amounts and dates that programs are told otherwise than readers."""
    known = set(_amounts(document))
    for what, value, text in found.unseen:
        if (value, text) not in known:
            old = next((due for due, said in sorted(known) if said == text), "")
            yield Difference("changed", f"{what} of “{text}”, unseen", old, value)


def _amounts(document: Document) -> Iterator[tuple[str, str]]:
    """What each amount and date is to a program, and its words."""
    yield document.meta.date.isoformat(), normal(document.meta.date_text)
    for node in walk(document):
        if isinstance(node, Quantity):
            yield f"{node.fact} {node.value:f}", normal(node.text)
        elif isinstance(node, Event):
            yield node.start.isoformat(), normal(node.date)
