"""Footnotes and endnotes (17.11)."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.render.docx.oxml.runs import Look, NoteKind, run, text_run
from briefgen.render.docx.oxml.xml import Element, w, w_root

SEPARATORS = {"separator": "-1", "continuationSeparator": "0"}
"""The ids of the rule above the notes, and of the rule where notes are carried over from the page before."""


def notes_root(kind: NoteKind, notes: Iterable[Element] = ()) -> Element:
    """The root of footnotes.xml or endnotes.xml, with the separators that every such part has."""
    separators = [
        w(kind, w("p", _tight(), run(Look(), w(name))), type=name, id=number) for name, number in SEPARATORS.items()
    ]
    return w_root(f"{kind}s", *separators, *notes)


def note(kind: NoteKind, number: int, style: str, mark: Look, content: Iterable[Element]) -> Element:
    """A note of one paragraph: its automatic number, a space, its text."""
    return w(
        kind,
        w("p", w("pPr", w("pStyle", val=style)), run(mark, w(f"{kind}Ref")), text_run(" "), *content),
        id=str(number),
    )


def _tight() -> Element:
    return w("pPr", w("spacing", before="0", after="0", line="240", lineRule="auto"))
