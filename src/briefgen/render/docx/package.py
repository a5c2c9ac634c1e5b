"""The package being written. python-docx, known only here, opens and saves it and keeps its parts."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.coreprops import CoreProperties
from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.pkgwriter import _ContentTypesItem
from lxml import etree

from briefgen.diagnostics import InputError, Where, error
from briefgen.render.docx.oxml.runs import NoteKind
from briefgen.render.docx.oxml.xml import Element, W, w_root
from briefgen.zipped import CONTENT_TYPES, zipped

EMU_PER_INCH = 914_400
SENSIBLE_DPI, USUAL_DPI = range(10, 10_000), 96
"""Pictures say their resolution, and some say nonsense."""

KEPT = frozenset(
    ("styles", "numbering", "settings", "webSettings", "fontTable", "theme", "header", "footer", "customXml")
)
"""The relationships of a base's document that still mean something once its text is taken out."""

NOTES = {
    "footnote": (CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
    "endnote": (CONTENT_TYPE.WML_ENDNOTES, RELATIONSHIP_TYPE.ENDNOTES),
}
RUNNING = {
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}


OWN_RUNNING = frozenset(f"briefgen-{kind}{page}.xml" for kind in RUNNING for page in ("", "-turned"))


class Links:
    """The addresses that one part links to, each related once."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._known: dict[str, str] = {}

    def __call__(self, url: str) -> str:
        """The relationship to an address. Its id is our own, for python-docx looks through all it has to find a free one."""
        if url not in self._known:
            self._known[url] = f"link{len(self._known) + 1}"
            self._part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, url, self._known[url], is_external=True)
        return self._known[url]


class Package:
    """A Word file made of a base whose text is taken out; `name` is the base's in what InputError says."""

    def __init__(self, base: bytes, name: str) -> None:
        self._word = _opened(base, name)
        self._part = self._word.part
        self.body: Element = self._word.element.body
        self.link = Links(self._part)
        self._empty()

    def _empty(self) -> None:
        """Takes out what is no part of a document's design; a template of ours has no text."""
        for number, relation in list(self._part.rels.items()):
            if relation.reltype.rpartition("/")[2] not in KEPT:
                del self._part.rels[number]

    @property
    def page(self) -> Element:
        """The properties of the page that our text is on."""
        page = self.body.find(f"{W}sectPr")
        assert page is not None, "a template of ours has a page"
        return page

    @property
    def styles(self) -> Element:
        """The root of the styles part."""
        root: Element = self._word.styles.element
        return root

    @property
    def settings(self) -> Element:
        root: Element = self._word.settings.element
        return root

    @property
    def numbering(self) -> Element:
        """The root of the numbering part, which is made where the base has none."""
        for relation in self._part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
                found: Element = relation.target_part.element
                return found
        root = w_root("numbering")
        self._add("/word/numbering.xml", (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING), root)
        return root

    @property
    def properties(self) -> CoreProperties:
        properties: CoreProperties = self._word.core_properties
        return properties

    def picture(self, data: bytes) -> tuple[str, int, int] | None:
        """Adds an image once, however often it is shown: its relationship, and its own width and height in EMU.

        None where the bytes are no image that Word shows.
        """
        try:
            relationship, image = self._part.get_or_add_image(io.BytesIO(data))
        except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError):
            return None
        across, down = (dpi if dpi in SENSIBLE_DPI else USUAL_DPI for dpi in (image.horz_dpi, image.vert_dpi))
        return relationship, image.px_width * EMU_PER_INCH // across, image.px_height * EMU_PER_INCH // down

    def svg(self, number: int, data: bytes) -> str:
        """Adds an SVG drawing; its relationship."""
        part = Part(PackURI(f"/word/media/drawing{number}.svg"), "image/svg+xml", data, self._part.package)
        return str(self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))

    def chart(self, number: int, xml: bytes, workbook: bytes, shapes: bytes = b"") -> str:
        """Adds a chart with its workbook, which it knows as rId1, and what is drawn over it, rId2; its relationship."""
        package = self._part.package
        chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, xml, package)
        cells = Part(PackURI(f"/word/embeddings/workbook{number}.xlsx"), CONTENT_TYPE.SML_SHEET, workbook, package)
        chart.relate_to(cells, RELATIONSHIP_TYPE.PACKAGE)
        if shapes:
            over = Part(PackURI(f"/word/drawings/drawing{number}.xml"), CONTENT_TYPE.DML_CHARTSHAPES, shapes, package)
            chart.relate_to(over, RELATIONSHIP_TYPE.CHART_USER_SHAPES)
        return str(self._part.relate_to(chart, RELATIONSHIP_TYPE.CHART))

    def notes(self, kind: NoteKind, root: Element) -> Links:
        """Adds the part of which `root` is, or will be, the content; what its notes link to."""
        part, _ = self._add(f"/word/{kind}s.xml", NOTES[kind], root)
        return Links(part)

    def running(self, kind: str, root: Element, page: str = "") -> str:
        """Adds a "header" or "footer" part for all pages, or for those that are "-turned"; its relationship."""
        _, relationship = self._add(f"/word/briefgen-{kind}{page}.xml", RUNNING[kind], root)
        return relationship

    def custom_properties(self, root: Any) -> None:
        """Adds the custom properties, in place of the base's."""
        package = self._part.package
        for number, relation in list(package.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
                del package.rels[number]
        part = XmlPart(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, root, package)
        package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)

    def saved(self) -> bytes:
        """The finished file, the same bytes each time. It is packed here, since python-docx would pack it otherwise."""
        package = self._part.package
        parts = package.parts
        for part in parts:
            part.before_marshal()
        content_types: Any = _ContentTypesItem  # python-docx writes no types for it
        packed = [(CONTENT_TYPES, content_types.from_parts(parts).blob), (PACKAGE_URI.rels_uri, package.rels.xml)]
        packed += [(part.partname, part.blob) for part in parts]
        packed += [(part.partname.rels_uri, part.rels.xml) for part in parts if len(part.rels)]
        return zipped((name.lstrip("/"), content) for name, content in packed)

    def _add(self, name: str, kind: tuple[str, str], root: Any) -> tuple[XmlPart, str]:
        """Adds a part of these content and relationship types; the part and its relationship."""
        part = XmlPart(PackURI(name), kind[0], root, self._part.package)
        return part, str(self._part.relate_to(part, kind[1]))


def _opened(base: bytes, name: str) -> WordDocument:
    """The base as python-docx opens it."""
    try:
        word = docx.Document(io.BytesIO(base))
        if word.element.body is None:
            raise ValueError("a document has a body")
        return word
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, AttributeError) as fault:
        found = error("not-docx", "the template is not a Word file (.docx or .dotx) that can be built on", Where(name),
                      hint="save it from Word as .docx or .dotx")  # fmt: skip
        raise InputError(found) from fault
