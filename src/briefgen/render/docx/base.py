"""What a briefing is made on: our template, or a file of the user's own; its page and the place of our text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from briefgen.assets import builtin_folder
from briefgen.diagnostics import Diagnostic, InputError, Where, error
from briefgen.doctree import Document
from briefgen.locale import Locale
from briefgen.render.docx.design import Design
from briefgen.render.docx.names import template_name
from briefgen.render.docx.oxml.page import page_properties
from briefgen.render.docx.oxml.xml import Element, W
from briefgen.render.docx.package import Package
from briefgen.render.format import Context
from briefgen.theme import Theme, default_theme

NARROWEST = 1440
"""The least width of a text column that is believed, in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class Base:
    """Our text goes before `place`, on pages of the properties `page`; `told` are the placeholders that say parts of it.

    `template` is the name of the user's own file, "" on a template of ours.
    """

    package: Package
    theme: Theme
    design: Design
    page: Element
    place: Element
    told: frozenset[str] = frozenset()
    warnings: tuple[Diagnostic, ...] = ()
    template: str = ""


def base_for(document: Document, context: Context, locale: Locale) -> Base:
    """The user's template, else ours, made anew for a theme of the user's own. Raises InputError."""
    asked = context.template or context.options.get("template")
    if asked:
        return _customers(Path(str(asked)), document, context, locale)
    path = context.assets.find(f"docx/{template_name(locale.script)}")
    if not path.is_relative_to(builtin_folder()):
        return _customers(path, document, context, locale)
    made = context.theme != default_theme()
    data = _maker().make_template(context.theme, locale.script) if made else path.read_bytes()
    package = Package(data, str(path))
    page = page_of(package.page, context.theme)
    design = Design(package.styles, package.numbering, lambda: _maker().design_parts(context.theme, locale.script))
    return Base(package, context.theme, design, page, page)


def _maker() -> ModuleType:
    """What makes templates, imported only for a theme or a base of the user's own: it takes 15 ms of each start."""
    from briefgen.render.docx import template

    return template


def _customers(path: Path, document: Document, context: Context, locale: Locale) -> Base:
    # Imported late because most briefings are made on a template of ours.
    from briefgen.render.docx.customer.base import customers_base
    from briefgen.render.docx.customer.filled import values_of

    made = customers_base(_read(path), str(path), context.theme, locale.script, context.assets)
    package = made.package
    told = package.fill(values_of(document, locale.words.list_separator))
    page = page_of(package.page, context.theme)
    return Base(package, made.theme, made.design, page, package.place, told, tuple(package.warnings), path.name)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        found = error("no-template", f"the template cannot be read: {fault.strerror}", Where(str(path)))
        raise InputError(found) from fault


def page_of(page: Element, theme: Theme) -> Element:
    """The same page's properties, with the theme's size and margins where it states none, or nonsense."""
    for ours in page_properties(theme):
        theirs = page.find(ours.tag)
        if theirs is None:
            page.insert(sum(child.tag in _BEFORE for child in page), ours)
            continue
        for name, value in ours.attrib.items():
            if not str(theirs.get(name)).lstrip("-").isdigit():
                theirs.set(name, value)
    return page


_BEFORE = [W + tag for tag in ("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz")]
"""What stands before a page's margins, and but for the last before its size (17.6.17)."""


def column_of(page: Element) -> int:
    """The width of a page's text column in twentieths of a point."""
    size, margins = page.find(f"{W}pgSz"), page.find(f"{W}pgMar")
    assert size is not None
    assert margins is not None
    sides = [int(str(margins.get(W + side))) for side in ("left", "right", "gutter")]
    width = int(str(size.get(W + "w"))) - sum(sides)
    columns = page.find(f"{W}cols")
    number, space = (_number(columns, name, usual) for name, usual in (("num", 1), ("space", 720)))
    return max((width - (number - 1) * space) // max(number, 1), NARROWEST)


def height_of(page: Element) -> int:
    """The height of a page's text column in twentieths of a point."""
    size, margins = page.find(f"{W}pgSz"), page.find(f"{W}pgMar")
    assert size is not None
    assert margins is not None
    return int(str(size.get(W + "h"))) - sum(abs(int(str(margins.get(W + side)))) for side in ("top", "bottom"))


def _number(element: Element | None, name: str, usual: int) -> int:
    stated = "" if element is None else str(element.get(W + name))
    return int(stated) if stated.isdigit() else usual
