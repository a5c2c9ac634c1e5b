"""The file a deck is built on: our template or a customer's, its slides taken out, its layouts and look known."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.presentation import Presentation

from briefgen.diagnostics import Diagnostic, InputError, Where, error, warning
from briefgen.render.format import Context
from briefgen.render.pptx.oxml.xml import Element, parsed, qualified, serialised
from briefgen.render.pptx.package import Package
from briefgen.render.pptx.template import ASSET, add_notes_master
from briefgen.render.pptx.template.theme import colours, fonts
from briefgen.theme import Theme, default_theme
from briefgen.theme.slots import ROLES, scheme

LIKE = {
    "Cover": ("title",),
    "Section": ("secHead", "title"),
    "Content": ("titleOnly", "obj", "tx"),
    "Sources": ("titleOnly", "tx", "obj"),
}
"""Which types of layout stand in for ours in a template that has other names (19.7.15)."""

TYPES = {
    "title": ("title", "ctrTitle"),
    "subtitle": ("subTitle",),
    "body": ("body", ""),
    "footer": ("ftr",),
    "number": ("sldNum",),
}
"""The types of placeholder that our kinds are held by; "" is a placeholder for anything."""

SAME_SHAPE = 0.01


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout's part, the type and index of each placeholder by our name for its kind, and the names of its other shapes."""

    part: Part
    name: str
    type: str
    holders: Mapping[str, tuple[str, int]]
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Base:
    """`theme` is the brief's as the template changes it; `scale` what a slide's measures are multiplied by."""

    package: Package
    layouts: tuple[Layout, ...]
    notes_master: Part
    theme: Theme
    scale: float = 1.0
    warnings: tuple[Diagnostic, ...] = ()

    def layout(self, name: str) -> Layout:
        """The layout so named, or the one most like it; one with a title if there is any."""
        for layout in self.layouts:
            if layout.name == name:
                return layout
        for kind in LIKE.get(name, LIKE["Content"]):
            for layout in self.layouts:
                if layout.type == kind and "title" in layout.holders:
                    return layout
        return next((layout for layout in self.layouts if "title" in layout.holders), self.layouts[0])


def base_for(context: Context) -> Base:
    """The base that a deck is made on; raises InputError where the template is no PowerPoint file."""
    template = context.template
    data, name = (context.assets.read(ASSET), ASSET) if template is None else (template.read_bytes(), str(template))
    try:
        return (_own if template is None else _customers)(Package.of_template(data), context.theme)
    except Exception as fault:  # python-pptx raises whatever its insides raise
        hint = "give a .pptx or .potx file with a slide master"
        found = error("bad-template", "this is no PowerPoint file to build a deck on", Where(name), hint=hint)
        raise InputError(found) from fault


def _own(package: Package, look: Theme) -> Base:
    """Our own template takes the colours and faces of the theme."""
    usual = default_theme()
    if (scheme(look), look.latin, look.han) != (scheme(usual), usual.latin, usual.han):
        for part in package.iter_parts():
            if part.content_type == CT.OFC_THEME:
                part.blob = serialised(_dressed(parsed(part.blob), look))
    return _base(package, look, _scale(package.presentation, look)[0])


def _customers(package: Package, theme: Theme) -> Base:
    """A customer's template wins over the theme: its colours and faces are those the deck is planned with."""
    master = package.presentation.slide_masters[0].part
    look = _look(parsed(master.part_related_by(RT.THEME).blob), theme)
    scale, same = _scale(package.presentation, theme)
    fault = warning(
        "template-shape",
        "the template's slides are not of the shape that the deck is designed for; slides are drawn smaller, from the top left",
        hint=f"use a template of {theme.slide.width:.2f} x {theme.slide.height:.2f} in",
    )
    return _base(package, look, scale, () if same else (fault,))


def _base(package: Package, theme: Theme, scale: float, warnings: tuple[Diagnostic, ...] = ()) -> Base:
    """The base of a package, which gets our notes master where it has none; raises ValueError if it has no layout."""
    layouts = tuple(_layouts(package.presentation))
    if not layouts:
        raise ValueError("a deck needs a layout")
    return Base(package, layouts, _notes_master(package, theme), theme, scale, warnings)


def _notes_master(package: Package, theme: Theme) -> Part:
    try:
        found: Part = package.presentation_part.part_related_by(RT.NOTES_MASTER)
    except KeyError:
        return add_notes_master(package, theme)
    return found


def _layouts(presentation: Presentation) -> Iterator[Layout]:
    for master in presentation.slide_masters:
        for layout in master.slide_layouts:
            root = layout.element
            yield Layout(layout.part, layout.name, root.get("type", ""), _holders(root), _forms(root))


def _holders(root: Element) -> Mapping[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for holder in root.iter(qualified("p:ph")):
        kind, index = holder.get("type", ""), int(holder.get("idx", "0"))
        for ours, theirs in TYPES.items():
            if kind in theirs:
                found.setdefault(ours, (kind, index))
    return found


def _forms(root: Element) -> frozenset[str]:
    shapes = (shape for shape in root.iter(qualified("p:sp")) if next(shape.iter(qualified("p:ph")), None) is None)
    return frozenset(str(named.get("name")) for shape in shapes for named in shape.iter(qualified("p:cNvPr")))


def _scale(presentation: Presentation, theme: Theme) -> tuple[float, bool]:
    """What the deck's measures are multiplied by to stay on the template's slides, and whether these have its shape."""
    width, height = presentation.slide_width, presentation.slide_height
    if width is None or height is None:
        return 1.0, True
    wide, high = width.inches / theme.slide.width, height.inches / theme.slide.height
    scale = min(wide, high)
    return 1.0 if abs(scale - 1) < SAME_SHAPE / 10 else scale, abs(wide / high - 1) < SAME_SHAPE


def _dressed(root: Element, theme: Theme) -> Element:
    """The theme part with the colours and faces of a theme."""
    for made in (colours(theme), fonts(theme)):
        old = root.find(f".//{made.tag}")
        if old is not None and (parent := old.getparent()) is not None:
            parent.replace(old, made)
    return root


def _look(root: Element, theme: Theme) -> Theme:
    """The theme with the faces and colours of a theme part, where this states them."""
    roles: dict[str, str] = {}
    for slot, role in ROLES.items():
        stated = root.find(f".//{qualified('a:clrScheme')}/{qualified(f'a:{slot}')}")
        if role in theme.colour and role not in roles and stated is not None and len(stated):
            roles[role] = str(stated[0].get("lastClr") or stated[0].get("val"))
    minor = root.find(f".//{qualified('a:minorFont')}")
    return dataclasses.replace(
        theme,
        colour={**theme.colour, **roles},
        latin=_face(minor, "a:latin") or theme.latin,
        han=_face(minor, "a:ea") or theme.han,
    )


def _face(faces: Element | None, tag: str) -> str:
    face = None if faces is None else faces.find(qualified(tag))
    return "" if face is None else str(face.get("typeface", ""))
