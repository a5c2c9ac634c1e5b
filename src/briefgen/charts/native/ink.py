"""The colours, lines and text of a native chart: the theme's roles as the file's own scheme, its faces and language."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.charts.contrast import reads_on
from briefgen.charts.native.xml import a, c
from briefgen.charts.plot import ON_FILL, Frame
from briefgen.markup import Markup, told
from briefgen.theme import Theme, drawingml

EMU = 12700
LEVEL, AS_FITS = 0, -60_000_000
"""Text that stays level and is broken to its room; text on one line that Office may turn (`a:bodyPr/@rot`)."""


@dataclass(frozen=True, slots=True)
class Ink:
    """What a chart is drawn with: colours by the theme, text in `lang` (BCP 47) at the frame's sizes."""

    theme: Theme
    lang: str
    frame: Frame

    def fill(self, role: str, *changes: Markup) -> Markup:
        """The fill of a role, its colour changed ("a:alpha")."""
        if not role:
            return a("noFill")
        return a("solidFill", drawingml.colour(self.theme, role, *changes))

    def line(self, colour: str, width: float, *, dashed: bool = False, **attributes: str) -> Markup:
        if not colour or not width:
            return a("ln", a("noFill"))
        dash = a("prstDash", val="sysDash") if dashed else None
        return a("ln", self.fill(colour), dash, a("round"), w=round(width * EMU), **attributes)

    def nothing(self) -> Markup:
        return c("spPr", a("noFill"), a("ln", a("noFill")))

    def legible(self, colour: str, fill: str) -> str:
        """The colour of a label, chosen by what it stands on where it has none of its own."""
        return reads_on(self.theme, fill) if colour == ON_FILL else colour

    def text(self, colour: str, size: float = 0, *, bold: bool = False, turn: int = LEVEL, wrap: bool = True) -> Markup:
        properties = self.run("defRPr", colour, size or self.frame.text, bold)
        paragraph = a("p", a("pPr", properties), a("endParaRPr", lang=self.lang))
        return c("txPr", self.body(turn, wrap=wrap), a("lstStyle"), paragraph)

    def rich(self, *lines: tuple[str, str, float, bool], align: str = "l", turn: int = LEVEL) -> Markup:
        """Text of its own, a line each of (text, colour, size in points, bold)."""
        paragraphs = (
            self.paragraph(part, colour, size, bold, align)
            for text, colour, size, bold in lines
            for part in text.split("\n")
            if part
        )
        return c("tx", c("rich", self.body(turn, wrap=False), a("lstStyle"), *paragraphs))

    def body(self, turn: int = LEVEL, *, wrap: bool = True) -> Markup:
        return a("bodyPr", rot=turn, vert="horz", wrap="square" if wrap else "none")

    def paragraph(self, text: str, colour: str, size: float, bold: bool, align: str) -> Markup:
        properties = a("pPr", self.run("defRPr", colour, size, bold), algn=align)
        return a("p", properties, a("r", self.run("rPr", colour, size, bold, lang=self.lang), told("a:t", text)))

    def run(self, tag: str, colour: str, size: float, bold: bool, **attributes: str) -> Markup:
        faces = (a("latin", typeface="+mn-lt"), a("ea", typeface="+mn-ea"))
        return a(tag, self.fill(colour), *faces, **attributes, sz=round(size * 100), b=bold, i=False)
