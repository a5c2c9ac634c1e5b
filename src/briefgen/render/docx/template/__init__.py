"""The Word template, made from a theme: styles, lists, fonts, colours and the page; no text.

One template for each script, since a style has one size and Han text is set in others than Latin text.
"""

from __future__ import annotations

from lxml import etree

from briefgen.render.docx.names import template_name
from briefgen.render.docx.oxml.notes import notes_root
from briefgen.render.docx.oxml.page import page_properties
from briefgen.render.docx.oxml.xml import Element, in_namespace, serialised, w, w_root
from briefgen.render.docx.template.fonts import font_table
from briefgen.render.docx.template.numbering import numbering
from briefgen.render.docx.template.settings import settings
from briefgen.render.docx.template.styles import style_sheet
from briefgen.render.docx.template.theme import theme_part
from briefgen.theme import Script, Theme
from briefgen.zipped import zipped

SCRIPTS: tuple[Script, ...] = ("latin", "han")

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def files(theme: Theme) -> dict[str, bytes]:
    """Every file that this format keeps in its folder of templates, by name."""
    return {template_name(script): make_template(theme, script) for script in SCRIPTS}


def design_parts(theme: Theme, script: Script) -> tuple[Element, Element]:
    """The roots of our styles and of our lists."""
    return style_sheet(theme, script), numbering(theme)


def make_template(theme: Theme, script: Script) -> bytes:
    """An empty Word file of the theme's design, set for one script."""
    parts = {
        "document": ("document.main+xml", w_root("document", w("body", page_properties(theme)))),
        "styles": ("styles+xml", style_sheet(theme, script)),
        "numbering": ("numbering+xml", numbering(theme)),
        "settings": ("settings+xml", settings(script)),
        "fontTable": ("fontTable+xml", font_table(theme)),
        "footnotes": ("footnotes+xml", notes_root("footnote")),
        "endnotes": ("endnotes+xml", notes_root("endnote")),
    }
    kinds = {f"/word/{name}.xml": WORD_TYPE + kind for name, (kind, _) in parts.items()}
    kinds["/word/theme/theme1.xml"] = THEME_TYPE
    kinds["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    related = {f"{OFFICE}/{name}": f"{name}.xml" for name in parts if name != "document"}
    top = {
        f"{OFFICE}/officeDocument": "word/document.xml",
        f"{PACKAGE}/relationships/metadata/core-properties": "docProps/core.xml",
    }
    trees = {f"word/{name}.xml": root for name, (_, root) in parts.items()}
    trees |= {
        "[Content_Types].xml": _content_types(kinds),
        "_rels/.rels": _relationships(top),
        "docProps/core.xml": in_namespace(f"{PACKAGE}/metadata/core-properties", "coreProperties"),
        "word/_rels/document.xml.rels": _relationships(related | {f"{OFFICE}/theme": "theme/theme1.xml"}),
        "word/theme/theme1.xml": theme_part(theme),
    }
    return zipped((name, serialised(root)) for name, root in trees.items())


def _content_types(kinds: dict[str, str]) -> Element:
    root = in_namespace(f"{PACKAGE}/content-types", "Types")
    for extension, kind in (("rels", RELATIONSHIPS_TYPE), ("xml", "application/xml")):
        etree.SubElement(root, "Default", Extension=extension, ContentType=kind)
    for name, kind in kinds.items():
        etree.SubElement(root, "Override", PartName=name, ContentType=kind)
    return root


def _relationships(targets: dict[str, str]) -> Element:
    root = in_namespace(f"{PACKAGE}/relationships", "Relationships")
    for number, (kind, target) in enumerate(targets.items(), 1):
        etree.SubElement(root, "Relationship", Id=f"rId{number}", Type=kind, Target=target)
    return root
