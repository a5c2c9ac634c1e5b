"""What is unsound in a Word file and no auditor finds: each check gives a line for each fault, none for a sound file."""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

import openpyxl
from lxml import etree
from openpyxl.utils.datetime import to_excel

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
DRAWN = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
"""The parts that hold text and drawings, besides headers and footers."""

NO_FACE = "no face"

Parts = Mapping[str, bytes]


def unsound(data: bytes) -> list[str]:
    """All that is wrong in a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return [f"{check.__name__}: {fault}" for check in CHECKS for fault in check(parts)]


def trees(parts: Parts) -> Iterator[tuple[str, Element]]:
    """The parts with text in them."""
    for name, content in parts.items():
        if name in DRAWN or re.fullmatch(r"word/[\w-]*(header|footer)\d*\.xml", name):
            yield name, etree.fromstring(content)


def drawing_numbers(parts: Parts) -> Iterator[str]:
    """Drawings of one number."""
    numbers = Counter(str(node.get("id")) for _, root in trees(parts) for node in root.iter(f"{WP}docPr"))
    yield from (f"{times} drawings have the number {number}" for number, times in numbers.items() if times > 1)


def bookmarks(parts: Parts) -> Iterator[str]:
    """Bookmarks without an end, ends without a beginning, names and numbers that are given twice."""
    for name, root in trees(parts):
        starts = [str(node.get(f"{W}id")) for node in root.iter(f"{W}bookmarkStart")]
        ends = [str(node.get(f"{W}id")) for node in root.iter(f"{W}bookmarkEnd")]
        names = [str(node.get(f"{W}name")) for node in root.iter(f"{W}bookmarkStart")]
        yield from (f"{name}: bookmark {number} has no end" for number in sorted(set(starts) - set(ends)))
        yield from (f"{name}: bookmark {number} has no beginning" for number in sorted(set(ends) - set(starts)))
        yield from (f"{name}: {twice} is there twice" for seen in (starts, ends, names)
                    for twice, times in Counter(seen).items() if times > 1)  # fmt: skip


def content_types(parts: Parts) -> Iterator[str]:
    """Parts of no declared type, and declarations of parts that are not there."""
    root = etree.fromstring(parts["[Content_Types].xml"])
    endings = {str(node.get("Extension")).lower() for node in root.iter(f"{TYPES}Default")}
    named = {str(node.get("PartName")).lstrip("/") for node in root.iter(f"{TYPES}Override")}
    for name in parts:
        typed = name in named or name.rpartition(".")[2].lower() in endings
        if name != "[Content_Types].xml" and not typed:
            yield f"{name} has no content type"
        elif name.endswith(".xml") and name not in named and name != "[Content_Types].xml":
            yield f"{name} has no content type of its own"
    yield from (f"there is no {name}" for name in sorted(named - set(parts)))


def relationships(parts: Parts) -> Iterator[str]:
    """Relationships to parts that are not there, and references to relationships that are not."""
    for name, content in parts.items():
        if not name.endswith(".xml") or name == "[Content_Types].xml":
            continue
        known = related(parts, name)
        for target in known.values():
            if "://" not in target and not target.startswith("mailto:") and target not in parts:
                yield f"{name}: {target} is not there"
        used = {str(value) for node in etree.fromstring(content).iter(etree.Element)
                for key, value in node.attrib.items() if str(key).startswith(R)}  # fmt: skip
        yield from (f"{name}: no relationship {number}" for number in sorted(used - set(known)))


def related(parts: Parts, name: str) -> dict[str, str]:
    """What a part is related to, by relationship: names of parts, or addresses."""
    folder, _, base = name.rpartition("/")
    content = parts.get(f"{folder}/_rels/{base}.rels".lstrip("/"))
    found = {}
    for node in etree.fromstring(content) if content else ():
        target = str(node.get("Target"))
        outside = node.get("TargetMode") == "External"
        found[str(node.get("Id"))] = target if outside else posixpath.normpath(posixpath.join("/", folder, target))[1:]
    return found


def notes(parts: Parts) -> Iterator[str]:
    """Notes that are marked nowhere or twice, and marks of no note."""
    body = etree.fromstring(parts["word/document.xml"])
    for kind in ("footnote", "endnote"):
        root = etree.fromstring(parts.get(f"word/{kind}s.xml", b"<none/>"))
        known = [str(node.get(f"{W}id")) for node in root.iter(f"{W}{kind}") if node.get(f"{W}type") is None]
        marked = [str(node.get(f"{W}id")) for node in body.iter(f"{W}{kind}Reference")]
        if sorted(known) != sorted(marked):
            yield f"{kind}s {known} are marked {marked}"


def charts(parts: Parts) -> Iterator[str]:
    """Charts whose points are other than those they say, or than those of their workbook."""
    for name in parts:
        if re.fullmatch(r"word/charts/chart\d+\.xml", name):
            root = etree.fromstring(parts[name])
            embedded = root.find(f"{C}externalData")
            if embedded is None:
                yield f"{name} has no workbook"
                continue
            target = related(parts, name)[str(embedded.get(f"{R}id"))]
            sheet = openpyxl.load_workbook(io.BytesIO(parts[target])).active
            for reference in root.iter(f"{C}numRef", f"{C}strRef"):
                yield from (f"{name}: {fault}" for fault in cached(reference, sheet))
            for series in root.iter(f"{C}ser"):
                counts = {str(node.get("val")) for axis in ("cat", "val", "xVal", "yVal")
                          for node in series.iterfind(f"{C}{axis}//{C}ptCount")}  # fmt: skip
                if len(counts) > 1:
                    yield f"{name}: a series of {' and '.join(sorted(counts))} points"


def cached(reference: Element, sheet: object) -> Iterator[str]:
    """Where a reference's cache says other than the cells it refers to."""
    formula = reference.findtext(f"{C}f", "")
    stated = int(str(next(reference.iter(f"{C}ptCount")).get("val")))
    cells = sheet[formula.rpartition("!")[2].replace("$", "")]  # type: ignore[index]
    flat = [cell for line in cells for cell in line] if isinstance(cells, tuple) else [cells]
    if len(flat) != stated:
        yield f"{formula} has {len(flat)} cells and a cache of {stated}"
        return
    told = {int(str(point.get("idx"))): point.findtext(f"{C}v", "") for point in reference.iter(f"{C}pt")}
    for place, cell in enumerate(flat):
        shown = told.get(place)
        if (cell.value is None) != (shown is None) or (shown is not None and not same(cell.value, shown)):
            yield f"{formula}, point {place}: {cell.value!r} in the workbook, {shown!r} in the cache"


