"""A key figure's large number with what stands small before and after it."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.doctree import KeyFigure
from briefgen.render.pptx.compose.pen import Pen, resized
from briefgen.render.pptx.slides import Para, Run
from briefgen.theme import Style

SMALL = {"latin": 0.5, "han": 0.56}
"""The size of what stands beside the number, of its own."""

SHRINK = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.44, 0.36, 0.3, 0.25)


LEAST_EVEN = 0.5
"""The share of its size down to which figures side by side follow the widest of them; a wider one shrinks alone."""


def figure(pen: Pen, key_figure: KeyFigure, style: Style, width: float) -> Para | None:
    """The figure on one line, in the style's size or as much smaller as the width asks; None if it fits in none."""
    return next(iter(figures(pen, (key_figure,), (style,), width)), None)


def figures(pen: Pen, items: Sequence[KeyFigure], styles: Sequence[Style], width: float) -> tuple[Para, ...]:
    """Figures that stand side by side, each on one line so wide and all in one size; none if one fits in no size."""
    shares = [_share(pen, item, style, width) for item, style in zip(items, styles, strict=True)]
    even = min((share for share in shares if share >= LEAST_EVEN), default=1.0)
    if not all(shares):
        return ()
    return tuple(
        Para(_figure(pen, item, style, min(share, even)).runs, style.leading)
        for item, style, share in zip(items, styles, shares, strict=True)
    )


def _share(pen: Pen, key_figure: KeyFigure, style: Style, width: float) -> float:
    """The largest share of the style's size in which the figure is no wider; 0 for none."""
    return next((share for share in SHRINK if pen.width(_figure(pen, key_figure, style, share)) <= width), 0.0)


def _figure(pen: Pen, key_figure: KeyFigure, style: Style, share: float) -> Para:
    style = resized(style, round(style.size * share))
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
