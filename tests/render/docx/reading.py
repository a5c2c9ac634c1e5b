"""Word files made from the sample document and read back as XML."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from briefgen.assets import Assets
from briefgen.doctree import Block, Document, Inlines, Paragraph, Section, Text
from briefgen.render.docx import FORMAT
from briefgen.render.format import Context, Rendered
from briefgen.theme import Theme, default_theme
from tests.sample import sample

Element = etree._Element

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
W = f"{{{NS['w']}}}"
R_ID = f"{{{NS['r']}}}id"

LANGUAGES = ("en", "zh")


def render(document: Document, *, template: Path | None = None, theme: Theme | None = None) -> Rendered:
    return FORMAT.render(document, Context(theme or default_theme(), Assets(), {}, template))


class Word:
    """A Word file's parts."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}

    def xml(self, name: str) -> Element:
        return etree.fromstring(self.parts[name])

    @property
    def body(self) -> Element:
        found = self.xml("word/document.xml").find("w:body", NS)
        assert found is not None
        return found

    def find(self, path: str, part: str = "word/document.xml") -> list[Element]:
        return list(self.xml(part).iterfind(path, NS))

    def targets(self, part: str) -> dict[str, str]:
        """What a part is related to, by relationship id."""
        folder, _, name = part.rpartition("/")
        return {str(rel.get("Id")): str(rel.get("Target")) for rel in self.xml(f"{folder}/_rels/{name}.rels")}

    def style_names(self) -> dict[str, str]:
        """The styles' names, in lower case, by id."""
        styles = self.find("w:style", "word/styles.xml")
        return {str(style.get(W + "styleId")): val(style, "w:name").lower() for style in styles}

    def style(self, name: str) -> Element:
        """The style of this name."""
        styles = self.find("w:style", "word/styles.xml")
        return next(style for style in styles if val(style, "w:name").lower() == name.lower())

    def paragraphs(self, style: str) -> list[Element]:
        """The body's paragraphs in the style of this name."""
        names = self.style_names()
        return [p for p in self.body.iter(W + "p") if names.get(val(p, "w:pPr/w:pStyle")) == style.lower()]


@cache
def word(language: str = "en") -> Word:
    """The sample document as a Word file."""
    return Word(render(sample(language)).body)


def of(*blocks: Block, language: str = "en") -> Word:
    """A Word file of these blocks in the one section of a document that holds nothing else."""
    return Word(render(with_blocks(*blocks, language=language)).body)


def of_text(*inlines: str | Inlines, language: str = "en") -> Element:
    """The one paragraph that these inlines make."""
    content = tuple(node for given in inlines for node in ((Text(given),) if isinstance(given, str) else given))
    return of(Paragraph("s.blocks.0", content), language=language).paragraphs("Body Text")[0]


def with_blocks(*blocks: Block, language: str = "en") -> Document:
    bare = sample(language)
    section = Section("s", 1, "1", (Text("Heading"),), blocks=blocks)
    summary = dataclasses.replace(bare.summary, takeaway=(), points=(), figures=None)
    return dataclasses.replace(bare, summary=summary, body=(section,), notes=(), sources=())


def val(element: Element, path: str, name: str = "val") -> str:
    """The attribute `w:name` of the element at a path, "" where there is none."""
    found = element.find(path, NS)
    return "" if found is None else str(found.get(W + name) or "")


def children(element: Element, path: str) -> list[Element]:
    """What the element at a path holds; nothing where there is none."""
    found = element.find(path, NS)
    return [] if found is None else list(found)


def text(element: Element) -> str:
    """The words of an element as a reader sees them: no field codes; a tab for a tab, a newline for a break."""
    return "".join(_said(element))


def _said(element: Element) -> Iterator[str]:
    for node in element.iter(W + "t", W + "tab", W + "br"):
        parent = node.getparent()
        if node.tag == W + "t":
            yield node.text or ""
        elif parent is not None and parent.tag == W + "r":
            yield "\t" if node.tag == W + "tab" else "\n"


def runs(element: Element) -> list[tuple[str, Element]]:
    """The runs with words in them, each with its words."""
    return [(text(run), run) for run in element.iter(W + "r") if text(run)]


def fields(element: Element) -> list[tuple[str, str]]:
    """The fields, as code and shown result, in the order in which they begin."""
    found: list[list[str]] = []
    open_fields: list[tuple[list[str], list[bool]]] = []
    for run in element.iter(W + "r"):
        kind = val(run, "w:fldChar", "fldCharType")
        if kind == "begin":
            found.append(["", ""])
            open_fields.append((found[-1], [True]))
        elif kind == "separate":
            open_fields[-1][1][0] = False
        elif kind == "end":
            open_fields.pop()
        for field, in_code in open_fields:
            field[0] += "".join(code.text or "" for code in run.iter(W + "instrText")) if in_code[0] else ""
            field[1] += "" if in_code[0] else text(run)
    assert not open_fields, "a field does not end"
    return [(code.strip(), shown) for code, shown in found]


def bookmarked(root: Element, name: str) -> str:
    """The words between a bookmark's start and its end."""
    number: str | None = None
    said: list[str] = []
    for node in root.iter():
        if node.tag == W + "bookmarkStart" and node.get(W + "name") == name:
            number = node.get(W + "id")
        elif node.tag == W + "bookmarkEnd" and number is not None and node.get(W + "id") == number:
            return "".join(said)
        elif number is not None and node.tag == W + "t":
            said.append(node.text or "")
    raise AssertionError(f"no bookmark {name!r} that ends")
