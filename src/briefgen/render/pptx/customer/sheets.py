"""A template's layouts as they are drawn: placeholders with what they inherit, other shapes, the ground (19.3.1)."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.slide import SlideLayout

from briefgen.render.pptx.customer.colours import Palette, palette_of
from briefgen.render.pptx.customer.contrast import hexed, luminance
from briefgen.render.pptx.oxml.text import EMU_PER_INCH, HUNDREDTHS
from briefgen.render.pptx.oxml.xml import NAMESPACES, Element, parsed, qualified
from briefgen.render.pptx.slides import Align, Anchor
from briefgen.theme import Box

TITLES = ("title", "ctrTitle")
FEET = ("dt", "ftr", "sldNum")
DRAWN = tuple(qualified(f"p:{name}") for name in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp"))
INSETS = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}
"""The insets of a text body that states none (21.1.2.1.1)."""

ALIGNS: Mapping[str, Align] = {"l": "left", "ctr": "center", "r": "right"}
ANCHORS: Mapping[str, Anchor] = {"t": "top", "ctr": "middle", "b": "bottom"}
BACKGROUNDS = 1001
"""The first index of a theme's background fills (20.1.4.2.19)."""

PICTURE_GRID = 6
"""A picture is looked at as so many squares by so many."""


LARGE_PICTURE = 8.0
"""Square inches from which a picture may be the ground of a text."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A placeholder: its type ("" for anything) and index, the room for its text, and how the template sets that.

    `box` is in inches, None where neither layout nor master says one; `size` in points, `colour` "" where unsaid.
    """

    type: str
    index: int
    box: Box | None
    align: Align = "left"
    anchor: Anchor = "top"
    size: float = 0.0
    bold: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shape that is no placeholder: its name, box, and the colours it is filled with, () where they are unknown."""

    name: str
    box: Box
    fills: tuple[str, ...]
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A layout as slides on it look. `drawn` goes from the back to the front; `ground` are the background's colours.

    `override` is the layout's own colour map, which slides on it must repeat.
    """

    part: Part
    name: str
    type: str
    master: str
    holders: tuple[Holder, ...]
    drawn: tuple[Drawn, ...]
    palette: Palette
    ground: tuple[str, ...]
    forms: frozenset[str]
    body: Box | None = None
    override: Element | None = None

    def first(self, *types: str) -> Holder | None:
        return next((holder for holder in self.holders if holder.type in types), None)

    @property
    def title(self) -> Holder | None:
        return self.first(*TITLES)

    def shrunk(self, share: float) -> Sheet:
        """The sheet with all its boxes so many times smaller."""
        if share == 1.0:
            return self
        return dataclasses.replace(
            self,
            holders=tuple(dataclasses.replace(each, box=_shrunk(each.box, share)) for each in self.holders),
            drawn=tuple(dataclasses.replace(each, box=_shrunk(each.box, share)) for each in self.drawn),
            body=_shrunk(self.body, share),
        )

    def under_title(self) -> Holder | None:
        """The placeholder of a cover's or divider's words under its title."""
        return self.first("subTitle") or self.first("body")

    def under(self, box: Box) -> tuple[str, ...]:
        """The colours that a text in a box stands on: of the front shape that holds most of it, else the ground's."""
        for shape in reversed(self.drawn):
            if shape.fills and shared(shape.box, box) > 0.6 * box.w * box.h:
                return shape.fills
        return self.ground


Placed = TypeVar("Placed", Box, Box | None)


def _shrunk(box: Placed, share: float) -> Placed:
    return None if box is None else Box(*(side / share for side in dataclasses.astuple(box)))


def shared(one: Box, other: Box) -> float:
    """The area that two boxes have in common."""
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(wide, 0.0) * max(high, 0.0)


