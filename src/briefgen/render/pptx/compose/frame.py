"""What every slide but the cover and the dividers has: section tab and name, title, notes, footer, page number."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.doctree import Document, Inlines
from briefgen.render.pptx.compose.measure import POINTS
from briefgen.render.pptx.compose.pen import Pen, weighted
from briefgen.render.pptx.compose.title import BETWEEN, ELLIPSIS, as_title
from briefgen.render.pptx.slides import Para, Run, Shape, TextShape

TAB_FOOT = 5 / 96
"""Under the number in the section tab, in inches."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a slide stands in the deck: its section's number, name and, under it, the smaller section's name."""

    number: str = ""
    name: Inlines = ()
    under: Inlines = ()


def header(pen: Pen, place: Place) -> tuple[Shape, ...]:
    """The section tab and the section's name, shortened to its line."""
    zone = pen.theme.slide.zone
    tab = weighted(pen.style("section_name", "white"), True)
    number = (pen.line(place.number, tab, align="center"),) if place.number else ()
    name = _name(pen, place)
    return (
        TextShape("Section tab", zone["section_tab"], number, "bottom", "accent", inset=(0.0, 0.0, 0.0, TAB_FOOT)),
        TextShape("Section name", zone["section_name"], (name,)),
    )


def _name(pen: Pen, place: Place) -> Para:
    """The names on one line: the smaller section's is left out, then the section's shortened, where they are long."""
    style, width = pen.style("section_name"), pen.theme.slide.zone["section_name"].w
    for para in (_joined(pen, place.name, place.under), _joined(pen, place.name, ())):
        if len(pen.lines(para, width)) == 1:
            return para
    room = width - 2 * style.size / POINTS
    first = pen.lines(_joined(pen, place.name, ()), room)[0]
    return pen.line(first.text.rstrip() + ELLIPSIS, style)


def _joined(pen: Pen, name: Inlines, under: Inlines) -> Para:
    style = pen.style("section_name")
    runs = pen.runs(as_title(name), style)
    if under:
        runs += (*_bar(pen), *pen.runs(as_title(under), style))
    return Para(runs, style.leading)


def _bar(pen: Pen) -> tuple[Run, ...]:
    return pen.words_runs(BETWEEN, pen.style("footer", "hairline"))


def footer(pen: Pen, document: Document) -> tuple[Shape, ...]:
    """The short title, classification and date, and the slide's number as a field."""
    style, zone, meta = pen.style("footer"), pen.theme.slide.zone, document.meta
    texts = [text for text in (meta.short_title, meta.classification, meta.date_text) if text]
    number = Run("", style.size, bold=True, colour="ink", field="slidenum")
    return (
        TextShape("Footer", zone["footer"], (_footer(pen, texts, zone["footer"].w),), placeholder="footer"),
        TextShape(
            "Slide number", zone["slide_number"], (Para((number,), style.leading, "right"),), placeholder="number"
        ),
    )


def _footer(pen: Pen, texts: list[str], width: float) -> Para:
    """The texts on one line, the longest of them shortened until they fit."""
    style = pen.style("footer")
    runs: tuple[Run, ...] = ()
    for text in texts:
        runs += (*(_bar(pen) if runs else ()), *pen.words_runs(text, style))
    para = Para(runs, style.leading)
    if pen.width(para) <= width:
        return para
    longest = max(range(len(texts)), key=lambda place: len(texts[place]))
    kept = texts[longest].rstrip(ELLIPSIS)
    short = kept[: len(kept) * 9 // 10] + ELLIPSIS
    return _footer(pen, [*texts[:longest], short, *texts[longest + 1 :]], width)
