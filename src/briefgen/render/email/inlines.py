"""Inlines as HTML that mail programs show, and as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from markupsafe import Markup, escape

from briefgen.doctree import Code, Emph, Inline, Inlines, LineBreak, Link, NoteRef, Quantity, Ref, Strong, Text
from briefgen.fit.breaks import SHARED

NO_BREAK_SPACE = "\u00a0"
_SHARED = re.compile(f"([{SHARED}]+)")
_LINK = Markup('<a href="{url}">{words}</a>')
_NOTE = Markup('<sup class="note">{}</sup>')
_KEPT = Markup('<span class="kept">{}</span>')
_HAN = Markup('<span class="han">{}</span>')
_SPAN = Markup('<span lang="{lang}">{text}</span>')
TAGS = {
    "b": Markup("<b>{}</b>"),
    "i": Markup("<i>{}</i>"),
    "code": Markup("<code>{}</code>"),
}


def as_html(inlines: Inlines, han: bool) -> Markup:
    """The inlines as HTML; Chinese emphasis is bold, and Chinese quotes and dashes are in the Chinese face.

    A note's mark is kept on the line of what stands before it.
    """
    made: list[Markup] = []
    for node in inlines:
        if isinstance(node, NoteRef) and made:
            made += _kept(made.pop(), _NOTE.format(node.text))
        else:
            made += _html(node, han)
    return Markup("").join(made)


def _html(node: Inline, han: bool) -> Iterator[Markup]:
    match node:
        case Text(text, lang) if lang:
            yield _SPAN.format(lang=lang, text=text)
        case Text(text) | Quantity(text) | Ref(text):
            yield from _words(text, han)
        case Strong(children):
            yield TAGS["b"].format(as_html(children, han))
        case Emph(children):
            yield TAGS["b" if han else "i"].format(as_html(children, han))
        case Code(text):
            yield TAGS["code"].format(text)
        case Link(children, url):
            yield _LINK.format(url=url, words=as_html(children, han))
        case LineBreak():
            yield Markup("<br>")
        case NoteRef():
            yield _NOTE.format(node.text)
        case _:
            assert_never(node)


def _words(text: str, han: bool) -> Iterator[Markup]:
    if not han:
        yield escape(text)
        return
    for piece in filter(None, _SHARED.split(text)):
        yield _HAN.format(piece) if _SHARED.fullmatch(piece) else escape(piece)


def _kept(before: Markup, mark: Markup) -> Sequence[Markup]:
    """The mark with the character before it, which no line break parts."""
    last = re.search(r"(?:&[#\w]+;|[^<>&;])$", before)
    if last is None:
        return before, mark
    return before[: last.start()], _KEPT.format(Markup(last.group()) + mark)


def as_text(inlines: Inlines, han: bool) -> str:
    """The inlines in plain text: note marks in brackets, links with their address."""
    return "".join(_text(node, han) for node in inlines)


def _text(node: Inline, han: bool) -> str:
    match node:
        case Strong(children) | Emph(children):
            return as_text(children, han)
        case Link(children, url):
            words = as_text(children, han)
            return words if words == url else f"{words} <{url}>"
        case LineBreak():
            return " "
        case NoteRef(marks, _):
            numbers = [str(mark.number) for mark in marks]
            return f"[{','.join(numbers)}]" if han else f"{NO_BREAK_SPACE}[{f',{NO_BREAK_SPACE}'.join(numbers)}]"
        case Text(text) | Quantity(text) | Ref(text) | Code(text):
            return text
        case _:
            assert_never(node)
