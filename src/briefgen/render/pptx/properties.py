"""What the file says of itself: title, authors, language, date, and which brief it was made from (ISO/IEC 29500-2, 11)."""

from __future__ import annotations

import datetime as dt

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

import briefgen
from briefgen.doctree import Document
from briefgen.markup import Markup, el, told
from briefgen.render.pptx.oxml.xml import own
from briefgen.render.pptx.package import Package
from briefgen.xmltext import xml_text

LONGEST = 255
"""The characters that python-pptx lets a core property have."""

EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"

USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id of properties that a file's owner defines."""

FIRST_ID = 2
"""Ids below are reserved."""


def write_properties(package: Package, document: Document, template: str = "") -> None:
    """Adds the core, application and custom properties; `template` is the name of a customer's file, if there is one."""
    _write_core(package, document)
    slides = len(package.slides)
    for name, content_type, kind, root in (
        ("app", CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, _application(slides)),
        ("custom", CT.OFC_CUSTOM_PROPERTIES, RT.CUSTOM_PROPERTIES, _custom(document, template, slides)),
    ):
        package.relate_to(package.add(f"/docProps/{name}.xml", content_type, root), kind)


def _write_core(package: Package, document: Document) -> None:
    meta, core = document.meta, package.core_properties
    authors = "; ".join(meta.authors)
    values = {
        "title": meta.title,
        "subject": meta.subtitle,
        "author": authors,
        "identifier": meta.id,
        "language": document.lang,
        "category": meta.series,
        "content_status": meta.classification,
        **({"keywords": "; ".join(meta.keywords)} if meta.keywords else {}),
        "last_modified_by": authors,
    }
    for name, value in values.items():
        setattr(core, name, xml_text(value)[:LONGEST])
    core.created = core.modified = dt.datetime.combine(meta.date, dt.time())


def _application(slides: int) -> Markup:
    return el("Properties", told("Application", "briefgen"), told("Slides", str(slides)), xmlns=EXTENDED)


def _custom(document: Document, template: str, slides: int) -> Markup:
    meta = document.meta
    values = {
        "briefgen.id": meta.id,
        "briefgen.language": document.language,
        "briefgen.version": briefgen.__version__,
        "briefgen.content": meta.content_hash,
        "briefgen.slides": str(slides),
        **({"briefgen.template": template} if template else {}),
    }
    held = (
        el("property", told("vt:lpwstr", value, **own("vt")), fmtid=USER_DEFINED, pid=number, name=name)
        for number, (name, value) in enumerate(values.items(), FIRST_ID)
    )
    return el("Properties", *held, xmlns=CUSTOM)
