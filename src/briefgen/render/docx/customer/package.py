"""A customer's package, its text taken out but for what stands about a {{ body }} mark, its placeholders filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from briefgen.diagnostics import Diagnostic, Where, did_you_mean, quoted, warning
from briefgen.officefile import open_office
from briefgen.render.docx.customer.accepted import accept, related, renumber
from briefgen.render.docx.customer.filled import BODY, NAMES, PLACEHOLDER, fill, own_text, placeholders
from briefgen.render.docx.oxml.notes import SEPARATORS
from briefgen.render.docx.oxml.xml import Element, W, qualified, serialised, w, w_root
from briefgen.render.docx.package import KEPT, OWN_RUNNING, Package
from briefgen.render.docx.template import OFFICE
from briefgen.render.docx.template.settings import COMPATIBILITY, setting

KEPT_ABOVE = ("officeDocument", "core-properties", "extended-properties", "custom-properties", "classificationlabels")
"""The package's own relationships that stay; a thumbnail or a signature would be of the template."""

LEFT_OUT = ("attachedTemplate", "mailMerge", "documentProtection", "writeProtection", "trackRevisions", "revisionView",
            "saveThroughXslt", "savePreviewPicture")  # fmt: skip
"""Settings that are of the template's own making, not of documents made on it."""

REFERENCES = (W + "headerReference", W + "footerReference")
PAGE = W + "sectPr"
R_ID = qualified("r:id")
OWN_CHARTS = 1_000
"""Added to our charts' numbers where the kept text has charts of its own."""


