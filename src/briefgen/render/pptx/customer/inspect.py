"""What a deck makes of a template: which layout serves which slides and why, its room, faces and colours."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from briefgen.render.format import TemplateReport, TemplateRow
from briefgen.render.pptx.base import Base, Layout, customers_base
from briefgen.render.pptx.customer.choose import OURS
from briefgen.render.pptx.customer.contrast import contrast
from briefgen.theme import Theme
from briefgen.theme.slots import MAPPED, slot_of

WHY: Mapping[str, str] = {
    "theme": "as the theme file says",
    "name": "by its name",
    "type": "by its type",
    "placeholders": "by its placeholders",
    "place": "by its place: the theme file can name another",
}
SERVES: Mapping[str, str] = {"cover": "cover", "divider": "section divider", "content": "content", "sources": "sources"}
HOLDERS: Mapping[str, tuple[str, str]] = {
    "title": ("title", "its own title is added to each slide"),
    "footer": ("footer", "a text box is added"),
    "number": ("slide number", "a text box is added"),
}
COLOURS = ("ink", "white", "accent", "highlight", "grey")
NAMES = {"ink": "text", "white": "ground", "grey": "secondary text"}


def inspect(data: bytes, name: str, theme: Theme) -> TemplateReport:
    """The report on a template's bytes; raises InputError where it is none."""
    base = customers_base(data, name, theme)
    usual = base.layout("Content")
    rows = (*_layouts(base), *_holders(usual), *_room(usual), *_faces(base, theme), *_colours(usual))
    return TemplateReport(tuple(rows), base.warnings)


def _layouts(base: Base) -> Iterator[TemplateRow]:
    for kind, ours in OURS.items():
        choice = base.choices.get(kind)
        how = WHY[choice.why] if choice else "it is of our own design"
        if choice and choice.why == "type":
            how = f"{how} ({choice.sheet.type})"
        yield TemplateRow("layouts", SERVES[kind], _told(base, base.layout(ours)), how)


def _told(base: Base, layout: Layout) -> str:
    """The layout's name, and its master's place where several have one so named."""
    alike = [sheet for sheet in base.sheets if sheet.name == layout.name]
    if len(alike) < 2 or layout.sheet is None:
        return layout.name
    masters = list(dict.fromkeys(sheet.master for sheet in base.sheets))
    return f"{layout.name} (master {masters.index(layout.sheet.master) + 1})"


def _holders(layout: Layout) -> Iterator[TemplateRow]:
    for ours, (need, lacking) in HOLDERS.items():
        there = ours in layout.holders
        yield TemplateRow("placeholders", need, "placeholder" if there else "", "" if there else lacking)


def _room(layout: Layout) -> Iterator[TemplateRow]:
    for zone in ("title", "body"):
        box = layout.theme.slide.zone[zone]
        x, y, wide, high = (round(side * layout.scale, 2) for side in dataclasses.astuple(box))
        yield TemplateRow("room", zone, f"{wide:g} x {high:g} in", f"at {x:g}, {y:g}")


def _faces(base: Base, theme: Theme) -> Iterator[TemplateRow]:
    look = base.look
    for need, found, usual in (("Latin", look.latin, theme.latin), ("East Asian", look.han, theme.han)):
        yield TemplateRow("fonts", need, found, "the theme's as well" if found == usual else "")


def _colours(layout: Layout) -> Iterator[TemplateRow]:
    theme = layout.theme
    for role in COLOURS:
        slot = slot_of(theme, role)
        drawn = MAPPED.get(slot, slot) if slot else "made readable on the template's ground"
        against = "" if role == "white" else f", {contrast(theme.colour[role], theme.colour['white']):.1f}:1"
        yield TemplateRow("colours", NAMES.get(role, role), f"#{theme.colour[role]}", f"{drawn}{against}")
