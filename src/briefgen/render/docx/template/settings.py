"""The document's settings."""

from __future__ import annotations

from briefgen.render.docx.measures import cm
from briefgen.render.docx.oxml.notes import SEPARATORS
from briefgen.render.docx.oxml.xml import Element, w, w_root
from briefgen.theme import Script

COMPATIBILITY, WORD_2013 = "compatibilityMode", "15"
"""The compatibility mode of Word 2013 and later; a file without one opens in that of Word 2007."""

COLOURS = {
    "bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "hyperlink": "hyperlink", "followedHyperlink": "followedHyperlink",
}  # fmt: skip


def settings(script: Script) -> Element:
    """The root of settings.xml, its children in the schema's order (17.15.1.78)."""
    separators = list(SEPARATORS.values())
    return w_root(
        "settings",
        w("zoom", percent="100"),
        w("defaultTabStop", val=str(cm(1.25))),
        w("characterSpacingControl", val="compressPunctuation" if script == "han" else "doNotCompress"),
        w("footnotePr", *(w("footnote", id=number) for number in separators)),
        w("endnotePr", w("numFmt", val="decimal"), *(w("endnote", id=number) for number in separators)),
        w("compat", *map(setting, (COMPATIBILITY, "overrideTableStyleFontSizeAndJustification", "enableOpenTypeFeatures",
                                    "doNotFlipMirrorIndents", "differentiateMultirowTableHeaders"))),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
        w("clrSchemeMapping", **COLOURS),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )  # fmt: skip


def setting(name: str) -> Element:
    """A setting of how the file is laid out, as Word 2013 has it."""
    value = WORD_2013 if name == COMPATIBILITY else "1"
    return w("compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)