def sheet_of(layout: SlideLayout) -> Sheet:
    """A layout's sheet; what it lacks comes from its master."""
    part, root = layout.part, layout.element
    master, above = layout.slide_master.part, layout.slide_master.element
    theme = parsed(master.part_related_by(RT.THEME).blob)
    override = root.find(f"{qualified('p:clrMapOvr')}/{qualified('a:overrideClrMapping')}")
    palette = palette_of(theme, above).remapped(override)
    shown = root.get("showMasterSp", "1") not in ("0", "false")
    bodies = [holder for holder in _holders(above, None, palette) if holder.type == "body"]
    drawn = (*(_drawn(above, master, palette) if shown else ()), *_drawn(root, part, palette))
    return Sheet(
        part=part,
        name=layout.name,
        type=str(root.get("type") or ""),
        master=str(master.partname),
        holders=tuple(_holders(root, above, palette)),
        drawn=tuple(drawn),
        palette=palette,
        ground=_ground(root, part, palette, theme) or _ground(above, master, palette, theme) or (palette.named("bg1"),),
        forms=frozenset(shape.name for shape in _drawn(root, part, palette)),
        body=bodies[0].box if bodies else None,
        override=override,
    )


# Placeholders


def _holders(root: Element, above: Element | None, palette: Palette) -> Iterator[Holder]:
    for shape in root.iter(qualified("p:sp"), qualified("p:pic"), qualified("p:graphicFrame")):
        mark = shape.find(f"./*/{qualified('p:nvPr')}/{qualified('p:ph')}")
        if mark is None:
            continue
        kind = str(mark.get("type") or "")
        like = None if above is None else _like(above, kind)
        yield _holder(shape, kind, _number(mark.get("idx")), like, root if above is None else above, palette)


def _like(master: Element, kind: str) -> Element | None:
    """The master's placeholder that a layout's takes after (19.3.1.36)."""
    wanted = "title" if kind in TITLES else kind if kind in FEET else "body"
    marks = master.iter(qualified("p:ph"))
    found = next((mark for mark in marks if str(mark.get("type") or "body") == wanted), None)
    return None if found is None else next(found.iterancestors(qualified("p:sp")), None)


def _holder(shape: Element, kind: str, index: int, like: Element | None, master: Element, palette: Palette) -> Holder:
    chain = [each for each in (shape, like) if each is not None]
    box = next((found for each in chain if (found := _box(each))), None)
    frames = [frame for each in chain if (frame := each.find(f".//{qualified('a:bodyPr')}")) is not None]
    levels = [level for each in chain if (level := each.find(f".//{qualified('a:lvl1pPr')}")) is not None]
    style = "titleStyle" if kind in TITLES else "otherStyle" if kind in FEET else "bodyStyle"
    usual = master.find(f".//{qualified(f'p:{style}')}/{qualified('a:lvl1pPr')}")
    levels += [] if usual is None else [usual]
    runs = [run for level in levels if (run := level.find(qualified("a:defRPr"))) is not None]
    fills = [fill for run in runs if (fill := run.find(qualified("a:solidFill"))) is not None]
    return Holder(
        kind,
        index,
        None if box is None else _inside(box, frames),
        ALIGNS.get(_said(levels, "algn"), "left"),
        ANCHORS.get(_said(frames, "anchor"), "top"),
        _number(_said(runs, "sz")) / HUNDREDTHS,
        _said(runs, "b") in ("1", "true"),
        palette.colour(fills[0]) if fills else "",
    )


def _said(elements: Sequence[Element], name: str) -> str:
    return next((str(value) for each in elements if (value := each.get(name)) is not None), "")


def _number(text: str | None) -> int:
    try:
        return int(float(text or 0))
    except ValueError:
        return 0


def _inside(box: Box, frames: Sequence[Element]) -> Box:
    """The room for text in a placeholder, which its insets leave; a narrow one keeps all it has."""
    left, top, right, bottom = (
        _number(_said(frames, name) or str(usual)) / EMU_PER_INCH for name, usual in INSETS.items()
    )
    width, height = box.w - left - right, box.h - top - bottom
    return Box(box.x + left, box.y + top, width, height) if width > 0 and height > 0 else box


