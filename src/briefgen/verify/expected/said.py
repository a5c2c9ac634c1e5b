"""A document's pieces as a reader of any format sees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.doctree import (
    Caption,
    Cell,
    Chart,
    Emph,
    Figure,
    Inline,
    Inlines,
    KeyFigure,
    LineBreak,
    Link,
    NoteRef,
    Section,
    Strong,
)
from briefgen.doctree.walk import plain
from briefgen.locale.words import Words
from briefgen.verify.words import mark, normal

PANELS = "multiples"
"""The kind of chart that is a panel a series."""

CLOSED = tuple(".!?:;…。！？：；")
"""The marks after which a lead needs none of the language's own."""


def text(inlines: Inlines) -> str:
    """The words with note marks as `[^3]`."""
    return "".join(map(_text, inlines))


def _text(inline: Inline) -> str:
    match inline:
        case NoteRef(marks, _):
            return "".join(mark(one.number) for one in marks)
        case Strong(children) | Emph(children) | Link(children, _):
            return text(children)
        case LineBreak():
            return " "
        case _:
            return inline.text


def led(lead: Inlines, content: Inlines, words: Words) -> str:
    """A lead and the text that it opens, parted as the language parts them."""
    if not lead or not content:
        return text(lead) + text(content)
    end = words.lead_end
    return text(lead) + (end.lstrip(".:。：") if plain(lead).rstrip().endswith(CLOSED) else end) + text(content)


def cell(shown: Cell, words: Words) -> str:
    return led(shown.lead, shown.content, words)


def caption(shown: Caption) -> str:
    """Label, title, unit and note marks."""
    notes = text((shown.notes,)) if shown.notes else ""
    return f"{shown.label} {text(shown.title)}{shown.unit}{notes}"


def figure(shown: KeyFigure) -> str:
    """A key figure's number with what stands before and after it, without the spaces that a format may set."""
    return f"{shown.before} {shown.number} {shown.after}"


def sections(body: Sequence[Section]) -> Iterator[Section]:
    """Every section, each before those under it."""
    for section in body:
        yield section
        yield from sections(section.sections)


def alts(shown: Figure) -> Iterator[str]:
    """A figure's words; those of a chart in panels stand with its first, and the others have their series' names."""
    yield normal(shown.content.alt)
    if isinstance(shown.content, Chart) and shown.content.kind == PANELS:
        yield from (normal(series.name) for series in shown.content.series[1:])
