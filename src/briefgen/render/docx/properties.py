"""What the file says of itself: title, authors, language, date, and which brief it was made from."""

from __future__ import annotations

import datetime as dt

import briefgen
from briefgen.doctree import Document
from briefgen.render.docx.oxml.properties import custom_properties
from briefgen.render.docx.oxml.runs import language
from briefgen.render.docx.oxml.xml import Element, qualified, w
from briefgen.render.docx.package import Package
from briefgen.xmltext import xml_text

LONGEST = 255
"""The characters that python-docx lets a core property have."""


def write_properties(package: Package, document: Document, template: str = "") -> None:
    """Writes the core properties and those of ours; `template` is the name of the user's own, if there is one."""
    meta = document.meta
    authors = "; ".join(meta.authors)
    day = dt.datetime.combine(meta.date, dt.time())
    values = {
        "title": meta.title,
        "subject": meta.subtitle,
        "author": authors,
        "last_modified_by": authors,
        "language": document.lang,
        "category": meta.series,
        "content_status": meta.classification,
        "identifier": meta.id,
        "keywords": "; ".join(meta.keywords),
        "comments": "",
        "version": "",
    }
    for name, value in values.items():
        setattr(package.properties, name, xml_text(value)[:LONGEST])
    package.properties.created = package.properties.modified = day
    package.properties.revision = 1
    package.custom_properties(custom_properties({
        "briefgen.id": meta.id,
        "briefgen.language": document.language,
        "briefgen.version": briefgen.__version__,
        "briefgen.content": meta.content_hash,
        **({"briefgen.template": xml_text(template)} if template else {}),
    }))  # fmt: skip


def declare_languages(package: Package, latin: str, han: str) -> None:
    """Makes these the languages of all text that declares no other."""
    declared = language(latin, han)
    properties = _child(_child(_child(package.styles, "docDefaults", 0), "rPrDefault", 0), "rPr")
    for old in properties.findall(declared.tag):
        properties.remove(old)
    properties.append(declared)
    for fonts in package.settings.findall(qualified("w:themeFontLang")):
        fonts.attrib.update(declared.attrib)


def _child(parent: Element, tag: str, place: int | None = None) -> Element:
    """The child of that tag, made where there is none."""
    found = parent.find(qualified(f"w:{tag}"))
    if found is None:
        found = w(tag)
        parent.insert(len(parent) if place is None else place, found)
    return found
