"""A mail held against its document: its own words, the hashes of what it carries, and each attachment by its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefgen.doctree import Document
from briefgen.verify import kind_of
from briefgen.verify.difference import Difference
from briefgen.verify.expected.mail import chart_of, expected_mail
from briefgen.verify.pictures import Proof, beside, unlike
from briefgen.verify.reading import Enclosed, Reading
from briefgen.verify.verdict import Held, held


def held_mail(document: Document, found: Reading) -> Held:
    """What a mail says otherwise than its document; the place of a difference begins with the attachment's name."""
    own = held(document, expected_mail(document, found.enclosed), found, links=False)
    carried = [difference for one in found.enclosed for difference in _carried(document, one)]
    return Held((*own.differences, *carried, *_pictures(document, found)), own.remarks)


def _pictures(document: Document, found: Reading) -> Iterator[Difference]:
    """The chart within the message, and the pictures that go with a text, where they show something else.

    A text may go without its pictures; what was attached and is gone is told of by its hash.
    """
    proofs = {one.name: Proof(one.sha256, one.shown) for one in found.enclosed if one.sha256}
    chart = chart_of(document)
    for one in found.enclosed:
        if one.inline and chart is not None:
            yield from unlike(chart, Proof(one.sha256, one.shown), one.name)
        if one.reading is not None and one.reading.format == "md" and _is_of(document, one.reading):
            told = beside(document, one.reading, proofs.get)
            yield from (difference for difference in told if difference.kind != "lost")


def _carried(document: Document, one: Enclosed) -> Iterator[Difference]:
    if not one.sha256:
        yield Difference("lost", "attachment", f"sha256 {one.stated}")
        return
    if not one.stated:
        yield Difference("added", "attachment", "", f"sha256 {one.sha256}", place=one.name)
    elif one.stated != one.sha256:
        yield Difference("changed", "attachment", f"sha256 {one.stated}", f"sha256 {one.sha256}", place=one.name)
    if one.fault is not None:
        yield Difference(
            "changed", "attachment", "", "; ".join(d.message for d in one.fault.diagnostics), place=one.name
        )
    if one.reading is not None and one.reading.identity.id:
        yield from _within(document, one, one.reading)


def _is_of(document: Document, reading: Reading) -> bool:
    return (reading.identity.id, reading.identity.language) == (document.meta.id, document.language)


def _within(document: Document, one: Enclosed, reading: Reading) -> Iterator[Difference]:
    """What an attachment of ours says otherwise than the document; it may be of another brief, as any file may."""
    meta, identity = document.meta, reading.identity
    if not _is_of(document, reading):
        return
    if identity.content != meta.content_hash:
        yield Difference("changed", "attachment's state", meta.content_hash, identity.content, place=one.name)
    for difference in kind_of(Path(one.name)).hold(document, reading).differences:
        yield replace(difference, place=", ".join(filter(None, (one.name, difference.place))))
