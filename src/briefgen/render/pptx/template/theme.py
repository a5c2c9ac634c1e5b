"""The theme part: twelve colours, the Latin and East Asian faces, plain fills and lines (ISO/IEC 29500-1, 20.1.6)."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.markup import Markup, el
from briefgen.render.pptx.oxml.xml import root
from briefgen.theme import Theme
from briefgen.theme.slots import scheme


def theme_part(theme: Theme) -> Markup:
    """The root of theme1.xml."""
    return root(
        "a:theme",
        el("a:themeElements", colours(theme), fonts(theme), _formats(theme)),
        el("a:objectDefaults"),
        el("a:extraClrSchemeLst"),
        name=theme.name,
    )


def colours(theme: Theme) -> Markup:
    slots = (el(f"a:{slot}", el("a:srgbClr", val=value)) for slot, value in scheme(theme).items())
    return el("a:clrScheme", *slots, name=theme.name)


def fonts(theme: Theme) -> Markup:
    return el("a:fontScheme", _faces("a:majorFont", theme), _faces("a:minorFont", theme), name=theme.name)


def _faces(tag: str, theme: Theme) -> Markup:
    return el(
        tag,
        el("a:latin", typeface=theme.latin),
        el("a:ea", typeface=theme.han),
        el("a:cs", typeface=""),
        el("a:font", script="Hans", typeface=theme.han),
    )


def _formats(theme: Theme) -> Markup:
    return el(
        "a:fmtScheme",
        _three("a:fillStyleLst", _fill),
        _three("a:lnStyleLst", lambda: el("a:ln", _fill(), el("a:prstDash", val="solid"), w=9525)),
        _three("a:effectStyleLst", lambda: el("a:effectStyle", el("a:effectLst"))),
        _three("a:bgFillStyleLst", _fill),
        name=theme.name,
    )


def _three(tag: str, make: Callable[[], Markup]) -> Markup:
    """The three strengths (subtle, moderate, intense) that a theme must have; ours are alike."""
    return el(tag, *(make() for _ in range(3)))


def _fill() -> Markup:
    return el("a:solidFill", el("a:schemeClr", val="phClr"))
