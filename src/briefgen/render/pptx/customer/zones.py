"""The room that a template's layout leaves: a slide's zones, by its placeholders and clear of what it shows."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from briefgen.render.pptx.customer.sheets import Drawn, Holder, Sheet, shared
from briefgen.theme import Box, Grid, SlideTheme, Style, Theme
from briefgen.theme.theme import Script

BODIES = ("", "obj", "body", "chart", "tbl", "pic", "dgm", "media", "clipArt")
GROUND = 0.5
"""A shape that takes this share of the slide is its ground, not something that stands on it."""

KEPT = 0.6
"""The share of a zone that must be left when it makes room for a shape; less, and the shape is taken for a ground."""

MARGIN, TOP = 0.05, 0.06
"""The margins of a layout that has no placeholders, as shares of the slide."""

AIR = 0.1
"""Between two zones, in inches."""

NAME_H, NOTES_H, FOOT_H, RULE_GAP = 0.2083, 0.5, 0.1667, 0.0729
FOOT_W = 2.0
"""The width that a footer has at least where the layout has no place for one."""

NUMBER_W = 0.6
TITLE_FLOOR = 20.0
POINTS = 72.0
COMFORT = (7.5, 3.4)
"""The body zone, in inches, for which a slide's measures are made; in a smaller one they shrink, and text does not."""

LARGE = 1.15
"""A slide so much larger than ours is drawn with larger measures and type."""


def fitted(theme: Theme, sheet: Sheet, width: float, height: float, *, texts: bool = True) -> tuple[Theme, float]:
    """The theme with the zones of slides of this size on a layout, and what its measures are to be multiplied by.

    Those of a cover or divider (no `texts`) have no body to be fitted to.
    """
    grown = min(width / theme.slide.width, height / theme.slide.height)
    grown = grown if grown > LARGE else 1.0
    zones = _zones(theme, sheet.shrunk(grown), width / grown, height / grown)
    body = zones["body"]
    shrunk = max(round(min(1.0, body.w / COMFORT[0], body.h / COMFORT[1]), 4), 0.1) if texts else 1.0
    scale = grown * shrunk
    made = {name: Box(*(side / shrunk for side in dataclasses.astuple(box))) for name, box in zones.items()}
    slide = SlideTheme(
        width / scale,
        height / scale,
        _grid(theme.slide.grid, made["body"]),
        made,
        _types(theme, sheet, made, shrunk),
    )
    return dataclasses.replace(theme, slide=slide), scale


def _grid(grid: Grid, body: Box) -> Grid:
    """As many columns as ever, over the body's width."""
    return Grid(body.x, grid.columns, (body.w + grid.gutter) / grid.columns - grid.gutter, grid.gutter)


def _types(theme: Theme, sheet: Sheet, zones: Mapping[str, Box], scale: float) -> Mapping[str, Mapping[Script, Style]]:
    """The styles with their smallest sizes kept on slides that are drawn smaller; titles as the template has them."""
    made = {
        name: {script: _floored(style, scale) for script, style in styles.items()}
        for name, styles in theme.slide.type.items()
    }
    title = sheet.title
    room = zones["title"].h * POINTS / 2
    made["title"] = {script: _title(style, title, room) for script, style in made["title"].items()}
    return made


def _floored(style: Style, scale: float) -> Style:
    if scale >= 1:
        return style
    least = (style.smallest or min(style.size, 9.0)) / scale
    size = max(style.size, least)
    return dataclasses.replace(
        style, size=size, leading=style.leading * size / style.size, smallest=least if style.smallest else 0.0
    )


def _title(style: Style, title: Holder | None, room: float) -> Style:
    """A title of which two lines fit its zone, bold as the template has it."""
    size = max(min(style.size, room * style.size / style.leading), style.smallest)
    bold = title.bold if title else style.bold
    return dataclasses.replace(style, size=size, leading=style.leading * size / style.size, bold=bold, colour="title")


def _zones(theme: Theme, sheet: Sheet, width: float, height: float) -> dict[str, Box]:
    """The zones in the slide's own inches."""
    slide = Box(0.0, 0.0, width, height)
    things = [shape for shape in sheet.drawn if shared(shape.box, slide) < GROUND * width * height]
    feet = [holder.box for holder in sheet.holders if holder.type in ("ftr", "sldNum", "dt") and holder.box]
    feet = [box for box in feet if box.y > 0.7 * height]
    floor = min(
        [box.y for box in feet], default=height - max(TOP * height / 2, 0.15) - (0 if feet else FOOT_H + AIR / 2)
    )
    sides = Box(MARGIN * width, TOP * height, (1 - 2 * MARGIN) * width, floor - TOP * height)
    title = _title_zone(theme, sheet, sides, height)
    body = _body_zone(sheet, title, sides, floor)
    title, body = _centred(title, _clear(title, things), sheet), _clear(body, things)
    name = Box(title.x, title.y, title.w, NAME_H)
    above = name.y - NAME_H - AIR / 2
    strip = Box(title.x, above, title.w, NAME_H)
    if above > 0.12 and not any(shared(strip, thing.box) for thing in things):
        name = strip
    else:
        title = Box(title.x, title.y + NAME_H, title.w, max(title.h - NAME_H, _lowest_title(theme)))
    if body.y < title.bottom + AIR:
        body = _from(body, title.bottom + AIR)
    notes = _notes(body, things, floor)
    body = dataclasses.replace(body, h=notes.y - RULE_GAP - AIR - body.y)
    footer, number = _feet(sheet, body, floor)
    return {
        "section_tab": Box(name.x, 0.0, theme.slide.zone["section_tab"].w, NAME_H),
        "section_name": name,
        "title": title,
        "body": body,
        "notes_rule": Box(notes.x, notes.y - RULE_GAP, theme.slide.zone["notes_rule"].w, theme.slide.zone["notes_rule"].h),
        "notes": notes,
        "footer": footer,
        "slide_number": number,
        "logo": Box(width, 0.0, 0.0, 0.0),
    }  # fmt: skip


