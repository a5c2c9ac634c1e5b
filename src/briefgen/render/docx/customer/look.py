"""The theme as a customer's file would have it: its colours, its faces, its size of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefgen.render.docx.oxml.xml import Element, W, qualified
from briefgen.theme import Script, Theme
from briefgen.theme.slots import MAPPED, ROLES
from briefgen.theme.theme import Style

READABLE, STEPS = 4.5, 20
"""The least contrast of text on white (WCAG 2.2, 1.4.3), and the steps in which a colour is darkened to reach it."""

WHITE, BLACK = "FFFFFF", "000000"
USUAL_SIZE = 20
"""Half points that text has where nothing says its size (17.3.2.38)."""
LEAST, MOST = 0.8, 1.4
"""How far our sizes follow those of the file."""


def look_of(theme: Theme, part: Element | None, body: Element | None, sheet: Element, script: Script) -> Theme:
    """`part` is the root of the file's theme, `body` the style that its text is written in, `sheet` all styles."""
    sized = _sized(theme, _size(body, sheet) / 2 / theme.page.type["body"][script].size)
    faces = {role: face for role in ("latin", "han") if (face := _face(part, body, sheet, role))}
    return replace(sized, **faces, **_colours(theme, part))  # type: ignore[arg-type]


def faces_beside(look: Theme, part: Element | None) -> Mapping[str, str]:
    """The faces of text by what drawings call the theme's (20.1.4.1.24), where text is set in others than the theme's."""
    if part is None:
        return {}
    faces = {
        "+mn-lt": (look.latin, _themed(part, "minor", "latin")),
        "+mn-ea": (look.han, _themed(part, "minor", "ea")),
    }
    return {name: ours for name, (ours, theirs) in faces.items() if ours != theirs}


def slots_of(part: Element) -> dict[str, str]:
    """The colours of a file's scheme as "RRGGBB", by slot ("dk1")."""
    slots = {}
    for slot in ROLES:
        stated = part.find(f".//{qualified('a:clrScheme')}/{qualified(f'a:{slot}')}")
        if stated is not None and len(stated):
            slots[slot] = str(stated[0].get("lastClr") or stated[0].get("val") or "").upper()
    return {slot: value for slot, value in slots.items() if len(value) == 6}


def _colours(theme: Theme, part: Element | None) -> Mapping[str, object]:
    slots = {} if part is None else slots_of(part)
    if len(slots) < len(ROLES):
        return {}
    ink, accent = readable(slots["dk1"]), readable(slots["accent1"])
    series = tuple(slots[f"accent{number}"] for number in range(1, 7))
    told = theme.colour["highlight"]
    roles = {
        "ink": ink, "accent": accent, "highlight": told if told in series else readable(slots["accent2"]), "grey": mixed(ink, WHITE, 0.3),
        "tint": mixed(accent, WHITE, 0.94), "hairline": mixed(ink, WHITE, 0.82), "mute": mixed(ink, WHITE, 0.6),
    }  # fmt: skip
    roles["grey"] = readable(roles["grey"])
    drawn = {MAPPED.get(slot, slot): value for slot, value in slots.items()}
    return {"colour": {**theme.colour, **roles}, "categorical": series, "drawn": drawn}


def _face(part: Element | None, body: Element | None, sheet: Element, role: str) -> str:
    """The face of text: the one that its style names, else what that is based on, the document's defaults, the theme."""
    attribute, themed, tag = {"latin": ("ascii", "asciiTheme", "latin"), "han": ("eastAsia", "eastAsiaTheme", "ea")}[
        role
    ]
    for properties in _said_of_text(body, sheet):
        fonts = properties.find(W + "rFonts")
        if fonts is None:
            continue
        if fonts.get(W + themed) and part is not None:
            return _themed(part, "major" if "major" in str(fonts.get(W + themed)) else "minor", tag)
        if fonts.get(W + attribute):
            return str(fonts.get(W + attribute))
    return ""


def _said_of_text(body: Element | None, sheet: Element) -> Iterator[Element]:
    """The properties of text that hold where it is written in this style, the nearest first."""
    by_id = {str(style.get(W + "styleId")): style for style in sheet.iterfind(W + "style")}
    while body is not None:
        yield from body.iterfind(W + "rPr")
        base = body.find(W + "basedOn")
        body = None if base is None else by_id.get(str(base.get(W + "val")))
    yield from sheet.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr")


def _themed(part: Element, which: str, tag: str) -> str:
    font = part.find(f".//{qualified(f'a:{which}Font')}")
    if font is None:
        return ""
    named = font.find(qualified(f"a:{tag}"))
    face = "" if named is None else str(named.get("typeface") or "")
    if face or tag == "latin":
        return face
    return next((str(each.get("typeface")) for each in font if each.get("script") == "Hans"), "")


def _size(body: Element | None, sheet: Element) -> int:
    """The size of text in half points."""
    stated = (properties.find(W + "sz") for properties in _said_of_text(body, sheet))
    sizes = (str(size.get(W + "val")) for size in stated if size is not None)
    return next((int(size) for size in sizes if size.isdigit() and int(size)), USUAL_SIZE)


def _sized(theme: Theme, factor: float) -> Theme:
    factor = min(max(factor, LEAST), MOST)
    types = {
        name: {script: _scaled(style, factor) for script, style in scripts.items()}
        for name, scripts in theme.page.type.items()
    }
    return replace(theme, page=replace(theme.page, type=types))


def _scaled(style: Style, factor: float) -> Style:
    """Sizes in half points, as Word has them."""
    size = round(style.size * factor * 2) / 2
    return replace(style, size=size, leading=round(style.leading * size / style.size, 2))


def readable(colour: str) -> str:
    """The colour, darkened as far as it must be to be read on white."""
    tried = (mixed(colour, BLACK, step / STEPS) for step in range(STEPS + 1))
    return next(each for each in tried if 1.05 / (_luminance(each) + 0.05) >= READABLE)


def mixed(colour: str, other: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "".join(f"{round(mine + (theirs - mine) * share):02X}" for mine, theirs in pairs)


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (0, 2, 4)]


def _luminance(colour: str) -> float:
    parts = [value / 255 for value in _channels(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return float(sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True)))
