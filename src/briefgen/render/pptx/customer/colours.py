"""The colours that a template's parts name, worked out (ISO/IEC 29500-1, 20.1.2.3)."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.render.pptx.customer.contrast import channels, hexed, mixed
from briefgen.render.pptx.oxml.xml import Element, qualified

SLOTS = (
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
USUAL_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
OFFICE = dict(zip(SLOTS, (
    "000000", "FFFFFF", "44546A", "E7E6E6", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72",
), strict=True))  # fmt: skip
"""What a slot holds where a template's theme leaves it out: Office's own theme."""

PRESET = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "gray": "808080",
    "yellow": "FFFF00", "orange": "FFA500", "navy": "000080", "silver": "C0C0C0",
}  # fmt: skip
WHOLE = 100_000
"""The thousandths of a percent in a whole."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a template's scheme by slot, and which slot each name that drawings use stands for (`p:clrMap`)."""

    slots: Mapping[str, str]
    names: Mapping[str, str]

    def named(self, name: str) -> str:
        """A colour of the scheme by its slot ("dk1") or by the name that drawings use ("tx1")."""
        slot = self.names.get(name, name)
        return self.slots.get(slot) or OFFICE.get(slot, "000000")

    def remapped(self, override: Element | None) -> Palette:
        """The palette as a sheet's own map has it."""
        return self if override is None else Palette(self.slots, {**self.names, **_names(override)})

    def drawn(self) -> Mapping[str, str]:
        """The colours by the names that drawings use."""
        return {name: self.named(name) for name in (*USUAL_MAP, *SLOTS[4:])}

    def colour(self, holder: Element | None, own: str = "000000") -> str:
        """The colour that an element holds, "" for none; `own` is what "phClr" stands for."""
        for child in () if holder is None else holder:
            base = self._base(child, own)
            if base:
                return _changed(base, child)
        return ""

    def _base(self, child: Element, own: str) -> str:
        value = str(child.get("val") or "")
        match _local(child):
            case "srgbClr":
                return value.upper() if len(value) == 6 else ""
            case "sysClr":
                return str(child.get("lastClr") or ("FFFFFF" if value == "window" else "000000")).upper()
            case "schemeClr":
                return own if value == "phClr" else self.named(value)
            case "prstClr":
                return PRESET.get(value, "808080")
            case "scrgbClr":
                red, green, blue = (_share(child.get(name)) for name in "rgb")
                return hexed(red, green, blue)
            case "hslClr":
                turn = int(child.get("hue") or 0) / 21_600_000
                return hexed(*colorsys.hls_to_rgb(turn, _share(child.get("lum")), _share(child.get("sat"))))
            case _:
                return ""


def palette_of(theme: Element, master: Element) -> Palette:
    """The palette of a master and its theme part."""
    scheme = theme.find(f".//{qualified('a:clrScheme')}")
    plain = Palette({}, {})
    slots = {
        _local(slot): plain.colour(slot) for slot in (() if scheme is None else scheme) if isinstance(slot.tag, str)
    }
    found = master.find(qualified("p:clrMap"))
    return Palette({slot: colour for slot, colour in slots.items() if colour}, {**USUAL_MAP, **_names(found)})


def _names(found: Element | None) -> Mapping[str, str]:
    return {} if found is None else {str(name): str(slot) for name, slot in found.attrib.items()}


def _changed(colour: str, element: Element) -> str:
    """The colour with the changes that its element asks for, in their order (20.1.2.3)."""
    for change in element:
        value = _share(change.get("val"))
        kind = _local(change)
        if kind in ("lumMod", "lumOff"):
            turn, light, strength = colorsys.rgb_to_hls(*channels(colour))
            light = light * value if kind == "lumMod" else light + value
            colour = hexed(*colorsys.hls_to_rgb(turn, min(max(light, 0.0), 1.0), strength))
        elif kind in ("tint", "shade"):
            colour = mixed("FFFFFF" if kind == "tint" else "000000", colour, min(value, 1.0))
    return colour


def _share(text: str | None) -> float:
    value = (text or "0").rstrip("%")
    try:
        return float(value) / (100 if text and text.endswith("%") else WHOLE)
    except ValueError:
        return 0.0


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
