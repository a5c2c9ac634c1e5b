"""A Word file as its reader sees it (ECMA-376-1, 17)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.verify.package import Element, Package, fault, opened
from briefgen.verify.readers.charts import plotted
from briefgen.verify.readers.matter import picture, remarks
from briefgen.verify.readers.properties import editor, identity, properties
from briefgen.verify.reading import Hyperlink, Kind, Passage, Plotted, Reading
from briefgen.verify.words import mark, normal

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

BREAKS = {W + "tab", W + "br", W + "cr", W + "ptab"}
REFERENCES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
CAME, WENT = (W + "ins", W + "moveTo"), (W + "del", W + "moveFrom")
"""Changes that Word tracks (17.13.5)."""

BLOCK, TABLE = "_bf_", "_bt_"
"""How the bookmarks begin that carry a block's key, and a captioned table's."""
UNSHOWN = (W + "vanish", W + "strike", W + "dstrike")
"""What takes words back: they are hidden, or struck through (17.3.2.41, 17.3.2.37, 17.3.2.9)."""

OFF = ("0", "false", "off")
TRACKED = "its tracked changes are read as if they were accepted"
TEXTBOX = W + "txbxContent"
FIRST_NOTE = 1
"""Below it are the ids of the rules above the notes."""
COUNTED = "#"
"""Stands for a page's number, which only the layout knows."""


def read_word(data: bytes, name: str) -> Reading:
    """The words, notes and charts of a Word file; raises InputError where it is none."""
    package = opened(data, name)
    main = next(package.related("", "officeDocument"), "")
    if not main or package.tree(main).tag != W + "document":
        raise fault(name, "office-kind", "holds no Word document", "give a .docx file")
    story = _Story(package, main, unshown=_unshown_styles(package, main))
    passages = [
        *story.passages(package.tree(main)),
        *_running(package, main),
        *remarks(package, main),
        *properties(package),
    ]
    notes = story.notes()
    return Reading(
        "docx",
        identity(package),
        (*passages, *story.aside),
        notes,
        tuple(story.charts),
        editor=editor(package),
        links=tuple(story.links),
        remarks=(TRACKED,) if story.tracked else (),
    )