def _box(shape: Element) -> Box | None:
    """Where a shape stands, by its own transform."""
    place = shape.find(f"./*/{qualified('a:xfrm')}")
    place = shape.find(qualified("p:xfrm")) if place is None else place
    if place is None:
        return None
    start, size = place.find(qualified("a:off")), place.find(qualified("a:ext"))
    if start is None or size is None:
        return None
    sides = (start.get("x"), start.get("y"), size.get("cx"), size.get("cy"))
    return Box(*(_number(side) / EMU_PER_INCH for side in sides))


# Other shapes, and the ground


def _drawn(root: Element, part: Part, palette: Palette) -> Iterator[Drawn]:
    """The shapes of a sheet that slides on it show as they are."""
    for shape in root.iterfind(f"{qualified('p:cSld')}/{qualified('p:spTree')}/*"):
        named = shape.find(f"./*/{qualified('p:cNvPr')}")
        if shape.tag not in DRAWN or named is None or named.get("hidden") in ("1", "true"):
            continue
        box = _box(shape)
        if box and shape.find(f"./*/{qualified('p:nvPr')}/{qualified('p:ph')}") is None:
            yield Drawn(str(named.get("name") or ""), box, _fills(shape, box, part, palette), shape.tag == DRAWN[1])


def _fills(shape: Element, box: Box, part: Part, palette: Palette) -> tuple[str, ...]:
    """The colours of a shape's plain or graded fill; of a picture's squares, where it is as large as text on it."""
    filled = shape.find(qualified("p:blipFill"))
    if filled is None:
        look = shape.find(qualified("p:spPr"))
        return () if look is None else tuple(filter(None, _filled(look, part, palette, "")))
    return _pictured(part, filled) if box.w * box.h > LARGE_PICTURE else ()


def _ground(root: Element, part: Part, palette: Palette, theme: Element) -> tuple[str, ...]:
    """The colours of a sheet's own background: one, a gradient's, or a picture's darkest and lightest; () for none."""
    background = root.find(f"{qualified('p:cSld')}/{qualified('p:bg')}")
    if background is None:
        return ()
    fills = background.find(qualified("p:bgPr"))
    if fills is not None:
        return _filled(fills, part, palette, "000000")
    named = background.find(qualified("p:bgRef"))
    own = palette.colour(named)
    listed = theme.find(f".//{qualified('a:bgFillStyleLst')}")
    place = _number(None if named is None else named.get("idx")) - BACKGROUNDS
    if listed is not None and 0 <= place < len(listed) and str(listed[place].tag).endswith("gradFill"):
        return _stops(listed[place], palette, own)
    return (own,) if own else ()


def _filled(fills: Element, part: Part, palette: Palette, own: str) -> tuple[str, ...]:
    for fill in fills:
        kind = str(fill.tag).rpartition("}")[2]
        if kind == "solidFill":
            return (palette.colour(fill, own),)
        if kind == "gradFill":
            return _stops(fill, palette, own)
        if kind == "blipFill":
            return _pictured(part, fill)
    return ()


def _stops(fill: Element, palette: Palette, own: str) -> tuple[str, ...]:
    found = (palette.colour(stop, own) for stop in fill.iter(qualified("a:gs")))
    return tuple(dict.fromkeys(colour for colour in found if colour))


def _pictured(part: Part, fill: Element) -> tuple[str, ...]:
    """The darkest and the lightest of a picture's squares; () where it cannot be read."""
    from PIL import Image  # only where a template's ground is a picture

    blip = fill.find(qualified("a:blip"))
    number = "" if blip is None else str(blip.get(f"{{{NAMESPACES['r']}}}embed"))
    try:
        small = Image.open(io.BytesIO(part.related_part(number).blob)).convert("RGB").resize((PICTURE_GRID,) * 2)
    except (KeyError, OSError, ValueError, Image.DecompressionBombError):
        return ()
    data = small.tobytes()
    pixels = [data[place : place + 3] for place in range(0, len(data), 3)]
    colours = sorted((hexed(*(value / 255 for value in pixel)) for pixel in pixels), key=luminance)
    return (colours[len(colours) // 2], colours[0], colours[-1])
