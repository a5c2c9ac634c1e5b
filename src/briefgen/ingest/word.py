"""Word files: headings by style or outline level, lists, tables, pictures, footnotes and links (ECMA-376-1, 17)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from briefgen.ingest.digest import IN_WORDS
from briefgen.ingest.digest import source as worded_source
from briefgen.ingest.inline import words
from briefgen.ingest.languages import language_of
from briefgen.ingest.markdown import levelled, own_title
from briefgen.ingest.pictures import Pictures
from briefgen.ingest.received import cleaned
from briefgen.ingest.tables import tabled
from briefgen.ingest.tree import (
    Block,
    Cite,
    Draft,
    Inlines,
    Item,
    Items,
    Paragraph,
    Part,
    Plain,
    Remark,
    Said,
    Section,
    Source,
)
from briefgen.ingest.word_runs import RunReader
from briefgen.ingest.word_styles import Styles, w
from briefgen.officefile import OfficeFile, open_office

Lines = tuple[tuple[int, str], ...]
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def read_word(data: bytes, name: str) -> tuple[Draft, Lines]:
    """The draft, and the file's words by paragraph. Raises InputError for what is no Word file, or is not to be trusted."""
    file = open_office(data, name, "docx")
    document = _tree(file, file.main)
    body = document.find(w("body"))
    if body is None:
        return Draft(("en",)), ()
    language = language_of("".join(one.text or "" for one in body.iter(w("t"))))
    reader = _Reader(file, language, Styles.of(file), _relations(file, file.main))
    return reader.draft(body), tuple(reader.lines)


def _tree(file: OfficeFile, part: str) -> etree._Element:
    return etree.fromstring(file.parts[part], etree.XMLParser(resolve_entities=False, no_network=True))


def _relations(file: OfficeFile, part: str) -> dict[str, str]:
    """Where each relationship of a part leads: an address outside, or the name of a part."""
    folder, name = posixpath.split(part)
    rels = f"{folder}/_rels/{name}.rels"
    if rels not in file.parts:
        return {}
    found = {}
    for one in _tree(file, rels).iter(_RELATIONSHIP):
        target = str(one.get("Target"))
        outside = one.get("TargetMode") == "External"
        found[str(one.get("Id"))] = (
            target if outside else posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        )
    return found


