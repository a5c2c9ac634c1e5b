"""A Markdown file as its reader sees it (CommonMark 0.31, pipe tables and footnotes as GitHub and pandoc read them)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefgen.verify.package import fault
from briefgen.verify.readers.html import parsed
from briefgen.verify.reading import Hyperlink, Identity, Passage, Reading
from briefgen.verify.words import normal

LARGEST = 4 << 20
_FRONT = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_NOTE = re.compile(r"^\[\^(\d+)\]:[ \t]*", re.MULTILINE)
_ANCHOR = re.compile(r'id="([^"]*)"')
NAMED = ("title", "subtitle", "series", "author", "date", "lang", "classification", "languages")


def read_markdown(data: bytes, name: str) -> Reading:
    """The words and notes of a Markdown file; raises InputError where it is none."""
    try:
        text = data[: LARGEST + 1].decode().replace("\r\n", "\n")
    except UnicodeDecodeError as why:
        raise fault(name, "not-utf8", "is no text in UTF-8", "save it as UTF-8") from why
    if len(data) > LARGEST:
        raise fault(name, "file-too-large", "is larger than any briefing", "it is not opened")
    front = _FRONT.match(text)
    said = _front(front.group(1), name) if front else {}
    body, notes = _parted(text[front.end() :] if front else text)
    parser = MarkdownIt("commonmark").enable("table")
    blocks = parser.parse(body)
    passages = [*_passages(blocks), *_properties(said)]
    said_by = {number: parser.parse(words) for number, words in notes.items()}
    found = {number: " ".join(p.text for p in _passages(tokens)) for number, tokens in said_by.items()}
    links = [link for tokens in (blocks, *said_by.values()) for link in _links(tokens)]
    return Reading("md", _identity(said), tuple(passages), found, links=tuple(links))


def _front(text: str, name: str) -> Mapping[str, Any]:
    if re.search(r"(^|[\s:\-])[&*]\w", text):  # an alias could grow without end
        return {}
    try:
        said = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError) as why:
        raise fault(name, "yaml-mark", "its front matter is no YAML", "mend what stands between the rules") from why
    return said if isinstance(said, dict) else {}


def _identity(said: Mapping[str, Any]) -> Identity:
    version = str(said.get("generator", "")).removeprefix("briefgen").strip()
    id, language, content = (str(said.get(key, "")) for key in ("id", "language", "content-hash"))
    return Identity(id, language, version, content)


def _properties(said: Mapping[str, Any]) -> Iterator[Passage]:
    for key in NAMED:
        value = said.get(key, "")
        text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
        yield Passage(normal(text), place=f"property {key}", kind="property")


def _parted(text: str) -> tuple[str, Mapping[int, str]]:
    """The body, and the notes' words by number: a note goes on to the next one, or to the file's end."""
    starts = list(_NOTE.finditer(text))
    ends = [*(later.start() for later in starts[1:]), len(text)][: len(starts)]
    notes = {int(found.group(1)): text[found.end() : end] for found, end in zip(starts, ends, strict=True)}
    return text[: starts[0].start()] if starts else text, notes


def _passages(blocks: Sequence[Token]) -> Iterator[Passage]:
    key = ""
    for block in blocks:
        if block.type == "html_block":
            key = _anchor(block.content) or key
            shown = normal(" ".join(parsed(block.content).itertext()))
            yield from (Passage(text, key) for text in [shown] if text)
        elif block.type in ("fence", "code_block"):
            yield Passage(normal(block.content), key)
        elif block.type == "inline":
            drawn: list[Passage] = []
            pieces = "".join(_pieces(block.children or (), drawn))
            key = _anchor(block.content) or key
            yield from (Passage(text, key) for text in [normal(pieces)] if text)
            yield from (replace(one, key=key) for one in drawn)


def _pieces(tokens: Sequence[Token], drawn: list[Passage]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "code_inline"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak") or token.content.startswith("<br"):
            yield " "
        elif token.type == "image":
            drawn.append(Passage(normal("".join(_pieces(token.children or (), drawn))), kind="alt"))
            drawn.append(Passage(unquote(str(token.attrs.get("src", ""))), kind="picture"))
        elif token.children:
            yield from _pieces(token.children, drawn)


def _links(blocks: Sequence[Token]) -> Iterator[Hyperlink]:
    for block in blocks:
        words: list[str] = []
        target = ""
        for token in block.children or ():
            if token.type == "link_open":
                words, target = [], str(token.attrs.get("href", ""))
            elif token.type == "link_close":
                yield Hyperlink("".join(words), target)
            else:
                words += _pieces([token], [])


def _anchor(text: str) -> str:
    found = _ANCHOR.search(text)
    return found.group(1) if found else ""
