"""A brand's logo at the head of a Word template's first page (ISO/IEC 29500-1, 17.10.4)."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from briefgen.render.docx.oxml.drawings import Frame, picture
from briefgen.render.docx.oxml.xml import Element, W, qualified, serialised, w, w_root
from briefgen.theme.logo import Logo
from briefgen.zipped import CONTENT_TYPES, zipped

EMU_PER_CM = 360_000
ROOM = 5.0, 1.2
"""The room for a logo in centimetres, width and height."""

HEADER, NUMBER = "header1.xml", "rIdLogo"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def with_logo(data: bytes, logo: Logo) -> bytes:
    """A template of ours with a logo at the right of its first page's header; the other pages' is left free."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    image = f"media/logo.{logo.suffix}"
    parts[f"word/{image}"] = logo.data
    parts[f"word/{HEADER}"] = serialised(_header(logo))
    parts[f"word/_rels/{HEADER}.rels"] = serialised(_related(_empty("Relationships"), "rId1", "image", image))
    for name, change in (
        ("word/document.xml", _refer),
        ("word/_rels/document.xml.rels", lambda root: _related(root, NUMBER, "header", HEADER)),
        (CONTENT_TYPES, lambda root: _typed(root, logo)),
    ):
        parts[name] = serialised(change(etree.fromstring(parts[name])))
    return zipped(parts.items())


def _header(logo: Logo) -> Element:
    width, height = (round(side * EMU_PER_CM) for side in logo.within(*ROOM))
    shown = picture(Frame(1, "Logo", logo.alt, width, height), "rId1")
    return w_root("hdr", w("p", w("pPr", w("spacing", line="240", lineRule="auto"), w("jc", val="right")), shown))


def _refer(root: Element) -> Element:
    """The document with the header on its first page."""
    page = next(root.iter(f"{W}sectPr"))
    reference = w("headerReference", type="first")
    reference.set(qualified("r:id"), NUMBER)
    page.insert(0, reference)
    page.append(w("titlePg"))
    return root


def _empty(name: str) -> Element:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return etree.Element(f"{{{space}}}{name}", nsmap={None: space})  # type: ignore[dict-item]


def _related(root: Element, number: str, kind: str, target: str) -> Element:
    tag = str(root.tag).removesuffix("s")
    etree.SubElement(root, tag, Id=number, Type=f"{OFFICE}/{kind}", Target=target)
    return root


def _typed(root: Element, logo: Logo) -> Element:
    space = str(root.tag).removesuffix("Types")
    root.insert(0, etree.Element(f"{space}Default", Extension=logo.suffix, ContentType=logo.media_type))
    etree.SubElement(root, f"{space}Override", PartName=f"/word/{HEADER}", ContentType=HEADER_TYPE)
    return root
