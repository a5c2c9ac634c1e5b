"""An author's text parsed: a small CommonMark, citations `[@id]`, facts `${id}` and references `[](#id)`.

A text is one paragraph: no blocks, no HTML, no images. What still needs deciding (`Cite`, `FactUse`, `Reference`)
stays among the inlines until compile has decided it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, cast, get_args

from markdown_it.token import Token

from briefgen.compile.citation import HINT, CiteItem, Problem, read_citation
from briefgen.compile.locators import Locator
from briefgen.compile.markup import tokens_of
from briefgen.diagnostics import quoted
from briefgen.doctree import Code, Emph, Inline, Inlines, LineBreak, Link, Strong, Text
from briefgen.locale.scripts import is_east_asian

__all__ = ["Cite", "CiteItem", "FactUse", "Form", "Locator", "Piece", "Pieces", "Problem", "Reference", "parse_inline"]

Form = Literal["full", "short", "plain", "delta", "as_of"]
FORMS: tuple[Form, ...] = get_args(Form)


@dataclass(frozen=True, slots=True)
class Cite:
    items: tuple[CiteItem, ...]


@dataclass(frozen=True, slots=True)
class FactUse:
    """A fact said in one of its forms, or (`as_of`) its date; `at_start` where it begins a sentence."""

    fact: str
    form: Form = "full"
    at_start: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference to the block with this id, in the author's own `words` where there are any."""

    target: str
    words: str = ""


Piece = Inline | Cite | FactUse | Reference
Pieces = tuple[Piece, ...]

_BLANK = " \t\r\n"
_MARKUP = re.compile(r"[\\`*_\[<$\r\n]")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_SCHEMES = ("http://", "https://", "mailto:")
_SENTENCE_START = re.compile(r"(?:^|[.!?…][\"'”’)\]]*\s+|[。！？][”’）」』]*\s*)[\"'“‘(\[（「『]*$")
_ABBREVIATION = re.compile(
    r"\b(?:vs|z\.\s?B|d\.\s?h|u\.\s?a|bzw|Nr|Abb|Tab|Mio|Mrd|Bio|e\.g|i\.e|cf|ca?|approx|nos?|[A-Z])\.\s+$"
)
_REMEMBERED = 40


def parse_inline(text: str) -> tuple[Pieces, tuple[Problem, ...]]:
    """The pieces of a text and all that is wrong in it; children of Strong, Emph and Link may be pending pieces too."""
    start = len(text) - len(text.lstrip(_BLANK))
    text = text.strip(_BLANK)
    if not _MARKUP.search(text):
        return ((Text(text),) if text else ()), ()
    builder = _Builder(start)
    for token in tokens_of(text.replace("\r", " ")):
        builder.add(token)
    return builder.pieces(), tuple(sorted(builder.problems, key=lambda problem: problem.offset))


