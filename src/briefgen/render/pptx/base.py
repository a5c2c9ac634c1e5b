"""The file a deck is built on: our template or a customer's, its slides taken out, its layouts and look known."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part

from briefgen.diagnostics import Diagnostic, InputError, Where, error
from briefgen.markup import Markup
from briefgen.officefile import open_office
from briefgen.render.format import Context
from briefgen.render.pptx.customer.choose import OURS, Choice, by_name, chosen, no_layout, unreadable
from briefgen.render.pptx.customer.contrast import READABLE, least
from briefgen.render.pptx.customer.roles import Grounds, coloured, reads
from briefgen.render.pptx.customer.sheets import Sheet, sheet_of
from briefgen.render.pptx.customer.zones import fitted
from briefgen.render.pptx.oxml.xml import Element, grown, parsed, qualified, serialised
from briefgen.render.pptx.package import Package
from briefgen.render.pptx.template import ASSET, add_layout, add_notes_master
from briefgen.render.pptx.template.theme import colours, fonts
from briefgen.theme import Box, Theme, default_theme
from briefgen.theme.slots import ROLES, scheme

HOLDERS = {
    "title": ("title", "ctrTitle"),
    "subtitle": ("subTitle",),
    "body": ("body", ""),
    "footer": ("ftr",),
    "number": ("sldNum",),
}
"""The types of placeholder that our kinds are held by; "" is a placeholder for anything."""

GROUND = ("Cover", "Ground")
"""The layout of ours, and the form on it, by which our own design is known in another file."""

USUAL_SIZE = (10.0, 7.5)
"""The inches of a presentation that states no size."""

LEAST_SCALE = 0.4
"""A body so much smaller than the one that our measures are made for holds no slide."""

NEAR = 0.02
HANS = "[@script='Hans']"


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout as slides are drawn on it.

    `holders` are the type and index of each placeholder by our name for its kind, `forms` the names of its other
    shapes. `theme` is what its slides are planned and coloured with, `scale` what their measures are multiplied by.
    `sheet` is a customer's layout as it was read, None for one of our own design; `readable` says whether there is a
    colour of text that can be read on all of it.
    """

    part: Part
    name: str
    holders: Mapping[str, tuple[str, int]]
    forms: frozenset[str]
    theme: Theme
    scale: float = 1.0
    sheet: Sheet | None = None
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Base:
    """`serving` are the layouts by our name for what they serve; `choices` say why a customer's do.

    `theme` is what slides of text are planned with: the brief's as the template changes it; `look` is the brief's with
    the template's faces. `template` is the name of the customer's file, "" on ours.
    """

    package: Package
    serving: Mapping[str, Layout]
    notes_master: Part
    theme: Theme
    look: Theme
    sheets: tuple[Sheet, ...] = ()
    size: tuple[float, float] = USUAL_SIZE
    choices: Mapping[str, Choice] = field(default_factory=dict)
    warnings: tuple[Diagnostic, ...] = ()
    asked: dict[str, Layout] = field(default_factory=dict)
    template: str = ""

    def layout(self, name: str) -> Layout:
        """The layout that serves under our name, or that the author asks for by its own; else that of texts."""
        return self.serving.get(name) or self._asked(name) or self.serving["Content"]

    def theme_of(self, layout: str) -> Theme | None:
        """What slides on the template's layout so named are planned with; None where it has none."""
        found = self._asked(layout)
        return found.theme if found else None

    def unknown(self, layout: str, key: str) -> Diagnostic:
        return no_layout(layout, self.sheets, key)

    def _asked(self, name: str) -> Layout | None:
        if name not in self.asked:
            sheet = by_name(self.sheets, name)
            if sheet is None:
                return None
            made = _layout(sheet, self.look, self.size)
            self.asked[name] = made if made.scale >= LEAST_SCALE else self.serving["Content"]
        return self.asked[name]


def base_for(context: Context) -> Base:
    """The base that a deck is made on; raises InputError where the template is no PowerPoint file."""
    if context.template is None:
        return _own(context.assets.read(ASSET), context.theme)
    return customers_base(context.template.read_bytes(), str(context.template), context.theme)


