"""The document's theme: twelve colours, and the Latin and East Asian faces of headings and text (20.1.6)."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.render.docx.oxml.xml import Element, el
from briefgen.theme import Theme
from briefgen.theme.slots import scheme

RTL_FACE = "Arial"
"""What Word sets Arabic and Hebrew in: Calibri has no Arabic letters."""


def theme_part(theme: Theme) -> Element:
    """The root of theme1.xml."""
    colours = [el(f"a:{slot}", el("a:srgbClr", val=value)) for slot, value in scheme(theme).items()]
    fonts = [
        el(f"a:{role}Font", el("a:latin", typeface=theme.latin), el("a:ea", typeface=theme.han), el("a:cs", typeface=""),
           el("a:font", script="Hans", typeface=theme.han),
           *(el("a:font", script=script, typeface=RTL_FACE) for script in ("Arab", "Hebr")))
        for role in ("major", "minor")
    ]  # fmt: skip
    return el(
        "a:theme",
        el(
            "a:themeElements",
            el("a:clrScheme", *colours, name=theme.name),
            el("a:fontScheme", *fonts, name=theme.name),
            el("a:fmtScheme", _three("fillStyleLst", _fill), _three("lnStyleLst", _line), _three("effectStyleLst", _effect),
               _three("bgFillStyleLst", _fill), name=theme.name),
        ),
        name=theme.name,
    )  # fmt: skip


def _three(name: str, make: Callable[[], Element]) -> Element:
    """The three strengths (subtle, moderate, intense) that a theme must have; ours are alike."""
    return el(f"a:{name}", *(make() for _ in range(3)))


def _fill() -> Element:
    return el("a:solidFill", el("a:schemeClr", val="phClr"))


def _line() -> Element:
    return el("a:ln", _fill(), el("a:prstDash", val="solid"), w="9525")


def _effect() -> Element:
    return el("a:effectStyle", el("a:effectLst"))