def same(value: object, shown: str) -> bool:
    if isinstance(value, dt.date):
        value = to_excel(value)
    if isinstance(value, int | float):
        return abs(float(shown) - value) <= 1e-9 * max(1.0, abs(value))
    return str(value) == shown


def alternative_texts(parts: Parts) -> Iterator[str]:
    for name, root in trees(parts):
        for node in root.iter(f"{WP}docPr"):
            if not str(node.get("descr", "")).strip():
                yield f"{name}: drawing {node.get('id')} has no alternative text"


def header_rows(parts: Parts) -> Iterator[str]:
    """Tables of which neither the first row nor the first column is a head."""
    for name, root in trees(parts):
        for place, table in enumerate(root.iter(f"{W}tbl"), 1):
            look = table.find(f"{W}tblPr/{W}tblLook")
            column = look is not None and look.get(f"{W}firstColumn") == "1"
            if not column and table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
                yield f"{name}: table {place} has no header row"


def han_faces(parts: Parts) -> Iterator[str]:
    """Runs of Han characters that a face without any would set."""
    faces = _Faces(parts)
    for name, root in trees(parts):
        for paragraph in root.iter(f"{W}p"):
            for run in paragraph.iter(f"{W}r"):
                text = "".join(node.text or "" for node in run.iter(f"{W}t"))
                if HAN.search(text) and (face := faces.of(paragraph, run)) in faces.latin:
                    yield f"{name}: {text[:20]!r} is set in {face}"


class _Faces:
    """Which face the style sheet sets a run's Han characters in."""

    def __init__(self, parts: Parts) -> None:
        sheet = etree.fromstring(parts["word/styles.xml"])
        self.styles = {str(style.get(f"{W}styleId")): style for style in sheet.iter(f"{W}style")}
        self.default = sheet.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
        self.theme = next(
            (etree.fromstring(parts[name]) for name in parts if name.startswith("word/theme/theme")), None
        )
        fonts = [] if self.theme is None else [*self.theme.iter(f"{A}latin")]
        stated = [] if self.default is None else [self.default.get(f"{W}ascii")]
        self.latin = {*(str(font.get("typeface")) for font in fonts), *map(str, stated), "Calibri", "Arial", "Cambria",
                      "Times New Roman", NO_FACE}  # fmt: skip

    def of(self, paragraph: Element, run: Element) -> str:
        own = run.find(f"{W}rPr/{W}rFonts")
        chains = (run.find(f"{W}rPr/{W}rStyle"), paragraph.find(f"{W}pPr/{W}pStyle"))
        stated = [own, *(fonts for chain in chains for fonts in self.chain(chain)), self.default]
        return next((face for fonts in stated if fonts is not None if (face := self.face(fonts))), NO_FACE)

    def chain(self, reference: Element | None) -> Iterator[Element | None]:
        while reference is not None and (style := self.styles.get(str(reference.get(f"{W}val")))) is not None:
            yield style.find(f"{W}rPr/{W}rFonts")
            reference = style.find(f"{W}basedOn")

    def face(self, fonts: Element) -> str:
        theme = fonts.get(f"{W}eastAsiaTheme")
        if theme is None or self.theme is None:
            return str(fonts.get(f"{W}eastAsia", ""))
        role = next(self.theme.iter(f"{A}{str(theme)[:5]}Font"))
        own = role.find(f"{A}ea")
        simplified = role.find(f"{A}font[@script='Hans']")
        named = [str(node.get("typeface", "")) for node in (own, simplified) if node is not None]
        return next(filter(None, named), str(fonts.get(f"{W}eastAsia", "")))


def styles_and_lists(parts: Parts) -> Iterator[str]:
    """Styles and lists that are used and not there."""
    sheet = etree.fromstring(parts["word/styles.xml"])
    styles = {str(style.get(f"{W}styleId")) for style in sheet.iter(f"{W}style")}
    numbering = etree.fromstring(parts.get("word/numbering.xml", b"<none/>"))
    lists = {str(made.get(f"{W}numId")) for made in numbering.iter(f"{W}num")} | {"0"}
    for name, root in (*trees(parts), ("word/styles.xml", sheet)):
        used = {str(node.get(f"{W}val")) for node in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
        yield from (f"{name}: no style {style}" for style in sorted(used - styles))
        numbered = {str(node.get(f"{W}val")) for node in root.iter(f"{W}numId")}
        yield from (f"{name}: no list {number}" for number in sorted(numbered - lists))


CHECKS: tuple[Callable[[Parts], Iterator[str]], ...] = (
    drawing_numbers,
    bookmarks,
    content_types,
    relationships,
    notes,
    charts,
    alternative_texts,
    header_rows,
    han_faces,
    styles_and_lists,
)