@dataclass
class _Story:
    """One part's text at reading; notes are numbered as they come, as Word does."""

    package: Package
    part: str
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    charts: list[Plotted] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    links: list[Hyperlink] = field(default_factory=list)
    aside: list[Passage] = field(default_factory=list)
    unshown: frozenset[str] = frozenset()
    tracked: bool = False
    key: str = ""

    def passages(self, root: Element) -> Iterator[Passage]:
        body = root.find(W + "body")
        yield from self.blocks(root if body is None else body)

    def blocks(self, parent: Element) -> Iterator[Passage]:
        """The passages of all blocks; a table that goes on in further parts is read as the one that it is."""
        grid: Grid = []
        part = 1
        label: list[Passage] = []
        for element in _flat(parent):
            if element.tag == W + "altChunk":
                self.beside("a file within the file", "object")
                continue
            if element.tag == W + "tbl":
                made = self.grid(element)
                if grid and label and _goes_on(grid, made):
                    grid = [[*row, *more[1:]] for row, more in zip(grid, made, strict=True)]
                    part += 1
                else:
                    yield from (*_cells(grid), *label)
                    grid, part = made, 1
                label = []
                continue
            said = list(self.paragraph(element))
            if grid and not label and len(said) == 1 and _part(said[0].text) == part + 1:
                label = said
            elif said:
                yield from (*_cells(grid), *label, *said)
                grid, label = [], []
        yield from (*_cells(grid), *label)

    def grid(self, table: Element) -> Grid:
        """The rows of a table; its columns, where each cell of the head is a block of its own, as key figures are."""
        rows = [list(row.iter(W + "tc")) for row in table.iter(W + "tr")]
        if len(rows) > 1 and all(len(_keys(cell)) > 0 for cell in rows[0]) and len(rows[0]) == len(rows[1]):
            rows = [list(column) for column in zip(*rows, strict=True)]
        return [[list(self.blocks(cell)) for cell in row] for row in rows]

    def paragraph(self, element: Element) -> Iterator[Passage]:
        keys = _keys(element)
        self.key = keys[-1] if keys else self.key
        drawn: list[Passage] = []
        text = normal("".join(self.pieces(element, drawn)))
        if text:
            yield Passage(text, self.key)
        yield from drawn

    def pieces(self, parent: Element, drawn: list[Passage]) -> Iterator[str]:
        for element in parent:
            if element.tag in (W + "t", M + "t"):
                yield self.shown(element.text or "")
            elif element.tag == W + "r" and self.is_unshown(element):
                self.beside("".join(self.pieces(element, drawn)), "hidden")
            elif element.tag == W + "hyperlink":
                yield from self.link(element, drawn)
            elif element.tag in BREAKS:
                yield " "
            elif element.tag == W + "noBreakHyphen":
                yield "-"
            elif element.tag == W + "sym":
                yield chr(int(str(element.get(W + "char", "20")), 16))
            elif element.tag == W + "fldChar":
                yield from self.field(str(element.get(W + "fldCharType")))
            elif element.tag == W + "instrText":
                if self.fields:
                    self.fields[-1] += element.text or ""
            elif element.tag == W + "fldSimple":
                self.fields.append(f"{element.get(W + 'instr')}\n")
                yield from self.pieces(element, drawn)
                yield from self.field("end")
            elif element.tag in REFERENCES:
                yield mark(self.number(REFERENCES[element.tag], str(element.get(W + "id"))))
            elif element.tag == W + "drawing":
                drawn += self.drawing(element)
            elif element.tag in (W + "pict", W + "object"):
                drawn += self.pictured(element)
            elif element.tag == MC + "AlternateContent":
                yield from self.pieces(element[0], drawn)
            elif element.tag not in (W + "pPr", W + "rPr", W + "delText"):
                self.tracked = self.tracked or element.tag in (*CAME, *WENT)
                if element.tag not in WENT:
                    yield from self.pieces(element, drawn)

    def beside(self, text: str, kind: Kind) -> None:
        """Keeps what is not read with the words around it."""
        if normal(text):
            self.aside.append(Passage(normal(text), self.key, kind=kind))

    def is_unshown(self, run: Element) -> bool:
        """Whether a run's words are hidden or struck through, by its own look or by its style's."""
        own = run.find(W + "rPr")
        style = None if own is None else own.find(W + "rStyle")
        return own is not None and (_unshown(own) or (style is not None and style.get(W + "val") in self.unshown))

    def link(self, element: Element, drawn: list[Passage]) -> Iterator[str]:
        said = list(self.pieces(element, drawn))
        relation = self.package.relations(self.part).get(str(element.get(R + "id")))
        if relation is not None:
            self.links.append(Hyperlink("".join(said), relation.target, self.key))
        yield from said

    def field(self, kind: str) -> Iterator[str]:
        """A field's beginning, the beginning of its result (marked by a line's end in its instruction), its end."""
        if kind == "begin":
            self.fields.append("")
        elif kind == "separate" and self.fields:
            self.fields[-1] += "\n"
        elif kind == "end" and self.fields:
            yield _RESULTS.get(_name(self.fields.pop()), "")

    def shown(self, text: str) -> str:
        """A run's text, as far as it is shown: a field's instruction is not, and its result may be a mark or a page."""
        if not self.fields:
            return text
        instruction = self.fields[-1]
        if "\n" not in instruction:
            return ""
        match _name(instruction):
            case "NOTEREF":
                return mark(int(text)) if text.strip().isdigit() else text
            case "PAGE" | "NUMPAGES" | "SECTIONPAGES":
                return ""
        return text

    def number(self, kind: str, id: str) -> int:
        return self.numbers.setdefault((kind, id), len(self.numbers) + 1)

    def drawing(self, element: Element) -> Iterator[Passage]:
        boxes = list(element.iter(TEXTBOX))
        shown = picture(self.package, self.part, element)
        for words in element.iter(WP + "docPr"):
            if shown or words.get("descr") or next(element.iter(C + "chart"), None) is not None:
                yield Passage(normal(str(words.get("descr") or "")), self.key, kind="alt")
            elif not boxes:
                yield Passage(str(words.get("name") or "a drawing"), self.key, kind="object")
        if shown:
            yield Passage(shown, self.key, kind="picture")
        for box in boxes:
            yield from self.blocks(box)
        relations = self.package.relations(self.part)
        for chart in element.iter(C + "chart"):
            relation = relations.get(str(chart.get(R + "id")))
            if relation is not None and relation.target in self.package:
                self.charts.append(plotted(self.package, relation.target, self.key, f"chart {len(self.charts) + 1}"))

    def pictured(self, element: Element) -> Iterator[Passage]:
        """What Word drew before 2007, and what another program made (17.3.3.19, 17.3.3.21)."""
        for box in element.iter(TEXTBOX):
            yield from self.blocks(box)
        if element.tag == W + "object" or next(element.iter(V + "imagedata"), None) is not None:
            yield Passage("an object of another program, or a picture", self.key, kind="object")
        yield from (Passage(str(text.get("string")), self.key) for text in element.iter(V + "textpath"))

    def notes(self) -> Mapping[int, str]:
        """The notes' words by their numbers; a note that no mark leads to has none and is left to the reader's eye."""
        found: dict[int, str] = {}
        for kind in ("footnote", "endnote"):
            for part in self.package.related(self.part, f"{kind}s"):
                story = replace(self, part=part)
                for note in self.package.tree(part).iter(W + kind):
                    number = self.numbers.get((kind, str(note.get(W + "id"))))
                    text = " ".join(passage.text for passage in story.blocks(note))
                    if number is not None:
                        found[number] = text
                    elif text:
                        found[-len(found) - FIRST_NOTE] = text
        return found


