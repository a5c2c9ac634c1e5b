"""What the file says of itself: title, authors, language, date, and which brief it was made from (ISO/IEC 29500-2, 11)."""

from __future__ import annotations

import briefgen
from briefgen.doctree import Document
from briefgen.render.pptx.oxml.package import Package
from briefgen.render.pptx.oxml.xml import Element, el, serialised, told

CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
APPLICATION_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id of properties that a file's owner defines."""

FIRST_ID = 2
"""Ids below are reserved."""


def write_properties(package: Package, document: Document, slides: int) -> None:
    """Adds the core, application and custom properties, in place of the template's."""
    parts = (
        ("docProps/core.xml", CORE, CORE_TYPE, _core(document)),
        ("docProps/app.xml", "extended-properties", APPLICATION_TYPE, _application(slides)),
        ("docProps/custom.xml", "custom-properties", CUSTOM_TYPE, _custom(document)),
    )
    for name, kind, content_type, root in parts:
        package.unrelate("", kind)
        package.relate("", kind, package.add(name, serialised(root), content_type))


def _core(document: Document) -> Element:
    meta = document.meta
    authors = "; ".join(meta.authors)
    day = f"{meta.date.isoformat()}T00:00:00Z"
    values = {
        "dc:title": meta.title,
        "dc:subject": meta.subtitle,
        "dc:creator": authors,
        "dc:identifier": meta.id,
        "dc:language": document.lang,
        "cp:category": meta.series,
        "cp:contentStatus": meta.classification,
        "cp:lastModifiedBy": authors,
    }
    dates = (told(f"dcterms:{name}", day, xsi_type="dcterms:W3CDTF") for name in ("created", "modified"))
    return el("cp:coreProperties", *(told(name, value) for name, value in values.items() if value), *dates)


def _application(slides: int) -> Element:
    return el("ext:Properties", told("ext:Application", "briefgen"), told("ext:Slides", str(slides)))


def _custom(document: Document) -> Element:
    meta = document.meta
    values = {
        "briefgen.id": meta.id,
        "briefgen.language": document.language,
        "briefgen.version": briefgen.__version__,
        "briefgen.content": meta.content_hash,
    }
    held = (
        el("cust:property", told("vt:lpwstr", value), fmtid=USER_DEFINED, pid=number, name=name)
        for number, (name, value) in enumerate(values.items(), FIRST_ID)
    )
    return el("cust:Properties", *held)
