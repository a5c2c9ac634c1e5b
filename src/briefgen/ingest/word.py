"""Word files: headings by style or outline level, lists, tables, pictures, footnotes and links (ECMA-376-1, 17)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from briefgen.ingest.captions import captioned
from briefgen.ingest.dates import date_in
from briefgen.ingest.inline import words
from briefgen.ingest.languages import language_of
from briefgen.ingest.levels import levelled, own_title
from briefgen.ingest.listed import IN_WORDS, LIST
from briefgen.ingest.listed import source as worded_source
from briefgen.ingest.pictures import Pictures
from briefgen.ingest.received import cleaned
from briefgen.ingest.tables import tabled
from briefgen.ingest.tree import (
    Block,
    Callout,
    Cite,
    Draft,
    Inlines,
    Item,
    Items,
    Paragraph,
    Part,
    Plain,
    Quote,
    Remark,
    Said,
    Section,
    Source,
    Strong,
)
from briefgen.ingest.word_asides import bookmarked_notes, chart_values, comments, notes_in_order, running_texts
from briefgen.ingest.word_runs import Around, RunReader
from briefgen.ingest.word_styles import Styles, integer, w
from briefgen.locale import locale_for
from briefgen.officefile import OfficeFile, open_office

Lines = tuple[tuple[int, str], ...]
_MOST_SPANNED = 60
_HEADS = ("title", "subtitle", "kicker", "date", "key takeaway")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def read_word(data: bytes, name: str) -> tuple[Draft, Lines]:
    """The draft, and the file's words by paragraph. Raises InputError for what is no Word file, or is not to be trusted."""
    file = open_office(data, name, "docx")
    document = _tree(file, file.main)
    body = document.find(w("body"))
    if body is None:
        return Draft(("en",)), ()
    language = language_of("".join(one.text or "" for one in body.iter(w("t"))))
    reader = _Reader(file, language, Around(_relations(file, file.main), Styles.of(file), comments=comments(file)))
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
    around: Around
    number: int = 0
    pictures: Pictures = field(default_factory=lambda: Pictures(None))
    sources: dict[str, Source] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    lines: list[tuple[int, str]] = field(default_factory=list)
    contents: int = 0
    """The paragraph where a list of contents begins; 0 where there is none."""

    def draft(self, body: etree._Element) -> Draft:
        notes = self._read_notes()
        self.around = replace(
            self.around, notes=notes, bookmarks=bookmarked_notes(body, notes), order=notes_in_order(body, notes)
        )
        heads: dict[str, Said] = {}
        authors: list[str] = []
        points: list[Item] = []
        box: dict[str, Said] = {}
        opening: list[Block] = []
        sections: list[Section] = []
        for kind, thing in captioned([*self._things(body)]):
            match thing:
                case Said() if kind in _HEADS and kind not in heads:
                    heads[kind] = thing
                case Said() if kind == "author":
                    authors.append(words(thing.parts[0].inlines).strip())
                case Said() if kind in ("callout label", "callout"):
                    box[kind] = thing
                case Said() if kind == "key point":
                    points.append(Item(thing))
                case Said() if kind == "takeaway" and sections and sections[-1].takeaway is None:
                    sections[-1] = replace(sections[-1], takeaway=thing)
                case Said() if kind.isdigit():
                    sections.append(Section(_unbold(thing), (), int(kind)))
                case _:
                    block = _boxed(kind, thing, box) if isinstance(thing, Said) else thing
                    if sections:
                        sections[-1] = replace(sections[-1], blocks=(*sections[-1].blocks, block))
                    else:
                        opening.append(block)
        while sections and not sections[-1].blocks and LIST.match(words(sections[-1].heading.parts[0].inlines).strip()):
            sections.pop()
        title, before, parts = heads.get("title"), tuple(opening), tuple(sections)
        if title is None:
            title, before, parts = own_title(before, parts)
        if self.contents:
            text = "the list of contents: a brief's documents have their own"
            self.remarks.append(Remark("left out", self.contents, text))
        self.remarks += running_texts(self.file, self.around.relations)
        return Draft(
            (self.language,), title and _unbold(title), heads.get("subtitle"), opening=before, sections=levelled(parts),
            date=_day(heads.get("date")), authors=tuple(authors), series=heads.get("kicker"),
            takeaway=heads.get("key takeaway"), summary=tuple(points),
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
            elif kind == "toc":
                self.contents = self.contents or self.number
                self.lines.pop()
            elif kind == "furniture" and _filled(said):
                text = f"{words(said.parts[0].inlines).strip()}: a brief's documents have their own"
                self.remarks.append(Remark("left out", self.number, text))
            elif kind == "author" or (kind == "date" and _day(said)):
                self.lines.pop()
                yield kind, said
            elif said.parts[0].inlines and _filled(said):
                yield from self._listed(points)
                match kind:
                    case "heading":
                        yield str(level), said
                    case "quote":
                        yield "", Quote(said)
                    case _:
                        yield kind, said
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
        reader = RunReader(self.around, self.number)
        inlines = reader.read(element)
        self.remarks += reader.remarks
        self.lines.append((self.number, reader.spoken))
        for relation, alt, title in reader.pictures:
            self._picture(relation, alt, title)
        for relation, alt in reader.charts:
            values = chart_values(self.file, self.around.relations.get(relation, ""))
            self.remarks.append(Remark("left out", self.number, f"a chart: {alt} {values}".strip()))
        kind, level = self.around.styles.kind(element)
        return Said((Part(self.language, inlines, self.number),)), kind, level

    def _picture(self, relation: str, alt: str, title: str) -> None:
        target = self.around.relations.get(relation, "")
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
            more = min(integer(span.get(w("val"), "1")), _MOST_SPANNED) - 1 if span is not None else 0
            cells += [self._of((Plain(""),))] * more
        return cells

    def _of(self, inlines: Inlines) -> Said:
        return Said((Part(self.language, inlines, self.number),))

    def _read_notes(self) -> dict[str, str]:
        """What footnotes and endnotes cite, by kind and number. They become sources: their words are their titles until
        somebody parts them.
        """
        notes: dict[str, str] = {}
        known: dict[str, str] = {}
        for target in self.around.relations.values():
            kind = next((kind for kind in ("footnote", "endnote") if target.endswith(f"{kind}s.xml")), "")
            if not kind or target not in self.file.parts:
                continue
            relations = _relations(self.file, target)
            for note in _tree(self.file, target).findall(w(kind)):
                number = note.get(w("id"), "0")
                text = self._note(note, relations)
                if note.get(w("type")) not in (None, "normal") or not text:
                    continue
                if text not in known:
                    made = worded_source(f"{kind}-{number}", text, 0)
                    self.sources[made.id] = replace(made, why=f"to decide: a {kind}; {IN_WORDS}")
                    self.lines.append((0, text))
                    known[text] = f"@{made.id}"
                notes[f"{kind}-{number}"] = known[text]
        return notes

    def _note(self, note: etree._Element, relations: dict[str, str]) -> str:
        texts = []
        for paragraph in note.iter(w("p")):
            reader = RunReader(Around(relations, self.around.styles), 0)
            inlines = reader.read(paragraph)
            self.remarks += reader.remarks
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


def _unbold(said: Said) -> Said:
    """A heading without the bold that its words have as a whole."""
    (part,) = said.parts
    match part.inlines:
        case (Strong(children),):
            return replace(said, parts=(replace(part, inlines=children),))
        case _:
            return said


def _day(said: Said | None) -> str:
    day = date_in(words(said.parts[0].inlines)) if said else ""
    return day if len(day) == len("2025-12-31") else ""


def _boxed(kind: str, said: Said, box: dict[str, Said]) -> Block:
    """A box of briefgen's own, whose label and title came before its text; else a paragraph."""
    if kind != "callout text" or not box:
        return Paragraph(said)
    label, title = box.pop("callout label", None), box.pop("callout", None)
    named = words(label.parts[0].inlines).strip() if label else ""
    known = locale_for(said.parts[0].language).words.callouts
    return Callout(next((one for one, word in known.items() if word == named), "note"), title, said)
