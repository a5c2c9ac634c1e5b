"""A web page as its reader sees it (HTML): its words in order, notes, what shows on hover, and drawings' seals."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from briefgen.seal import seal
from briefgen.verify.package import fault
from briefgen.verify.readers.matter import hashed
from briefgen.verify.reading import Hyperlink, Identity, Kind, Passage, Reading
from briefgen.verify.words import mark, normal

Element = Any

LARGEST, MOST_TAGS = 256 << 20, 1_000_000
"""Pictures stand in the page itself."""

INLINE = frozenset(("a", "abbr", "b", "bdi", "cite", "code", "data", "em", "font", "i", "ins", "kbd", "mark", "q", "small",
                    "span", "strong", "sub", "sup", "u"))  # fmt: skip
"""Elements that part no words; all others do."""

UNSEEN = frozenset(("head", "script", "style", "template", "noscript"))
STRUCK = frozenset(("del", "s", "strike"))
HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)")
HELPER = re.compile(r"--\w+$")
"""An id that is no block's key, but names a part of a block."""

ASIDE = ("data-side", "aria-label")
"""Attributes that are shown on narrow screens, or said to those who hear the page."""

NOTE = re.compile(r"note-([0-9]{1,9})")
DRAWINGS = 2
"""A chart is drawn for wide screens and for narrow ones."""

CHANGED = "a drawing that is not as it was made"


def read_html(data: bytes, name: str) -> Reading:
    """The words and notes of a web page; raises InputError where it is none."""
    if len(data) > LARGEST or data.count(b"<") > MOST_TAGS:
        raise fault(name, "file-too-large", "is larger than any briefing", "it is not opened")
    try:
        text = data.decode()
    except UnicodeDecodeError as why:
        raise fault(name, "not-utf8", "is no text in UTF-8", "save it as UTF-8") from why
    root = parsed(text)
    page = _Page()
    page.read(root, "")
    page.flush()
    said = _said(root)
    return Reading(
        "html",
        _identity(said),
        (*page.passages, *_pictures(root), *_scripts(root), *_properties(root, said)),
        page.notes,
        lettering=page.lettering,
        titles=page.titles,
        unseen=tuple(_unseen(root)),
        links=tuple(
            Hyperlink(normal(_text(link)), str(link.get("href"))) for link in root.iter("a") if link.get("href")
        ),
    )


