"""A customer's file opened as what a briefing is made on."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from briefgen.assets import Assets
from briefgen.render.docx.customer.dressed import dressed
from briefgen.render.docx.customer.look import faces_beside, look_of
from briefgen.render.docx.customer.ordered import order
from briefgen.render.docx.customer.package import CustomersPackage
from briefgen.render.docx.customer.styles import Names, Serving, names_from, serving, straighten
from briefgen.render.docx.design import Design
from briefgen.render.docx.oxml.xml import Element, W
from briefgen.render.docx.template import THEME_TYPE, WORD_TYPE, design_parts
from briefgen.render.docx.template.fonts import font_table
from briefgen.render.docx.template.theme import theme_part
from briefgen.theme import Script, Theme

STYLE_NAMES = "docx/style-names.yaml"


@dataclass(frozen=True, slots=True)
class CustomersBase:
    """`theme` is the theme with the file's colours, faces and size of text; `serving` what serves for our styles."""

    package: CustomersPackage
    theme: Theme
    design: Design
    serving: Mapping[str, Serving]


def customers_base(data: bytes, name: str, theme: Theme, script: Script, assets: Assets) -> CustomersBase:
    """Raises InputError where the file cannot be opened as a Word file."""
    package = CustomersPackage(data, name)
    part, sheet = package.theme_part, package.styles
    order((sheet, package.numbering, package.settings, *package.stories.values()))
    straighten(sheet)
    found = serving(sheet, design_parts(theme, script)[0], _names(assets.read(STYLE_NAMES)))
    body = found["body text"].style if "body text" in found else None
    _complete(sheet, design_parts(theme, script)[0], themed=part is not None)
    look = look_of(theme, part, body, sheet, script)
    package.faces = faces_beside(look, part)
    package.give("theme", (THEME_TYPE, theme_part(look)))
    package.give("fontTable", (f"{WORD_TYPE}fontTable+xml", font_table(look)))

    def ours() -> tuple[Element, Element]:
        styles, lists = design_parts(look, script)
        return dressed(styles, found), lists

    known = {name: each.style for name, each in found.items()}
    return CustomersBase(package, look, Design(sheet, package.numbering, ours, known), found)


@cache
def _names(data: bytes) -> Names:
    loaded: Any = yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return names_from(loaded)


def _complete(sheet: Element, ours: Element, *, themed: bool) -> None:
    """Gives a sheet without any defaults ours: text has no face or size otherwise."""
    if sheet.find(W + "docDefaults") is not None or sheet.find(W + "style") is not None:
        return
    defaults = deepcopy(ours.find(W + "docDefaults"))
    assert defaults is not None
    if not themed:
        for fonts in defaults.iter(W + "rFonts"):
            for name in [name for name in fonts.attrib if str(name).endswith(("Theme", "theme"))]:
                del fonts.attrib[name]
    sheet.insert(0, defaults)