def customers_base(data: bytes, name: str, theme: Theme) -> Base:
    """The base that a customer's template makes; `name` is told in faults. Raises InputError."""
    file = open_office(data, name, "pptx")
    package = _opened(file.data(), name)
    try:
        made = _customers(package, theme)
    except Exception as fault:  # python-pptx raises whatever its insides raise
        raise _bad(name) from fault
    if made.layout("Content").scale < LEAST_SCALE:
        raise InputError(
            error("template-small", "its layouts leave too little room for a slide's text", Where(name),
                  hint="use larger slides, or name another layout in the theme file: `layouts: {content: ...}`")
        )  # fmt: skip
    placed = (dataclasses.replace(each, where=Where(name)) for each in made.warnings)
    return dataclasses.replace(made, warnings=(*file.warnings(name), *placed), template=Path(name).name)


def _opened(data: bytes, name: str) -> Package:
    try:
        return Package.of_template(data)
    except Exception as fault:
        raise _bad(name) from fault


def _bad(name: str) -> InputError:
    hint = "give a .pptx or .potx file with a slide master"
    return InputError(error("bad-template", "this is no PowerPoint file to build a deck on", Where(name), hint=hint))


# Our own template


def _own(data: bytes, look: Theme) -> Base:
    """Our own template takes the colours and faces of the theme."""
    usual = default_theme()
    same = (scheme(look), look.latin, look.han) == (scheme(usual), usual.latin, usual.han)
    dress = () if same else (colours(look), fonts(look))
    return _ours(_model(data, dress).another(), look)


@lru_cache(maxsize=8)
def _model(data: bytes, dress: tuple[Markup, ...]) -> Package:
    """Our own template in these colours and faces, which decks share."""
    package = _opened(data, ASSET)
    for part in package.iter_parts() if dress else ():
        if part.content_type == CT.OFC_THEME:
            part.blob = serialised(_dressed(parsed(part.blob), dress))
    return package


def _ours(package: Package, theme: Theme) -> Base:
    """A base whose layouts are of our own design."""
    found: dict[str, Layout] = {}
    for layout in package.presentation.slide_layouts:
        root = layout.element
        found[layout.name] = Layout(layout.part, layout.name, _holders_in(root), _forms(root), theme)
    return Base(package, found, _notes_master(package, theme), theme, theme)


def _holders_in(root: Element) -> Mapping[str, tuple[str, int]]:
    marks = root.iter(qualified("p:ph"))
    return _held((str(mark.get("type", "")), int(mark.get("idx", "0"))) for mark in marks)