def parsed(text: str) -> Element:
    """A page's root element; an empty one where the text holds none."""
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(text.replace("\0", ""), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    return etree.Element("html") if root is None else root


@dataclass(slots=True)
class _Page:
    """The reading of a page's elements, one after the other; `words` are those of the passage that is being read."""

    passages: list[Passage] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)
    lettering: dict[str, tuple[str, ...]] = field(default_factory=dict)
    titles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    key: str = ""

    def flush(self) -> None:
        """Ends the passage."""
        self.say("".join(self.words), self.key)
        self.words.clear()

    def say(self, text: str, key: str, kind: Kind = "text") -> None:
        if shown := normal(text):
            self.passages.append(Passage(shown, key, kind=kind))

    def read(self, top: Element, key: str) -> None:
        """Goes through the elements without recursion: a page may nest them without end."""
        waiting: list[tuple[str, Any, str]] = [("open", top, key)]
        while waiting:
            what, node, key = waiting.pop()
            if what == "text":
                self.words.append(node)
            elif what == "close":
                self.flush()
                self.key = key
            else:
                waiting += reversed(list(self.opened(node, key)))

    def opened(self, node: Element, key: str) -> Iterator[tuple[str, Any, str]]:
        """What is to be read of an element, in order."""
        classes = str(node.get("class", "")).split()
        if node.tag in UNSEEN:
            return
        if node.tag in STRUCK or _is_hidden(node):
            self.say(_text(node), key, "hidden")
        elif node.tag == "br":
            yield "text", " ", key
        elif "drawing" in classes:
            self.drawings(list(node.iter("svg")), key)
        elif node.tag == "img":
            self.say(str(node.get("alt", "")), key, "alt")
        elif "mark" in classes:
            self.mark(node)
        elif "cited" in classes:
            for said in (_text(node), *(str(link.get("aria-label", "")) for link in node.iter("a"))):
                self.say(said, key, "running")
        elif "alt" in classes:
            self.say(_text(node), key, "alt")
        elif node.tag == "li" and NOTE.fullmatch(str(node.get("id"))):
            yield from self.note(node)
        else:
            yield from self.inside(node, key)

    def inside(self, node: Element, key: str) -> Iterator[tuple[str, Any, str]]:
        block = node.tag not in INLINE
        id = str(node.get("id") or "")
        within = key if not id or HELPER.search(id) else id
        if block:
            self.flush()
            self.key = within
        for name in ASIDE:
            self.say(str(node.get(name, "")), within, "running")
        if node.text:
            yield "text", node.text, within
        for child in node:
            yield "open", child, within
            if child.tail:
                yield "text", child.tail, within
        if block:
            yield "close", None, key

    def mark(self, node: Element) -> None:
        """A note's number where it is cited, and the note as it is shown there."""
        for link in node.iter("a"):
            number, target = _text(link).strip(), str(link.get("href"))
            right = target == f"#note-{number}" and NOTE.fullmatch(target[1:])
            self.words.append(mark(int(number)) if right else f"[^{number}: {target}]")
            for shown in node.xpath(".//*[contains(@class, 'preview')]"):
                self.say(_text(shown), f"note-{number}", "running")

    def note(self, node: Element) -> Iterator[tuple[str, Any, str]]:
        """A note under its number; one whose number shows otherwise than its place is named is told of by both."""
        number = int(str(node.get("id")).removeprefix("note-"))
        text = [_text(child) + str(child.tail or "") for child in node if not _cited(child)]
        shown = "" if node.get("value") == str(number) else f" [{node.get('value')}]"
        self.notes[number] = normal(" ".join([node.text or "", *text])) + shown
        for child in node:
            if _cited(child):
                yield "open", child, f"note-{number}"

    def drawings(self, drawn: list[Element], key: str) -> None:
        """A chart's words, once for all its drawings; one that is gone, or was changed since, is told of."""
        for alt in dict.fromkeys(normal(" ".join(map(_text, svg.iter("desc")))) for svg in drawn):
            self.say(alt, key, "alt")
        self.titles[key] = tuple(normal(" ".join(map(_text, svg.iter("title")))) for svg in drawn)
        self.lettering[key] = tuple(normal(_text(text)) for svg in drawn for text in svg.iter("text"))
        if len(drawn) < DRAWINGS or any(svg.get("data-seal") != seal(svg) for svg in drawn):
            self.say(CHANGED, key, "running")


def _is_hidden(node: Element) -> bool:
    return node.get("hidden") is not None or bool(HIDING.search(str(node.get("style", ""))))


def _pictures(root: Element) -> Iterator[Passage]:
    """The pictures that stand in the page itself (RFC 2397), or elsewhere."""
    for node in root.iter("img"):
        address = str(node.get("src", ""))
        try:
            shown = hashed(base64.b64decode(address.partition(";base64,")[2], validate=True))
        except ValueError:
            shown = ""
        yield Passage(shown if address.startswith("data:image/") else address, kind="picture")


def _scripts(root: Element) -> Iterator[Passage]:
    """What a page of ours never holds, for it runs nothing and fetches nothing."""
    for node in root.iter("script", "iframe", "object", "embed", "video", "audio", "form"):
        yield Passage(f"<{node.tag}>", kind="object")


def _unseen(root: Element) -> Iterator[tuple[str, str, str]]:
    """The amounts and dates that stand in attributes for programs, each with what it is of (HTML 4.5.13, 4.5.14)."""
    for node in root.iter("data", "time"):
        value = node.get("datetime") if node.tag == "time" else f"{node.get('data-fact')} {node.get('value')}"
        yield ("date" if node.tag == "time" else "amount"), str(value), normal(_text(node))


def _text(node: Element) -> str:
    return "".join(map(str, node.itertext()))


def _cited(node: Element) -> bool:
    return "cited" in str(node.get("class", "")).split()


def _said(root: Element) -> Mapping[str, str]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        found.setdefault(str(meta.get("name", "")), []).append(str(meta.get("content", "")))
    return {name: "; ".join(values) for name, values in found.items()}


def _identity(said: Mapping[str, str]) -> Identity:
    return Identity(*(said.get(f"briefgen:{name}", "") for name in ("id", "language", "version", "content-hash")))


def _properties(root: Element, said: Mapping[str, str]) -> Iterator[Passage]:
    title = "".join(_text(node) for node in root.iter("title") if node.getparent().tag == "head")
    named = {name: said.get(name, "") for name in ("description", "author", "date")}
    values = {"title": title, "lang": str(root.get("lang", "")), **named}
    for name, value in values.items():
        yield Passage(normal(value), place=f"property {name}", kind="property")
