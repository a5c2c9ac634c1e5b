"""SVG drawings: refused where they reach outside themselves, cleaned, and painted once for programs that show no SVG."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any

import resvg_py
from lxml import etree

from briefgen.charts.faces import SHIPPED, han_font
from briefgen.load.pictures import media_type
from briefgen.locale.scripts import has_han
from briefgen.model import Picture

SVG = "{http://www.w3.org/2000/svg}"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
KEPT = ("{http://www.w3.org/1999/xlink}", "{http://www.w3.org/XML/1998/namespace}")
"""The namespaces of attributes that mean something in a drawing; others are an editor's own."""

NO_PICTURE = frozenset(
    ("script", "foreignObject", "handler", "listener", "iframe", "audio", "video", "canvas", "set", "discard",
     "animate", "animateColor", "animateMotion", "animateTransform")
)  # fmt: skip
"""What runs, plays or holds other kinds of content: no page shows it."""

MOST_DRAWN = 100_000
"""Elements, each counted as often as it is referred to."""
WIDTH, MOST_PIXELS = 1600, 4_000_000
"""The painted picture's: a page's column at 250 dots to the inch."""

FACE = "Carlito"
"""What words are painted in; Han characters in Noto Sans SC."""

UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_LENGTH = re.compile(r"\s*\+?(\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*([a-z]*)\s*", re.IGNORECASE)
_OUTSIDE = re.compile(r"@import|\\|url\(\s*[\"']?\s*(?!#|data:(?:font/|application/(?:x-)?font))", re.IGNORECASE)
_WITHIN = re.compile(r"url\(\s*[\"']?#([^)\"']+)")
_DATA = re.compile(r"data:image/(?:png|jpe?g);base64,(.*)", re.DOTALL)

Element = etree._Element


def drawn(data: bytes) -> Picture:
    """The drawing as a clean SVG, with the PNG to show in its place. Raises ValueError, in an author's words."""
    root = _parsed(data)
    _clean(root)
    _bounded(root)
    width, height = _sized(root)
    etree.cleanup_namespaces(root)
    svg = etree.tostring(root, encoding="unicode")
    return Picture(svg.encode(), "image/svg+xml", _painted(root, svg, width / height))