class _Builder:
    """Makes pieces of tokens; `_seen` is the last of what a reader sees before the place reached."""

    def __init__(self, start: int) -> None:
        self.problems: list[Problem] = []
        self._start = start
        self._open: list[list[Piece]] = [[]]
        self._links: list[Token] = []
        self._seen = ""
        self._break: tuple[list[Piece], int] | None = None

    def pieces(self) -> Pieces:
        return _joined(self._open[0])

    def add(self, token: Token) -> None:
        match token.type:
            case "text" | "text_special":
                self._show(Text(token.content), token.content)
            case "code_inline":
                self._show(Code(token.content), token.content)
            case "softbreak":
                self._break = self._break or (self._open[-1], len(self._open[-1]))
            case "hardbreak":
                self._break = None
                self._show(LineBreak(), " ")
            case "strong_open" | "em_open":
                self._open.append([])
            case "strong_close":
                self._put(Strong(self._closed()))
            case "em_close":
                self._put(Emph(self._closed()))
            case "link_open":
                self._open.append([])
                self._links.append(token)
            case "link_close":
                self._link(self._links.pop(), self._closed())
            case _:
                self._ours(token)

    def _ours(self, token: Token) -> None:
        match token.type:
            case "citation":
                self._citation(token)
            case "fact":
                self._fact(token)
            case "open_citation":
                self._fault(token, "open-citation", "this citation has no closing ]", HINT)
            case "open_fact":
                self._fault(token, "open-fact", "this ${ has no closing }", "write ${fact}, or \\${ for the characters")
            case "cited_link":
                hint = "put the citation after the link: [words](https://...) [@source]"
                self._fault(token, "citation-in-link", "a citation cannot stand in a link's words", hint)
            case "image":
                hint = "give it a block: `image: {file: ..., alt: ...}`"
                self._fault(token, "image-in-text", "a picture cannot stand in a text", hint)

    def _citation(self, token: Token) -> None:
        items, problems = read_citation(token.content, self._start + token.meta["at"] + 1)
        self.problems += problems
        if items:
            self._put(Cite(items))

    def _fact(self, token: Token) -> None:
        name, parted, form = (part.strip() for part in token.content.partition("|"))
        if not _ID.fullmatch(name):
            hint = "write ${fact} or ${fact|short}, with the fact's id"
            self._fault(
                token, "bad-fact", f"{quoted(name)} cannot be a fact's id" if name else "no fact is named here", hint
            )
        elif parted and form not in FORMS:
            self._fault(token, "fact-form", f"a fact has no form {quoted(form)}", f"forms: {', '.join(FORMS)}")
        else:
            seen = f"{self._seen} " if self._break else self._seen
            starts = _SENTENCE_START.search(seen) and not _ABBREVIATION.search(seen)
            self._show(FactUse(name, cast(Form, form or "full"), at_start=bool(starts)), "0")

    def _link(self, token: Token, children: Inlines) -> None:
        url = str(token.attrs["href"])
        if token.attrs.get("title"):
            hint = "take out the words in quotes after the address"
            self._fault(token, "link-title", "a link's title would be shown nowhere", hint)
        if url.startswith("#"):
            self._reference(token, url[1:], children)
        elif url.lower().startswith(_SCHEMES):
            self._put(Link(children or (Text(url),), url))
        else:
            hint = "use http:, https: or mailto:, or #id for a place in this brief"
            self._fault(token, "link-address", f"{quoted(url)} is no address that a link can have", hint)

    def _reference(self, token: Token, target: str, words: Inlines) -> None:
        said = _words(words)
        if not _ID.fullmatch(target):
            self._fault(token, "bad-reference", f"{quoted(target)} cannot be a block's id", "write [](#id)")
        elif said is None:
            hint = "use plain words, or none: [](#id)"
            self._fault(token, "bad-reference", "facts and citations cannot stand in a reference's words", hint)
        else:
            self._show(Reference(target, said), said[-1:] or "0")

    def _fault(self, token: Token, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(code, message, hint, self._start + token.meta["at"]))

    def _show(self, piece: Piece, seen: str) -> None:
        """Puts a piece that a reader sees as `seen`; a line break before it is nothing between Han, else a space."""
        if self._break and seen:
            pieces, place = self._break
            self._break = None
            if not (is_east_asian(self._seen[-1:]) and is_east_asian(seen[:1])):
                pieces.insert(place, Text(" "))
                self._seen += " "
        self._seen = (self._seen + seen)[-_REMEMBERED:]
        self._put(piece)

    def _put(self, piece: Piece) -> None:
        self._open[-1].append(piece)

    def _closed(self) -> Inlines:
        """What stood between two delimiters; a line break at its end is left to what comes after."""
        pieces = self._open.pop()
        if self._break and self._break[0] is pieces:
            self._break = (self._open[-1], len(self._open[-1]) + 1)
        return cast(Inlines, _joined(pieces))


def _joined(pieces: Iterable[Piece]) -> Pieces:
    """The pieces with neighbouring texts made one, and none of them empty."""
    out: list[Piece] = []
    for texts, group in groupby(pieces, key=lambda piece: isinstance(piece, Text)):
        if texts:
            text = "".join(cast(Text, piece).text for piece in group)
            out += [Text(text)] if text else []
        else:
            out += group
    return tuple(out)


def _words(inlines: Inlines) -> str | None:
    """The plain words of a reference; None where something in them still needs deciding."""
    words = [inline.text if isinstance(inline, Text | Code) else _inner(inline) for inline in inlines]
    return None if None in words else "".join(cast(list[str], words))


def _inner(inline: Inline) -> str | None:
    if isinstance(inline, Strong | Emph):
        return _words(inline.children)
    return " " if isinstance(inline, LineBreak) else None
