"""Custom document properties (ISO/IEC 29500-1, 22.3)."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from briefgen.render.docx.oxml.xml import Element, in_namespace
from briefgen.xmltext import xml_text

PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
OWNER = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id of properties that a user defines."""
FIRST = 2
"""The least id of a property; 0 and 1 are reserved."""


def custom_properties(values: Mapping[str, str]) -> Element:
    root = in_namespace(PROPERTIES, "Properties", vt=VALUES)
    for number, (name, value) in enumerate(values.items(), FIRST):
        held = etree.SubElement(root, f"{{{PROPERTIES}}}property", fmtid=OWNER, pid=str(number), name=name)
        etree.SubElement(held, f"{{{VALUES}}}lpwstr").text = xml_text(value)
    return root
