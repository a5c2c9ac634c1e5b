"""The file a deck is built on: our template or a customer's, its slides taken out, its layouts and look known."""

from __future__ import annotations

import dataclasses
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from briefgen.diagnostics import Diagnostic, InputError, Where, error, warning
from briefgen.render.format import Context
from briefgen.render.pptx.oxml.package import Package
from briefgen.render.pptx.oxml.presentation import name_notes_master
from briefgen.render.pptx.oxml.text import EMU_PER_INCH
from briefgen.render.pptx.oxml.xml import Element, attribute, parsed, qualified, serialised
from briefgen.render.pptx.template import ASSET, NOTES_MASTER, POWERPOINT
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

MACROS = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
SAME_SHAPE = 0.01


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout's part, the type and index of each placeholder by our name for its kind, and the names of its other shapes."""

    part: str
    name: str
    type: str
    holders: Mapping[str, tuple[str, int]]
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Base:
    """`theme` is the brief's as the template changes it; `scale` what a slide's measures are multiplied by."""

    package: Package
    presentation: str
    root: Element
    layouts: tuple[Layout, ...]
    theme: Theme
    notes_master: str
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
    if context.template is None:
        return _own(context)
    base = _opened(context.template.read_bytes(), str(context.template))
    if not base.notes_master:
        base = _with_notes(base, Package.read(context.assets.read(ASSET)))
    return _customers(base, context.theme)


def _own(context: Context) -> Base:
    base = _opened(context.assets.read(ASSET), ASSET)
    look, usual = context.theme, default_theme()
    if (scheme(look), look.latin, look.han) != (scheme(usual), usual.latin, usual.han):
        for name in _themes(base.package):
            base.package.add(name, serialised(_dressed(parsed(base.package.parts[name]), look)))
    return dataclasses.replace(base, theme=look, scale=_scale(base.root, look)[0])


def _customers(base: Base, theme: Theme) -> Base:
    """A customer's template wins over the theme: its colours and faces are those the deck is planned with."""
    masters = base.package.related(base.presentation, "slideMaster")
    named = base.package.related(masters[0].target, "theme")
    look = _look(parsed(base.package.parts[named[0].target]), theme) if named else theme
    scale, same = _scale(base.root, theme)
    fault = warning(
        "template-shape",
        "the template's slides are not of the shape that the deck is designed for; slides are drawn smaller, from the top left",
        hint=f"use a template of {theme.slide.width:.2f} x {theme.slide.height:.2f} in",
    )
    return dataclasses.replace(base, theme=look, scale=scale, warnings=() if same else (fault,))


def _with_notes(base: Base, ours: Package) -> Base:
    """The base with our notes master, where it has none of its own."""
    master = base.package.graft(ours, NOTES_MASTER)
    name_notes_master(base.root, base.package.relate(base.presentation, "notesMaster", master))
    return dataclasses.replace(base, notes_master=master)


def _opened(data: bytes, name: str) -> Base:
    try:
        package = Package.read(data)
        presentation = package.related("", "officeDocument")[0].target
        root = parsed(package.parts[presentation])
        layouts = tuple(_layouts(package, presentation))
    except (zipfile.BadZipFile, KeyError, IndexError, etree.XMLSyntaxError) as fault:
        raise _no_template(name) from fault
    if root.tag != qualified("p:presentation") or not layouts:
        raise _no_template(name)
    _empty(package, presentation, root)
    notes = package.related(presentation, "notesMaster")
    return Base(package, presentation, root, layouts, default_theme(), notes[0].target if notes else "")


def _no_template(name: str) -> InputError:
    hint = "give a .pptx or .potx file with a slide master"
    return InputError(error("bad-template", "this is no PowerPoint file to build a deck on", Where(name), hint=hint))


def _empty(package: Package, presentation: str, root: Element) -> None:
    """Takes out the template's own slides, and what only they need; makes an ordinary presentation of it."""
    package.unrelate(presentation, "slide")
    package.unrelate(presentation, MACROS)
    for tag in ("p:sldIdLst", "p:custShowLst", "p:extLst"):
        for element in root.findall(qualified(tag)):
            root.remove(element)
    package.types[presentation] = f"{POWERPOINT}presentation.main+xml"
    package.prune()


def _layouts(package: Package, presentation: str) -> Iterator[Layout]:
    for master in package.related(presentation, "slideMaster"):
        for related in package.related(master.target, "slideLayout"):
            root = parsed(package.parts[related.target])
            name = root.find(qualified("p:cSld"))
            title = "" if name is None else name.get("name", "")
            yield Layout(related.target, str(title), root.get("type", ""), _holders(root), _forms(root))


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


def _scale(root: Element, theme: Theme) -> tuple[float, bool]:
    """What the deck's measures are multiplied by to stay on the template's slides, and whether these have its shape."""
    size = root.find(qualified("p:sldSz"))
    if size is None:
        return 1.0, True
    wide = int(attribute(size, "cx")) / EMU_PER_INCH / theme.slide.width
    high = int(attribute(size, "cy")) / EMU_PER_INCH / theme.slide.height
    scale = min(wide, high)
    return 1.0 if abs(scale - 1) < SAME_SHAPE / 10 else scale, abs(wide / high - 1) < SAME_SHAPE


def _themes(package: Package) -> list[str]:
    return [name for name in package.reached() if package.types.get(name, "").endswith(".theme+xml")]


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
