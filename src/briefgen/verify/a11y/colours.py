"""Colours as a theme resolves them (ECMA-376-1, 20.1.2.3)."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from briefgen.verify.package import Element, Package

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


def scheme(package: Package, part: str) -> Mapping[str, str]:
    """The theme's colours by slot, as "RRGGBB", of the theme that `part` points to."""
    for theme in package.related(part, "theme"):
        for colours in package.tree(theme).iter(A + "clrScheme"):
            return {slot.tag.removeprefix(A): _plain(slot[0]) for slot in colours if len(slot)}
    return {}


def _plain(colour: Element) -> str:
    return str(colour.get("lastClr") or colour.get("val") or "000000").upper()


def resolved(parent: Element | None, colours: Mapping[str, str], mapping: Mapping[str, str]) -> str:
    """The colour that a fill or a run names, "" where it names none that can be told."""
    if parent is None:
        return ""
    for element in parent:
        match element.tag.removeprefix(A):
            case "srgbClr":
                return _shifted(str(element.get("val")).upper(), element)
            case "sysClr":
                return _shifted(_plain(element), element)
            case "schemeClr":
                slot = str(element.get("val"))
                found = colours.get(mapping.get(slot, USUAL.get(slot, slot)), "")
                return _shifted(found, element) if found else ""
    return ""


def _shifted(colour: str, element: Element) -> str:
    """A colour with its changes of light applied: lumMod and lumOff, shade and tint."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    for change in element:
        share = int(str(change.get("val", "100000")).rstrip("%")) / 100_000
        hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
        match change.tag.removeprefix(A):
            case "lumMod":
                red, green, blue = colorsys.hls_to_rgb(hue, min(light * share, 1), strength)
            case "lumOff":
                red, green, blue = colorsys.hls_to_rgb(hue, min(max(light + share, 0), 1), strength)
            case "shade":
                red, green, blue = (c * share for c in (red, green, blue))
            case "tint":
                red, green, blue = (c * share + 1 - share for c in (red, green, blue))
    return "".join(f"{round(c * 255):02X}" for c in (red, green, blue))