Grid = list[list[list[Passage]]]
"""The passages of a table's cells, row by row."""

_PART = re.compile(r".*[(（](\d+)/(\d+)[)）]")


def _flat(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables, out of whatever wraps them."""
    for element in parent:
        if element.tag in (W + "p", W + "tbl", W + "altChunk"):
            yield element
        elif element.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "moveTo", W + "customXml"):
            yield from _flat(element)


def _part(text: str) -> int:
    """Which part of a table a label such as "Table 2 (2/3)" stands over; 0 where it is none."""
    found = _PART.fullmatch(text)
    return int(found[1]) if found and int(found[1]) <= int(found[2]) else 0


def _goes_on(grid: Grid, more: Grid) -> bool:
    """Whether a table has as many rows as the one before it, under the same heads."""
    alike = [
        [p.text for p in row[0]] == [p.text for p in other[0]]
        for row, other in zip(grid, more, strict=False)
        if row and other
    ]
    return len(grid) == len(more) and all(alike)


def _cells(grid: Grid) -> Iterator[Passage]:
    return (passage for row in grid for cell in row for passage in cell)


_RESULTS = {"PAGE": COUNTED, "NUMPAGES": COUNTED, "SECTIONPAGES": COUNTED}


def _name(instruction: str) -> str:
    found = re.match(r"\s*([A-Za-z]+)", instruction)
    return found.group(1).upper() if found else ""


def _keys(element: Element) -> Sequence[str]:
    """The names of the bookmarks in a paragraph or cell that carry keys, the outermost first."""
    names = [str(found.get(W + "name")) for found in element.iter(W + "bookmarkStart")]
    return [name for name in names if name.startswith(BLOCK)]


def _running(package: Package, main: str) -> Iterator[Passage]:
    """What runs along the pages, said once: turned pages have headers and footers of their own that say the same."""
    said: dict[tuple[str, str], None] = {}
    for kind in ("header", "footer"):
        for part in package.related(main, kind):
            said_there = _Story(package, part).blocks(package.tree(part))
            words = [passage.text for passage in said_there if passage.kind == "text"]
            said[kind, " ".join(words)] = None
    yield from (Passage(text, place=kind, kind="running") for kind, text in said)


def _unshown(look: Element) -> bool:
    """Whether a run's look takes its words back."""
    return any(look.find(tag) is not None and look.find(tag).get(W + "val", "1") not in OFF for tag in UNSHOWN)


def _unshown_styles(package: Package, main: str) -> frozenset[str]:
    looks = (
        (style, style.find(W + "rPr"))
        for part in package.related(main, "styles")
        for style in package.tree(part).iter(W + "style")
    )
    return frozenset(str(style.get(W + "styleId")) for style, look in looks if look is not None and _unshown(look))
