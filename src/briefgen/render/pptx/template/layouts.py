"""The slide master and its layouts: what a colleague picks when adding a slide (ISO/IEC 29500-1, 19.3.1)."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.markup import Markup, el, told
from briefgen.render.pptx.oxml.colour import Ink
from briefgen.render.pptx.oxml.shapes import Frame, Place, form, holder, picture, placeholder, tree
from briefgen.render.pptx.oxml.text import ANCHOR, EMU_PER_INCH, SLIDE_NUMBER
from briefgen.render.pptx.oxml.xml import root
from briefgen.render.pptx.slides import Anchor
from briefgen.render.pptx.template.styles import bulleted, level, style_of, text_styles
from briefgen.theme import Box, Style, Theme
from briefgen.theme.logo import Logo

LAYOUT_IDS = 2_147_483_649
"""Ids of masters and layouts begin at 2**31 (19.7.10, 19.7.11); the master has the number before these."""

MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", "hlink": "hlink", "folHlink": "folHlink"} | {
    f"accent{number}": f"accent{number}" for number in range(1, 7)
}
LOGO_ID = 99
BODY, NUMBER, FOOTER = 1, 12, 11
"""The indices that tie a slide's placeholders to its layout's."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`type` is what Office takes the layout for when slides change their template (19.7.15).

    `alone` leaves out the master's own shapes. Forms on it bear the names of those planned, which it spares the slide.
    """

    name: str
    type: str
    shapes: Sequence[Markup]
    alone: bool = False

    def part(self) -> Markup:
        slide = el("p:cSld", tree(self.shapes), name=self.name)
        colours = el("p:clrMapOvr", el("a:masterClrMapping"))
        return root("p:sldLayout", slide, colours, type=self.type, preserve=1, showMasterSp=0 if self.alone else None)


@dataclass(slots=True)
class Sheet:
    """The shapes of one master or layout, numbered as they are drawn."""

    ink: Ink
    shapes: list[Markup] = dataclasses.field(default_factory=list)

    def frame(self, name: str, box: Box, *, decorative: bool = False) -> Frame:
        place = Place(*(round(side * EMU_PER_INCH) for side in (box.x, box.y, box.w, box.h)))
        return Frame(len(self.shapes) + 2, name, place, decorative=decorative)

    def rectangle(self, name: str, box: Box, fill: str) -> None:
        frame = self.frame(name, box, decorative=True)
        self.shapes.append(form(frame, "rect", self.ink.fill(fill), self.ink.line("", 0)))

    def held(self, name: str, kind: str, index: int, box: Box, levels: Sequence[Markup], text: Markup,
             anchor: Anchor = "top") -> None:  # fmt: skip
        """A placeholder, its style in `levels` and what it says until it is filled."""
        frame = el("a:bodyPr", el("a:noAutofit"), vert="horz", wrap="square", lIns=0, tIns=0, rIns=0, bIns=0, rtlCol=0,
                   anchor=ANCHOR[anchor])  # fmt: skip
        body = el("p:txBody", frame, el("a:lstStyle", *levels), text)
        self.shapes.append(placeholder(self.frame(name, box), kind, index, body, None))

    def title(self, box: Box, style: Style | None = None, *, kind: str = "title", anchor: Anchor = "top") -> None:
        levels = [level(self.ink, 1, style, heading=True)] if style else []
        self.held("Title", kind, 0, box, levels, _prompt("Title: the message in one sentence"), anchor)

    def foot(self, theme: Theme) -> None:
        """The footer and the slide's number."""
        style, zone = style_of(theme, "footer"), theme.slide.zone
        ink_number = dataclasses.replace(style, bold=True, colour="ink")
        number = el("a:p", el("a:fld", told("a:t", "‹#›"), id=SLIDE_NUMBER, type="slidenum"))
        self.held("Footer", "ftr", FOOTER, zone["footer"], [level(self.ink, 1, style)], el("a:p"))
        self.held("Slide number", "sldNum", NUMBER, zone["slide_number"],
                  [level(self.ink, 1, ink_number, align="r")], number)  # fmt: skip


def _prompt(text: str) -> Markup:
    return el("a:p", el("a:r", el("a:rPr", lang="en-US"), told("a:t", text)))


