"""Inlines as HTML: escaped text, and elements that say what a stretch of it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from briefgen.doctree import Code, Emph, Inline, Inlines, LineBreak, Link, NoteRef, Quantity, Ref, Strong, Text
from briefgen.doctree.walk import plain, without_notes
from briefgen.render.html.job import Job
from briefgen.render.html.keys import element_id, note_id
from briefgen.xmltext import xml_text

HOLD = Markup("\u2060")
"""A word joiner: a note's mark never begins a line, also after Han characters, where lines may break anywhere."""

FROM_RIGHT = frozenset(("ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"))
"""Languages that are written from right to left."""

LONG = re.compile(r"([A-Za-zÀ-ɏ]{30,})")
SOME = re.compile(".{1,10}")
"""A word that is too long for a column, and what of it stays in one line."""

NUMBERED = re.compile(r"([A-Za-z]\w*-[0-9][\w.]*\b)", re.ASCII)
"""A name with a number tied to it, which browsers would part after the hyphen."""


def inline(job: Job, inlines: Inlines) -> Markup:
    """The inlines as phrasing content; each mark of a note leads to it and shows it where it stands."""
    return _joined(_inline(job, node) for node in inlines)


def led(job: Job, lead: Inlines, content: Inlines) -> Markup:
    """A bold lead and the text that it opens, parted as the language parts them."""
    if not lead:
        return inline(job, content)
    end = job.locale.words.after_lead(plain(lead)) if content else ""
    sign = end.rstrip()
    space = " " if end.endswith(" ") else ""
    return Markup('<strong class="lead">{}{}</strong>{}{}').format(inline(job, lead), sign, space, inline(job, content))


def gap_after(text: str) -> str:
    """A space after words in Latin letters that stand before a figure; signs and Han characters stand close."""
    return gap_before(text[-1:])


def gap_before(text: str) -> str:
    return " " if text[:1].isalpha() and text[:1] < "\u1100" else ""


def unmarked(job: Job, inlines: Inlines) -> Markup:
    """The inlines without marks and links, for what is a link itself, or shows what stands elsewhere."""
    return _joined(_inline(job, node) for node in _unlinked(without_notes(inlines)))


def _unlinked(inlines: Inlines) -> Inlines:
    flat: list[Inline] = []
    for node in inlines:
        match node:
            case Link(children, url):
                flat += _unlinked(children) or (Text(url),)
            case Strong(children):
                flat.append(Strong(_unlinked(children)))
            case Emph(children):
                flat.append(Emph(_unlinked(children)))
            case Ref(text, _):
                flat.append(Text(text))
            case _:
                flat.append(node)
    return tuple(flat)


def _joined(pieces: Iterable[Markup]) -> Markup:
    return Markup("").join(pieces)


def _inline(job: Job, node: Inline) -> Markup:
    match node:
        case Text(text, lang):
            return _text(text, lang)
        case Strong(children):
            return Markup("<strong>{}</strong>").format(inline(job, children))
        case Emph(children):
            return Markup("<em>{}</em>").format(inline(job, children))
        case Code(text):
            return Markup('<code translate="no">{}</code>').format(xml_text(text))
        case Link(children, url):
            words = inline(job, children) or escape(url)
            return Markup('<a href="{}">{}</a>').format(xml_text(url), words)
        case Quantity(text, fact, value, _):
            return Markup('<data value="{}" data-fact="{}">{}</data>').format(f"{value:f}", fact, xml_text(text))
        case Ref(text, target):
            return Markup('<a class="ref" href="#{}">{}</a>').format(element_id(target), xml_text(text))
        case NoteRef():
            return _marks(job, node)
        case LineBreak():
            return Markup("<br>")


def _text(text: str, lang: str) -> Markup:
    if not lang:
        return _kept(text)
    rtl = Markup(' dir="rtl"') if lang.lower().partition("-")[0] in FROM_RIGHT else ""
    return Markup('<span lang="{}"{}>{}</span>').format(lang, rtl, _kept(text))


def _kept(text: str) -> Markup:
    """Text in which no line ends before a number that a hyphen ties to a name ("GPT-5"), and any within a long word."""
    pieces = NUMBERED.split(xml_text(text))
    return _joined(
        Markup('<span class="keep">{}</span>').format(p) if at % 2 else _breakable(p) for at, p in enumerate(pieces)
    )


def _breakable(text: str) -> Markup:
    """Text whose longest words may be parted, so that none makes a column of a table as wide as itself."""
    return _joined(
        Markup("<wbr>").join(SOME.findall(piece)) if at % 2 else escape(piece)
        for at, piece in enumerate(LONG.split(text))
    )


def _marks(job: Job, node: NoteRef) -> Markup:
    """Raised numbers; a note without a text, which no document should have, is its number alone."""
    marks = (_mark(job, mark.number) for mark in node.marks)
    return HOLD + Markup('<sup class="marks">{}</sup>').format(escape(node.separator).join(marks))


def _mark(job: Job, number: int) -> Markup:
    note = job.notes.get(number)
    if note is None:
        return escape(number)
    target = note_id(number)
    return Markup(
        '<span class="mark"><a id="{}" href="#{}" role="doc-noteref" aria-describedby="{}--text">{}</a>'
        '<span class="preview" aria-hidden="true"><b>{}</b> {}</span></span>'
    ).format(job.marked(number).id, target, target, number, number, unmarked(job, note.full))
