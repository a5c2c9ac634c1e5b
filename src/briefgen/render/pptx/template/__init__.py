"""The PowerPoint template, made from a theme: master, layouts, notes master, fonts and colours; no slide."""

from __future__ import annotations

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.parts.presentation import PresentationPart
from pptx.parts.slide import SlideLayoutPart
from pptx.slide import SlideMaster

from briefgen.markup import el, written
from briefgen.render.pptx.oxml.colour import Ink
from briefgen.render.pptx.oxml.presentation import name_notes_master
from briefgen.render.pptx.oxml.tables import NO_STYLE
from briefgen.render.pptx.oxml.text import EMU_PER_INCH
from briefgen.render.pptx.oxml.xml import grown, own, root
from briefgen.render.pptx.package import Package
from briefgen.render.pptx.template.layouts import LAYOUT_IDS, Layout, layouts, logo_on, master, title_only
from briefgen.render.pptx.template.notes import HEIGHT, WIDTH, notes_master
from briefgen.render.pptx.template.styles import default_style
from briefgen.render.pptx.template.theme import theme_part
from briefgen.theme import Theme
from briefgen.theme.logo import Logo

ASSET = "pptx/deck.pptx"
"""Where the templates folder holds the template."""

PIXELS = 96
"""A slide's sides are whole pixels of this many an inch, so that 13.3333 is the 13 1/3 that Office knows as 16:9."""


def files(theme: Theme) -> dict[str, bytes]:
    """Every file that this format keeps in the templates folder, by its name there."""
    return {ASSET: make_template(theme)}


def make_template(theme: Theme, logo: Logo | None = None) -> bytes:
    """A PowerPoint file of the theme's design without slides; a logo stands at the top right of those of text."""
    package = Package()
    empty = written(root("p:presentation", saveSubsetFonts=1))
    held = PresentationPart.load(PackURI("/ppt/presentation.xml"), CT.PML_PRESENTATION_MAIN, package, empty)
    package.relate_to(held, RT.OFFICE_DOCUMENT)
    master = _add_master(package, theme, logo)
    held.relate_to(master.part_related_by(RT.THEME), RT.THEME)
    width, height = (round(side * PIXELS) * EMU_PER_INCH // PIXELS for side in (theme.slide.width, theme.slide.height))
    held._element.extend(map(grown, (
        el("p:sldMasterIdLst", el("p:sldMasterId", id=LAYOUT_IDS - 1, r_id=held.relate_to(master, RT.SLIDE_MASTER))),
        el("p:sldSz", cx=width, cy=height),
        el("p:notesSz", cx=round(WIDTH * EMU_PER_INCH), cy=round(HEIGHT * EMU_PER_INCH)),
        default_style(theme, Ink(theme)),
    )))  # fmt: skip
    add_notes_master(package, theme)
    package.add_views()
    styles = root("a:tblStyleLst", **{"def": NO_STYLE})
    held.relate_to(package.add("/ppt/tableStyles.xml", CT.PML_TABLE_STYLES, styles), RT.TABLE_STYLES)
    held.relate_to(
        package.add("/ppt/presProps.xml", CT.PML_PRES_PROPS, el("p:presentationPr", **own("p"))), RT.PRES_PROPS
    )
    return package.saved()


def add_notes_master(package: Package, theme: Theme) -> Part:
    """Adds our notes master to a presentation that has none."""
    made = package.add(package.free("/ppt/notesMasters/notesMaster{}.xml"), CT.PML_NOTES_MASTER, notes_master(theme))
    made.relate_to(_add_theme(package, theme), RT.THEME)
    name_notes_master(package.presentation.element, package.presentation_part.relate_to(made, RT.NOTES_MASTER))
    return made


def add_layout(package: Package, master: SlideMaster, theme: Theme) -> Part:
    """Adds a layout of ours, a title and nothing else, to a master that has none."""
    name = PackURI(package.free("/ppt/slideLayouts/slideLayout{}.xml"))
    made: Part = SlideLayoutPart.load(name, CT.PML_SLIDE_LAYOUT, package, written(title_only(theme).part()))
    made.relate_to(master.part, RT.SLIDE_MASTER)
    listed = master.element.get_or_add_sldLayoutIdLst()
    listed.append(grown(el("p:sldLayoutId", r_id=master.part.relate_to(made, RT.SLIDE_LAYOUT))))
    return made


def _add_master(package: Package, theme: Theme, logo: Logo | None) -> Part:
    """The slide master, related to its layouts and its theme."""
    made = package.add("/ppt/slideMasters/slideMaster1.xml", CT.PML_SLIDE_MASTER)
    ids = [made.relate_to(_add_layout(package, layout, made), RT.SLIDE_LAYOUT) for layout in layouts(theme)]
    made.relate_to(_add_theme(package, theme), RT.THEME)
    drawn = logo_on(theme, logo, package.add_picture(made, logo.data, logo.media_type)) if logo else None
    made.blob = written(master(theme, ids, drawn))
    return made


def _add_layout(package: Package, layout: Layout, master: Part) -> Part:
    made = package.add(package.free("/ppt/slideLayouts/slideLayout{}.xml"), CT.PML_SLIDE_LAYOUT, layout.part())
    made.relate_to(master, RT.SLIDE_MASTER)
    return made


def _add_theme(package: Package, theme: Theme) -> Part:
    return package.add(package.free("/ppt/theme/theme{}.xml"), CT.OFC_THEME, theme_part(theme))
