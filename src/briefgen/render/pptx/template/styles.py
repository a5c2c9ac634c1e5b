"""Text styles of the masters: five levels, square bullets, exact leading (ISO/IEC 29500-1, 21.1.2.4)."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.markup import Markup, el
from briefgen.render.pptx.oxml.colour import Ink
from briefgen.render.pptx.oxml.text import EMU_PER_INCH, HUNDREDTHS, SQUARE
from briefgen.render.pptx.slides import BULLET_INDENT
from briefgen.theme import Style, Theme

LEVELS = 5
ALL_LEVELS = 9
SMALLER = 2.0
"""Points by which a level is smaller than the one above it, down to the style's smallest size."""


def style_of(theme: Theme, name: str) -> Style:
    """A slide's text style for Latin text: a layout has one size for both scripts, the slides say their own."""
    return theme.slide.type[name]["latin"]


def level(
    ink: Ink, number: int, style: Style, *, bullet: bool = False, heading: bool = False, align: str = "l"
) -> Markup:
    """The properties of one level of a list style, counting from 1."""
    indent = round(BULLET_INDENT * EMU_PER_INCH)
    return el(
        f"a:lvl{number}pPr",
        el("a:lnSpc", el("a:spcPts", val=round(style.leading * HUNDREDTHS))),
        el("a:spcBef", el("a:spcPts", val=round(style.before * HUNDREDTHS))),
        *_bullet(ink, bullet),
        _run(ink, style, "+mj" if heading else "+mn"),
        marL=indent * number if bullet else 0,
        indent=-indent if bullet else 0,
        algn=align,
        defTabSz=EMU_PER_INCH,
        rtl=0,
        eaLnBrk=1,
        latinLnBrk=0,
        hangingPunct=0,
    )


def _bullet(ink: Ink, bullet: bool) -> Iterator[Markup]:
    if not bullet:
        yield el("a:buNone")
        return
    yield el("a:buClr", ink.colour("accent"))
    yield el("a:buFont", typeface="Arial")
    yield el("a:buChar", char=SQUARE)


def _run(ink: Ink, style: Style, font: str) -> Markup:
    faces = (el("a:latin", typeface=f"{font}-lt"), el("a:ea", typeface=f"{font}-ea"), el("a:cs", typeface=f"{font}-cs"))
    return el(
        "a:defRPr", ink.fill(style.colour), *faces, sz=round(style.size * HUNDREDTHS), b=int(style.bold), kern=1200
    )


def bulleted(ink: Ink, style: Style) -> Iterator[Markup]:
    """A body's levels, each a little smaller than the last."""
    for number in range(1, LEVELS + 1):
        size = max(style.size - SMALLER * (number - 1), style.smallest or style.size)
        shrunk = Style(size, round(style.leading * size / style.size, 1), style.bold, style.colour, before=size / 2)
        yield level(ink, number, shrunk, bullet=True)


def text_styles(theme: Theme, ink: Ink) -> Markup:
    """The master's styles of titles, bodies and everything else."""
    other = style_of(theme, "body")
    return el(
        "p:txStyles",
        el("p:titleStyle", level(ink, 1, style_of(theme, "title"), heading=True)),
        el("p:bodyStyle", *bulleted(ink, other)),
        el("p:otherStyle", *(level(ink, number, other) for number in range(1, ALL_LEVELS + 1))),
    )


def default_style(theme: Theme, ink: Ink) -> Markup:
    """What text boxes take their style from (19.2.1.8)."""
    style = style_of(theme, "body")
    return el("p:defaultTextStyle", *(level(ink, number, style) for number in range(1, ALL_LEVELS + 1)))
