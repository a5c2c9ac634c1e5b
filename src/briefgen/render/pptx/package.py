"""The package being written. python-pptx opens and saves it and keeps its parts; what stands in them is ours."""

from __future__ import annotations

import io
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from functools import cached_property, lru_cache, partial
from typing import Any

import pptx.package
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TARGET_MODE as RTM
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import CT_Relationships
from pptx.opc.package import Part, _Relationship
from pptx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from pptx.opc.serialized import _PhysPkgWriter
from pptx.opc.spec import default_content_types
from pptx.oxml import parse_xml
from pptx.parts.presentation import PresentationPart
from pptx.presentation import Presentation
from pptx.shared import PartElementProxy

from briefgen.charts.native import CONTENT_TYPE as CHART_TYPE
from briefgen.charts.native import WORKBOOK_TYPE, NativeChart
from briefgen.markup import Markup, el, written
from briefgen.render.pptx.oxml.xml import own
from briefgen.zipped import zipped

KEPT = frozenset(
    ("slideMaster", "notesMaster", "handoutMaster", "theme", "presProps", "tableStyles", "font", "customXml")
)
"""The relationships of a template's presentation that still mean something once its slides are taken out."""

OF_SLIDES = ("p:sldIdLst", "p:custShowLst", "p:extLst")
"""Where a presentation speaks of its slides; its extensions are sections and the like."""

CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
SUFFIXES = {"image/png": "png", "image/jpeg": "jpeg", "image/svg+xml": "svg"}


class Package(pptx.package.Package):
    """A PowerPoint file. Its parts are named here: to find a free name, python-pptx looks through all there are."""

    def __init__(self, file: io.BytesIO | None = None) -> None:
        super().__init__(file or io.BytesIO())
        self.slides: list[Part] = []
        self._pictures: dict[bytes, Part] = {}
        self._numbers: defaultdict[str, Iterator[int]] = defaultdict(partial(itertools.count, 1))
        self._shared: Mapping[str, bytes] = {}

    @classmethod
    def of_template(cls, data: bytes) -> Package:
        """An ordinary presentation with a template's masters and none of its slides."""
        package = cls.open(io.BytesIO(data))
        package._empty()
        return package

    def _empty(self) -> None:
        """Takes the slides out of a template, and what only they need; makes an ordinary presentation of it."""
        theirs = self.main_document_part
        ours = PresentationPart.load(theirs.partname, CT.PML_PRESENTATION_MAIN, self, theirs.blob)
        ours.load_rels_from_xml(parse_xml(theirs.rels.xml), {part.partname: part for part in self.iter_parts()})
        for number in list(self._rels):
            self.drop_rel(number)
        self.relate_to(ours, RT.OFFICE_DOCUMENT)
        _forget(ours.presentation, lambda kind: kind not in KEPT)
        for element in ours.presentation.element.xpath("|".join(OF_SLIDES)):
            ours.presentation.element.remove(element)
        for master in ours.presentation.slide_masters:
            for sheet in (master, *master.slide_layouts):
                _forget(sheet, lambda kind: kind == "slide")
        self.add_views()

    def another(self) -> Package:
        """A package on the same masters and layouts, which it shares: its own are its presentation and what is added."""
        made, model = Package(), self.presentation_part
        part = PresentationPart(model.partname, model.content_type, made, deepcopy(model._element))
        shared = {each.partname: each for each in self.iter_parts() if each is not model}
        part.load_rels_from_xml(self._relations, shared)
        made.relate_to(part, RT.OFFICE_DOCUMENT)
        made._shared = self._written
        return made

    @cached_property
    def _relations(self) -> CT_Relationships:
        """The presentation's relationships."""
        made: CT_Relationships = parse_xml(self.presentation_part.rels.xml)
        return made

    @cached_property
    def _written(self) -> Mapping[str, bytes]:
        """What is written of the parts that other packages share, by the names in the file."""
        parts = _Parts()
        parts.write_parts(part for part in self.iter_parts() if part is not self.presentation_part)
        return parts.found

    @property
    def presentation(self) -> Presentation:
        """What python-pptx knows of the main part."""
        presentation: Presentation = self.presentation_part.presentation
        return presentation

    def iter_parts(self) -> Iterator[Part]:
        """Every part once. python-pptx's own goes down as deep as slides lead from one to the next."""
        waiting, seen = [self._rels], set[Part]()
        while waiting:
            for relation in waiting.pop().values():
                if not relation.is_external and relation.target_part not in seen:
                    seen.add(relation.target_part)
                    waiting.append(relation.target_part.rels)
                    yield relation.target_part

    def add(self, name: str, content_type: str, content: Markup | bytes = b"") -> Part:
        """A part, saved if anything is related to it."""
        return Part(PackURI(name), content_type, self, written(content) if isinstance(content, str) else content)

    def add_views(self) -> None:
        """Adds the state of PowerPoint's window, which it asks for; a template's may lead to its slides."""
        made = self.add("/ppt/viewProps.xml", CT.PML_VIEW_PROPS, el("p:viewPr", **own("p")))
        self.presentation_part.relate_to(made, RT.VIEW_PROPS)

    def free(self, name: str) -> str:
        """A name like "/ppt/charts/chart{}.xml" that no part has, counting from 1."""
        names = (name.format(number) for number in self._numbers[name])
        return next(each for each in names if each.lower() not in self._taken)

    @cached_property
    def _taken(self) -> frozenset[str]:
        return frozenset(part.partname.lower() for part in self.iter_parts())

    def add_slide(self, layout: Part) -> Part:
        """Adds a slide behind the others, nothing on it yet."""
        made = self.add(self.free("/ppt/slides/slide{}.xml"), CT.PML_SLIDE)
        made.relate_to(layout, RT.SLIDE_LAYOUT)
        self.slides.append(made)
        return made

    def relate_slides(self) -> list[str]:
        """The presentation's relationships to its slides, made all at once: to make one, python-pptx looks through all."""
        rels = self.presentation_part.rels
        listed = {f"slide{number}": slide for number, slide in enumerate(self.slides, 1)}
        for number, slide in listed.items():
            rels._rels[number] = _Relationship(rels._base_uri, number, RT.SLIDE, RTM.INTERNAL, slide)
        return list(listed)

    def add_picture(self, slide: Part, data: bytes, media_type: str) -> str:
        """Adds a picture once, however often it is shown; the slide's relationship to it."""
        if data not in self._pictures:
            name = self.free(f"/ppt/media/image{{}}.{SUFFIXES[media_type]}")
            self._pictures[data] = self.add(name, media_type, data)
        return slide.relate_to(self._pictures[data], RT.IMAGE)

    def add_chart(self, slide: Part, chart: NativeChart) -> str:
        """Adds a chart with its workbook, its first relationship; the slide's relationship to it."""
        made = self.add(self.free("/ppt/charts/chart{}.xml"), CHART_TYPE, chart.xml)
        cells = self.add(self.free("/ppt/embeddings/workbook{}.xlsx"), WORKBOOK_TYPE, chart.workbook)
        made.relate_to(cells, RT.PACKAGE)
        if chart.shapes:
            over = self.add(self.free("/ppt/drawings/drawing{}.xml"), CT.DML_CHARTSHAPES, chart.shapes)
            made.relate_to(over, RT.CHART_USER_SHAPES)
        return slide.relate_to(made, RT.CHART)

    def saved(self) -> bytes:
        """The finished file, the same bytes each time."""
        parts = _Parts()
        whole = tuple(self.iter_parts())
        # python-pptx's own `save` packs all parts; they are packed once, in our order.
        parts.write(CONTENT_TYPES_URI, _content_types(whole))
        parts.write(PACKAGE_URI.rels_uri, _relationships(self._rels))
        parts.write_parts(part for part in whole if part.partname.membername not in self._shared)
        return zipped({**parts.found, **self._shared}.items())


