"""A slide's title: an action title of two lines at most, in the largest size that allows."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator

from briefgen.diagnostics import Diagnostic, warning
from briefgen.doctree import Inline, Inlines, LineBreak, Text
from briefgen.doctree.walk import plain, without_notes
from briefgen.render.pptx.compose.measure import POINTS
from briefgen.render.pptx.compose.pen import Pen, resized
from briefgen.render.pptx.slides import Para, TextShape
from briefgen.theme import Box, Style

MOST_LINES = 2
MOST_PARTS = 99
"""Room is kept for the number of so many parts, so that a title that fits still does when it is numbered."""

ELLIPSIS = "…"
BETWEEN = " \u2002|\u2002 "
"""Sets apart what stands on one line at a slide's edge."""

_ONE_SENTENCE = re.compile(r"(?:[^.。!?！？]++|\.(?=\S))*+[!?！？]?+(?<=[^.。\s])[.。]\s*")
"""A sentence whose only full stop is its last character; stops within numbers and abbreviations do not count."""


def as_title(inlines: Inlines) -> Inlines:
    """The inlines without note marks, line breaks, and the full stop of a single sentence."""
    words = tuple(_unbroken(without_notes(inlines)))
    last = words[-1] if words else None
    if isinstance(last, Text) and _ONE_SENTENCE.fullmatch(plain(words)):
        return (*words[:-1], dataclasses.replace(last, text=last.text.rstrip()[:-1]))
    return words


def _unbroken(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        yield Text(" ") if isinstance(inline, LineBreak) else inline


def fits(pen: Pen, title: Inlines, parts: int = MOST_PARTS) -> bool:
    """Whether a title and the number of one of so many parts fit in two lines of the smallest size allowed."""
    part = pen.words.part.format(part=parts, parts=parts)
    return _style(pen, (*as_title(title), Text(part))) is not None


def numbered(pen: Pen, title: Inlines, part: int, parts: int) -> Inlines:
    """The title with a part's number; shortened where so high a number finds no room beside it."""
    shown = as_title(title) if parts <= MOST_PARTS or fits(pen, title, parts) else shortened(pen, title, parts)
    return (*shown, Text(pen.words.part.format(part=part, parts=parts)))


def fits_name(pen: Pen, heading: Inlines, under: Inlines = ()) -> bool:
    """Whether a section's heading, and that of a smaller section under it, fit the line at the slide's top."""
    style = pen.style("section_name")
    bar = pen.words_runs(BETWEEN, style) if under else ()
    para = Para((*pen.runs(as_title(heading), style), *bar, *pen.runs(as_title(under), style)), style.leading)
    return len(pen.lines(para, pen.theme.slide.zone["section_name"].w)) == 1


def held(pen: Pen, title: Inlines, key: str) -> tuple[Inlines, tuple[Diagnostic, ...]]:
    """The title, shortened with a warning where it is too long in any size."""
    if fits(pen, title):
        return title, ()
    fault = warning(
        "title-long",
        f"the title of a slide is longer than two lines and was shortened: {plain(title)[:40]}…",
        hint="give a shorter one with `deck: {title: ...}`",
        key=key,
    )
    return shortened(pen, title), (fault,)


def shortened(pen: Pen, title: Inlines, parts: int = MOST_PARTS) -> Inlines:
    """The title as far as it fits, and an ellipsis."""
    return clipped(title, lambda cut: fits(pen, cut, parts))


def clipped(inlines: Inlines, fit: Callable[[Inlines], bool]) -> Inlines:
    """As many of the words, or characters where words are too long, as `fit` with an ellipsis after them."""
    text = plain(inlines)
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fit(_cut(text, middle)) else (low, middle - 1)
    space = text.rfind(" ", int(low * 0.6), low)
    return _cut(text, space if space > 0 else low)


def _cut(text: str, end: int) -> Inlines:
    return (Text(text[:end].rstrip(" ,;:，；：、") + ELLIPSIS),)


def title_shape(pen: Pen, title: Inlines) -> TextShape:
    """The title in its zone, its two lines balanced."""
    zone = pen.theme.slide.zone["title"]
    words = as_title(title)
    style = _style(pen, words) or _sizes(pen)[-1]
    para = pen.para(words, style)
    lines = pen.lines(para, zone.w)
    height = max(zone.h, len(lines) * style.leading / POINTS)
    width = pen.balanced(para, zone.w) if len(lines) == MOST_LINES else zone.w
    return TextShape("Title", Box(zone.x, zone.y, width, height), (para,), placeholder="title")


def _style(pen: Pen, words: Inlines) -> Style | None:
    """The largest style at which the words fill two lines at most."""
    zone = pen.theme.slide.zone["title"]
    for style in _sizes(pen):
        if len(pen.lines(pen.para(words, style), zone.w)) <= MOST_LINES:
            return style
    return None


def _sizes(pen: Pen) -> list[Style]:
    style = pen.style("title")
    return [resized(style, float(size)) for size in range(int(style.size), int(style.smallest) - 1, -1)]
