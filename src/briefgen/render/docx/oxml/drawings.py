"""Charts and pictures that stand in a line of text. Lengths are in EMU, 360 000 a centimetre."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.render.docx.oxml.runs import PLAIN, run
from briefgen.render.docx.oxml.xml import NAMESPACES, Element, el, qualified, w
from briefgen.xmltext import xml_text


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawing's identity and size: `number` is unique in the document, `alt` is what it shows, in words."""

    number: int
    name: str
    alt: str
    width: int
    height: int


def chart(frame: Frame, relationship: str) -> Element:
    """A run that holds the chart part so related."""
    shown = el("c:chart")
    shown.set(qualified("r:id"), relationship)
    return _inline(frame, "c", el("wp:cNvGraphicFramePr"), shown)


SVG_BLIP = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The extension ([MS-ODRAWXML], 2.3.7) by which a picture has an SVG that newer programs show in its place."""


def picture(frame: Frame, relationship: str, svg: str = "") -> Element:
    """A run that holds the image part so related; `svg` is the relationship of the drawing that it stands in for."""
    blip = el("a:blip", _drawing(svg) if svg else None)
    blip.set(qualified("r:embed"), relationship)
    locks = el("a:graphicFrameLocks", noChangeAspect="1")
    shown = el(
        "pic:pic",
        el("pic:nvPicPr", el("pic:cNvPr", id=str(frame.number), name=xml_text(frame.name)), el("pic:cNvPicPr")),
        el("pic:blipFill", blip, el("a:stretch", el("a:fillRect"))),
        el(
            "pic:spPr",
            el("a:xfrm", el("a:off", x="0", y="0"), _extent("a:ext", frame)),
            el("a:prstGeom", el("a:avLst"), prst="rect"),
        ),
    )
    return _inline(frame, "pic", el("wp:cNvGraphicFramePr", locks), shown)


def _drawing(relationship: str) -> Element:
    drawing = el("asvg:svgBlip")
    drawing.set(qualified("r:embed"), relationship)
    return el("a:extLst", el("a:ext", drawing, uri=SVG_BLIP))


def _inline(frame: Frame, prefix: str, locks: Element, shown: Element) -> Element:
    return run(
        PLAIN,
        w(
            "drawing",
            el(
                "wp:inline",
                _extent("wp:extent", frame),
                el("wp:effectExtent", l="0", t="0", r="0", b="0"),
                el("wp:docPr", id=str(frame.number), name=xml_text(frame.name), descr=xml_text(frame.alt)),
                locks,
                el("a:graphic", el("a:graphicData", shown, uri=NAMESPACES[prefix])),
                distT="0",
                distB="0",
                distL="0",
                distR="0",
            ),
        ),
    )


def _extent(name: str, frame: Frame) -> Element:
    return el(name, cx=str(frame.width), cy=str(frame.height))
