"""The notes master: the slide's picture over what the speaker says (ISO/IEC 29500-1, 19.3.1.27)."""

from __future__ import annotations

from briefgen.markup import Markup, el
from briefgen.render.pptx.oxml.colour import Ink
from briefgen.render.pptx.oxml.shapes import tree
from briefgen.render.pptx.oxml.xml import root
from briefgen.render.pptx.template.layouts import MAP, Sheet
from briefgen.render.pptx.template.styles import ALL_LEVELS, SMALLER, level, style_of
from briefgen.theme import Box, Style, Theme

WIDTH, HEIGHT = 7.5, 10.0
PICTURE = Box(0.75, 0.75, 6.0, 3.375)
TEXT = Box(0.75, 4.5, 6.0, 4.75)
PICTURE_INDEX, TEXT_INDEX = 2, 3


def notes_master(theme: Theme) -> Markup:
    """The root of notesMaster1.xml."""
    ink = Ink(theme)
    sheet = Sheet(ink)
    sheet.held("Slide", "sldImg", PICTURE_INDEX, PICTURE, [], el("a:p"))
    sheet.held("Notes", "body", TEXT_INDEX, TEXT, [], el("a:p"))
    ground = el("p:bg", el("p:bgPr", ink.fill("white"), el("a:effectLst")))
    body = style_of(theme, "body")
    style = Style(body.size - 2 * SMALLER, body.leading - 2 * SMALLER, before=body.size / 4)
    levels = (level(ink, number, style) for number in range(1, ALL_LEVELS + 1))
    return root(
        "p:notesMaster",
        el("p:cSld", ground, tree(sheet.shapes)),
        el("p:clrMap", **MAP),
        el("p:notesStyle", *levels),
    )
