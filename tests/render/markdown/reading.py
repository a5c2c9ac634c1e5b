"""Markdown read back: characters with their emphasis, by CommonMark and by pandoc."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefgen.doctree import Code, Emph, Inlines, LineBreak, Link, NoteRef, Quantity, Ref, Strong, Text
from tests.office import pandoc

COMMONMARK = MarkdownIt("commonmark").enable("table")


class Letter(NamedTuple):
    """A character that is not white space, and how it is set."""

    character: str
    strong: bool = False
    emph: bool = False
    url: str = ""


HTML = {"em": "emph", "strong": "strong"}
PLAIN = Letter("")


def meant(inlines: Inlines, slanted: bool = True, look: Letter = PLAIN) -> list[Letter]:
    """The characters of inlines as a reader should get them; a note's number in brackets, never emphasised."""
    found: list[Letter] = []
    for node in inlines:
        match node:
            case Text(text) | Quantity(text) | Code(text):
                found += [look._replace(character=character) for character in text if not character.isspace()]
            case Ref(text, target):
                url = "#" + re.sub(r"[^A-Za-z0-9_-]+", "-", target).strip("-")
                found += meant((Text(text),), slanted, look._replace(url=url))
            case Strong(children):
                found += meant(children, slanted, look._replace(strong=True))
            case Emph(children):
                found += meant(children, slanted, look._replace(**{"emph" if slanted else "strong": True}))
            case Link(children, url):
                found += meant(children, slanted, look._replace(url=url)) or meant(
                    (Text(url),), slanted, look._replace(url=url)
                )
            case NoteRef(marks):
                found += [Letter(character, url=look.url) for mark in marks for character in f"[^{mark.number}]"]
            case LineBreak():
                pass
    return found


def unmarked(found: list[Letter]) -> list[Letter]:
    """The same, whether or not notes' marks are emphasised."""
    plain = list(found)
    for mark in re.finditer(r"\[\^\d\]", "".join(letter.character for letter in found)):
        for at in range(*mark.span()):
            plain[at] = found[at]._replace(strong=False, emph=False)
    return plain


def read(markdown: str) -> list[Letter]:
    """The characters of a text that CommonMark must take for one paragraph, cell, item or heading."""
    inlines = [token for token in COMMONMARK.parse(markdown) if token.type == "inline"]
    assert len(inlines) <= 1, markdown
    return letters(inlines[0].children or []) if inlines else []


def letters(tokens: list[Token]) -> list[Letter]:
    found: list[Letter] = []
    look = PLAIN
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                look = look._replace(strong=token.nesting > 0)
            case "em_open" | "em_close":
                look = look._replace(emph=token.nesting > 0)
            case "link_open":
                look = look._replace(url=str(token.attrs["href"]))
            case "link_close":
                look = look._replace(url="")
            case "text" | "code_inline":
                found += [look._replace(character=c) for c in token.content if not c.isspace()]
            case "html_inline" if re.fullmatch("</?(em|strong)>", token.content):
                look = look._replace(**{HTML[token.content.strip("</>")]: "/" not in token.content})
            case "softbreak" | "hardbreak" | "html_inline":
                pass
            case other:
                raise AssertionError(other)
    return found


def pandoc_blocks(path: Path, reader: str = "markdown-smart") -> list[Any]:
    """The blocks of a file as pandoc's JSON has them."""
    blocks: list[Any] = json.loads(pandoc(path, "json", "--from", reader))["blocks"]
    return blocks


def pandoc_text(node: Any) -> str:
    """The words of a part of pandoc's tree, without white space and notes."""
    return "".join(_strings(node))


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from _strings(child)
    elif isinstance(node, dict):
        kind, content = node.get("t"), node.get("c")
        if kind == "Str":
            yield re.sub(r"\s", "", content)
        elif kind in ("Code", "Math"):
            yield re.sub(r"\s", "", content[1])
        elif kind in ("Link", "Span", "Image"):
            yield from _strings(content[1])
        elif kind not in ("Note", "RawInline", "RawBlock"):
            yield from _strings(content)


def pandoc_notes(node: Any) -> list[str]:
    """The texts of the notes in a part of pandoc's tree, a text for each mark."""
    if isinstance(node, list):
        return [note for child in node for note in pandoc_notes(child)]
    if isinstance(node, dict):
        return [pandoc_text(node["c"])] if node.get("t") == "Note" else pandoc_notes(node.get("c"))
    return []
