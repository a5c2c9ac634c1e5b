"""What a paragraph of a Word file is, by its style, its outline level and its numbering (ECMA-376-1, 17.3.1, 17.7, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from briefgen.officefile import OfficeFile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEADING = re.compile(r"(?:heading|überschrift|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|contents|目录|verzeichnis) ?(?:heading|[1-9])?$")
_NAMED = {
    "title": "title", "标题": "title", "subtitle": "subtitle", "副标题": "subtitle", "author": "author",
    "caption": "caption", "题注": "caption", "beschriftung": "caption", "table caption": "caption",
    "image caption": "caption", "quote": "quote", "intense quote": "quote", "block text": "quote",
    "block quotation": "quote", "quotations": "quote", "引用": "quote", "明显引用": "quote", "zitat": "quote",
    "kicker": "kicker", "abstract": "key point", "key point": "key point", "takeaway": "takeaway", "date": "date",
    "key takeaway": "key takeaway", "key points heading": "furniture", "bibliography": "furniture",
    "callout label": "callout label", "callout": "callout", "callout text": "callout text",
}  # fmt: skip
"""Paragraph styles by their names, those of Word, LibreOffice, pandoc and briefgen."""
_MOST_STYLES = 12
_OFF = ("0", "false", "off")


def w(name: str) -> str:
    """A name of WordprocessingML as lxml has it."""
    return f"{{{_W}}}{name}"


@dataclass(frozen=True, slots=True)
class RunStyle:
    """How a run is set."""

    bold: bool = False
    slanted: bool = False
    raised: bool = False
    lowered: bool = False
    hidden: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    outline: int | None
    numbering: tuple[str, int] | None
    runs: etree._Element | None


@dataclass(frozen=True, slots=True)
class Styles:
    """A file's paragraph styles by id, and which of its lists have bullets, by list and level."""

    styles: Mapping[str, _Style]
    bullets: Mapping[tuple[str, int], bool]

    @classmethod
    def of(cls, file: OfficeFile) -> Styles:
        return cls(dict(_styles(file)), dict(_bullets(file)))

    def kind(self, paragraph: etree._Element) -> tuple[str, int]:
        """What it is: "heading" with its level from 1, "bullet" or "numbered" with its depth from 0, else one of the
        kinds of `_NAMED`, or "text".
        """
        properties = paragraph.find(w("pPr"))
        style = properties.find(w("pStyle")) if properties is not None else None
        chain = self._chain(style.get(w("val"), "") if style is not None else "")
        outline = _outline(properties)
        if outline is None:
            outline = next((one.outline for one in chain if one.outline is not None), None)
        for one in chain:
            name = one.name.lower()
            if name in _NAMED:
                return _NAMED[name], 0
            if found := _HEADING.match(name):
                return "heading", int(found[1])
            if _CONTENTS.match(name):
                return "toc", 0
        if outline is not None and outline < 9:
            return "heading", outline + 1
        return self._listed(
            _numbering(properties) or next((one.numbering for one in chain if one.numbering), None), chain
        )

    def name(self, paragraph: etree._Element) -> str:
        """The name of a paragraph's style in small letters; "" where it has none."""
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        found = self.styles.get(style.get(w("val"), "")) if style is not None else None
        return found.name.lower() if found else ""

    def run(self, properties: etree._Element | None) -> RunStyle:
        """How a run with these properties is set, by its character style too."""
        if properties is None:
            return RunStyle()
        style = properties.find(w("rStyle"))
        chain = self._chain(style.get(w("val"), "") if style is not None else "")
        layers = [properties, *(one.runs for one in chain if one.runs is not None)]
        align = next((one.get(w("val"), "") for layer in layers for one in layer.findall(w("vertAlign"))), "")
        bold, slanted, hidden, struck, doubly = (
            next((state for layer in layers if (state := _switch(layer, name)) is not None), False)
            for name in ("b", "i", "vanish", "strike", "dstrike")
        )
        return RunStyle(bold, slanted, align == "superscript", align == "subscript", hidden, struck or doubly)

    def _chain(self, name: str) -> list[_Style]:
        """A style and those it is based on."""
        chain: list[_Style] = []
        while name in self.styles and len(chain) < _MOST_STYLES:
            chain.append(self.styles[name])
            name = self.styles[name].based_on
        return chain

    def _listed(self, numbering: tuple[str, int] | None, chain: list[_Style]) -> tuple[str, int]:
        names = " ".join(one.name.lower() for one in chain)
        if numbering and numbering[0] != "0":
            kind = "bullet" if self.bullets.get(numbering, True) else "numbered"
            return kind, numbering[1] or _depth(names)
        if "list bullet" in names:
            return "bullet", _depth(names)
        return ("numbered", _depth(names)) if "list number" in names else ("text", 0)


def _switch(properties: etree._Element, name: str) -> bool | None:
    found = properties.find(w(name))
    return None if found is None else found.get(w("val"), "1") not in _OFF


def _depth(names: str) -> int:
    found = re.search(r"list (?:bullet|number) (\d)", names)
    return int(found[1]) - 1 if found else 0


def _outline(properties: etree._Element | None) -> int | None:
    level = properties.find(w("outlineLvl")) if properties is not None else None
    return integer(level.get(w("val"), "9")) if level is not None else None


def _numbering(properties: etree._Element | None) -> tuple[str, int] | None:
    numbering = properties.find(w("numPr")) if properties is not None else None
    if numbering is None:
        return None
    number, level = numbering.find(w("numId")), numbering.find(w("ilvl"))
    if number is None:
        return None
    return number.get(w("val"), "0"), integer(level.get(w("val"), "0")) if level is not None else 0


def integer(text: str) -> int:
    """A small number as it is written; 0 for anything else."""
    return int(text) if text.isdigit() and len(text) < 4 else 0


def part_of(file: OfficeFile, name: str) -> etree._Element | None:
    """The tree of a part beside the main one; None where there is none."""
    data = file.parts.get(f"{file.main.rpartition('/')[0]}/{name}")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True)) if data else None


def _styles(file: OfficeFile) -> list[tuple[str, _Style]]:
    root = part_of(file, "styles.xml")
    found = []
    for style in root.iter(w("style")) if root is not None else ():
        name, based = style.find(w("name")), style.find(w("basedOn"))
        properties = style.find(w("pPr"))
        made = _Style(
            name.get(w("val"), "") if name is not None else "",
            based.get(w("val"), "") if based is not None else "",
            _outline(properties),
            _numbering(properties),
            style.find(w("rPr")) if style.get(w("type")) == "character" else None,
        )
        found.append((style.get(w("styleId"), ""), made))
    return found


def _bullets(file: OfficeFile) -> list[tuple[tuple[str, int], bool]]:
    """For each list and level whether it has bullets."""
    root = part_of(file, "numbering.xml")
    if root is None:
        return []
    abstract = {one.get(w("abstractNumId")): one for one in root.iter(w("abstractNum"))}
    found = []
    for number in root.findall(w("num")):
        link = number.find(w("abstractNumId"))
        levels = abstract.get(link.get(w("val"))) if link is not None else None
        for level in levels.findall(w("lvl")) if levels is not None else ():
            form = level.find(w("numFmt"))
            key = number.get(w("numId"), ""), integer(level.get(w("ilvl"), "0"))
            found.append((key, form is not None and form.get(w("val")) == "bullet"))
    return found