def _held(holders: Iterator[tuple[str, int]]) -> Mapping[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for kind, index in holders:
        for ours, theirs in HOLDERS.items():
            if kind in theirs:
                found.setdefault(ours, (kind, index))
    return found


def _forms(root: Element) -> frozenset[str]:
    shapes = (shape for shape in root.iter(qualified("p:sp")) if next(shape.iter(qualified("p:ph")), None) is None)
    return frozenset(str(named.get("name")) for shape in shapes for named in shape.iter(qualified("p:cNvPr")))


def _dressed(root: Element, dress: tuple[Markup, ...]) -> Element:
    """The theme part with these colours and faces."""
    for made in map(grown, dress):
        old = root.find(f".//{made.tag}")
        if old is not None and (parent := old.getparent()) is not None:
            parent.replace(old, made)
    return root


# A customer's


def _customers(package: Package, theme: Theme) -> Base:
    """A customer's template wins over the theme: its room, colours and faces are those the deck is planned with."""
    presentation = package.presentation
    width, height = presentation.slide_width, presentation.slide_height
    size = (width.inches, height.inches) if width and height else USUAL_SIZE
    masters = list(presentation.slide_masters)
    if not any(len(master.slide_layouts) for master in masters):
        add_layout(package, masters[0], theme)
    sheets = tuple(sheet_of(layout) for master in masters for layout in master.slide_layouts)
    look = _faced(parsed(masters[0].part.part_related_by(RT.THEME).blob), theme)
    if _is_ours(sheets, size, theme):
        return _ours(package, _as_scheme(look, sheets[0]))
    choices, faults = chosen(sheets, theme.layouts, *size)
    serving = {
        OURS[kind]: _layout(choice.sheet, look, size, texts=kind not in ("cover", "divider"))
        for kind, choice in choices.items()
    }
    usual = serving["Content"].theme
    unread = (choice for kind, choice in choices.items() if not serving[OURS[kind]].readable)
    faults = (*faults, *map(unreadable, unread))
    return Base(package, serving, _notes_master(package, look), usual, look, sheets, size, choices, faults)


def _is_ours(sheets: tuple[Sheet, ...], size: tuple[float, float], theme: Theme) -> bool:
    """Whether a template is of our design: our layouts, where we put them, on slides of our size."""
    named = {sheet.name: sheet for sheet in sheets}
    if set(named) != set(OURS.values()) or GROUND[1] not in named[GROUND[0]].forms:
        return False
    title = named["Content"].title
    zone = theme.slide.zone["title"]
    same_size = abs(size[0] - theme.slide.width) < NEAR and abs(size[1] - theme.slide.height) < NEAR
    return same_size and title is not None and title.box is not None and _near(title.box, zone)


def _near(one: Box, other: Box) -> bool:
    return all(abs(a - b) < NEAR for a, b in zip(dataclasses.astuple(one), dataclasses.astuple(other), strict=True))


def _as_scheme(theme: Theme, sheet: Sheet) -> Theme:
    """The theme with the colours of a file of our design, where each slot has its role; the highlight is readable."""
    palette = sheet.palette
    if all(palette.named(slot) == colour for slot, colour in scheme(theme).items()):
        return theme
    roles = {role: palette.named(slot) for slot, role in reversed(list(ROLES.items())) if role in theme.colour}
    grounds = (roles["white"], roles["tint"])
    told = next(
        (colour for colour in (roles["highlight"], theme.colour["highlight"]) if least(colour, grounds) >= READABLE),
        roles["ink"],
    )
    series = (*(palette.named(f"accent{number}") for number in range(1, 6)), *theme.categorical[5:])
    return dataclasses.replace(
        theme, colour={**theme.colour, **roles, "highlight": told}, categorical=series, drawn=palette.drawn()
    )


def _layout(sheet: Sheet, theme: Theme, size: tuple[float, float], *, texts: bool = True) -> Layout:
    """The layout with its zones, and the colours that are readable in each."""
    fit, scale = fitted(theme, sheet, *size, texts=texts)
    zone = {name: Box(*(side * scale for side in dataclasses.astuple(box))) for name, box in fit.slide.zone.items()}
    said = sheet.under_title()
    body = said.box if said and said.box and not texts else zone["body"]
    title = sheet.title.box if sheet.title and sheet.title.box else zone["title"]
    under = Grounds(sheet.under(body), sheet.under(title), sheet.under(zone["footer"]))
    dyed = coloured(fit, sheet.palette, under, sheet.title.colour if sheet.title else "")
    held = _held((holder.type, holder.index) for holder in sheet.holders)
    return Layout(sheet.part, sheet.name, held, sheet.forms, dyed, scale, sheet, readable=reads(dyed, under))


def _faced(root: Element, theme: Theme) -> Theme:
    """The theme with the faces of a theme part, where this states them."""
    minor = root.find(f".//{qualified('a:minorFont')}")
    han = _face(minor, "a:ea") or _face(minor, "a:font", HANS)
    return dataclasses.replace(theme, latin=_face(minor, "a:latin") or theme.latin, han=han or theme.han)


def _face(faces: Element | None, tag: str, where: str = "") -> str:
    face = None if faces is None else faces.find(qualified(tag) + where)
    return "" if face is None else str(face.get("typeface", ""))


def _notes_master(package: Package, theme: Theme) -> Part:
    try:
        found: Part = package.presentation_part.part_related_by(RT.NOTES_MASTER)
    except KeyError:
        return add_notes_master(package, theme)
    return found
