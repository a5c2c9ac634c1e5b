"""Text set in the deck's type and languages: inlines become runs and paragraphs."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefgen.doctree import (
    Code,
    Emph,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    Quantity,
    Ref,
    Strong,
    Text,
)
from briefgen.fit import Line
from briefgen.locale import Words
from briefgen.render.pptx.compose import measure
from briefgen.render.pptx.compose.links import divided
from briefgen.render.pptx.slides import Align, Para, Run
from briefgen.theme import Style, Theme
from briefgen.theme.theme import Script

HAN_TAG = "zh-CN"
LATIN_TAG = "en-US"
ON_DARK = {"white": "on_ink_grey", "on_ink_grey": "on_ink_grey"}
"""The colour of note marks in text of a light colour; elsewhere they are grey."""

_HAN = (
    "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
)
_LATIN = "A-Za-z\u00c0-\u024f"
_IN_LATIN = re.compile(rf"[{_HAN}]+(?:[{_HAN}“”‘’—…·\d ]*[{_HAN}])?")
_IN_HAN = re.compile(rf"[{_LATIN}](?:[ -~{_LATIN}–’]*[0-9{_LATIN}])?")


@lru_cache(maxsize=1 << 10)
def resized(style: Style, size: float) -> Style:
    """The style at another size, its leading in proportion."""
    return dataclasses.replace(style, size=size, leading=round(style.leading * size / style.size, 1))


@lru_cache(maxsize=1 << 10)
def coloured(style: Style, colour: str) -> Style:
    return dataclasses.replace(style, colour=colour)


@lru_cache(maxsize=1 << 10)
def weighted(style: Style, bold: bool) -> Style:
    return dataclasses.replace(style, bold=bold)


@dataclass(frozen=True, slots=True)
class Pen:
    """Sets text of one language."""

    theme: Theme
    lang: str
    script: Script
    words: Words

    def style(self, name: str, colour: str = "") -> Style:
        style = self.theme.slide.type[name][self.script]
        return coloured(style, colour) if colour else style

    def runs(self, inlines: Inlines, style: Style) -> tuple[Run, ...]:
        return _set(inlines, style, self.lang, self.script)

    def words_runs(self, text: str, style: Style) -> tuple[Run, ...]:
        return self.runs((Text(text),) if text else (), style)

    def para(self, inlines: Inlines, style: Style, *, before: float = 0.0, align: Align = "left") -> Para:
        return Para(self.runs(inlines, style), style.leading, align, before)

    def line(self, text: str, style: Style, *, before: float = 0.0, align: Align = "left") -> Para:
        """A paragraph of plain words."""
        return Para(self.words_runs(text, style), style.leading, align, before)

    def lines(self, para: Para, inches: float) -> tuple[Line, ...]:
        return measure.lines(para, inches, self.theme.latin)

    def height(self, paras: Sequence[Para], inches: float) -> float:
        return measure.height(paras, inches, self.theme.latin)

    def width(self, para: Para) -> float:
        """The inches a paragraph takes on one line."""
        return measure.run_width(para.runs, self.theme.latin)

    def longest(self, para: Para) -> float:
        """The inches of a paragraph's longest piece that no line break divides."""
        return measure.longest_width(para.runs, self.theme.latin)

    def sits_badly(self, para: Para, inches: float) -> bool:
        """Whether a line so wide would begin with a note mark, or the last be a lone character."""
        return measure.sits_badly(para, inches, self.theme.latin)

    def balanced(self, para: Para, inches: float) -> float:
        """The narrowest width at which a paragraph of few lines takes no more of them than in so many inches."""
        return measure.balanced(para, inches, self.theme.latin)

    def cut(self, paras: Sequence[Para], inches: float, room: float) -> tuple[tuple[Para, ...], tuple[Para, ...]]:
        return measure.cut(paras, inches, room, self.theme.latin)

    def taken_in(
        self, paras: Iterable[Para], inches: float, room: float
    ) -> tuple[tuple[Para, ...], tuple[Para, ...], int]:
        return measure.taken_in(paras, inches, room, self.theme.latin)


@lru_cache(maxsize=1 << 13)
def _set(inlines: Inlines, style: Style, lang: str, script: Script) -> tuple[Run, ...]:
    """The inlines as runs, remembered: a text is tried in the same size more than once."""
    return tuple(_Setter(lang, script).runs(inlines, Run("", style.size, style.bold, colour=style.colour)))


@dataclass(frozen=True, slots=True)
class _Setter:
    """Makes runs of inlines, each like the run that it is given."""

    lang: str
    script: Script

    def runs(self, inlines: Inlines, like: Run) -> Iterator[Run]:
        for inline in inlines:
            yield from self.inline(inline, like)

    def inline(self, inline: Inline, like: Run) -> Iterator[Run]:
        match inline:
            case Text(text, lang):
                yield from self.segments(text, like, lang)
            case Quantity():
                yield from self.segments(inline.text, like)
            case Ref(text, target):
                yield from self.segments(text, dataclasses.replace(like, target=target))
            case Code(text):
                yield dataclasses.replace(like, text=text, mono=True)
            case Strong(children):
                yield from self.runs(children, dataclasses.replace(like, bold=True))
            case Emph(children):
                yield from self.runs(children, dataclasses.replace(like, italic=True))
            case Link(children, url):
                colour = like.colour if like.colour in ON_DARK else "accent"
                yield from divided(self.runs(children, dataclasses.replace(like, link=url, colour=colour)))
            case NoteRef(marks):
                numbers = tuple(mark.number for mark in marks)
                colour = ON_DARK.get(like.colour, "grey")
                yield Run(inline.text, like.size, colour=colour, raised=True, notes=numbers)
            case LineBreak():
                yield dataclasses.replace(like, text="\n")

    def segments(self, text: str, like: Run, lang: str = "") -> Iterator[Run]:
        """The text in runs of one script each, so that each carries its own language."""
        pieces = ((text, lang),) if lang else _scripts(text, self.script)
        for piece, tag in pieces:
            # Han is never slanted: its emphasis is bold.
            upright = like.italic and (tag or self.lang).startswith("zh")
            yield Run(
                piece,
                like.size,
                like.bold or upright,
                like.italic and not upright,
                like.colour,
                tag,
                link=like.link,
                target=like.target,
            )


@lru_cache(maxsize=1 << 13)
def _scripts(text: str, script: Script) -> tuple[tuple[str, str], ...]:
    """The text in pieces of one script each, with the language of those that are not in the script."""
    foreign, tag = (_IN_HAN, LATIN_TAG) if script == "han" else (_IN_LATIN, HAN_TAG)
    pieces: list[tuple[str, str]] = []
    start = 0
    for match in foreign.finditer(text):
        pieces += ((text[start : match.start()], ""), (match.group(), tag))
        start = match.end()
    return tuple(piece for piece in (*pieces, (text[start:], "")) if piece[0])
