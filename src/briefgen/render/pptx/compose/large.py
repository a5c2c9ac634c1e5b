"""A key figure's large number with what stands small before and after it."""

from __future__ import annotations

from briefgen.doctree import KeyFigure
from briefgen.render.pptx.compose.pen import Pen, resized
from briefgen.render.pptx.slides import Para, Run
from briefgen.theme import Style

SMALL = {"latin": 0.5, "han": 0.56}
"""The size of what stands beside the number, of its own."""

SHRINK = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.44, 0.36, 0.3, 0.25)


def figure(pen: Pen, key_figure: KeyFigure, style: Style, width: float) -> Para | None:
    """The figure on one line, in the style's size or as much smaller as the width asks; None if it fits in none."""
    paras = [_figure(pen, key_figure, resized(style, round(style.size * share))) for share in SHRINK]
    para = next((para for para in paras if pen.width(para) <= width), None)
    return Para(para.runs, style.leading) if para else None


def _figure(pen: Pen, key_figure: KeyFigure, style: Style) -> Para:
    small = resized(style, round(style.size * SMALL[pen.script]))
    runs: list[Run] = []
    runs += pen.words_runs(key_figure.before, small)
    runs += pen.words_runs(key_figure.number, style)
    runs += pen.words_runs(_gap(key_figure.after) + key_figure.after, small)
    return Para(tuple(runs), style.leading)


def _gap(after: str) -> str:
    """A no-break space before a Latin word; signs, and Han, stand close."""
    return "\u00a0" if after[:1].isascii() and after[:1].isalpha() else ""


def in_words(key_figure: KeyFigure) -> str:
    """The figure as it is said in a line of text."""
    return key_figure.before + key_figure.number + _gap(key_figure.after) + key_figure.after