@dataclass(slots=True)
class _Reader:
    """Goes through a body; a paragraph's number stands for its line."""

    file: OfficeFile
    language: str
    styles: Styles
    relations: dict[str, str]
    number: int = 0
    pictures: Pictures = field(default_factory=lambda: Pictures(None))
    sources: dict[str, Source] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    lines: list[tuple[int, str]] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    """What footnotes and endnotes cite, by kind and number."""

    def draft(self, body: etree._Element) -> Draft:
        self._read_notes()
        title = subtitle = None
        opening: list[Block] = []
        sections: list[Section] = []
        for kind, thing in self._things(body):
            if kind == "title" and title is None and isinstance(thing, Said):
                title = thing
            elif kind == "subtitle" and subtitle is None and isinstance(thing, Said):
                subtitle = thing
            elif isinstance(thing, Said):
                sections.append(Section(thing, (), int(kind) if kind.isdigit() else 1))
            elif sections:
                sections[-1] = replace(sections[-1], blocks=(*sections[-1].blocks, thing))
            else:
                opening.append(thing)
        before, parts = tuple(opening), tuple(sections)
        if title is None:
            title, before, parts = own_title(before, parts)
        return Draft(
            (self.language,), title, subtitle, opening=before, sections=levelled(parts),
            sources=tuple(self.sources.values()), remarks=(*self.remarks, *self.pictures.remarks),
            files=dict(self.pictures.files),
        )  # fmt: skip

    def _things(self, body: etree._Element) -> Iterator[tuple[str, Said | Block]]:
        """Headings with their level or kind, and blocks; points that follow each other are one list."""
        points: list[tuple[int, bool, Said]] = []
        for element in self._blocks(body):
            if element.tag == w("tbl"):
                yield from self._listed(points)
                yield from (("", block) for block in self._table(element))
                continue
            said, kind, level = self._paragraph(element)
            pictures = self.pictures.blocks(self.language)
            if kind in ("bullet", "numbered") and words(said.parts[0].inlines).strip():
                if points and level <= points[0][0] and points[0][1] != (kind == "numbered"):
                    yield from self._listed(points)
                points.append((level, kind == "numbered", said))
            elif said.parts[0].inlines and _filled(said):
                yield from self._listed(points)
                yield (str(level) if kind == "heading" else kind, said) if kind != "text" else ("", Paragraph(said))
            if pictures:
                yield from self._listed(points)
                yield from (("", block) for block in pictures)
        yield from self._listed(points)

    def _blocks(self, parent: etree._Element) -> Iterator[etree._Element]:
        """Paragraphs and tables, those within content controls and custom XML too."""
        for child in parent:
            if child.tag in (w("p"), w("tbl")):
                yield child
            elif child.tag in (w("sdt"), w("customXml"), w("sdtContent"), w("ins")):
                yield from self._blocks(child)

    def _listed(self, points: list[tuple[int, bool, Said]]) -> Iterator[tuple[str, Block]]:
        if points:
            yield "", _nested(points)
            points.clear()

    def _paragraph(self, element: etree._Element) -> tuple[Said, str, int]:
        """The text of a paragraph, what it is ("heading", "title", "bullet", "text", ...) and its level."""
        self.number += 1
        reader = RunReader(self.relations, self.notes, self.number)
        inlines = reader.read(element)
        self.remarks += reader.remarks
        self.lines.append((self.number, reader.spoken))
        for relation, alt, title in reader.pictures:
            self._picture(relation, alt, title)
        kind, level = self.styles.kind(element)
        return Said((Part(self.language, inlines, self.number),)), kind, level

    def _picture(self, relation: str, alt: str, title: str) -> None:
        target = self.relations.get(relation, "")
        data = self.file.parts.get(target)
        if data is None:
            what = f"a picture ({alt}) that lies outside the file: {target}" if target else f"a picture ({alt})"
            self.remarks.append(Remark("left out", self.number, what))
            return
        self.pictures.keep(data, posixpath.basename(target), self.number, alt, title)

    def _table(self, element: etree._Element) -> list[Block]:
        rows = [self._row(row) for row in element.iter(w("tr")) if _own(row, element)]
        rows = [row for row in rows if row]
        pictures = self.pictures.blocks(self.language)
        if not rows:
            return pictures
        width = max(map(len, rows))
        padded = [row + [self._of((Plain(""),))] * (width - len(row)) for row in rows]
        if len(padded) == 1 or width == 1:
            return [*(Paragraph(cell) for row in padded for cell in row if _filled(cell)), *pictures]
        return [tabled(padded[0], padded[1:], ()), *pictures]

    def _row(self, row: etree._Element) -> list[Said]:
        cells: list[Said] = []
        for cell in row.findall(w("tc")):
            parts = [self._paragraph(paragraph)[0].parts[0].inlines for paragraph in cell.iter(w("p"))]
            text: Inlines = ()
            for part in parts:
                text = (*text, *((Plain(" "),) if text and part else ()), *part)
            span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
            cells.append(self._of(text))
            cells += [self._of((Plain(""),))] * (min(int(span.get(w("val"), "1")), 60) - 1 if span is not None else 0)
        return cells

    def _of(self, inlines: Inlines) -> Said:
        return Said((Part(self.language, inlines, self.number),))

    def _read_notes(self) -> None:
        """Footnotes and endnotes become sources: their words are their titles until somebody parts them."""
        for target in self.relations.values():
            kind = next((kind for kind in ("footnote", "endnote") if target.endswith(f"{kind}s.xml")), "")
            if not kind or target not in self.file.parts:
                continue
            relations = _relations(self.file, target)
            for note in _tree(self.file, target).findall(w(kind)):
                number = note.get(w("id"), "0")
                text = self._note(note, relations)
                if note.get(w("type")) in (None, "normal") and text:
                    made = worded_source(f"{kind}-{number}", text, 0)
                    self.sources[made.id] = replace(made, why=f"to decide: a {kind}; {IN_WORDS}")
                    self.notes[f"{kind}-{number}"] = f"@{made.id}"
                    self.lines.append((0, text))

    def _note(self, note: etree._Element, relations: dict[str, str]) -> str:
        texts = []
        for paragraph in note.iter(w("p")):
            reader = RunReader(relations, {}, 0)
            inlines = reader.read(paragraph)
            texts.append(reader.spoken if reader.addresses else words(inlines))
        return " ".join(cleaned(" ".join(texts)).split())


def _own(row: etree._Element, table: etree._Element) -> bool:
    """Whether a row belongs to the table itself, not to one within it."""
    parent = row.getparent()
    while parent is not None and parent.tag != w("tbl"):
        parent = parent.getparent()
    return parent is table


def _filled(said: Said) -> bool:
    inlines = said.parts[0].inlines
    return bool(words(inlines).strip()) or any(isinstance(one, Cite) for one in inlines)


def _nested(points: list[tuple[int, bool, Said]]) -> Items:
    """A list of points by their levels."""
    base = min(level for level, _, _ in points)
    tops: list[tuple[Said, list[tuple[int, bool, Said]]]] = []
    for level, numbered, said in points:
        if level > base and tops:
            tops[-1][1].append((level, numbered, said))
        else:
            tops.append((said, []))
    items = tuple(Item(said, (_nested(below),) if below else ()) for said, below in tops)
    return Items(items, points[0][1])