class _Parts(_PhysPkgWriter):
    """Takes what python-pptx writes to a package, part by part."""

    def __init__(self) -> None:
        self.found: dict[str, bytes] = {}

    def write(self, pack_uri: PackURI, blob: bytes) -> None:
        self.found[pack_uri.membername] = blob

    def write_parts(self, parts: Iterable[Part]) -> None:
        """Takes each part, and the part of its relationships."""
        for part in parts:
            self.write(part.partname, part.blob)
            if part.rels:
                self.write(part.partname.rels_uri, _relationships(part.rels))


def _content_types(parts: Iterable[Part]) -> bytes:
    """The part that says what each part holds, or all that end alike (ECMA-376-2, 10.1.2.2)."""
    usual = {"rels": CT.OPC_RELATIONSHIPS, "xml": CT.XML}
    others: dict[str, str] = {}
    for part in parts:
        ending = part.partname.ext.lower()
        if (ending, part.content_type) in default_content_types:
            usual[ending] = part.content_type
        else:
            others[part.partname] = part.content_type
    return written(
        el(
            "Types",
            *(el("Default", Extension=ending, ContentType=kind) for ending, kind in sorted(usual.items())),
            *(el("Override", PartName=name, ContentType=kind) for name, kind in sorted(others.items())),
            xmlns=CONTENT_TYPES,
        )
    )


def _relationships(rels: Mapping[str, Any]) -> bytes:
    """The part that lists relationships, in the order of their numbers (ECMA-376-2, 9.3.2)."""
    ordered = sorted(rels.values(), key=lambda relation: (len(relation.rId), relation.rId))
    return written(el("Relationships", *map(_relationship, ordered), xmlns=RELATIONSHIPS))


def _relationship(relation: Any) -> Markup:
    if relation.is_external:
        target, mode = relation.target_ref, "External"
    else:
        target, mode = _reference(relation._base_uri, relation.target_partname), None
    return el("Relationship", Id=relation.rId, Type=relation.reltype, Target=target, TargetMode=mode)


@lru_cache(maxsize=4096)
def _reference(base: str, name: PackURI) -> str:
    """A part's name as seen from a folder of the package: the same in each deck."""
    return name.relative_ref(base)


def _forget(sheet: PartElementProxy, unwanted: Callable[[str], bool]) -> None:
    """Ends a sheet's relationships of unwanted kinds ("slide"), and takes out what is named by them."""
    rels = sheet.part.rels
    gone = [number for number, relation in rels.items() if unwanted(relation.reltype.rpartition("/")[2])]
    for number in gone:
        rels.pop(number)
        for element in sheet.element.xpath(f"//*[@r:id='{number}']"):
            element.getparent().remove(element)
