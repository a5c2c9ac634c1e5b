"""What the templates of a mail may set: a document's opening, one chart, what follows of it, and the notes they cite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from briefgen.doctree import (
    Callout,
    Caption,
    Chart,
    Document,
    Figure,
    Inlines,
    KeyFigure,
    ListItem,
    Section,
    Strong,
    Text,
)
from briefgen.doctree.walk import note_numbers, plain
from briefgen.locale import Words

CONCLUSIONS = ("implication", "recommendation")
"""The kinds of box that say what follows; the last of them stands in the mail."""

NO_BREAK_SPACE = "\u00a0"

Say = Callable[[Inlines], str]
"""How inlines are written: as HTML, or as plain text."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What of a document stands in its mail, beside the opening."""

    chart: Figure | None
    callout: Callout | None

    def of(self, document: Document) -> tuple[object, ...]:
        """All that is said, in the order of the mail."""
        caption = self.chart.caption if self.chart else None
        return document.summary, caption, self.callout


def excerpt(document: Document) -> Excerpt:
    """The first chart, and the last box that says what follows."""
    blocks = [block for section in _sections(document.body) for block in section.blocks]
    charts = (block for block in blocks if isinstance(block, Figure) and isinstance(block.content, Chart))
    callouts = [block for block in blocks if isinstance(block, Callout) and block.kind in CONCLUSIONS]
    return Excerpt(next(charts, None), callouts[-1] if callouts else None)


def _sections(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)


def parts(document: Document, chosen: Excerpt, words: Words, say: Say) -> dict[str, Any]:
    """The values by name; "" or an empty list for what the document lacks."""
    meta, summary = document.meta, document.summary
    cited = set(note_numbers(chosen.of(document)))
    return {
        "meta": meta,
        "words": words,
        "authors": words.list_separator.join(meta.authors),
        "takeaway": say(summary.takeaway),
        "points": list(_points(summary.points, words, say)),
        "figures": [_figure(figure, words, say) for figure in (summary.figures.figures if summary.figures else ())],
        "caption": _caption(chosen.chart.caption, say) if chosen.chart and chosen.chart.caption else None,
        "callout": _callout(chosen.callout, say) if chosen.callout else None,
        "notes": [(note.number, say(note.full)) for note in document.notes if note.number in cited],
    }


def _points(items: Iterable[ListItem], words: Words, say: Say, level: int = 0) -> Iterator[dict[str, Any]]:
    for number, item in enumerate(items, 1):
        yield {"number": number, "level": level, "text": say(_led(item.lead, item.content, words))}
        yield from _points(item.items, words, say, level + 1)


def _led(lead: Inlines, content: Inlines, words: Words) -> Inlines:
    """A bold lead and the text that it opens, parted as the language parts them."""
    if not lead or not content:
        return (Strong(lead), *content) if lead else content
    end = words.after_lead(plain(lead))
    stop = end.rstrip()
    return Strong((*lead, Text(stop))), Text(end[len(stop) :]), *content


def _figure(figure: KeyFigure, words: Words, say: Say) -> dict[str, Any]:
    """A key figure; words in Latin letters stand off its number, signs and Han characters do not."""
    return {
        "before": figure.before + _gap(figure.before[-1:]),
        "number": figure.number,
        "after": _gap(figure.after[:1]) + figure.after,
        "label": say(_led(figure.lead, figure.label, words)),
        "highlight": figure.highlight,
    }


def _gap(beside: str) -> str:
    return NO_BREAK_SPACE if beside.isalpha() and beside < "\u1100" else ""


def _caption(caption: Caption, say: Say) -> dict[str, str]:
    """A caption; its notes go with what stands before them, so that none begins a line."""
    notes: Inlines = (caption.notes,) if caption.notes else ()
    if not caption.unit:
        return {"label": caption.label, "title": say((*caption.title, *notes)), "unit": ""}
    return {"label": caption.label, "title": say(caption.title), "unit": say((Text(caption.unit), *notes))}


def _callout(callout: Callout, say: Say) -> dict[str, str]:
    return {"label": callout.label, "title": say(callout.title), "content": say(callout.content)}
