"""The PowerPoint template, made from a theme: master, layouts, notes master, fonts and colours; no slide."""

from __future__ import annotations

from briefgen.render.pptx.oxml.colour import Ink
from briefgen.render.pptx.oxml.package import Package
from briefgen.render.pptx.oxml.tables import NO_STYLE
from briefgen.render.pptx.oxml.text import EMU_PER_INCH
from briefgen.render.pptx.oxml.xml import Element, el, serialised
from briefgen.render.pptx.template.layouts import LAYOUT_IDS, layouts, master
from briefgen.render.pptx.template.notes import HEIGHT, WIDTH, notes_master
from briefgen.render.pptx.template.styles import default_style
from briefgen.render.pptx.template.theme import theme_part
from briefgen.theme import Theme

ASSET = "pptx/deck.pptx"
"""Where the templates folder holds the template."""

PIXELS = 96
"""A slide's sides are whole pixels of this many an inch, so that 13.3333 is the 13 1/3 that Office knows as 16:9."""

PRESENTATION = "ppt/presentation.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"
POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml."
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"


def files(theme: Theme) -> dict[str, bytes]:
    """Every file that this format keeps in the templates folder, by its name there."""
    return {ASSET: make_template(theme)}


def make_template(theme: Theme) -> bytes:
    """A PowerPoint file of the theme's design without slides."""
    package = Package()
    _add(package, "ppt/theme/theme1.xml", THEME_TYPE, theme_part(theme))
    _add(package, "ppt/theme/theme2.xml", THEME_TYPE, theme_part(theme))
    ids = [_add_layout(package, theme, number) for number in range(1, len(layouts(theme)) + 1)]
    package.relate(MASTER, "theme", "ppt/theme/theme1.xml")
    _add(package, MASTER, f"{POWERPOINT}slideMaster+xml", master(theme, ids))
    _add(package, NOTES_MASTER, f"{POWERPOINT}notesMaster+xml", notes_master(theme))
    package.relate(NOTES_MASTER, "theme", "ppt/theme/theme2.xml")
    _add_presentation(package, theme)
    return package.save()


def _add(package: Package, name: str, kind: str, root: Element) -> str:
    return package.add(name, serialised(root), kind)


def _add_layout(package: Package, theme: Theme, number: int) -> str:
    """Adds a layout; its master's relationship to it."""
    name = f"ppt/slideLayouts/slideLayout{number}.xml"
    _add(package, name, f"{POWERPOINT}slideLayout+xml", layouts(theme)[number - 1].part())
    package.relate(name, "slideMaster", MASTER)
    return package.relate(MASTER, "slideLayout", name)


def _add_presentation(package: Package, theme: Theme) -> None:
    master_id = package.relate(PRESENTATION, "slideMaster", MASTER)
    notes_id = package.relate(PRESENTATION, "notesMaster", NOTES_MASTER)
    package.relate(PRESENTATION, "theme", "ppt/theme/theme1.xml")
    styles = el("a:tblStyleLst", **{"def": NO_STYLE})
    for kind, root in {"presProps": el("p:presentationPr"), "viewProps": el("p:viewPr"), "tableStyles": styles}.items():
        name = _add(package, f"ppt/{kind}.xml", f"{POWERPOINT}{kind}+xml", root)
        package.relate(PRESENTATION, kind, name)
    width, height = (round(side * PIXELS) * EMU_PER_INCH // PIXELS for side in (theme.slide.width, theme.slide.height))
    root = el(
        "p:presentation",
        el("p:sldMasterIdLst", el("p:sldMasterId", id=LAYOUT_IDS - 1, r_id=master_id)),
        el("p:notesMasterIdLst", el("p:notesMasterId", r_id=notes_id)),
        el("p:sldSz", cx=width, cy=height),
        el("p:notesSz", cx=round(WIDTH * EMU_PER_INCH), cy=round(HEIGHT * EMU_PER_INCH)),
        default_style(theme, Ink(theme)),
        saveSubsetFonts=1,
    )
    _add(package, PRESENTATION, f"{POWERPOINT}presentation.main+xml", root)
    package.relate("", "officeDocument", PRESENTATION)
