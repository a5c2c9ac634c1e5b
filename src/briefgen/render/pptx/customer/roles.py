"""A template's colours in the parts that a theme's play, each readable on the ground that it stands on."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.render.pptx.customer.colours import Palette
from briefgen.render.pptx.customer.contrast import READABLE, chroma, contrast, hue, least, mixed, readable
from briefgen.theme import Theme

ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
CLEAR = 7.0
"""The contrast that running text has if the template's colours allow."""

ALIKE = 1.35
"""Below this contrast a colour is taken for a shade of the other."""

SEEN = 1.5
"""The least contrast of a chart's series with its ground."""

COLOURED = 0.25
APART = 0.08
"""How far two hues are apart (in turns) if they are told apart at a glance."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """The colours that a sheet's body, its title and its foot stand on."""

    body: tuple[str, ...]
    title: tuple[str, ...]
    foot: tuple[str, ...]


def coloured(theme: Theme, palette: Palette, grounds: Grounds, title: str = "") -> Theme:
    """The theme in a palette's colours, for sheets with these grounds; `title` is the template's colour of titles."""
    colours = _roles(theme, palette, grounds.body)
    heads, feet = _ink(palette, grounds.title), _ink(palette, grounds.foot)
    headed = title if title and least(title, grounds.title) >= READABLE else heads
    around = {
        "title": headed,
        "on_title": readable(mixed(heads, grounds.title[0], 0.3), grounds.title, heads),
        "on_foot": readable(mixed(feet, grounds.foot[0], 0.3), grounds.foot, feet),
    }
    series = [readable(palette.named(name), grounds.body, colours["ink"], SEEN) for name in ACCENTS]
    return dataclasses.replace(
        theme,
        colour={**theme.colour, **colours, **around},
        categorical=tuple(dict.fromkeys(series)),
        drawn=palette.drawn(),
    )


def reads(theme: Theme, grounds: Grounds) -> bool:
    """Whether the theme's text can be read on all of the grounds."""
    return min(least(theme.colour["ink"], grounds.body), least(theme.colour["title"], grounds.title)) >= READABLE


def _roles(theme: Theme, palette: Palette, grounds: Sequence[str]) -> Mapping[str, str]:
    paper = grounds[0]
    if contrast(palette.named("bg1"), paper) < 1.02:
        paper = palette.named("bg1")
    ink = _ink(palette, grounds)
    tint = palette.named("bg2")
    if contrast(tint, paper) > ALIKE or contrast(tint, paper) < 1.02 or contrast(ink, tint) < CLEAR:
        tint = mixed(paper, ink, 0.05)
    under = (*grounds, paper, tint)
    grey = palette.named("tx2")
    if chroma(grey) > COLOURED or least(grey, under) < READABLE or contrast(grey, ink) < 1.1:
        grey = readable(mixed(ink, paper, 0.35), under, ink)
    accent = _accent(palette, under, ink)
    block = palette.named("tx2")
    block = block if least(block, under) >= CLEAR and chroma(block) > 0 else ink
    return {
        "ink": ink,
        "block": block,
        "white": paper,
        "grey": grey,
        "accent": accent,
        "highlight": _highlight(theme, palette, under, ink, accent),
        "tint": tint,
        "hairline": mixed(paper, ink, 0.15),
        "mute": mixed(paper, ink, 0.36),
        "on_ink_grey": readable(mixed(paper, block, 0.25), (block,), paper),
        "on_ink_accent": readable(mixed(accent, paper, 0.4), (block,), paper),
        "rule_on_ink": mixed(block, paper, 0.25),
        "rule_on_accent": mixed(accent, paper, 0.4),
    }


def _ink(palette: Palette, grounds: Sequence[str]) -> str:
    """The first colour for text that stands out from the grounds, else whichever of black and white does more."""
    tried = [palette.named(name) for name in ("tx1", "tx2", "bg1", "dk1", "lt1")]
    for wanted in (CLEAR, READABLE):
        for colour in tried:
            if least(colour, grounds) >= wanted:
                return colour
    return max(("000000", "FFFFFF"), key=lambda colour: least(colour, grounds))


def _accent(palette: Palette, under: Sequence[str], ink: str) -> str:
    """The first accent that is readable, else the first that is coloured at all, made readable."""
    accents = [palette.named(name) for name in ACCENTS]
    seen = [colour for colour in accents if chroma(colour) > COLOURED / 2] or accents
    if least(seen[0], under) >= 3.0:
        return readable(seen[0], under, ink)
    fit = next((colour for colour in seen if least(colour, under) >= READABLE), "")
    return fit or readable(seen[0], under, ink)


def _highlight(theme: Theme, palette: Palette, under: Sequence[str], ink: str, accent: str) -> str:
    """An accent of another hue than the first, made readable; the theme's own where the template has no other."""
    for name in ACCENTS[1:]:
        colour = palette.named(name)
        gap = abs(hue(colour) - hue(accent))
        if chroma(colour) > COLOURED and min(gap, 1 - gap) > APART and least(colour, under) >= 2.5:
            return readable(colour, under, ink)
    return readable(theme.colour["highlight"], under, ink)