def _parsed(data: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise ValueError(f"is an SVG drawing whose XML is broken: {fault.msg.partition(',')[0]}") from None
    document_type: Any = root.getroottree().docinfo.internalDTD  # whose entities the type stubs leave out
    if document_type is not None and any(document_type.iterentities()):
        raise ValueError("is an SVG drawing that declares entities")
    if root.tag != f"{SVG}svg":
        raise ValueError('is no SVG drawing, whose first element is <svg xmlns="http://www.w3.org/2000/svg">')
    return root


def _clean(root: Element) -> None:
    """Takes out what editors keep for themselves; refuses what acts or reaches outside."""
    for element in list(root.iter(etree.Element)):
        if not element.tag.startswith(SVG) or element.tag == f"{SVG}metadata":
            parent = element.getparent()
            if parent is not None:
                _remove(parent, element)
            continue
        name = element.tag.removeprefix(SVG)
        if name in NO_PICTURE:
            raise ValueError(f"is an SVG drawing with <{name}>, which no page can show")
        for attribute, value in list(element.attrib.items()):
            _check(element, name, str(attribute), str(value))
        if name == "style":
            _inside("".join(map(str, element.itertext())))


def _remove(parent: Element, element: Element) -> None:
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _check(element: Element, name: str, attribute: str, value: str) -> None:
    """Drops an attribute of no use, and refuses one that acts or leads outside the drawing."""
    if attribute.lower().startswith("on"):
        raise ValueError(f"is an SVG drawing with a script ({attribute})")
    if attribute in HREFS:
        if name == "a":
            del element.attrib[attribute]
        elif not value.strip().startswith("#"):
            _embedded(value.strip())
    elif attribute.startswith("{") and not attribute.startswith(KEPT):
        del element.attrib[attribute]
    elif attribute == "style" or "(" in value:
        _inside(value)


def _embedded(value: str) -> None:
    """Refuses an address, and a picture in the drawing that is not as sound as any other must be."""
    found = _DATA.fullmatch(value)
    if not found:
        raise ValueError(f"is an SVG drawing that refers to something outside it ({value[:60]})")
    try:
        media_type(base64.b64decode(found[1], validate=False))
    except (ValueError, binascii.Error) as fault:
        raise ValueError(f"is an SVG drawing with a picture in it that {fault}") from None


def _inside(css: str) -> None:
    if found := _OUTSIDE.search(css):
        raise ValueError(
            f"is an SVG drawing that refers to something outside it ({css[found.start() : found.start() + 60]})"
        )


def _bounded(root: Element) -> None:
    """Refuses a drawing that grows without end, as shapes do that are made of shapes."""
    named = {str(element.get("id")): element for element in root.iter(etree.Element) if element.get("id")}
    costs: dict[Element, int] = {}
    order: list[tuple[Element, bool]] = [(root, False)]
    open_elements = set[Element]()
    while order:
        element, done = order.pop()
        below = [*element.iterchildren(etree.Element), *(named[name] for name in _references(element) if name in named)]
        if done:
            open_elements.discard(element)
            costs[element] = 1 + sum(costs.get(child, 0) for child in below)
            if costs[element] > MOST_DRAWN:
                raise ValueError(f"is an SVG drawing of more than {MOST_DRAWN:,} shapes")
        elif element not in costs and element not in open_elements:
            open_elements.add(element)
            order.append((element, True))
            order += [(child, False) for child in below if child not in costs]


def _references(element: Element) -> Iterator[str]:
    for attribute, value in element.attrib.items():
        if attribute in HREFS and str(value).startswith("#"):
            yield str(value)[1:]
        yield from _WITHIN.findall(str(value))


def _sized(root: Element) -> tuple[float, float]:
    """Width and height in pixels (SVG 2, 8.2), which the root then states, with the box that is scaled to them."""
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    box = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", root.get("viewBox", ""))]
    if not (width and height):
        if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
            raise ValueError("is an SVG drawing that does not say its size: give it a viewBox")
        width, height = (width, width * box[3] / box[2]) if width else (box[2], box[3])
    root.set("width", f"{width:.6g}")
    root.set("height", f"{height:.6g}")
    if len(box) != 4:
        root.set("viewBox", f"0 0 {width:.6g} {height:.6g}")
    return width, height


def _length(said: str) -> float:
    """A length in pixels; 0 where none is stated, or one that depends on the page."""
    found = _LENGTH.fullmatch(said)
    return float(found[1]) * UNITS.get(found[2].lower(), 0) if found else 0.0


def _painted(root: Element, svg: str, proportion: float) -> bytes:
    """The drawing as a PNG, its words in the faces that come with us, whatever else is installed."""
    han = any(has_han(str(text)) for element in root.iter(f"{SVG}text") for text in element.itertext())
    width = max(1, min(WIDTH, int((MOST_PIXELS * proportion) ** 0.5)))
    try:
        return resvg_py.svg_to_bytes(
            svg, width=width, skip_system_fonts=True, font_files=_fonts(han=han), font_family=FACE, serif_family=FACE,
            sans_serif_family=FACE, cursive_family=FACE, fantasy_family=FACE, monospace_family=FACE,
        )  # fmt: skip
    except ValueError as fault:
        raise ValueError(f"is an SVG drawing that cannot be painted: {fault}") from None


def _fonts(*, han: bool) -> list[str]:
    """The files of the faces that pictures of charts are set in, too."""
    files = [str(SHIPPED / name) for name in ("Carlito-Regular.ttf", "Carlito-Bold.ttf")]
    if not han:
        return files
    if not (chinese := han_font()):
        raise ValueError("is an SVG drawing with Chinese words, which `pip install briefgen[zh]` can paint")
    return [*files, str(chinese)]
