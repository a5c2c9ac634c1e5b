"""Our styles as a customer's file is given them: in its faces, and without what its own text styles would add to them."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from briefgen.render.docx.customer.styles import Serving, folded, name_of
from briefgen.render.docx.oxml.xml import Element, W, w

FIRST_LINE = (W + "firstLine", W + "firstLineChars")
HEADINGS = ("heading 1", "title", "heading 2", "heading 3")


def dressed(ours: Element, theirs: Mapping[str, Serving]) -> Element:
    """The root of our styles, each of which takes the faces of the text or of the headings of theirs."""
    heading = next((theirs[name].style for name in HEADINGS if name in theirs), None)
    normal = theirs["normal"].style if "normal" in theirs else None
    for style in ours.iterfind(W + "style"):
        _reface(style, heading)
        if normal is not None:
            _undo(style, normal)
        if folded(name_of(style)) == "heading unnumbered" and "heading 1" in theirs:
            _leave_to_base(style)
    return ours


def _reface(style: Element, heading: Element | None) -> None:
    """Text takes the face of what it is based on; headings that of their headings, and their colour."""
    for fonts in list(style.iter(W + "rFonts")):
        if fonts.get(W + "asciiTheme") is None:
            continue  # a face of code
        properties = fonts.getparent()
        assert properties is not None
        properties.remove(fonts)
        if "major" in str(fonts.get(W + "asciiTheme")) and heading is not None:
            for tag in ("color", "rFonts"):
                stated = heading.find(f"{W}rPr/{W}{tag}")
                old = properties.find(W + tag)
                if stated is not None and old is not None:
                    properties.replace(old, deepcopy(stated))
                elif stated is not None:
                    properties.insert(0, deepcopy(stated))


def _undo(style: Element, normal: Element) -> None:
    """Takes back what their Normal does to all paragraphs: first lines set in, as in Chinese, and justified lines."""
    properties = style.find(W + "pPr")
    if properties is None or style.get(W + "type") != "paragraph":
        return
    indent = normal.find(f"{W}pPr/{W}ind")
    if indent is not None and any(indent.get(name) for name in FIRST_LINE):
        _set_flush(properties)
    if normal.find(f"{W}pPr/{W}jc") is not None and properties.find(W + "jc") is None:
        before = properties.find(W + "outlineLvl")
        properties.insert(len(properties) if before is None else properties.index(before), w("jc", val="left"))


def _set_flush(properties: Element) -> None:
    own = properties.find(W + "ind")
    if own is None:
        own = w("ind")
        after = [W + tag for tag in ("contextualSpacing", "jc", "outlineLvl")]
        place = next((place for place, each in enumerate(properties) if each.tag in after), len(properties))
        properties.insert(place, own)
    own.set(W + "firstLineChars", "0")
    if own.get(W + "hanging") is None and properties.find(W + "numPr") is None:
        own.set(W + "firstLine", "0")


def _leave_to_base(style: Element) -> None:
    for tag in ("rPr", f"pPr/{W}spacing"):
        found = style.find(W + tag)
        if found is not None:
            found.getparent().remove(found)  # type: ignore[union-attr]