def master(theme: Theme, layout_ids: Sequence[str], logo: Markup | None = None) -> Markup:
    """The root of slideMaster1.xml; `layout_ids` are its relationships to the layouts, `logo` stands over all else."""
    ink = Ink(theme)
    sheet = Sheet(ink)
    sheet.rectangle("Section tab", theme.slide.zone["section_tab"], "accent")
    sheet.title(theme.slide.zone["title"])
    sheet.held("Body", "body", BODY, theme.slide.zone["body"], [], _prompt("Points"))
    sheet.foot(theme)
    listed = (el("p:sldLayoutId", id=LAYOUT_IDS + place, r_id=each) for place, each in enumerate(layout_ids))
    return root(
        "p:sldMaster",
        el(
            "p:cSld",
            el("p:bg", el("p:bgPr", ink.fill("white"), el("a:effectLst"))),
            tree([*sheet.shapes, *([logo] if logo else [])]),
        ),
        el("p:clrMap", **MAP),
        el("p:sldLayoutIdLst", *listed),
        text_styles(theme, ink),
    )


def logo_on(theme: Theme, logo: Logo, relationship: str) -> Markup:
    """The logo at the right of its zone, by its part's relationship."""
    zone = theme.slide.zone["logo"]
    wide, high = logo.within(zone.w, zone.h)
    sides = (zone.right - wide, zone.y + (zone.h - high) / 2, wide, high)
    place = Place(*(round(side * EMU_PER_INCH) for side in sides))
    return picture(Frame(LOGO_ID, "Logo", place, logo.alt), relationship)


def layouts(theme: Theme) -> tuple[Layout, ...]:
    return cover(theme), section(theme), content(theme), sources(theme)


def cover(theme: Theme) -> Layout:
    """A dark ground, a block of colour at the right."""
    slide, grid = theme.slide, theme.slide.grid
    block, tab = grid.x(8), slide.zone["section_tab"]
    sheet = Sheet(Ink(theme))
    sheet.rectangle("Ground", Box(0, 0, slide.width, slide.height), "ink")
    sheet.rectangle("Colour block", Box(block, 0, slide.width - block, slide.height), "accent")
    sheet.rectangle("Section tab", Box(tab.x, 0, tab.w, 0.6667), "accent")
    left, width = grid.margin, grid.span(7)
    title = dataclasses.replace(style_of(theme, "cover_title"), colour="white")
    subtitle = dataclasses.replace(style_of(theme, "cover_subtitle"), colour="on_ink_grey")
    sheet.title(Box(left, 1.8333, width, 2.1875), title, kind="ctrTitle", anchor="bottom")
    sheet.held("Subtitle", "subTitle", BODY, Box(left, 4.25, width, 0.8333), [level(sheet.ink, 1, subtitle)],
               _prompt("Subtitle"))  # fmt: skip
    return Layout("Cover", "title", sheet.shapes, alone=True)


def section(theme: Theme) -> Layout:
    """A dark block at the left that carries the section's number."""
    slide, grid = theme.slide, theme.slide.grid
    tab = slide.zone["section_tab"]
    sheet = Sheet(Ink(theme))
    sheet.rectangle("Colour block", Box(0, 0, grid.x(4), slide.height), "ink")
    sheet.rectangle("Section tab", Box(tab.x, 0, tab.w, 0.6667), "accent")
    left, width = grid.x(5), grid.span(7)
    takeaway = style_of(theme, "divider_takeaway")
    sheet.title(Box(left, 1.8333, width, 0.625), style_of(theme, "divider_title"))
    sheet.held("Takeaway", "body", BODY, Box(left, 2.5417, width, 0.9375), [level(sheet.ink, 1, takeaway)],
               _prompt("Takeaway"))  # fmt: skip
    return Layout("Section", "secHead", sheet.shapes, alone=True)


def content(theme: Theme) -> Layout:
    """A title over text, a table, a chart or a picture."""
    sheet = Sheet(Ink(theme))
    sheet.title(theme.slide.zone["title"])
    sheet.held("Body", "", BODY, theme.slide.zone["body"], [], _prompt("Points"))
    sheet.foot(theme)
    return Layout("Content", "obj", sheet.shapes)


def sources(theme: Theme) -> Layout:
    """Sources in small type."""
    sheet = Sheet(Ink(theme))
    sheet.title(theme.slide.zone["title"])
    small = list(bulleted(sheet.ink, style_of(theme, "label")))
    sheet.held("Body", "body", BODY, theme.slide.zone["body"], small, _prompt("Sources"))
    sheet.foot(theme)
    return Layout("Sources", "tx", sheet.shapes)


def title_only(theme: Theme) -> Layout:
    """A title alone, for a customer's master without layouts: its look is the master's."""
    sheet = Sheet(Ink(theme))
    sheet.shapes.append(holder(2, "Title", "title", 0, el("p:txBody", el("a:bodyPr"), el("a:lstStyle"), el("a:p"))))
    return Layout("Title Only", "titleOnly", sheet.shapes)