def _centred(whole: Box, cut: Box, sheet: Sheet) -> Box:
    """A cut zone whose text stays in the middle of the whole one, where the template centres titles."""
    if sheet.title is None or sheet.title.align != "center":
        return cut
    spare = max(cut.x - whole.x, whole.right - cut.right)
    return dataclasses.replace(cut, x=whole.x + spare, w=whole.w - 2 * spare) if spare < whole.w / 4 else cut


def _lowest_title(theme: Theme) -> float:
    """The height of two lines of the smallest title."""
    style = theme.slide.type["title"]["han"]
    return 2 * TITLE_FLOOR * style.leading / style.size / POINTS


def _title_zone(theme: Theme, sheet: Sheet, sides: Box, height: float) -> Box:
    box = sheet.title.box if sheet.title else None
    if box is None or box.y > height / 2 or box.w < sides.w / 3:
        return Box(sides.x, sides.y, sides.w, _lowest_title(theme) + NAME_H)
    return box if box.h >= _lowest_title(theme) else dataclasses.replace(box, h=_lowest_title(theme))


def _body_zone(sheet: Sheet, title: Box, sides: Box, floor: float) -> Box:
    """All the room that the body's placeholders take, else the master's body, else what is left under the title."""
    boxes = [holder.box for holder in sheet.holders if holder.type in BODIES and holder.box]
    boxes = [box for box in boxes if box.h > 0.2 * floor and box.y + box.h / 2 > title.y + title.h / 2]
    if not boxes and sheet.body and sheet.body.y > title.y:
        boxes = [sheet.body]
    left = Box(sides.x, title.bottom + AIR, sides.w, floor - title.bottom - AIR)
    if not boxes:
        return dataclasses.replace(left, x=title.x, w=title.w) if sheet.title else left
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    body = Box(x, y, max(box.right for box in boxes) - x, max(box.bottom for box in boxes) - y)
    return body if body.w > 0.4 * sides.w and body.h > 0.3 * floor else left


def _clear(zone: Box, things: list[Drawn]) -> Box:
    """The zone cut where it would cover something, at the side that costs it least."""
    for thing in things:
        box = thing.box
        if not shared(zone, box) and not _crosses(zone, box):
            continue
        cuts = (
            _from(zone, box.bottom + AIR / 2),
            dataclasses.replace(zone, h=box.y - AIR / 2 - zone.y),
            dataclasses.replace(zone, w=box.x - AIR - zone.x),
            Box(box.right + AIR, zone.y, zone.right - box.right - AIR, zone.h),
        )
        best = max(cuts, key=lambda cut: max(cut.w, 0.0) * max(cut.h, 0.0))
        if best.w > 0 and best.h > 0 and best.w * best.h >= KEPT * zone.w * zone.h:
            zone = best
    return zone


def _crosses(zone: Box, box: Box) -> bool:
    """Whether a line, which has no area, goes through the zone."""
    return (
        (box.w == 0 or box.h == 0)
        and zone.x < box.right + 1e-6
        and box.x < zone.right
        and zone.y < box.bottom
        and box.y < zone.bottom
    )


def _from(zone: Box, y: float) -> Box:
    return dataclasses.replace(zone, y=y, h=zone.bottom - y)


def _notes(body: Box, things: list[Drawn], floor: float) -> Box:
    """The foot of the body zone, or the strip under it where that is free."""
    below = Box(body.x, body.bottom, body.w, max(floor - body.bottom, 0.0))
    tops = [thing.box.y for thing in things if thing.box.y >= body.bottom - 1e-6 and shared(below, thing.box)]
    bottom = max(min([floor, *tops]) - AIR / 2, body.bottom)
    return Box(body.x, bottom - NOTES_H, body.w, NOTES_H)


def _feet(sheet: Sheet, body: Box, floor: float) -> tuple[Box, Box]:
    """Where the footer and the slide's number stand: as the layout has them, else in a line under all."""
    footer, number = (sheet.first(kind) for kind in ("ftr", "sldNum"))
    line = Box(body.x, floor + AIR / 2, body.w, FOOT_H)
    at = _low(number.box) if number and number.box else Box(line.right - NUMBER_W, line.y, NUMBER_W, FOOT_H)
    if footer and footer.box and footer.box.y > body.bottom:
        return _widened(_low(footer.box), footer, body, at), at
    free = dataclasses.replace(line, w=line.w - NUMBER_W - AIR)
    if shared(free, at):
        free = dataclasses.replace(free, w=max(at.x - AIR - free.x, FOOT_W))
    return free, at


def _widened(box: Box, footer: Holder, body: Box, number: Box) -> Box:
    """The footer's line over the room beside it, for the date that stands in it has no place of its own."""
    beside = number.y < box.bottom and box.y < number.bottom
    left = number.right + AIR if beside and number.right <= box.x else body.x
    right = number.x - AIR if beside and number.x >= box.right else body.right
    left, right = min(left, box.x), max(right, box.right)
    if footer.align == "center":
        half = min(box.x + box.w / 2 - left, right - box.x - box.w / 2)
        return dataclasses.replace(box, x=box.x + box.w / 2 - half, w=2 * half)
    start = box.x if footer.align == "left" else left
    return dataclasses.replace(box, x=start, w=(right if footer.align == "left" else box.right) - start)


def _low(box: Box) -> Box:
    """One line in the middle of a foot's box."""
    return Box(box.x, box.y + (box.h - FOOT_H) / 2, box.w, FOOT_H)