class CustomersPackage(Package):
    """`place` is what our text stands before; `marked` whether it has a place of its own; `warnings` what its user should know."""

    def __init__(self, data: bytes, name: str) -> None:
        opened = open_office(data, name, "docx")
        self.name = name
        self.warnings: list[Diagnostic] = [*opened.warnings(name)]
        self.faces: Mapping[str, str] = {}
        super().__init__(opened.data(), name)

    def _empty(self) -> None:
        self._forget_ours()
        for root in self.stories.values():
            accept(root)
        self._divide()
        used = set(related((self.body,)))
        for number, relation in list(self._part.rels.items()):
            if number not in used and relation.reltype.rpartition("/")[2] not in KEPT:
                del self._part.rels[number]
        kept_charts = any(each.reltype == RELATIONSHIP_TYPE.CHART for each in self._part.rels.values())
        self._beyond = OWN_CHARTS if kept_charts else 0
        renumber(self.stories.values())
        self._clear_settings()
        self._clear_above()

    def _forget_ours(self) -> None:
        """Takes out what we ran along the pages, if the file is one of ours, and references to what is not there."""
        for number in [number for number, each in self._part.rels.items() if each.target_ref in OWN_RUNNING]:
            del self._part.rels[number]
        for reference in list(self.body.iter(*REFERENCES)):
            if reference.get(R_ID) not in self._part.rels:
                reference.getparent().remove(reference)  # type: ignore[union-attr]

    def _divide(self) -> None:
        """Finds the {{ body }} mark and the page it is on, or takes all text out."""
        mark = next((each for each in self.body.findall(W + "p") if _is_mark(each)), None)
        pages = list(self._pages())
        last = self.body.find(PAGE)
        if last is None:
            last = w("sectPr")
            self.body.append(last)
            pages.append(last)
        self.marked = mark is not None
        if mark is None:
            self._tell_of_lost_text()
            self._page = last
            self._inherit(pages)
            self.body[:] = [last]
            self.place = last
            return
        self._page = next((page for page in pages if _stands_after(page, mark, self.body)), last)
        self._inherit(pages[: pages.index(self._page) + 1])
        self.place = _opened_at(mark)

    @property
    def page(self) -> Element:
        return self._page

    def _pages(self) -> Iterator[Element]:
        """The properties of each section, in order; a section's stand in its last paragraph (17.6.18)."""
        for child in self.body:
            found = child if child.tag == PAGE else child.find(f"{W}pPr/{PAGE}")
            if found is not None:
                yield found

    def _inherit(self, pages: list[Element]) -> None:
        """A section without a header of one type has that of the section before (17.10.1): says so itself."""
        for page in reversed(pages[:-1]):
            stated = {(each.tag, each.get(W + "type")) for each in self.page if each.tag in REFERENCES}
            for reference in [each for each in page if each.tag in REFERENCES]:
                if (reference.tag, reference.get(W + "type")) not in stated:
                    self.page.insert(0, deepcopy(reference))

    def _tell_of_lost_text(self) -> None:
        lost = list(placeholders(self.body))
        if BODY in lost:
            self._warn("template-mark", "{{ body }} does not stand in a paragraph of its own on the page",
                       "put it outside of tables, boxes and controls")  # fmt: skip
        elif lost:
            self._warn("template-mark", f"its text is left out, and {{{{ {lost[0]} }}}} with it: there is no {{{{ body }}}} in it",
                       "put {{ body }} in a paragraph of its own where the briefing is to stand")  # fmt: skip

    def _warn(self, code: str, message: str, hint: str) -> None:
        self.warnings.append(warning(code, message, Where(self.name), hint=hint))

    def running_parts(self) -> dict[str, Element]:
        """The roots of the headers and footers, by their parts' names."""
        ends = ("/header", "/footer")
        parts = (
            each.target_part
            for each in self._part.rels.values()
            if not each.is_external and each.reltype.endswith(ends)
        )
        return {str(part.partname).lstrip("/"): part.element for part in parts}

    @property
    def stories(self) -> dict[str, Element]:
        """All text of theirs that stays, by what to call it."""
        return {"its text": self.body, **self.running_parts()}

    def fill(self, values: Mapping[str, str]) -> frozenset[str]:
        """Fills the placeholders in all that stays; the names of those in the text."""
        told = frozenset(placeholders(self.body))
        for where, root in self.stories.items():
            fill(root, values, lambda name, where=where: self._unknown(name, where))  # type: ignore[misc]
        return told

    def _unknown(self, name: str, where: str) -> None:
        hint = did_you_mean(name, NAMES)
        self._warn("template-placeholder", f"{where} asks for {quoted(name)}, which a brief does not have", hint)

    @property
    def styles(self) -> Element:
        """The root of the styles part, which is made where there is none."""
        for relation in self._part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.STYLES:
                found: Element = relation.target_part.element
                return found
        root = w_root("styles")
        self._add("/word/styles.xml", (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES), root)
        return root

    @property
    def theme_part(self) -> Element | None:
        """The root of the theme, None where there is none."""
        for relation in self._part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.THEME:
                return etree.fromstring(relation.target_part.blob)
        return None

    def give(self, kind: str, content: tuple[str, Element]) -> None:
        """Adds a "theme" or "fontTable" part, of this content type, where there is none."""
        if not any(each.reltype == f"{OFFICE}/{kind}" for each in self._part.rels.values()):
            self._add(f"/word/briefgen-{kind}.xml", (content[0], f"{OFFICE}/{kind}"), content[1])

    def chart(self, number: int, xml: bytes, workbook: bytes, shapes: bytes = b"") -> str:
        """Charts are set in the theme's face, and in that of the text where this is another."""
        if self.faces:
            xml, shapes = self._faced(xml), self._faced(shapes) if shapes else b""
        return super().chart(number + self._beyond, xml, workbook, shapes)

    def _faced(self, xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        for name in root.iter(qualified("a:latin"), qualified("a:ea")):
            name.set("typeface", self.faces.get(str(name.get("typeface")), str(name.get("typeface"))))
        return serialised(root)

    def custom_properties(self, root: Any) -> None:
        """Adds ours to theirs: labels of secrecy are kept there, and fields of headers show some."""
        for relation in self._part.package.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
                theirs = etree.fromstring(relation.target_part.blob)
                ours = {each.get("name") for each in root}
                kept = [each for each in theirs if each.get("name") not in ours]
                for number, each in enumerate([*kept, *root], 2):
                    each.set("pid", str(number))
                root[:0] = kept
        super().custom_properties(root)

    def _clear_settings(self) -> None:
        settings = self.settings
        for tag in LEFT_OUT:
            for left in settings.findall(W + tag):
                settings.remove(left)
        for kind in ("footnote", "endnote"):
            for stated in settings.findall(f"{W}{kind}Pr"):
                stated[:] = [each for each in stated if kind == "footnote" and each.tag == W + "pos"]
                stated.extend(w(kind, id=number) for number in SEPARATORS.values())
        _modernise(settings)
        used = set(related((settings,)))
        for relation in self._part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.SETTINGS:
                rels = relation.target_part.rels
                for number in [number for number in rels if number not in used]:
                    del rels[number]

    def _clear_above(self) -> None:
        rels = self._part.package.rels
        for number, relation in list(rels.items()):
            if relation.reltype.rpartition("/")[2] not in KEPT_ABOVE or _is_no_properties(relation):
                del rels[number]


def _modernise(settings: Element) -> None:
    """Says that the file is of Word 2013 or later: older rules hang tables out of the column, and Word names them above
    the page ("Compatibility Mode").
    """
    compat = settings.find(W + "compat")
    if compat is None:
        compat = w("compat")
        settings.append(compat)
    for each in compat.findall(W + "compatSetting"):
        if each.get(W + "name") == COMPATIBILITY:
            compat.remove(each)
    compat.append(setting(COMPATIBILITY))


def _is_no_properties(relation: Any) -> bool:
    """Whether a part stands for the file's core properties, and is something else."""
    is_core = relation.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES
    return is_core and not str(relation.target_part.element.tag).endswith("}coreProperties")


def _is_mark(paragraph: Element) -> bool:
    found = PLACEHOLDER.fullmatch(own_text(paragraph).strip())
    return found is not None and found[1] == BODY


def _stands_after(page: Element, mark: Element, body: Element) -> bool:
    holder = page
    while holder.getparent() is not body:
        holder = holder.getparent()  # type: ignore[assignment]
    return body.index(holder) >= body.index(mark)


def _opened_at(mark: Element) -> Element:
    """What the text stands before: the mark itself, emptied, where it ends a section, else what follows it."""
    if mark.find(f"{W}pPr/{PAGE}") is not None:
        mark[:] = [each for each in mark if each.tag == W + "pPr"]
        return mark
    after, parent = mark.getnext(), mark.getparent()
    assert after is not None, "a body ends with its section's properties"
    assert parent is not None
    parent.remove(mark)
    return after
